"""Slips by which text ceases to be YAML, told by the lines themselves.

A parser gives up some way behind the slip, and says what it expected there. What people wrote,
and where, is seen in the line before: a space that lacks, a quotation mark too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple


class Slip(NamedTuple):
    """What is wrong, and where."""

    offset: int
    message: str


class _Line(NamedTuple):
    """A line of the file."""

    start: int
    text: str

    @property
    def indent(self) -> int:
        """The number of spaces before its first word."""
        return len(self.text) - len(self.text.lstrip(" "))


_UNSPACED_ITEM = re.compile(r" *(?P<slip>-)(?P<key>[a-z][a-z0-9_]*):(?: |$)")
_UNSPACED_KEY = re.compile(r" *(?:- )?(?P<key>[a-z][a-z0-9_]*)(?P<slip>:)(?P<value>[^\s:/][^:]*)")
_KEYED = re.compile(r" *(?:- )?[A-Za-z0-9_-]+:(?: |$)")
_ITEM = re.compile(r" *- ")
_QUOTED = re.compile(r" *(?:- )?[A-Za-z0-9_-]+: +(?P<mark>[\"'])")
_FAR = 200
"""So many lines above are looked at."""


def find_slip(text: str, offset: int) -> Slip | None:
    """Return the slip that made a parser give up at an offset; None when there is no telling."""
    line, above = _line_at(text, offset), list(islice(_lines_above(text, offset), _FAR))
    column = offset - line.start
    slip = _unspaced(line) or (_unspaced(above[0]) if above else None)
    slip = slip or _after_quotation(line, column) or _left_open(text, line, column, above)
    if slip or not above or not _is_first(line, column):
        return slip
    return _deeper(line, above[0]) or _item_astray(line, above)


def _unspaced(line: _Line) -> Slip | None:
    """Tell of a dash or a colon without the space that belongs behind it."""
    if found := _UNSPACED_ITEM.match(line.text):
        message = f"a space belongs behind the '-'; write '- {found['key']}: …'"
        return Slip(line.start + found.start("slip"), message)
    if found := _UNSPACED_KEY.fullmatch(line.text):
        value = found["value"].strip()
        message = f"a space belongs behind the colon; write '{found['key']}: {value[:60]}'"
        return Slip(line.start + found.start("slip"), message)
    return None


def _after_quotation(line: _Line, column: int) -> Slip | None:
    """Tell of words that stand behind the quotation mark at which a text ends."""
    found = _QUOTED.match(line.text)
    if not found or column <= found.end() or line.text[:column].rstrip()[-1:] != found["mark"]:
        return None
    return Slip(line.start + column, _BEHIND[found["mark"]])


def _left_open(text: str, line: _Line, column: int, above: Sequence[_Line]) -> Slip | None:
    """Tell of a text in quotes that was left open, and ends at a later line's quotation mark."""
    before = line.text[:column].rstrip()
    if not before.endswith(("'", '"')):
        return None
    mark, end = before[-1], line.start + len(before) - 1
    for one in above:
        found = _QUOTED.match(one.text)
        if found and found["mark"] == mark:
            start = one.start + found.start("mark")
            if mark in text[start + 1 : end].replace(mark * 2, ""):
                return None
            further = text.count("\n", start, end)
            ends = f"goes on to the next {mark}, {further} line{'s' * (further != 1)} below"
            return Slip(start, f"the text that begins here {ends}; {_CLOSE[mark]}")
    return None


_CLOSE: Mapping[str, str] = {
    "'": "close it where it ends, and write '' for an apostrophe within it",
    '"': "close it where it ends",
}
_BEHIND: Mapping[str, str] = {
    "'": "the quotation mark before this ends the text; write '' for an apostrophe within it, "
    "or begin and end it with double quotes",
    '"': "the quotation mark before this ends the text; begin and end the whole text with "
    "single quotes",
}


def _is_first(line: _Line, column: int) -> bool:
    """Tell whether the parser gave up at the first word of a line, or at its colon."""
    return column <= line.indent or bool(_KEYED.match(line.text[: column + 2]))


def _deeper(line: _Line, before: _Line) -> Slip | None:
    """Tell of a key that stands deeper than the key above it, which has a text already."""
    above = before.indent + 2 * bool(_ITEM.match(before.text))
    has_text = _KEYED.match(before.text) and not before.text.rstrip().endswith(":")
    if not (has_text and _KEYED.match(line.text) and line.indent > above):
        return None
    message = (
        f"this is indented by {_spaces(line.indent)}, and the key above by {_spaces(above)}; "
        "indent both alike, or put a text with a colon in quotes"
    )
    return Slip(line.start + line.indent, message)


def _item_astray(line: _Line, above: Sequence[_Line]) -> Slip | None:
    """Tell of an item that does not begin where the items above it do, or comes after none."""
    if not _ITEM.match(line.text) or above[0].indent < line.indent:
        return None
    around = next((one for one in above if one.indent < line.indent), None)
    if around and _ITEM.match(around.text):
        message = (
            f"this '-' is indented by {_spaces(line.indent)}, and the one above by "
            f"{_spaces(around.indent)}; indent both alike"
        )
    elif around and around.text.rstrip().endswith(":"):
        message = (
            "an item of a list begins here, and what stands above it is none; "
            f"begin that with '- ', too, below '{around.text.strip()}'"
        )
    else:
        return None
    return Slip(line.start + line.indent, message)


def _spaces(number: int) -> str:
    return f"{number} space{'s' * (number != 1)}"


def _line_at(text: str, offset: int) -> _Line:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return _Line(start, text[start : end if end >= 0 else len(text)])


def _lines_above(text: str, offset: int) -> Iterator[_Line]:
    """Yield each line that says something, from that before an offset up to the top."""
    end = text.rfind("\n", 0, offset)
    while end >= 0:
        start = text.rfind("\n", 0, end) + 1
        line = _Line(start, text[start:end])
        if line.text.strip() and not line.text.lstrip().startswith("#"):
            yield line
        end = start - 1
