"""The content as git keeps it, in any state, read without touching a file on the disk.

What stands in the repository is what counts: a filter that changes files on their way to the
disk, such as one for large files, is not run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dossier.files import is_left_behind, printable
from dossier.git import git
from dossier.layout import CONTENT, SNAPSHOTS, SUFFIXES
from dossier.problems import Location, Problem

MOST_COMMITS = 1000
"""So many commits that changed the content are looked at, the newest."""
_MOST_LISTED = 16 * 1024 * 1024
"""Bytes; a state whose list of files is longer holds more files than anybody wrote."""
_LINKS = ("120000", "160000")
"""The modes of a symbolic link and of another repository."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit that changed the content. Nobody's name or words are read from it."""

    id: str
    moment: int
    """When it was committed, in seconds since 1970 (UTC)."""


def is_kept(root: Path) -> bool:
    """Tell whether the folder stands in a git repository that can be read."""
    return git(root, "rev-parse", "--is-inside-work-tree") == b"true\n"


def is_cut_off(root: Path) -> bool:
    """Tell whether earlier history is not at hand, as in a shallow clone."""
    return git(root, "rev-parse", "--is-shallow-repository") != b"false\n"


def state_of(root: Path, rev: str) -> str | None:
    """Return the name by which git keeps a state: a commit, a branch, a tag; None if unknown."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{tree}}")
    found = (git(root, *words) or b"").decode("ascii", "replace").split("\n")
    return next((line for line in found if _is_name(line)), None)


def names(root: Path) -> tuple[str, ...]:
    """Return what states are called here: branches and tags, in the order of the alphabet."""
    listed = git(root, "for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads", "refs/tags")
    return tuple(sorted((listed or b"").decode("utf-8", "replace").split()))


def commits(root: Path) -> tuple[Commit, ...]:
    """Return the commits that changed the content, from the newest, as the checked-out one sees it.

    Of what was merged, it is the merge: that is when the content changed here.
    """
    most = f"--max-count={MOST_COMMITS}"
    listed = git(root, "rev-list", "--timestamp", "--first-parent", most, "HEAD", "--", CONTENT)
    rows = (line.split() for line in (listed or b"").decode("ascii", "replace").splitlines())
    return tuple(Commit(id=id_, moment=int(moment)) for moment, id_ in rows)


def content_of(root: Path, states: Sequence[str]) -> tuple[str | None, ...]:
    """Return the name of the content in each state, the same for the same; None without any.

    States are named as ``state_of`` and ``commits`` name them.
    """
    asked = "".join(f"{state}:./{CONTENT}\n" for state in states).encode()
    told = git(root, "cat-file", "--batch-check", given=asked) or b""
    found = [line.split() for line in told.decode("utf-8", "replace").splitlines()]
    named = (row[0] if row[1:2] == ["tree"] else None for row in found)
    return tuple(named) if len(found) == len(states) else (None,) * len(states)


def read_content(root: Path, content: str) -> Mapping[str, bytes | Problem]:
    """Return the content files of a state, as ``read_files`` does for those on the disk.

    A link is a problem: where it leads is not part of the state.
    """
    entries = dict(_entries(root, content) or ())
    wanted = [one for path, (mode, one) in entries.items() if _is_read(path, mode)]
    texts = _texts(root, wanted)
    return {
        printable(path): _held(path, mode, texts.get(one)) for path, (mode, one) in entries.items()
    }


def sizes_of(root: Path, content: str) -> Mapping[tuple[str, str], int] | None:
    """Return the bytes of each file that would be read of a state, by its path and its text.

    The text by the name that git gives to it. None when the state has too many files.
    """
    entries = _entries(root, content)
    if entries is None:
        return None
    wanted = [(path, name) for path, (mode, name) in entries if _is_read(path, mode)]
    asked = "".join(f"{name}\n" for _, name in wanted).encode()
    told = git(root, "cat-file", "--batch-check=%(objectsize)", given=asked) or b""
    sizes = [int(line) if line.isdigit() else 0 for line in told.splitlines()]
    return dict(zip(wanted, sizes, strict=True)) if len(sizes) == len(wanted) else None


def _is_name(text: str) -> bool:
    return len(text) >= 40 and not set(text) - set("0123456789abcdef")  # noqa: PLR2004 - SHA-1.


def _entries(root: Path, content: str) -> list[tuple[str, tuple[str, str]]] | None:
    """Return the path of each file that may be content, with its mode and its name in git.

    None when there are too many: a few folders that hold each other many times make millions.
    """
    listed = git(root, "ls-tree", "-rz", "--full-tree", content, most=_MOST_LISTED)
    return None if listed is None else [*_parsed(listed)]


def _parsed(listed: bytes) -> Iterator[tuple[str, tuple[str, str]]]:
    for row in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, inside = row.partition("\t")
        path = f"{CONTENT}/{inside}"
        parts = PurePosixPath(inside).parts
        if about and not path.startswith(f"{SNAPSHOTS}/") and not any(map(is_left_behind, parts)):
            mode, _, name = about.split(" ")
            yield path, (mode, name)


def _is_read(path: str, mode: str) -> bool:
    return mode not in _LINKS and PurePosixPath(path).suffix.lower() in SUFFIXES


def _held(path: str, mode: str, text: bytes | None) -> bytes | Problem:
    """Return what a file of a state holds, or why that is not known."""
    if printable(path) != path:
        message = "the name has a character that cannot be seen; rename the file"
        return Problem(Location(printable(path)), "unknown-file", message)
    if mode in _LINKS:
        message = "this is a link, and where it led is not kept in this state"
        return Problem(Location(path), "outside", message)
    if text is None and _is_read(path, mode):
        return Problem(Location(path), "unreadable", "git does not have this file at hand")
    return text or b""


def _texts(root: Path, names: Sequence[str]) -> Mapping[str, bytes]:
    """Return what git keeps under each name; those that it does not have are left out."""
    told = git(root, "cat-file", "--batch", given="".join(f"{one}\n" for one in names).encode())
    found: dict[str, bytes] = {}
    start, told = 0, told or b""
    while (end := told.find(b"\n", start)) >= 0:
        head = told[start:end].split()
        start = end + 1
        if len(head) == 3:  # noqa: PLR2004 - its name, what it is, and its length.
            length = int(head[2])
            found[head[0].decode("ascii")] = told[start : start + length]
            start += length + 1
    return found
