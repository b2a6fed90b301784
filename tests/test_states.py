"""Tests of the content as git keeps it: what a state holds, and that nothing is touched for it."""

from __future__ import annotations

import pytest
from repository import Repository, content

from dossier.files import read_files
from dossier.history import line_days
from dossier.problems import Problem
from dossier.states import (
    commits,
    content_of,
    is_cut_off,
    is_kept,
    names,
    read_content,
    state_of,
)


@pytest.fixture(params=["", "some/desk"], ids=["at the top", "in a folder"])
def kept(tmp_path, request) -> Repository:
    """Return a repository, with the dossier at its top or in a folder of it."""
    return Repository(tmp_path / "repository", request.param)


def files_at(kept, rev):
    """Return the content files of a state."""
    (found,) = content_of(kept.root, [state_of(kept.root, rev)])
    return read_content(kept.root, found)


def test_a_state_holds_what_the_disk_held(kept):
    """The files of a state are those that the disk had, whatever it has now."""
    kept.write(content("30"))
    on_disk = read_files(kept.root)
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("41"), "2024-01-06")

    assert files_at(kept, "HEAD~1") == on_disk
    assert files_at(kept, "HEAD") == read_files(kept.root) != on_disk


def test_what_is_passed_over_on_the_disk(kept):
    """What editors leave behind, snapshots, and what a file of no kind holds are passed over."""
    others = {
        "content/.hidden.yml": "x",
        "content/a.yml~": "x",
        "content/.git-notes/a.yml": "x",
        "content/snapshots/a.txt": "x",
        "content/snapshots/a.yml": "x",
        "content/picture.png": "x",
    }
    kept.commit({**content("30"), **others}, "2024-01-05")

    assert files_at(kept, "HEAD") == read_files(kept.root)
    assert files_at(kept, "HEAD")["content/picture.png"] == b""


def test_names_that_are_hard_to_read(kept):
    """Names with spaces, quotes, letters of any script and marks of git's own are names."""
    hard = [f"content/figures/{name}.yml" for name in ('a "b"', "ö 中", ":(top)x", "-x", "[a]*")]
    kept.commit({**content("30"), **dict.fromkeys(hard, "[]")}, "2024-01-05")

    assert files_at(kept, "HEAD") == read_files(kept.root)


def test_a_name_that_cannot_be_shown(kept):
    """A name with a control character is a problem, as it is on the disk."""
    kept.commit({**content("30"), "content/figures/a\nb.yml": "[]"}, "2024-01-05")

    found = files_at(kept, "HEAD")["content/figures/a\ufffdb.yml"]

    assert isinstance(found, Problem)
    assert found.code == "unknown-file"


def test_a_link(kept):
    """A link in a state leads nowhere: it is a problem, and not followed."""
    kept.write(content("30"))
    (kept.root / "content" / "units.yml").symlink_to("/etc/passwd")
    kept.git("add", "-A")
    kept.git("commit", "-q", "-m", "x")

    found = files_at(kept, "HEAD")["content/units.yml"]

    assert isinstance(found, Problem)
    assert found.code == "outside"


def test_states_by_their_names(kept):
    """A commit, its start, a branch and a tag name a state; anything else names none."""
    commit = kept.commit(content("30"), "2024-01-05")
    kept.git("tag", "-a", "v1", "-m", "x")
    kept.git("branch", "side")

    known = [commit, commit[:8], "HEAD", "main", "v1", "side", "HEAD^{/Words}"]
    assert len({state_of(kept.root, rev) for rev in known}) == 1
    for rev in ("", "v2", "HEAD~9", "HEAD:content", "main..side", "a\0b", "x\ny", commit + "0"):
        assert state_of(kept.root, rev) is None
    assert names(kept.root) == ("main", "side", "v1")


def test_a_name_that_looks_like_an_option(kept, tmp_path):
    """What begins with a hyphen is a name: it is looked up, and does nothing."""
    commit = kept.commit(content("30"), "2024-01-05")
    made = tmp_path / "made"

    for rev in ("--help", "-x", f"--output={made}", "--all", "--git-dir"):
        assert state_of(kept.root, rev) is None
    kept.git("update-ref", "refs/tags/-x", commit)

    assert state_of(kept.root, "-x") == state_of(kept.root, "HEAD")
    assert not made.exists()


