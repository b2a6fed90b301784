"""An axis of time that is broken where nothing happens for long, and its scale.

Days are numbers. Each stretch of the axis has a scale of its own, since days of one week and a
year that is known as such share no scale on which both can be read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.charts.letters import width

BREAK = 34.0
"""How wide a break is, in px."""
SMALL = 12.0
"""The size of the letters below the axis, in px."""
MOST_STRETCHES = 6
_LONG = 8
"""A pause is long when it is so many times as long as the usual one."""
_LEGIBLE = 22
"""An axis of so many usual pauses needs no break."""
EDGE = 12.0
"""How far a label may stand out over the end of its stretch, and how far the first stretch stands
from the edge of the picture, in px."""

Extent = tuple[int, int]
"""The first and the last day, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Days that are marked below a stretch of the axis."""

    ticks: tuple[tuple[int, str], ...]
    """Days, and their words; empty for a tick without words."""
    caption: str
    """What is said once for the whole stretch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the axis without a break."""

    first: int
    last: int
    weight: int
    """How many days of it carry a label."""
    scales: tuple[Scale, ...]
    """From the finest to the coarsest; the last says nothing, and always has room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The stretches and where each begins and ends, as parts of the whole."""

    stretches: tuple[Stretch, ...]
    places: tuple[tuple[float, float], ...]

    def place(self, day: int) -> float:
        """Return where a day stands, from 0 to 1; days in a break stand at its edge."""
        at = max(0, bisect_right([one.first for one in self.stretches], day) - 1)
        stretch, (start, end) = self.stretches[at], self.places[at]
        if stretch.first == stretch.last:
            return (start + end) / 2
        part = (min(max(day, stretch.first), stretch.last) - stretch.first) / (
            stretch.last - stretch.first
        )
        return start + part * (end - start)


def axis(stretches: Sequence[Stretch], room: float, narrow: float = 44) -> Axis:
    """Return the axis of *room* px: a stretch is the wider, the more labels it carries.

    None is narrower than *narrow* px, where there is room for that.
    """
    total = room - EDGE - BREAK * (len(stretches) - 1)
    narrow = min(narrow, total / len(stretches) * 0.8)
    spare = total - narrow * len(stretches)
    weights = [one.weight - 1 for one in stretches]
    whole = sum(weights) or 1
    places, at = [], EDGE
    for weight in weights:
        share = weight / whole if sum(weights) else 1 / len(weights)
        end = at + narrow + spare * share
        places.append((at / room, end / room))
        at = end + BREAK
    longest = max(1.0, places[-1][1])
    return Axis(
        stretches=tuple(stretches),
        places=tuple((start / longest, end / longest) for start, end in places),
    )


def fitting(at: int, whole: Axis, room: float) -> Scale:
    """Return the finest scale of a stretch whose labels keep apart where the axis has *room* px."""
    return next(scale for scale in whole.stretches[at].scales if _fits(scale, at, whole, room))


def shift(day: int, words: str, at: int, whole: Axis, room: float) -> float:
    """Return how far right of its day a label is moved, in px, to stay at its stretch."""
    start, end = (edge * room for edge in whole.places[at])
    middle, half = whole.place(day) * room, width(words, SMALL) / 2
    if end - start + 2 * EDGE < 2 * half:
        return 0.0
    return max(0.0, start - EDGE - middle + half) - max(0.0, middle + half - end - EDGE)


def _fits(scale: Scale, at: int, whole: Axis, room: float) -> bool:
    first, last = (edge * room for edge in whole.places[at])
    if width(scale.caption, SMALL) > last - first + EDGE:
        return False
    end = first - EDGE - SMALL / 2 - 1
    for day, words in scale.ticks:
        if not words:
            continue
        half = width(words, SMALL) / 2
        middle = whole.place(day) * room + shift(day, words, at, whole, room)
        if middle - half < end + SMALL / 2:
            return False
        end = middle + half
    return end <= last + EDGE + 1


def stretches(extents: Iterable[Extent]) -> tuple[Extent, ...]:
    """Return the parts of an axis on which dates with these extents stand, in order.

    The axis breaks in the longest pauses, if they are many times as long as the usual one; what
    is known only as a long time has a part of its own.
    """
    known = set(extents)
    days = sorted({day for extent in known for day in extent})
    cuts = _cuts(days, known)
    starts = [0, *(cut + 1 for cut in cuts)]
    ends = [*cuts, len(days) - 1]
    return tuple((days[start], days[end]) for start, end in zip(starts, ends, strict=True))


def _cuts(days: Sequence[int], known: set[Extent]) -> list[int]:
    """Return after which of the days the axis breaks."""
    pairs = list(pairwise(days))
    pauses = sorted(end - start for start, end in pairs if (start, end) not in known)
    if not pauses:
        return []
    usual = pauses[(len(pauses) - 1) // 2]
    if days[-1] - days[0] <= _LEGIBLE * usual:
        return []
    found: dict[int, int] = {}
    for at, (start, end) in enumerate(pairs):
        if end - start > _LONG * usual:
            for cut in (at - 1, at + 1) if (start, end) in known else (at,):
                if 0 <= cut < len(pairs):
                    found[cut] = max(found.get(cut, 0), end - start)
    longest = sorted(found, key=lambda cut: (-found[cut], cut))
    return sorted(longest[: MOST_STRETCHES - 1])
