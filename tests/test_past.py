"""Tests of what changed from day to day: which days, which states, and what is kept of it."""

from __future__ import annotations

import json
import subprocess
import time

import pytest
from repository import Repository, content

from dossier.past import MEMORY, Beginning, read_past, walk
from dossier.past.loaded import load_state
from dossier.problems import ContentError


@pytest.fixture
def kept(tmp_path) -> Repository:
    """Return a repository with a dossier in a folder of it."""
    return Repository(tmp_path / "repository", "desk")


@pytest.fixture
def pages(tmp_path):
    """Return a folder for what is kept beside the pages."""
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder


def told(root, pages):
    """Return what changed, the day and the values that were added, and remember it."""
    said = []
    past, memory = read_past(root, pages, said.append)
    (pages / MEMORY).write_bytes(memory)
    days = [(str(day.day), words(day)) for day in past.days] if past else []
    return days, past, said


def words(day):
    """Return what a day brought, as a test writes it."""
    if day.beginning:
        return f"began with {day.beginning.claims}"
    found = day.changes
    return " ".join(
        (
            *(f"+{one.said}" for one in found.claims_added),
            *(f"{one.before.said}→{one.after.said}" for one in found.claims_changed),
            *(f"-{one.said}" for one in found.claims_withdrawn),
        )
    )


def test_from_day_to_day(kept, pages):
    """Each day tells how its last state differs from that of the day before, back to the first."""
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("30", "41"), "2024-01-06")
    kept.commit(content("30", "52"), "2024-01-06", "13:00:00+00:00")
    kept.commit(content("", "52"), "2024-03-01")

    days, past, _ = told(kept.root, pages)

    assert days == [
        ("2024-03-01", "-30"),
        ("2024-01-06", "+52"),
        ("2024-01-05", "began with 1"),
    ]
    assert past.reach == "whole"
    assert past.days[-1].beginning == Beginning(claims=1, documents=4, subjects=1, disagreements=0)
    assert [day.moment for day in past.days] == [1709294400, 1704546000, 1704456000]


def test_a_day_is_one_in_utc(kept, pages):
    """A commit late in the evening in the west, or early in the east, has its day in UTC."""
    kept.commit(content("30"), "2024-01-05", "23:00:00-05:00")
    kept.commit(content("31"), "2024-01-08", "01:00:00+05:00")

    days, _, _ = told(kept.root, pages)

    assert [day for day, _ in days] == ["2024-01-07", "2024-01-06"]


def test_what_says_the_same_is_no_change(kept, pages):
    """A day on which the same was written otherwise, or taken back again, is not told of."""
    first = content("30")
    kept.commit(first, "2024-01-05")
    kept.commit({**first, "content/figures.yml": first["content/figures.yml"] + "\n"}, "2024-01-06")
    kept.commit(first, "2024-01-07")

    days, _, _ = told(kept.root, pages)

    assert days == [("2024-01-05", "began with 1")]


def test_a_state_that_cannot_be_read_is_passed_over(kept, pages):
    """What changed in a broken state shows at the next one that can be read."""
    broken = {"content/figures.yml": "- ["}
    kept.commit({**content("30"), **broken}, "2024-01-04")
    kept.commit(content("30"), "2024-01-05")
    kept.commit({**content("30"), **broken}, "2024-01-06")
    kept.commit(content("41"), "2024-01-07", "10:00:00+00:00")
    kept.commit({**content("41"), **broken}, "2024-01-07")
    kept.git("rm", "-rq", "desk/content")
    kept.git("commit", "-q", "-m", "x", moment="2024-01-08T12:00:00+00:00")
    kept.write(content("52"))

    days, past, _ = told(kept.root, pages)

    assert days == [("2024-01-07", "30→41"), ("2024-01-05", "began with 1")]
    assert past.days[0].moment == 1704621600


def test_what_is_not_committed(kept, pages):
    """What stands on the disk alone has no day."""
    kept.commit(content("30"), "2024-01-05")
    kept.write(content("41"))

    assert told(kept.root, pages)[0] == [("2024-01-05", "began with 1")]


def test_no_repository(tmp_path, pages):
    """Outside of a repository there is no past, and nothing to keep."""
    assert read_past(tmp_path, pages, print) == (None, b"")


