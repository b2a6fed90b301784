"""The line of a file that a problem is about, as a terminal shows it, with a caret below."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from pathlib import Path

from dossier.cli.terminal import columns
from dossier.problems import Location

INDENT = " " * 4
_WIDEST = 100
"""How many columns of a line are shown; of a longer one, those around the caret."""
_WORDS = 24
"""How many characters are shown of what stands at a place that no caret can point to."""
_MORE = "…"
_LARGE = 16 * 1024 * 1024
_TABLES = (".csv", ".tsv")
"""Of files whose places are rows and columns, no line is shown."""


def lines_of(root: Path, path: str) -> list[str]:
    """Return the lines of a file of the dossier; none when it cannot be shown."""
    try:
        file = (root / path).resolve()
        if not file.is_relative_to(root.resolve()) or not file.is_file():
            return []
        if file.suffix.lower() in _TABLES:
            return []
        if file.stat().st_size > _LARGE:
            return []
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except (OSError, RuntimeError, ValueError):  # RuntimeError: links that lead in a circle.
        return []


def caret(at: Location, lines: Sequence[str]) -> Iterator[str]:
    """Yield the line of a place and a caret below it, both indented.

    A terminal may show a line with Hebrew or Arabic in another order than it is stored in, so
    that no column is certain: there, the words at the place are named instead.
    """
    if at.line > len(lines) or (at.line, at.column) == (1, 1):
        return
    line = lines[at.line - 1]
    place = min(at.column - 1, len(line))
    start, end = _window(line, place)
    more = _MORE if start else ""
    yield f"{INDENT}{more}{line[start:end]}{_MORE if end < len(line) else ''}"
    if any(unicodedata.bidirectional(one) in ("R", "AL") for one in line[start:end]):
        words = line[place : place + _WORDS]
        yield f"{INDENT}here: {words or 'at the end of the line'}"
    else:
        yield f"{' ' * columns(f'{INDENT}{more}{line[start:place]}')}^"


def _window(line: str, place: int) -> tuple[int, int]:
    """Return from where to where a line is shown: all of it, or half before and half after."""
    if len(line) <= _WIDEST and columns(line) <= _WIDEST:
        return 0, len(line)
    start = place - _fitting(line[:place][::-1], _WIDEST // 2)
    return start, place + _fitting(line[place:], _WIDEST - columns(line[start:place]))


def _fitting(text: str, room: int) -> int:
    """Return how many characters of a text have room in so many columns."""
    taken = accumulate(map(columns, text))
    return sum(1 for _ in takewhile(lambda width: width <= room, taken))
