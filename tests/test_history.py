"""Tests of the history of the content."""

from __future__ import annotations

import subprocess

import pytest

from dossier.history import last_days, line_days, state
from dossier.problems import Location

FIRST, SECOND = "2024-01-05", "2024-03-01"


@pytest.fixture
def commit(tmp_path):
    """Return what commits a text of ``content/a.yml`` on a day, in a repository of its own."""
    (tmp_path / "content").mkdir()

    def git(*words, day=FIRST):
        moment = day if day.startswith("@") else f"{day}T12:00:00+00:00"
        settings = ["-c", "user.name=N", "-c", "user.email=n@example.org"]
        subprocess.run(
            ["git", *settings, *words],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            env={
                "GIT_AUTHOR_DATE": moment,
                "GIT_COMMITTER_DATE": moment,
                "GIT_CONFIG_GLOBAL": "/dev/null",
                "PATH": "/usr/bin:/bin:/usr/local/bin",
            },
        )

    def commit(text, day):
        (tmp_path / "content" / "a.yml").write_text(text)
        git("add", ".")
        git("commit", "-m", "x", day=day)

    git("init")
    commit.git = git
    return commit


def days(tmp_path):
    """Return the days of the one file."""
    file = tmp_path / "content/a.yml"
    return line_days(tmp_path, {"content/a.yml": file.read_bytes() if file.exists() else b""})


def test_each_line_has_its_day(tmp_path, commit):
    """A line has the day of the commit that made it what it is."""
    commit("- id: a\n  x: 1\n- id: b\n", FIRST)
    commit("- id: a\n  x: 2\n- id: b\n", SECOND)

    assert days(tmp_path) == {"content/a.yml": (FIRST, SECOND, FIRST)}
    assert len(state(tmp_path)) == 40


def test_a_change_that_is_not_committed_has_no_day(tmp_path, commit):
    """What nobody committed is dated by nobody."""
    commit("- id: a\n", FIRST)
    (tmp_path / "content" / "a.yml").write_text("- id: a\n- id: b\n")

    assert days(tmp_path) == {"content/a.yml": (FIRST, None)}


def test_a_clock_that_runs_wild(tmp_path, commit):
    """A commit from after the end of the calendar has the last day that there is."""
    (tmp_path / "content" / "a.yml").write_text("- id: a\n")
    commit.git("add", ".")
    commit.git("commit", "-m", "x", day="@999999999999 +0000")

    assert days(tmp_path) == {"content/a.yml": ("9999-12-31",)}


def test_no_history(tmp_path):
    """A folder outside of git has no history, and that is no fault."""
    assert days(tmp_path) == {}
    assert state(tmp_path) == ""


def test_a_file_that_git_does_not_know(tmp_path, commit):
    """A new file has no days; one whose name looks like an option is a name."""
    commit("- id: a\n", FIRST)
    (tmp_path / "content" / "--new.yml").write_text("- id: b\n")

    assert line_days(tmp_path, {"content/--new.yml": b"", "--help": b""}) == {}


def test_a_history_that_was_cut_off(tmp_path, commit):
    """A shallow clone knows no days but that of the cut, so that none is told."""
    commit("- id: a\n", FIRST)
    commit("- id: a\n- id: b\n", SECOND)
    clone = tmp_path / "clone"
    commit.git("clone", "--depth", "1", tmp_path.as_uri(), str(clone))

    assert line_days(clone, {"content/a.yml": (clone / "content/a.yml").read_bytes()}) == {}


def test_the_state_of_a_history_that_is_given_more(tmp_path, commit):
    """A shallow clone that was given more is in another state, with the same commit at hand."""
    for text in ("- id: a\n", "- id: b\n", "- id: c\n"):
        commit(text, FIRST)
    clone = tmp_path / "clone"
    commit.git("clone", "--depth", "1", tmp_path.as_uri(), str(clone))

    states = [state(clone)]
    for more in ("--deepen=1", "--unshallow"):
        commit.git("-C", str(clone), "fetch", more)
        states.append(state(clone))

    assert len(set(states)) == 3
    assert {one.split()[0] for one in states} == {state(tmp_path)}


def test_a_record_changed_when_its_last_line_did():
    """A record reaches to the next one, wherever the records stand in the file."""
    starts = {
        "b": Location("f", 3, 3),
        "a": Location("f", 1, 3),
        "c": Location("f", 5, 3),
        "elsewhere": Location("g", 1, 1),
    }

    found = last_days({"f": [FIRST, SECOND, FIRST, FIRST, None, FIRST]}, starts)

    assert found == {"a": SECOND, "b": FIRST}
