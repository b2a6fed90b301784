"""When each line of the content last changed, after the history that git keeps of it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from dossier.problems import Location

Days = Mapping[str, Sequence[str | None]]
"""For each file, the day on which each of its lines changed, in ISO 8601; None where a change
is not committed yet. Files that git does not know are left out."""

_TIME_LIMIT = 20
"""Seconds; a history that takes longer is gone without."""
_HEADER = re.compile(rb"^([0-9a-f]{40,64}) \d+ \d+(?: \d+)?$")
_UNCOMMITTED = re.compile(rb"^0+$")


def line_days(root: Path, files: Sequence[str]) -> Days:
    """Return the days of each line of files, which are paths below *root*.

    Empty where there is no git, no repository, or one whose history was cut off (a shallow
    clone), which would date every line to the day of the cut.
    """
    if _git(root, "rev-parse", "--is-shallow-repository") != b"false\n":
        return {}
    known = _git(root, "ls-files", "-z", "--", *files) or b""
    tracked = {name.decode("utf-8", "replace") for name in known.split(b"\0")}
    blamed = {
        name: _git(root, "blame", "--porcelain", "-w", "--", name)
        for name in files
        if name in tracked
    }
    return {name: tuple(_days(text)) for name, text in blamed.items() if text is not None}


def state(root: Path) -> str:
    """Return the name of the commit that is checked out; empty without one."""
    return (_git(root, "rev-parse", "HEAD") or b"").decode("ascii", "replace").strip()


def last_days(days: Days, starts: Mapping[str, Location]) -> Mapping[str, str]:
    """Return the last day on which each record changed, by its id.

    A record reaches from where it starts to the next one of its file; one that has changes which
    are not committed yet, or no history, is left out.
    """
    in_file: dict[str, list[tuple[int, str]]] = {}
    for record, at in starts.items():
        in_file.setdefault(at.path, []).append((at.line, record))
    found: dict[str, str] = {}
    for path, records in in_file.items():
        lines = days.get(path, ())
        records.sort()
        ends = [line for line, _ in records[1:]] + [len(lines) + 1]
        for (start, record), end in zip(records, ends, strict=True):
            span = lines[start - 1 : end - 1]
            whole = [day for day in span if day is not None]
            if whole and len(whole) == len(span):
                found[record] = max(whole)
    return found


def _git(root: Path, *words: str) -> bytes | None:
    """Return what git prints; None when it fails, or is not there."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *words]
    try:
        done = subprocess.run(  # noqa: S603 - our own words, and paths after a double dash.
            command, capture_output=True, check=False, timeout=_TIME_LIMIT
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _days(blame: bytes) -> Iterator[str | None]:
    """Yield the day of each line of a file, from what ``git blame --porcelain`` prints."""
    times: dict[bytes, str] = {}
    commit = b""
    for line in blame.split(b"\n"):
        if header := _HEADER.match(line):
            commit = header[1]
        elif line.startswith(b"committer-time "):
            moment = datetime.fromtimestamp(int(line.split()[1]), UTC)
            times[commit] = moment.date().isoformat()
        elif line.startswith(b"\t"):
            yield None if _UNCOMMITTED.match(commit) else times[commit]
