"""Single events of a timeline: how much room each takes, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dossier.charts.breaks import SMALL, Axis
from dossier.charts.lanes import Flag
from dossier.charts.letters import width
from dossier.charts.shapes import RADIUS, shape
from dossier.charts.svg import element, words
from dossier.charts.wrapping import wrapped

NARROWEST = 620.0
"""The width, in px, from which on nothing collides; below it the list stands for the picture."""
ROOM = 150.0
"""How wide a label may be, in px."""
_SIZE, _LETTER, _LINE = 13.0, 11.0, 16.0
_MARK = 18.0
"""How tall the row of a mark is."""
_INDENT = RADIUS + 4
"""How far the words stand to the right of the middle of their mark."""
_ARROW = 26.0
"""How far the arrow of an open end reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One date that is claimed; one of its ends may be missing, where it is open."""

    low: int | None
    high: int | None
    letters: str
    """The documents that say so, by their letters in the key; empty where there is no key."""
    denied: bool = False

    @property
    def ends(self) -> tuple[int, int]:
        """The first and the last day that are known of it; one day, where an end is open."""
        known = [day for day in (self.low, self.high) if day is not None]
        return known[0], known[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One dated thing, with all the different dates that are claimed for it; at least one."""

    label: str
    href: str
    level: str
    when: str
    """The dates in words, with the letters of the documents."""
    detail: str
    """The same with the documents in full, for the tooltip and for those who do not see."""
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One event as it is laid out: what it says, and where along the axis."""

    event: Event
    title: tuple[str, ...]
    when: tuple[str, ...]
    start: float
    """Where its line and its words are, from 0 to 1."""
    end: float
    bar: bool
    """Its marks have a row of their own, and its words stand below."""
    letters: tuple[tuple[float, str], ...] = ()
    """Rival dates, and the letters above each; none where they would run into one another."""
    flipped: bool = False
    """Its words stand to the left of its line."""

    @property
    def height(self) -> float:
        """How tall it is, in px."""
        lines = len(self.title) + len(self.when)
        return lines * _LINE + (self.above + _MARK if self.bar else 0) + 2

    @property
    def above(self) -> float:
        """How much room the letters above its marks take, in px."""
        return 10 if self.letters else 0

    @property
    def reach(self) -> float:
        """How far its words reach to the right of its line, in px."""
        title = max(width(line, _SIZE) for line in self.title)
        return _INDENT + max(title, *(width(line, SMALL) for line in self.when))

    def flag(self, room: float) -> Flag:
        """Return what room it takes above an axis *room* px long."""
        at = self.start * room
        early = any(one.low is None for one in self.event.said)
        late = any(one.high is None for one in self.event.said)
        beside = max((width(said, _LETTER) / 2 for _, said in self.letters), default=0)
        left = at - max(_ARROW if early else RADIUS, beside)
        right = self.end * room + max(_ARROW if late else RADIUS, beside)
        return Flag(
            pole=at,
            left=min(left, at - self.reach) if self.flipped else left,
            right=right if self.flipped else max(right, at + self.reach),
            height=self.height,
            flipped=self.flipped,
        )


def block(event: Event, axis: Axis) -> Block:
    """Return an event as it is laid out on an axis: its line stands at its earliest date."""
    start = min(axis.place(one.ends[0]) for one in event.said)
    end = max(axis.place(one.ends[1]) for one in event.said)
    early = any(one.low is None for one in event.said)
    late = any(one.high is None for one in event.said)
    return Block(
        event=event,
        title=wrapped(event.label, _SIZE, ROOM - _INDENT, 3),
        when=wrapped(event.when, SMALL, ROOM - _INDENT, 3),
        start=start,
        end=end,
        bar=end > start or len(event.said) > 1 or early or late,
        letters=_letters(event, axis),
    )


def _letters(event: Event, axis: Axis) -> tuple[tuple[float, str], ...]:
    """Return the letters above rival dates, where the axis lets them keep apart."""
    found: dict[float, dict[str, None]] = {}
    for one in event.said:
        place = axis.place(one.ends[0])
        found.setdefault(place, {}).update(dict.fromkeys(one.letters.split()))
    said = [(place, " ".join(sorted(found[place]))) for place in sorted(found)]
    before = 0.0
    for place, letters in said:
        half = width(letters, _LETTER) / 2
        # The axis is longer than that, wherever it stands.
        middle = place * (NARROWEST - ROOM)
        if middle - half < before:
            return ()
        before = middle + half + 2
    return tuple(one for one in said if one[1]) if len(said) > 1 else ()


def draw_line(one: Block, top: float, foot: float, scale: float) -> Markup:
    """Return the line from an event down to the axis; *scale* is how long that is, in per cent."""
    at = _per(one.start * scale)
    return element("line", x1=at, x2=at, y1=top + one.above + _MARK / 2, y2=foot, class_="pole")


def draw_event(one: Block, top: float, axis: Axis, scale: float) -> Markup:
    """Return an event as one link: its marks, and its words."""
    marks = top + one.above + _MARK / 2
    first = top + (one.above + _MARK if one.bar else 0) + 13
    lines = [(line, "label") for line in one.title] + [(line, "when") for line in one.when]
    said = (
        element(
            "text",
            words(line),
            x=_per(one.start * scale),
            dx=-_INDENT if one.flipped else _INDENT,
            y=first + row * _LINE,
            class_=class_,
        )
        for row, (line, class_) in enumerate(lines)
    )
    return element(
        "a",
        element("title", words(f"{one.event.label}: {one.event.detail}")),
        *_marks(one, marks, axis, scale),
        *said,
        href=one.event.href,
        class_=f"event level-{one.event.level}{' flipped' if one.flipped else ''}",
    )


def _marks(one: Block, y: float, axis: Axis, scale: float) -> Iterator[Markup]:
    """Yield the bar between rival dates, then each date; of one place, only one shape."""
    if len(one.event.said) > 1 and one.end > one.start:
        yield _bar((one.start * scale, one.end * scale), y, 9, "between")
    shapes: dict[float, str] = {}
    for said in one.event.said:
        start, end = (axis.place(day) * scale for day in said.ends)
        yield from _range(said, start, end, y)
        shapes[start] = "denied" if said.denied and start not in shapes else one.event.level
    for place, level in shapes.items():
        yield shape(level, _per(place), y)
    for at, letters in one.letters:
        named = words(letters)
        yield element("text", named, x=_per(at * scale), y=y - RADIUS - 3, class_="letter")


def _range(said: Said, start: float, end: float, y: float) -> Iterator[Markup]:
    """Yield what shows that a date is no day: a bar, or an arrow where an end is open."""
    if end > start:
        yield _bar((start, end), y, 5, "span")
        yield _at(end, y, "M0-6V6", "stop")
    if said.low is None:
        yield _at(start, y, "M-7 0H-24M-18-5-24 0-18 5", "open")
    if said.high is None:
        yield _at(end, y, "M7 0H24M18-5 24 0 18 5", "open")


def _bar(ends: tuple[float, float], y: float, tall: float, class_: str) -> Markup:
    wide = _per(ends[1] - ends[0])
    return element("rect", x=_per(ends[0]), width=wide, y=y - tall / 2, height=tall, class_=class_)


def _at(place: float, y: float, path: str, class_: str) -> Markup:
    drawn = element("path", d=path, class_=class_)
    return element("svg", drawn, x=_per(place), y=y, overflow="visible")


def _per(place: float) -> str:
    return f"{round(place, 2):g}%"
