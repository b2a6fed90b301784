"""Tests of git, asked in repositories that may be a stranger's: it runs no program of theirs."""

from __future__ import annotations

import os
import shutil
import time

import pytest
from repository import Repository, content

from dossier import git as asked
from dossier.git import came_with, git
from dossier.history import line_days
from dossier.states import content_of, is_kept, read_content, state_of

FIGURES = "content/figures.yml"


@pytest.fixture
def kept(tmp_path) -> Repository:
    """Return a repository with a dossier in it, committed."""
    made = Repository(tmp_path / "repository")
    made.commit(content("30"), "2024-01-05")
    return made


@pytest.fixture
def trap(tmp_path):
    """Return a program, and the file that is there once somebody ran it."""
    sprung, program = tmp_path / "sprung", tmp_path / "trap.sh"
    program.write_text(f"#!/bin/sh\necho >> {sprung}\ncat\n")
    program.chmod(0o755)
    return program, sprung


def days(kept):
    """Return the days of the lines of the figures, which are not as they were committed."""
    text = (kept.root / FIGURES).read_bytes() + b"# more\n"
    return line_days(kept.root, {FIGURES: text}).get(FIGURES)


@pytest.mark.parametrize(
    "setting",
    ["filter.a.b.clean", "filter.a.b.process", "diff.a.b.textconv", "core.fsmonitor"],
)
def test_no_program_of_the_settings_runs(kept, trap, setting):
    """Programs that settings name and ``.gitattributes`` chooses stay where they are."""
    program, sprung = trap
    (kept.root / ".gitattributes").write_text("*.yml filter=a.b diff=a.b\n")
    kept.git("config", setting, str(program))
    kept.git("config", "filter.a.b.required", "true")

    told = days(kept)

    assert told == ("2024-01-05",) * (len(told) - 1) + (None,)
    assert not sprung.exists()


def test_settings_of_the_environment_stay(kept, monkeypatch):
    """What somebody set for this run alone is set still, a broken number of them is nothing."""
    kept.git("config", "filter.a.clean", "false")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "blame.ignoreRevsFile")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "not-there")

    assert days(kept) is None
    monkeypatch.setenv("GIT_CONFIG_COUNT", "x")
    assert days(kept) is None


def test_committed_files_are_no_repository(tmp_path, trap):
    """A folder of files that look like a repository, as a pull request can bring, is none."""
    program, sprung = trap
    outer = Repository(tmp_path / "outer", "desk")
    outer.git("init", "-q", "--bare", "desk")
    outer.write(content("30"))
    inside = ("--git-dir=desk", "--work-tree=desk")
    outer.git("--git-dir=desk", "config", "core.bare", "false")
    outer.git(*inside, "add", "-A", "-f", ".")
    outer.git(*inside, "commit", "-q", "-m", "x")
    settings = outer.root / "config"
    settings.write_text(
        "[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\n"
        f'fsmonitor = "{program}"\n[filter "a"]\nclean = "{program}"\n'
    )
    (outer.root / ".gitattributes").write_text("*.yml filter=a\n")
    outer.git("add", "-A", "-f", ".")
    outer.git("commit", "-q", "-m", "x")

    assert not is_kept(outer.root)
    assert days(outer) is None
    assert not sprung.exists()


def test_nothing_is_fetched(kept, trap):
    """A part of the history that is elsewhere stays there, whatever the way that leads to it."""
    program, sprung = trap
    kept.commit(content("41"), "2024-01-06")
    for name, value in {
        "core.repositoryformatversion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::{program}",
        "protocol.ext.allow": "always",
    }.items():
        kept.git("config", name, value)
    lost = kept.git("rev-parse", f"HEAD~1:{FIGURES}")
    (kept.top / ".git/objects" / lost[:2] / lost[2:]).unlink()

    (found,) = content_of(kept.root, [state_of(kept.root, "HEAD~1")])
    held = read_content(kept.root, found)

    assert held[FIGURES].code == "unreadable"
    assert not sprung.exists()


def test_what_is_too_much(kept):
    """A history that says without end is gone without."""
    assert git(kept.root, "rev-parse", "HEAD", most=40) is None
    assert git(kept.root, "rev-parse", "HEAD", most=41)


@pytest.mark.skipif(os.name == "nt", reason="the program is a script of a shell")
def test_what_takes_too_long(tmp_path, monkeypatch):
    """So is one that takes without end."""
    (tmp_path / "git").write_text("#!/bin/sh\nexec sleep 30\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(asked, "_TIME_LIMIT", 0.2)
    began = time.monotonic()

    assert git(tmp_path, "rev-parse", "HEAD") is None
    assert time.monotonic() - began < 10


def test_paths_are_paths(kept, monkeypatch):
    """What the environment says about patterns in paths is not heard."""
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")

    assert git(kept.root, "ls-files", "--", FIGURES) == f"{FIGURES}\n".encode()


def test_what_came_with_a_repository(kept, tmp_path):
    """A file is told that came with the repository, or with one of its own inside of it."""
    inner = Repository(kept.top / "site_src")
    (inner.top / "kept.json").write_text("{}")
    (inner.top / "new.json").write_text("{}")
    inner.git("add", "kept.json")
    shutil.copytree(inner.top, tmp_path / "elsewhere", ignore=lambda *_: [".git"])

    assert came_with(kept.root / FIGURES, kept.root)
    assert came_with(inner.top / "kept.json", kept.root)
    assert not came_with(inner.top / "new.json", kept.root)
    assert not came_with(tmp_path / "elsewhere/kept.json", kept.root)
    assert not came_with(tmp_path / "nowhere/kept.json", kept.root)
