"""When each line of the content last changed, after the history that git keeps of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from dossier.git import filters, git
from dossier.problems import Location

Days = Mapping[str, Sequence[str | None]]
"""For each file, the day on which each of its lines changed, in ISO 8601; None where a change
is not committed yet. Files that git does not know are left out."""

LAST_MOMENT = 253_402_300_799
"""The end of the year 9999, in seconds since 1970."""
_HEADER = re.compile(rb"^([0-9a-f]{40,64}) \d+ \d+(?: \d+)?$")
_UNCOMMITTED = re.compile(rb"^0+$")


def line_days(root: Path, files: Mapping[str, bytes]) -> Days:
    """Return the days of each line of files: what they hold, by their paths below *root*.

    What they hold is given, since the files themselves may have changed since they were read.
    Empty where there is no git, no repository, or one whose history was cut off (a shallow
    clone), which would date every line to the day of the cut.
    """
    if git(root, "rev-parse", "--is-shallow-repository") != b"false\n":
        return {}
    without = filters(root)
    if without is None:
        return {}
    known = git(root, "ls-files", "-z", "--", *files) or b""
    tracked = {name.decode("utf-8", "replace") for name in known.split(b"\0")}
    blame = ("blame", "--porcelain", "--no-textconv", "-w", "--contents", "-", "--")
    blamed = {
        name: git(root, *blame, name, given=content, without=without)
        for name, content in files.items()
        if name in tracked
    }
    return {name: tuple(_days(text)) for name, text in blamed.items() if text is not None}


def state(root: Path) -> str:
    """Return the name of the commit that is checked out; empty without one.

    In a shallow clone, it is followed by where its history ends, which a fetch can change.
    """
    told = git(root, "rev-parse", "HEAD", "--git-path", "shallow") or b"\n"
    commit, _, cut = told.decode("utf-8", "surrogateescape").removesuffix("\n").partition("\n")
    try:
        ends = (root / cut).read_text("ascii") if cut else ""
    except (OSError, ValueError):
        ends = ""
    return " ".join((commit, *sorted(ends.split())))


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


def utc_day(moment: int) -> date:
    """Return the day of a moment, in seconds since 1970; of a clock that runs wild, the last."""
    return datetime.fromtimestamp(min(moment, LAST_MOMENT), UTC).date()


def _days(blame: bytes) -> Iterator[str | None]:
    """Yield the day of each line of a file, from what ``git blame --porcelain`` prints."""
    times: dict[bytes, str] = {}
    commit = b""
    for line in blame.split(b"\n"):
        if header := _HEADER.match(line):
            commit = header[1]
        elif line.startswith(b"committer-time "):
            times[commit] = utc_day(int(line.split()[1])).isoformat()
        elif line.startswith(b"\t"):
            yield None if _UNCOMMITTED.match(commit) else times[commit]