def test_commits_that_changed_the_content(kept):
    """Commits that changed the content are listed, the newest first, with their moments."""
    first = kept.commit(content("30"), "2024-01-05")
    (kept.top / "README").write_text("x")
    kept.git("add", "README")
    kept.git("commit", "-q", "-m", "x")
    second = kept.commit(content("41"), "2024-01-06", "01:00:00+02:00")

    found = commits(kept.root)

    assert [one.id for one in found] == [second, first]
    assert [one.moment for one in found] == [1704495600, 1704456000]
    assert len(set(content_of(kept.root, [one.id for one in found]))) == 2


def test_what_was_merged_changed_when_it_was_merged(kept):
    """Commits of a branch are not states of the dossier; the merge is."""
    first = kept.commit(content("30"), "2024-01-05")
    kept.git("checkout", "-q", "-b", "side")
    kept.commit(content("41"), "2024-01-06")
    kept.git("checkout", "-q", "main")
    kept.git("merge", "-q", "--no-ff", "-m", "x", "side")

    assert [one.id for one in commits(kept.root)] == [kept.git("rev-parse", "HEAD"), first]


def test_no_content(kept):
    """A state from before the dossier has no content."""
    kept.git("commit", "-q", "--allow-empty", "-m", "x")
    before = state_of(kept.root, "HEAD")
    kept.commit(content("30"), "2024-01-05")

    assert content_of(kept.root, [before]) == (None,)


def test_no_repository(tmp_path):
    """Outside of a repository, no state is known, and that is no fault."""
    assert not is_kept(tmp_path)
    assert state_of(tmp_path, "HEAD") is None
    assert commits(tmp_path) == ()
    assert names(tmp_path) == ()


def test_no_commit(kept):
    """A repository without a commit has no states."""
    assert is_kept(kept.root)
    assert commits(kept.root) == ()


def test_a_shallow_clone(kept, tmp_path):
    """A clone that was cut off says so; what it has is read."""
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("41"), "2024-01-06")
    clone = tmp_path / "clone"
    kept.git("clone", "-q", "--depth", "1", kept.top.as_uri(), str(clone))

    root = clone / kept.root.relative_to(kept.top)

    assert is_cut_off(root)
    assert not is_cut_off(kept.root)
    assert len(commits(root)) == 1


def test_the_environment_of_a_hook(kept, monkeypatch, tmp_path):
    """Git is asked about the folder of the dossier, wherever a hook says that it is at work."""
    commit = kept.commit(content("30"), "2024-01-05")
    other = Repository(tmp_path / "other")
    other.commit(content("41"), "2024-01-06")
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.top))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))

    assert [one.id for one in commits(kept.root)] == [commit]


def test_nothing_is_touched(kept):
    """Reading states leaves the working tree, the index and the repository as they are."""
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("41"), "2024-01-06")

    def everything():
        return {
            path: (path.stat().st_mtime_ns, path.read_bytes())
            for path in sorted(kept.top.rglob("*"))
            if path.is_file()
        }

    before = everything()
    files_at(kept, "HEAD~1")
    commits(kept.root)

    assert everything() == before


def test_no_program_of_the_repository_runs(kept, tmp_path):
    """What a repository sets up to be run for a look at it is not run."""
    kept.commit(content("30"), "2024-01-05")
    ran, program = tmp_path / "ran", tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\n")
    program.chmod(0o700)
    for name in ("core.fsmonitor", "core.pager", "gpg.program", "diff.external"):
        kept.git("config", name, str(program))
    kept.git("config", "log.showSignature", "true")

    files_at(kept, "HEAD")
    commits(kept.root)
    names(kept.root)
    line_days(kept.root, {"content/figures.yml": b"x"})

    assert not ran.exists()


def test_nothing_is_fetched(kept, tmp_path):
    """Where a clone left files out, they are a problem of the state; nobody is asked for them."""
    kept.commit(content("30"), "2024-01-05")
    kept.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    partial = ("--filter=blob:none", "--no-checkout")
    kept.git("clone", "-q", *partial, kept.top.as_uri(), str(clone))
    root = clone / kept.root.relative_to(kept.top)
    root.mkdir(parents=True, exist_ok=True)

    (found,) = content_of(root, [state_of(root, "HEAD")])
    files = read_content(root, found)

    assert {one.code for one in files.values() if isinstance(one, Problem)} == {"unreadable"}
    assert len(files) == 3