def test_no_commit(kept, pages):
    """A repository without a commit has a past without a day."""
    kept.write(content("30"))

    _, past, _ = told(kept.root, pages)

    assert (past.days, past.reach) == ((), "whole")


def test_a_history_that_was_cut_off(kept, pages, tmp_path):
    """A shallow clone tells of what it has, and that there was something before."""
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("41"), "2024-01-06")
    kept.commit(content("52"), "2024-01-07")
    clone = tmp_path / "clone"
    kept.git("clone", "-q", "--depth", "2", kept.top.as_uri(), str(clone))

    days, past, _ = told(clone / "desk", pages)

    assert days == [("2024-01-07", "41→52")]
    assert past.reach == "cut off"


def test_a_history_that_comes_later(kept, pages, tmp_path):
    """When a shallow clone is given the rest, what was kept does not stand in its way."""
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("41"), "2024-01-06")
    clone = tmp_path / "clone"
    kept.git("clone", "-q", "--depth", "1", kept.top.as_uri(), str(clone))
    before = told(clone / "desk", pages)[1]

    kept.git("-C", str(clone), "fetch", "-q", "--unshallow")
    days, past, _ = told(clone / "desk", pages)

    assert (before.days, before.reach) == ((), "cut off")
    assert days == [("2024-01-06", "30→41"), ("2024-01-05", "began with 1")]
    assert past.reach == "whole"


@pytest.mark.parametrize(("limit", "most"), [("MOST_DAYS", 2), ("MOST_STATES", 3)])
def test_a_long_history(kept, pages, monkeypatch, limit, most):
    """Of a long history the newest days are told, and that there are others."""
    for number in range(5):
        kept.commit(content(f"{number + 30}"), f"2024-01-0{number + 1}")
    monkeypatch.setattr(walk, limit, most)

    days, past, _ = told(kept.root, pages)

    assert days == [("2024-01-05", "33→34"), ("2024-01-04", "32→33")]
    assert past.reach == "long"


def test_a_state_that_was_huge(kept, pages, monkeypatch):
    """What nobody sees in the content of today costs no more than some time; that is told."""
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("30", "41", label="N" * 5000), "2024-01-06")
    kept.commit(content("31"), "2024-01-07")
    monkeypatch.setattr(walk, "MOST_BYTES", 4000)

    days, past, said = told(kept.root, pages)
    again = told(kept.root, pages)

    assert days == again[0] == [("2024-01-07", "30→31")]
    assert past.reach == "long"
    assert not any("01-06" in line for line in said)


def test_a_state_of_millions_of_files(kept, pages):
    """Folders that hold each other many times are a few bytes in git, and are not walked."""

    def tree(*rows):
        command = ["git", "mktree"]
        text = "".join(f"{row}\n" for row in rows)
        made = subprocess.run(
            command, cwd=kept.top, input=text, check=True, capture_output=True, text=True
        )
        return made.stdout.strip()

    kept.commit(content("30"), "2024-01-05")
    text = kept.git("hash-object", "-w", "desk/content/figures.yml")
    found = tree(*(f"100644 blob {text}\tf{one}.yml" for one in range(10)))
    for _ in range(7):
        found = tree(*(f"040000 tree {found}\td{one}" for one in range(10)))
    desk = tree(f"040000 tree {found}\tcontent")
    top = tree(f"040000 tree {desk}\tdesk")
    moment = "2024-01-06T12:00:00+00:00"
    huge = kept.git("commit-tree", top, "-p", "HEAD", "-m", "x", moment=moment)
    kept.git("update-ref", "HEAD", huge)
    kept.commit(content("31"), "2024-01-07")
    began = time.process_time()

    days, past, _ = told(kept.root, pages)

    assert days == [("2024-01-07", "30→31")]
    assert past.reach == "long"
    assert time.process_time() - began < 5


def test_what_was_compared_is_kept(kept, pages):
    """A next run compares nothing again; after a commit, it compares that one alone."""
    for number in range(4):
        kept.commit(content(f"{number + 30}"), f"2024-01-0{number + 1}")
    first, past, said = told(kept.root, pages)
    again, same, nothing = told(kept.root, pages)
    kept.commit(content("50"), "2024-01-09")
    more, _, little = told(kept.root, pages)

    assert (again, same) == (first, past)
    assert (len(said), nothing, len(little)) == (4, [], 2)
    assert more == [("2024-01-09", "33→50"), *first]


