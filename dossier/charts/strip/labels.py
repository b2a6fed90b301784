"""The words of a strip: which of them are printed, where, and that none collide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from dossier.charts.letters import Box, fitted, rows, shortened, width
from dossier.charts.strip.axis import Point
from dossier.charts.strip.record import AXIS, Mark, State, Strip
from dossier.charts.svg import element, words

NARROWEST = 260.0
"""The width, in px, from which on no names collide."""
NARROWEST_TILE = 120.0
"""The same for the numbers of a tile."""
MOST_NAMED = 8
"""How many values have a name below the strip before the rest is counted."""

LINE = 16.0
"""From one line of a label to the next, in px."""
CLOSE = 5.0
"""How far apart the numbers of a tile are at least, in px."""

_ROOM = NARROWEST - 4
_VALUE, _NAME, _END = 13.5, 12.5, 11.5
"""The sizes of the letters of a value, of a name, and of a number that only helps to read."""
_Said = tuple[str, Decimal, State]


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place, on one line or on several, and the class that styles them."""

    box: Box
    lines: tuple[Markup, ...]
    kind: str | None

    def texts(self, y: float) -> Iterator[Markup]:
        """Yield each line as an element, the first at the height *y*."""
        for at, line in enumerate(self.lines):
            yield element(
                "text",
                line,
                x=f"{round(self.box.place, 2):g}%",
                dx=round(self.box.middle, 1) or None,
                y=y + at * LINE,
                class_=self.kind,
            )


def names(strip: Strip) -> tuple[Label, ...]:
    """Return the labels of a callout: each value once, with everybody who says it."""
    said: dict[_Said, dict[str, None]] = {}
    for mark in strip.marks:
        said.setdefault((mark.value, mark.at, mark.state), {})[mark.name] = None
    chosen = [(one, tuple(said[one])) for one in _chosen(tuple(said))]
    on_one_line = all(_fits(one, by) for one, by in chosen)
    name = _name if on_one_line else _name_below
    found = [name(one, by, strip) for one, by in sorted(chosen, key=lambda label: label[0][1])]
    found.extend(_axis_ends(strip, found))
    if len(said) > len(chosen):
        whole = Box(place=50, left=NARROWEST / 2, right=NARROWEST / 2)
        found.append(Label(whole, (words(f"and {len(said) - len(chosen)} more"),), None))
    return tuple(found)


def _axis_ends(strip: Strip, beside: Sequence[Label]) -> tuple[Label, ...]:
    """Return the numbers at both ends of the axis, if they have room and say something."""
    if len({mark.exact for mark in strip.marks}) == 1 and strip.marks[0].exact:
        return ()
    ends = tuple(
        _number(point.words, place, "strip-end", NARROWEST)
        for point, place in zip((strip.start, strip.end), AXIS, strict=True)
    )
    taken = rows((label.box for label in (*beside, *ends)), NARROWEST)
    return () if any(taken[-2:]) else ends


def numbers(strip: Strip) -> tuple[Label, ...]:
    """Return the labels of a tile: the numbers claimed, and the ends of ranges that have room."""
    standing = [mark for mark in strip.marks if mark.state == "stands"]
    found: list[Label] = []
    for point, kind in (*_stated(standing), *_bounds(standing)):
        label = _number(point.words, strip.place(point.at), kind, NARROWEST_TILE)
        if rows((one.box for one in (*found, label)), NARROWEST_TILE, CLOSE)[-1] == 0:
            found.append(label)
    return tuple(found)


def gap_label(strip: Strip) -> Label | None:
    """Return the words for what lies between the rivals."""
    if strip.gap is None:
        return None
    middle = (strip.place(strip.gap.low) + strip.place(strip.gap.high)) / 2
    box = fitted(middle, width(strip.gap.words, _NAME), NARROWEST)
    return Label(box, (words(strip.gap.words),), "strip-apart")


