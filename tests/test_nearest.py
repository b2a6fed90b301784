"""The word that was perhaps meant."""

from __future__ import annotations

import pytest

from dossier.nearest import Guesser, did_you_mean, nearest

KNOWN = ("title", "label", "locator")

WORDS = [
    # word, the nearest one
    ("titel", "title"),
    ("Label", "label"),
    ("location", "locator"),
    ("excerpt", ""),
    ("", ""),
    ("label" * 1000, ""),
]


@pytest.mark.parametrize(("word", "known"), WORDS)
def test_nearest(word, known):
    """A slip of the pen is near what was meant; another word is near nothing."""
    assert nearest(word, KNOWN) == known
    assert did_you_mean(word, KNOWN) == (f"; did you mean {known!r}?" if known else "")
    assert Guesser(KNOWN)(word) == did_you_mean(word, KNOWN)


def test_order_of_the_known_means_nothing():
    """Of two words that are as near, it is always the same one."""
    assert nearest("ab1", ["ab2", "ab3"]) == nearest("ab1", ["ab3", "ab2"])


def test_many_words_cost_little():
    """Among thousands of words, something is near each slip of the pen, most often what was meant.

    Compared letter by letter, these words would take many minutes.
    """
    known = tuple(f"report-on-day-{n}" for n in range(20_000))

    found = [nearest(word.replace("po", "op"), known) for word in known[::13]]

    assert all(found)
    assert sum(map(str.__eq__, found, known[::13])) > 0.8 * len(found)


def test_guesses_come_to_an_end():
    """After two hundred words a guesser guesses no more, but remembers."""
    guess = Guesser([f"report-{n}" for n in range(300)])

    guesses = [guess(f"report{n}") for n in range(300)]

    assert [bool(one) for one in guesses] == [True] * 200 + [False] * 100
    assert guess("report0") == guesses[0]