def test_what_was_kept_makes_no_difference(kept, pages, tmp_path):
    """With what was kept or without, the past is the same, and what is kept of it, too."""
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("30", "41"), "2024-01-06")
    told(kept.root, pages)
    kept.commit(content("30", "52"), "2024-01-07")

    with_it = read_past(kept.root, pages, print)
    without = read_past(kept.root, tmp_path / "elsewhere", print)

    assert with_it == without


FORGED = [
    b"",
    b"[",
    b"{}",
    b"null",
    b'{"steps": 3}',
    b"\xff\xfe",
    b"[" * 100_000,
    "a folder",
    "a link",
    "no changes",
    "another day",
    "other code",
    "unreadable",
    "readable",
]


@pytest.mark.parametrize("forged", FORGED)
def test_what_was_kept_is_broken(kept, pages, tmp_path, forged):
    """What was kept and cannot be true is passed over, whatever is wrong with it."""
    kept.commit({**content("30"), "content/figures.yml": "- ["}, "2024-01-04")
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("41"), "2024-01-06")
    expected = told(kept.root, pages)[0]
    forge(pages / MEMORY, forged, tmp_path)

    found = [read_past(kept.root, pages, print)[0]]
    kept.commit(content("52"), "2024-01-07")
    found.append(read_past(kept.root, pages, print)[0])

    assert [[(str(day.day), words(day)) for day in past.days] for past in found] == [
        expected,
        [("2024-01-07", "41→52"), *expected],
    ]


def forge(file, forged, tmp_path):
    """Put something else in the place of what was kept."""
    memory = json.loads(file.read_bytes())
    if isinstance(forged, bytes):
        file.write_bytes(forged)
    elif forged == "a folder":
        file.unlink()
        file.mkdir()
    elif forged == "a link":
        memory["changes"] = {key: {**one, "claims_changed": []} for key, one in changes_of(memory)}
        (tmp_path / "kept").write_text(json.dumps(memory))
        file.unlink()
        file.symlink_to(tmp_path / "kept")
    else:
        if forged == "no changes":
            memory["changes"] = {}
        elif forged == "another day":
            memory["steps"][0]["day"] = "2024-13-41"
        elif forged == "other code":
            memory["code"] = "x"
            memory["changes"] = {
                key: {**one, "claims_changed": []} for key, one in changes_of(memory)
            }
        elif forged == "unreadable":
            memory["readable"] = {"x": 3}
        else:
            memory["readable"] = dict.fromkeys(memory["readable"], True)
        file.write_text(json.dumps(memory))


def changes_of(memory):
    """Return the changes that were kept."""
    return memory["changes"].items()


def test_what_was_kept_came_with_the_repository(kept):
    """A file that others can have committed is not believed."""
    pages = kept.root / "site_src"
    pages.mkdir()
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("41"), "2024-01-06")
    told(kept.root, pages)
    forged = (pages / MEMORY).read_text().replace('"said":"41"', '"said":"1000"')
    assert "1000" in forged
    (pages / MEMORY).write_text(forged)
    assert told(kept.root, pages)[0][0] == ("2024-01-06", "30→1000")
    kept.git("add", "-f", "desk/site_src")
    kept.git("commit", "-q", "-m", "x")

    assert told(kept.root, pages)[0][0] == ("2024-01-06", "30→41")


def test_a_clock_that_runs_wild(kept, pages):
    """A commit from the far future has a day that a calendar has."""
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("41"), "2024-01-06")
    kept.git("checkout", "-q", "HEAD", "--", ".")
    kept.write(content("52"))
    kept.git("add", "-A")
    kept.git("commit", "-q", "-m", "x", moment="@999999999999 +0000")

    days, _, _ = told(kept.root, pages)

    assert days[0] == ("9999-12-31", "41→52")


def test_a_state_is_loaded(kept):
    """The dossier of a state is the one that was committed."""
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("41"), "2024-01-06")

    [claim] = load_state(kept.root, "HEAD~1").claims

    assert claim.value.text == "30"


def test_a_state_with_problems(kept):
    """What is wrong with a state is told at its path in that state."""
    kept.commit(content("thirty-ish"), "2024-01-05")

    with pytest.raises(ContentError) as caught:
        load_state(kept.root, "main")

    [problem] = caught.value.problems
    assert str(problem.at) == "main:content/figures.yml:4:15"
