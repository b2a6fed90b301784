"""A strip as SVG: its marks in lanes, the gap behind them, the words below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.charts.letters import Box, rows
from dossier.charts.strip.labels import (
    CLOSE,
    LINE,
    NARROWEST,
    NARROWEST_TILE,
    Label,
    gap_label,
    names,
    numbers,
)
from dossier.charts.strip.record import AXIS, Mark, Strip
from dossier.charts.svg import element, picture

_BETWEEN = 2.0
"""What is left free between two rows of labels, in px."""
_OUT = 2.0
"""How far from the edge a bar without an end stops, and its arrow begins; in per cent."""


def draw_strip(strip: Strip) -> Markup:
    """Return the strip of a callout, with values and names below it; as wide as its place.

    The claims are to be printed as a list beside it.
    """
    labels = names(strip)
    row_of = rows((label.box for label in labels), NARROWEST)
    return _drawn(strip, "strip", NARROWEST, _Below(labels, row_of), gap_label(strip))


def draw_compact(strip: Strip) -> Markup:
    """Return the strip of a tile: the same marks, and below them only the numbers with room."""
    labels = numbers(strip)
    row_of = rows((label.box for label in labels), NARROWEST_TILE, CLOSE)
    return _drawn(strip, "strip strip-compact", NARROWEST_TILE, _Below(labels, row_of))


@dataclass(frozen=True, slots=True)
class _Below:
    """The labels below a strip, and the row of each."""

    labels: tuple[Label, ...]
    row_of: tuple[int, ...]

    @property
    def _pitch(self) -> float:
        return LINE * max((len(label.lines) for label in self.labels), default=1) + _BETWEEN

    @property
    def height(self) -> float:
        """How much room they take, in px."""
        return self._pitch * (max(self.row_of, default=0) + 1)

    def texts(self, top: float) -> Iterator[Markup]:
        """Yield them below a height."""
        for label, row in zip(self.labels, self.row_of, strict=True):
            yield from label.texts(top + row * self._pitch + LINE)


def _drawn(
    strip: Strip, class_: str, room: float, below: _Below, over: Label | None = None
) -> Markup:
    """Return a strip that is at least *room* px wide, with words below it and over its gap."""
    lanes = _lanes(strip, room)
    count = max(lanes.values()) + 1
    pitch = 26.0 if count == 1 else max(4.0, min(13.0, 96 / count))
    inside = over is not None and _fits_inside(strip, over)
    top = 4.0 if over is None or inside else 22.0
    bottom = top + pitch * count
    marks = sorted(strip.marks, key=lambda mark: mark.state == "stands")
    middle_of = {origin: top + pitch * (lane + 0.5) for origin, lane in lanes.items()}
    parts = [
        *_axis(top + pitch / 2 if count == 1 else bottom),
        *_gap(strip, top, bottom, room),
        *(_mark(mark, strip, middle_of[mark.origin], pitch) for mark in marks),
        *below.texts(bottom),
        *(over.texts((top + bottom) / 2 + 4.5 if inside else top - 9) if over else ()),
    ]
    return picture(
        strip.title,
        strip.description,
        *parts,
        class_=f"{class_} strip-{strip.level}",
        width="100%",
        height=bottom + below.height + 5,
    )


def _lanes(strip: Strip, room: float) -> Mapping[str, int]:
    """Return the lane of each origin: the first in which its marks touch those of no other."""
    boxes: dict[str, list[Box]] = {}
    for mark in strip.marks:
        low, high = strip.reach(mark)
        box = Box(place=low, left=5, right=(high - low) * room / 100 + 5)
        boxes.setdefault(mark.origin, []).append(box)
    lanes: dict[str, int] = {}
    taken: list[list[Box]] = []
    for origin, own in boxes.items():
        free = (lane for lane, others in enumerate(taken) if not _touch(own, others, room))
        lanes[origin] = next(free, len(taken))
        if lanes[origin] == len(taken):
            taken.append([])
        taken[lanes[origin]].extend(own)
    return lanes


def _touch(some: Iterable[Box], others: Sequence[Box], room: float) -> bool:
    return any(max(rows((one, other), room, 0)) for one in some for other in others)


def _axis(line: float) -> tuple[Markup, ...]:
    start, end = (_per(place) for place in AXIS)
    axis = element("line", x1=start, x2=end, y1=line, y2=line, class_="strip-axis")
    return (axis, *(_upright(end, line, 3, "strip-axis") for end in AXIS))


def _mark(mark: Mark, strip: Strip, y: float, pitch: float) -> Markup:
    """Return a mark around the height *y*, in a lane of so many px."""
    low, high = strip.reach(mark)
    parts: list[Markup] = []
    if mark.exact:
        parts.append(_upright(low, y, pitch / 2 - 1, "strip-exact"))
    else:
        thick = max(2.0, min(9.0, pitch - 5))
        bar = element(
            "rect",
            x=_per(max(low, _OUT)),
            width=_per(min(high, 100 - _OUT) - max(low, _OUT)),
            y=y - thick / 2,
            height=thick,
            class_="strip-range",
        )
        parts += [bar, *_bounds(mark, strip, y, thick)]
        if mark.best:
            half = min(pitch / 2 - 1, 10)
            parts.append(_upright(strip.place(mark.best.at), y, half, "strip-best"))
    if mark.state == "denied":
        parts.append(_shape(strip.place(mark.at), y, "M-6 -6L6 6M6 -6L-6 6", "strip-cross"))
    return element("g", *parts, class_=None if mark.state == "stands" else f"strip-{mark.state}")


def _bounds(mark: Mark, strip: Strip, y: float, thick: float) -> Iterator[Markup]:
    """Yield the ends of a bar: an arrow out of the axis, a ring, or a small stroke."""
    ends = (mark.low, mark.high)
    is_open = (mark.low_open, mark.high_open)
    arrows = (_OUT, "M1 -5L-4 0L1 5"), (100 - _OUT, "M-1 -5L4 0L-1 5")
    for place, end, left_out, arrow in zip(strip.reach(mark), ends, is_open, arrows, strict=True):
        if end is None:
            yield _shape(arrow[0], y, arrow[1], "strip-arrow")
        elif left_out:
            radius = min(4.5, thick / 2)
            yield element("circle", cx=_per(place), cy=y, r=radius, class_="strip-open")
        else:
            yield _upright(place, y, thick / 2 + 1, "strip-bound")


def _gap(strip: Strip, top: float, bottom: float, room: float) -> tuple[Markup, ...]:
    """Return the filled box between rivals; a line and a diamond where it would not be seen."""
    if strip.gap is None:
        return ()
    low, high = strip.place(strip.gap.low), strip.place(strip.gap.high)
    box = element(
        "rect",
        x=_per(low),
        width=_per(high - low),
        y=top,
        height=bottom - top,
        class_="strip-gap",
    )
    if (high - low) * room / 100 > 6:  # noqa: PLR2004 - px.
        return (box,)
    middle = (low + high) / 2
    clash = _upright(middle, (top + bottom) / 2, (bottom - top) / 2, "strip-clash")
    return (box, clash, _shape(middle, top, "M0 -5L5 0L0 5L-5 0z", "strip-diamond"))


def _fits_inside(strip: Strip, label: Label) -> bool:
    """Tell whether the words for the gap have room in it, and no mark runs through them."""
    if strip.gap is None:
        return False
    low, high = strip.place(strip.gap.low), strip.place(strip.gap.high)
    wide = label.box.left + label.box.right
    clear = all(end <= low or start >= high for start, end in map(strip.reach, strip.marks))
    return clear and wide + 16 <= (high - low) * NARROWEST / 100


def _upright(place: float, y: float, half: float, class_: str) -> Markup:
    """Return an upright line around the height *y*, so many px to either side."""
    x = _per(place)
    return element("line", x1=x, x2=x, y1=y - half, y2=y + half, class_=class_)


def _shape(place: float, y: float, path: str, class_: str) -> Markup:
    """Return a small shape; an inner picture, since a path knows no per cent."""
    inner = element("path", d=path, class_=class_)
    return element("svg", inner, x=_per(place), y=y)


def _per(place: float) -> str:
    return f"{round(place, 2):g}%"
