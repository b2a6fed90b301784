"""Snapshots on the disk: the pinned copies of documents, one file each in one folder."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from dossier.model import Snapshot, Source
from dossier.problems import Level, Location, Problem
from dossier.values import quoted
from dossier.verify.records import HashStatus

_FETCH = "put it into content/snapshots/, or name its folder with --snapshots"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """What is at hand of the snapshot of one source."""

    hash: HashStatus
    text: str | None = None
    """None when it is not the pinned document, or no text; line breaks are line feeds."""
    problems: tuple[Problem, ...] = ()


def read_snapshot(source: Source, folder: Path | None, at: Location) -> Pinned:
    """Return the snapshot of a source; what is wrong with it is placed at the source."""
    snapshot = source.snapshot
    if snapshot is None:
        return Pinned(hash="not stated")
    name = quoted(snapshot.file)
    path = folder / snapshot.file if folder is not None else None
    if re.search(r"[/\\\0]|\A\.{1,2}\Z", snapshot.file) or _leads_out(path, folder):
        message = f"{name} is not a file of the folder of snapshots; write the bare name of one"
        return _refused("absent", at, "outside", message)
    if path is None or not path.is_file():
        message = f"the snapshot {name} is not at hand; {_FETCH}"
        return _refused("absent", at, "no-snapshot", message, "warning")
    try:
        content = path.read_bytes()
    except OSError:
        message = f"the snapshot {name} cannot be opened; its excerpts are not checked"
        return _refused("absent", at, "unreadable", message)
    return _checked(content, snapshot, at)


def _leads_out(path: Path | None, folder: Path | None) -> bool:
    """Tell whether a path, its links followed, is outside of a folder."""
    if path is None or folder is None:
        return False
    return not path.resolve().is_relative_to(folder.resolve())


def _checked(content: bytes, snapshot: Snapshot, at: Location) -> Pinned:
    name, found = quoted(snapshot.file), hashlib.sha256(content).hexdigest()
    if found != snapshot.sha256:
        message = (
            f"the snapshot {name} is not the file that was pinned; put that back, or, if this is "
            f"the right one, write {found}"
        )
        return _refused("differs", at, "wrong-hash", message)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = f"the snapshot {name} is not UTF-8 text; its excerpts are not checked"
        return _refused("matches", at, "not-utf-8", message, "warning")
    return Pinned(hash="matches", text=text.replace("\r\n", "\n").replace("\r", "\n"))


def _refused(
    status: HashStatus, at: Location, code: str, message: str, level: Level = "error"
) -> Pinned:
    return Pinned(hash=status, problems=(Problem(at, code, message, level),))
