"""The timeline: every date as a mark above a broken axis, with its label to the right of it.

Places along it are in per cent and labels have a fixed width, so that what keeps apart in the
narrowest picture keeps apart in every other. Heights are in px, from the top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from markupsafe import Markup

from dossier.charts.blocks import NARROWEST, ROOM, Block, Event, Said, block, draw_event, draw_line
from dossier.charts.breaks import EDGE, SMALL, Axis, Scale, Stretch, axis, fitting, shift, stretches
from dossier.charts.lanes import heights
from dossier.charts.letters import width
from dossier.charts.shapes import shape
from dossier.charts.svg import element, words
from dossier.charts.wrapping import wrapped

__all__ = ["Event", "Said", "Scale", "Stretch", "Timeline", "draw_timeline", "stretches"]

MOST_DOTS = 200
"""How many places of events without a name are marked."""

_CUT = "M-6 7-1-7M1 7 6-7"

_Layout = tuple[Axis, float, tuple[tuple[Block, float], ...]]
"""The axis, how long it is in the narrowest picture, and how high each event stands above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Events in the order of time, and the axis on which they stand."""

    title: str
    description: str
    events: tuple[Event, ...]
    stretches: tuple[Stretch, ...]
    key: tuple[tuple[str, str], ...]
    """The letter of each document, and its name."""
    levels: tuple[tuple[str, str], ...]
    """The levels of support that are drawn, and their words."""
    others: tuple[int, ...] = ()
    """The days of events that are not named, for want of room."""
    notes: tuple[str, ...] = ()
    """What a reader must know of the axis, each note on a line below it."""


def draw_timeline(timeline: Timeline) -> Markup:
    """Return the picture, as wide as its place and as tall as its labels need.

    The list of the same dates stands below it, and in its place where the page is narrow.
    """
    whole, room, placed = _laid_out(timeline)
    line = 26 + _tall(placed)
    tops = [(one, line - 18 - foot - one.height) for one, foot in placed]
    scale = room / NARROWEST * 100
    key, bottom = _key(timeline, line + 64)
    places = {round(whole.place(day) * MOST_DOTS) / MOST_DOTS for day in timeline.others}
    return element(
        "svg",
        *(draw_line(one, top, line, scale) for one, top in tops),
        *_axis(whole, line, room),
        *(_dot(place * scale, line) for place in sorted(places)),
        *(draw_event(one, top, whole, scale) for one, top in tops),
        *key,
        role="group",
        aria_label=f"{timeline.title}. {timeline.description}",
        class_="timeline-picture",
        width="100%",
        height=round(bottom),
    )


def _laid_out(timeline: Timeline) -> _Layout:
    """Return the lowest layout of a few: short stretches narrow, or wide enough for a label."""
    found = (_layout(timeline, narrow) for narrow in (44, 90, 130))
    return min(found, key=lambda one: _tall(one[2]))


def _layout(timeline: Timeline, narrow: float) -> _Layout:
    """Return a layout whose axis lets the words of the last events end within the picture."""
    whole = axis(timeline.stretches, NARROWEST - ROOM, narrow)
    blocks = tuple(block(event, whole) for event in timeline.events)
    room = NARROWEST - EDGE
    for one in blocks:
        if one.start > 0:
            room = min(room, (NARROWEST - one.reach) / one.start)
    return whole, room, _lowest(blocks, room)


def _lowest(blocks: Sequence[Block], room: float) -> tuple[tuple[Block, float], ...]:
    """Return how high each event stands above the axis, in the lowest picture there is.

    The words of some events in a row stand to the left of their lines, where that makes it lower.
    """
    fits = (at for at, one in enumerate(blocks) if one.start * room > one.reach)
    begins = _spread(next(fits, len(blocks)), len(blocks), 8)
    best: tuple[tuple[Block, float], ...] = ()
    for first, last in product(begins, _spread(0, len(blocks), 14)):
        if last < first:
            continue
        turned = [replace(one, flipped=first <= at < last) for at, one in enumerate(blocks)]
        flags = [one.flag(room) for one in turned]
        if any(flag.flipped and flag.left < 0 for flag in flags):
            continue
        feet = heights(flags)
        if feet is None:
            continue
        placed = tuple(zip(turned, feet, strict=True))
        if not best or _tall(placed) < _tall(best):
            best = placed
    return best


def _spread(start: int, stop: int, most: int) -> tuple[int, ...]:
    """Return both numbers and some between them, evenly spread, at most so many."""
    step = max(1, -(-(stop - start) // (most - 1)))
    return (*range(start, stop, step), stop)


def _tall(placed: Sequence[tuple[Block, float]]) -> float:
    return max((foot + one.height for one, foot in placed), default=0)


def _axis(whole: Axis, line: float, room: float) -> Iterator[Markup]:
    """Yield the axis: each stretch with its scale, and the breaks between."""
    scale = room / NARROWEST * 100
    before = 0.0
    for at, (start, end) in enumerate(whole.places):
        if at:
            middle = _per((before + start) / 2 * scale)
            yield _level(before * scale, start * scale, line, "pause")
            cut = element("path", d=_CUT, class_="break")
            yield element("svg", cut, x=middle, y=line, overflow="visible")
        yield _level(start * scale, end * scale, line, "axis")
        yield from _scale(at, whole, line, room)
        before = end


def _scale(at: int, whole: Axis, line: float, room: float) -> Iterator[Markup]:
    """Yield the ticks below a stretch, their words, and the caption."""
    chosen = fitting(at, whole, room)
    scale = room / NARROWEST * 100
    for day, said in chosen.ticks:
        place = _per(whole.place(day) * scale)
        moved = shift(day, said, at, whole, room)
        tall = 5 if said else 3
        yield element("line", x1=place, x2=place, y1=line, y2=line + tall, class_="axis")
        if said:
            yield element("text", words(said), x=place, dx=moved, y=line + 19, class_="tick")
    if chosen.caption:
        row = line + (35 if chosen.ticks else 19)
        place = _per(whole.places[at][0] * scale)
        yield element("text", words(chosen.caption), x=place, y=row, class_="caption")


def _level(start: float, end: float, y: float, class_: str) -> Markup:
    return element("line", x1=_per(start), x2=_per(end), y1=y, y2=y, class_=class_)


def _dot(place: float, line: float) -> Markup:
    return element("circle", cx=_per(place), cy=line, r=2.5, class_="other")


def _per(place: float) -> str:
    return f"{round(place, 2):g}%"


def _key(timeline: Timeline, y: float) -> tuple[list[Markup], float]:
    """Return the key to shapes and letters, on as many rows as it needs, and where it ends."""
    drawn: list[Markup] = []
    x, row = 0.0, y
    entries = [("", level, said) for level, said in timeline.levels]
    entries += [(letter, "", name) for letter, name in timeline.key]
    for letter, level, said in entries:
        (line,) = wrapped(said, SMALL, NARROWEST / 2, 1)
        wide = 20 + width(line, SMALL)
        if x and x + wide > NARROWEST:
            x, row = 0.0, row + 20
        if level:
            drawn.append(element("g", shape(level, x + 8, row - 4), class_=f"level-{level}"))
        else:
            drawn.append(element("text", words(letter), x=x + 8, y=row, class_="letter"))
        drawn.append(element("text", words(line), x=x + 20, y=row, class_="when"))
        x += wide + 14
    for note in timeline.notes:
        row += 20
        drawn.append(element("text", words(note), x=0, y=row, class_="when"))
    return drawn, row + 10
