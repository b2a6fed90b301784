"""Tests of ``dossier diff``: what it tells, and how it answers what cannot be compared."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from repository import Repository, content

from dossier.cli import main


@pytest.fixture
def kept(tmp_path) -> Repository:
    """Return a repository with three states of a dossier in a folder of it."""
    kept = Repository(tmp_path / "repository", "desk")
    kept.git("commit", "-q", "--allow-empty", "-m", "x")
    kept.git("tag", "before")
    kept.commit(content("30", "30"), "2024-01-05")
    kept.commit(content("30", "41"), "2024-01-06")
    return kept


def run(root, *words):
    """Run the command on a dossier."""
    return CliRunner().invoke(main, ["-C", str(root), "diff", *words], catch_exceptions=False)


TOLD = """\
claims changed:
    Number: 41 · Report B [n value]
        value: 30 → 41

disagreements opened:
    Number: 30 or 41 (2 claims) [n--value]

values supported otherwise:
    Number: corroborated → contested [n value]

1 claim changed, 1 disagreement opened, 1 value supported otherwise
"""


def test_two_states(kept):
    """What changed from one state to another is listed, then counted."""
    result = run(kept.root, "HEAD~1", "HEAD")

    assert (result.exit_code, result.stdout, result.stderr) == (0, TOLD, "")


def test_a_state_and_the_working_tree(kept):
    """With one state, the other is what stands on the disk, committed or not."""
    assert run(kept.root, "HEAD~1").stdout == TOLD
    assert run(kept.root, "HEAD").stdout == "nothing changed in what the dossier says\n"
    kept.write(content("30", "30"))

    result = run(kept.root, "HEAD")

    assert "value: 41 → 30" in result.stdout
    assert "disagreements closed:" in result.stdout


def test_json(kept):
    """The same as one object, in a fixed order, and the same each time."""
    result = run(kept.root, "HEAD~1", "--format", "json")

    told = json.loads(result.stdout)
    assert list(told) == ["before", "after", "changes"]
    assert (told["before"], told["after"]) == ("HEAD~1", None)
    [changed] = told["changes"]["claims_changed"]
    assert changed["fields"] == [{"name": "value", "before": "30", "after": "41"}]
    assert changed["after"]["scope"] == {}
    assert list(told["changes"])[:3] == ["claims_added", "claims_changed", "claims_withdrawn"]
    assert run(kept.root, "HEAD~1", "--format", "json").stdout == result.stdout


UNKNOWN = [
    (["mian"], "git knows no state called 'mian' here; did you mean 'main'?"),
    (["HEAD", "v1"], "git knows no state called 'v1' here; git log lists the commits"),
    (["HEAD~9"], "git knows no state called 'HEAD~9' here; git log lists the commits"),
    ([""], "git knows no state called '' here; git log lists the commits"),
    (["--", "-x"], "git knows no state called '-x' here; git log lists the commits"),
    (["--", "--help"], "git knows no state called '--help' here; git log lists the commits"),
]


@pytest.mark.parametrize(("words", "message"), UNKNOWN)
def test_an_unknown_state(kept, words, message):
    """A state that git does not know is wrong use, told in our own words."""
    result = run(kept.root, *words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == f"Error: {message}"


def test_no_repository(tmp_path):
    """Outside of a repository, the message says how to begin one."""
    (tmp_path / "content").mkdir()

    result = run(tmp_path, "HEAD")

    assert result.exit_code == 2
    assert "Error: git finds no repository here" in result.stderr
    assert "run: git init" in result.stderr


def test_no_dossier_then(kept):
    """A state from before the dossier is told in one line, and the code is 1."""
    result = run(kept.root, "before")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "before:content:1:1: there was no content/ in this folder then; "
        "name a later state [no-dossier]\n"
    )


def test_a_state_that_does_not_load(kept):
    """The problems of both states are told, each at its path in its state."""
    kept.commit(content("thirty-ish"), "2024-01-07")
    kept.write(content("forty-ish"))

    result = run(kept.root, "HEAD")

    assert (result.exit_code, result.stdout) == (1, "")
    told = [line for line in result.stderr.splitlines() if line.endswith("]")]
    assert [line.partition(": ")[0] for line in told] == [
        "HEAD:content/figures.yml:4:15",
        "content/figures.yml:4:15",
    ]


def test_words_that_would_steer_a_terminal(kept):
    """Text of a former state cannot do anything to the terminal; nor can the name of a state."""
    kept.commit(content("30", "41", label="Bad ::error::x"), "2024-01-07")

    result = run(kept.root, "HEAD~1")
    named = run(kept.root, "a\x1b[31mb")

    assert "figure Number → Bad ::error::x [n]" in result.stdout
    assert "\x1b" not in named.stderr