def _chosen(said: Sequence[_Said]) -> tuple[_Said, ...]:
    """Return the values to name: the least and the greatest that stand, then the others."""
    if len(said) <= MOST_NAMED:
        return tuple(said)
    standing = sorted((one for one in said if one[2] == "stands"), key=lambda one: one[1])
    others = [one for one in said if one[2] != "stands"]
    most = MOST_NAMED - 1
    if len(standing) <= most:
        return (*standing, *others)[:most]
    return tuple(standing[at * (len(standing) - 1) // (most - 1)] for at in range(most))


def _fits(said: _Said, by: Sequence[str]) -> bool:
    """Tell whether a value and the first who says it have room on one line."""
    others = f" and {len(by) - 1} more" if len(by) > 1 else ""
    who = f"{by[0]}{others}{_after(said)}"
    return width(f"{_value(said)} ", _VALUE) + width(who, _NAME) <= _ROOM


def _name(said: _Said, by: Sequence[str], strip: Strip) -> Label:
    """Return a value, and behind it those who say it."""
    shown = f"{_value(said)} "
    before = width(shown, _VALUE)
    who = _who(by, _after(said), _ROOM - before)
    box = fitted(strip.place(said[1]), before + width(who, _NAME), NARROWEST)
    return Label(box, (_in_ink(shown) + words(who),), _kind(said))


def _name_below(said: _Said, by: Sequence[str], strip: Strip) -> Label:
    """Return a value, and on the next line those who say it."""
    shown = shortened(_value(said), _VALUE, _ROOM)
    who = _who(by, _after(said), _ROOM)
    wide = max(width(shown, _VALUE), width(who, _NAME))
    box = fitted(strip.place(said[1]), wide, NARROWEST)
    return Label(box, (_in_ink(shown), words(who)), _kind(said))


def _in_ink(value: str) -> Markup:
    shown = element("tspan", words(value), class_="strip-value")
    return shown + Markup(" ") if value.endswith(" ") else shown


def _value(said: _Said) -> str:
    return f"not {said[0]}" if said[2] == "denied" else said[0]


def _after(said: _Said) -> str:
    return ", earlier" if said[2] == "earlier" else ""


def _kind(said: _Said) -> str | None:
    """Return the class of a name that does not stand as it was said; most stand, and need none."""
    return None if said[2] == "stands" else f"strip-name strip-{said[2]}"


def _who(by: Sequence[str], after: str, room: float) -> str:
    """Return as many names as there is room for, then how many more there are."""
    for count in range(len(by), 0, -1):
        more = f" and {len(by) - count} more" if count < len(by) else ""
        found = f"{', '.join(by[:count])}{more}{after}"
        if width(found, _NAME) <= room:
            return found
    tail = f" and {len(by) - 1} more{after}" if len(by) > 1 else after
    first = shortened(by[0], _NAME, room - width(tail, _NAME))
    return f"{first}{tail}" if first else ""


def _stated(marks: Iterable[Mark]) -> Iterable[tuple[Point, str]]:
    """Return the numbers that are claimed, as they stand in the sources."""
    points = {mark.exact or mark.best for mark in marks}
    found = sorted((point for point in points if point), key=lambda point: point.at)
    # The outermost first: where there is no room for all, they say most.
    return [(point, "strip-value") for point in (*found[:1], *found[:0:-1])]


def _bounds(marks: Sequence[Mark]) -> Iterable[tuple[Point, str]]:
    """Return the ends of ranges; in ink those that a source states."""
    ranges = [mark for mark in marks if not mark.exact]
    for mark in ranges:
        for point in (mark.high, mark.low):
            if point:
                yield point, "strip-value" if point.at == mark.at else "strip-end"


def _number(said: str, place: float, kind: str, room: float) -> Label:
    size = _VALUE if kind == "strip-value" else _END
    return Label(fitted(place, width(said, size), room), (words(said),), kind)
