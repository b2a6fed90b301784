"""A memory gives back what was made from the same, and forgets what is not asked for."""

import pytest

from dossier.memory import Forgetful, Made, Memory


def test_recall():
    """What was made in this run or the last is not made again."""
    memory, made = Memory(), []

    for _ in range(2):
        with memory.run():
            memory.recall("a", lambda: made.append("a"))
            memory.recall("a", lambda: made.append("a"))

    assert made == ["a"]


def test_forget():
    """What a run does not ask for is made again when a later one does."""
    memory, made = Memory(), []

    for key in ("a", "b", "a"):
        with memory.run():
            memory.recall(key, lambda: made.append("x"))

    assert made == ["x", "x", "x"]


def test_parts():
    """What a result was made from is kept with it, and forgotten with it."""
    memory, made = Memory(), []

    def part():
        made.append("part")

    def whole():
        memory.recall("part", part)
        memory.recall("other part", part)

    for key in ("whole", "whole", None, "whole anew", "whole anew", None, "nothing", "whole"):
        with memory.run():
            if key:
                memory.recall(key, whole if "whole" in key else lambda: None)

    assert made == ["part"] * 6

    with memory.run():
        memory.recall("whole", whole)
    with memory.run():
        memory.recall("another whole", whole)
    assert made == ["part"] * 6


def test_a_part_that_fails():
    """What was asked for in a making that failed is not of the result around it."""
    memory, made = Memory(), []

    def whole():
        memory.recall("early", lambda: made.append("early"))
        with pytest.raises(KeyError):
            memory.recall("bad", lambda: memory.recall("in bad", lambda: {}["x"]))
        return memory.recall("good", lambda: made.append("good"))

    for key in ("a", "a", "b"):
        with memory.run():
            memory.recall(key, whole)

    assert made == ["early", "good"]


def test_failed_run():
    """A run that fails makes nothing forgotten, and leaves nothing behind."""
    memory = Memory()
    with memory.run():
        memory.recall("a", lambda: "first")

    def fail():
        with memory.run():
            memory.recall("b", lambda: "of a failed run")
            raise KeyError

    with pytest.raises(KeyError):
        fail()

    with memory.run():
        assert memory.recall("a", lambda: "second") == "first"
        assert memory.recall("b", lambda: "anew") == "anew"


def test_steady():
    """What equals that of the last run is the very object of the last run."""
    memory = Memory()
    with memory.run():
        first = memory.steady("labels", {"a": "A"})

    with memory.run():
        second = memory.steady("labels", {"a": "A"})
    with memory.run():
        third = memory.steady("labels", {"a": "B"})

    assert second is first
    assert third == {"a": "B"}


def test_made():
    """A value is made when its key is first asked for, and once."""
    asked = []
    made = Made(lambda key: asked.append(key) or key.upper())

    assert made["a"] == made["a"] == "A"
    made.make_all("ab")

    assert asked == ["a", "b"]


def test_forgetful():
    """Who runs once keeps nothing."""
    made = []
    memory = Forgetful()

    with memory.run():
        memory.recall("a", lambda: made.append("a"))
        memory.recall("a", lambda: made.append("a"))

    assert made == ["a", "a"]
