"""Lists in one cell of a spreadsheet.

The items of a list stand with a semicolon between them. A backslash stands before a semicolon
or a backslash in an item, and before white space at its ends, which means nothing otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PART = re.compile(r"(?:\\.|[^\\;]|\\)+", re.DOTALL)
_MARKED = re.compile(r"\\([\\;]|\s)|(.)", re.DOTALL)


def escaped(text: str) -> str:
    """Return a text as it stands in a list in a cell."""
    marks = [f"\\{one}" if one in "\\;" else one for one in text]
    for end in {0, len(text) - 1} if text else ():
        marks[end] = f"\\{text[end]}" if text[end].isspace() else marks[end]
    return "".join(marks)


def parts(cell: str) -> Iterator[str]:
    """Yield the items of a cell, as they stand there."""
    return (part for part in _PART.findall(cell) if part.strip())


def plain(part: str) -> str:
    """Return the text of an item, or of a part of one."""
    marks = [(one[1] or one[2], bool(one[1])) for one in _MARKED.finditer(part)]
    kept = [at for at, (one, is_kept) in enumerate(marks) if is_kept or not one.isspace()]
    return "".join(one for one, _ in marks[kept[0] : kept[-1] + 1]) if kept else ""
