"""A graph of origins: the documents on one side, whom they have it from on the other.

Every document's line ends at one origin, so that no two lines cross, and an echo is seen at once:
several lines, one end. Beside it the page prints the same as a list, one entry for each origin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from dossier.charts.svg import element, picture, words
from dossier.charts.wrapping import wrapped

How = Literal["attributed to", "published by", "derived from", "no one named"]
"""How a document comes by what it says."""

MOST_ROWS = 12
"""How many statements of documents a graph shows; the list beside it has them all."""
MOST_VOICES = 3
"""How many of those who speak for an origin it names."""

_LEFT = 108
"""How wide the words of a document are, in pixels; there is room for them on a small page."""
_RIGHT = 92
"""How wide the words of an origin are."""
_VALUE, _SMALL = 14, 11
"""The letters of a value, and those of a document."""
_HEAD, _GAP = 26, 16
"""The room for the headings, and between two rows."""
_OUT, _TURN, _START, _RAIL, _END, _TEXT = "37.5%", "38.5%", "39.5%", "63.5%", "66%", "68.5%"
"""Where lines begin, turn to an original, have their words, meet, end, and where origins stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one document says, and how it comes by it."""

    words: str
    """The value; for a denial, with the word for it."""
    document: str
    href: str
    how: How
    through: str = ""
    """Whom the document names, where that is not the origin itself; or what it is derived from."""
    origin: int
    """The place of its origin among the origins."""
    follows: int | None = None
    """The place of the row of the document that it is derived from, if that is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who said it first."""

    label: str
    href: str | None
    voices: tuple[str, ...] = ()
    """Those who speak for it here, and so are one with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGraph:
    """The documents and the origins of one property; the rows in the order of their origins."""

    title: str
    description: str
    rows: tuple[Row, ...]
    origins: tuple[Origin, ...]
    more: int = 0
    """How many more statements there are than rows."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Words on lines, and where they begin, in pixels from the top."""

    top: float
    lines: tuple[tuple[str, int, str], ...]
    """The words, the size of their letters and the class of each line."""

    @property
    def bottom(self) -> float:
        return self.top + sum(_leading(size) for _, size, _ in self.lines)

    @property
    def level(self) -> float:
        """Where a line meets the block: the middle of its first line."""
        return self.top + _leading(self.lines[0][1]) / 2


def draw_origin_graph(record: OriginGraph) -> Markup:
    """Return the graph as an SVG as wide as it is given, with letters of fixed size."""
    rows, origins, bottom = _layout(record)
    more = f"and {record.more} more in the list" if record.more else ""
    return picture(
        record.title,
        record.description,
        _heading("0", "Documents"),
        _heading(_TEXT, "Origins"),
        *_lines(record, rows, origins),
        *(_row(row, block) for row, block in zip(record.rows, rows, strict=True)),
        *(_origin(one, block) for one, block in zip(record.origins, origins, strict=True)),
        *(
            [element("text", words(more), x="0", y=bottom + 8, class_="origin-more")]
            if more
            else []
        ),
        class_="origin-graph",
        role="group",
        width="100%",
        height=bottom + (16 if more else 0),
    )


def _layout(record: OriginGraph) -> tuple[list[_Block], list[_Block], float]:
    """Return where each row and each origin stands, and how high all of it is."""
    rows: list[_Block] = []
    origins: list[_Block] = []
    top = float(_HEAD)
    for place, origin in enumerate(record.origins):
        met, down = list[float](), top
        for row in (one for one in record.rows if one.origin == place):
            rows.append(_Block(down, tuple(_row_lines(row))))
            down = rows[-1].bottom + _GAP
            met += [rows[-1].level] if row.follows is None else []
        lines = tuple(_origin_lines(origin))
        middle = (met[0] + met[-1]) / 2
        block = _Block(max(top, middle - _leading(lines[0][1]) / 2), lines)
        origins.append(block)
        top = max(down, block.bottom + _GAP)
    return rows, origins, top - _GAP + 6


def _leading(size: int) -> float:
    return round(size * 1.32)


def _row_lines(row: Row) -> Iterator[tuple[str, int, str]]:
    for line in wrapped(row.words, _VALUE, _LEFT, 3):
        yield line, _VALUE, "origin-value"
    link = ", from " if row.how == "derived from" else ", naming "
    said = f"{row.document}{link}{row.through}" if row.through else row.document
    for line in wrapped(said, _SMALL, _LEFT, 4):
        yield line, _SMALL, "origin-document"


def _origin_lines(origin: Origin) -> Iterator[tuple[str, int, str]]:
    for line in wrapped(origin.label, _VALUE - 1, _RIGHT, 4):
        yield line, _VALUE - 1, "origin-label"
    for voice in origin.voices[:MOST_VOICES]:
        for line in wrapped(f"spoken for by {voice}", _SMALL, _RIGHT, 4):
            yield line, _SMALL, "origin-voice"
    if len(origin.voices) > MOST_VOICES:
        yield f"and {len(origin.voices) - MOST_VOICES} more", _SMALL, "origin-voice"


def _heading(x: str, said: str) -> Markup:
    return element("text", words(said), x=x, y=10, class_="origin-heading")


def _lines(
    record: OriginGraph, rows: Sequence[_Block], origins: Sequence[_Block]
) -> Iterator[Markup]:
    """Yield the line of each row with its word, and the rail on which those of an origin meet."""
    for row, block in zip(record.rows, rows, strict=True):
        class_ = "origin-line origin-line--derived" if row.how == "derived from" else "origin-line"
        if row.follows is None:
            yield _line(class_, _OUT, block.level, _RAIL, block.level)
        else:
            yield _line(class_, _OUT, block.level, _START, block.level)
            yield _line(class_, _TURN, block.level, _TURN, rows[row.follows].level)
        x = _START if row.follows is None else "41.5%"
        y = block.level - 5 if row.follows is None else block.level + 4
        yield element("text", words(row.how), x=x, y=y, class_="origin-how")
    for place, block in enumerate(origins):
        met = [
            one.level
            for row, one in zip(record.rows, rows, strict=True)
            if row.origin == place and row.follows is None
        ]
        if min(met) != max(met) or met[0] != block.level:
            ends = (*met, block.level)
            yield _line("origin-line", _RAIL, min(ends), _RAIL, max(ends))
        yield _line("origin-line", _RAIL, block.level, _END, block.level)
        yield element("circle", cx=_END, cy=block.level, r=4, class_="origin-end")


def _line(class_: str, left: str, top: float, right: str, bottom: float) -> Markup:
    return element("line", class_=class_, x1=left, y1=top, x2=right, y2=bottom)


def _row(row: Row, block: _Block) -> Markup:
    return element("a", *_written(block, "0"), href=row.href, class_="origin-row")


def _origin(origin: Origin, block: _Block) -> Markup:
    drawn = tuple(_written(block, _TEXT))
    if origin.href is None:
        return element("g", *drawn, class_="origin-source")
    return element("a", *drawn, href=origin.href, class_="origin-source")


def _written(block: _Block, x: str) -> Iterator[Markup]:
    """Yield the lines of a block, which begin at *x*."""
    down = block.top
    for line, size, class_ in block.lines:
        down += _leading(size)
        yield element("text", words(line), x=x, y=down - size * 0.32, class_=class_)
