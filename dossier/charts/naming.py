"""The names of countries on a map: in their own outlines, where nothing else stands."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from dossier.charts.frame import HEIGHT, WIDTH
from dossier.charts.labels import NOWHERE, QUIET, WIDE, WIDTHS, Space, fits
from dossier.charts.letters import width

Rings = Sequence[Sequence[tuple[float, float]]]
"""What is seen of a country, in pixels; the first ring is the one that is named."""
Shape = tuple[str, Rings]
Place = tuple[float, float, float]
"""Pixels from the left and from the top, which grow with the map, and more pixels down."""

_SPACING = 1.2
"""What setting a name wide adds to each letter, in pixels."""
_ASIDE = (0, -0.3, 0.3)
"""How far above or below its country a name may have its middle, in heights of the letters."""
_ROWS = 5
"""How many pixels lie between the rows that are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The name of a country, and where its middle stands."""

    words: str
    at: Place
    on: Literal["all", "wide", "narrow"]
    """The maps on which it stands there."""
    own: bool
    """It is a name that the dossier itself has."""


def named_countries(
    shapes: Iterable[Shape], taken: Iterable[Sequence[Space]], own: Container[str]
) -> tuple[Name, ...]:
    """Return the names that have room, from the widest country.

    A name of the dossier's *own* may stand across its borders: the map of a small country without
    its name is none.
    """
    full: list[Sequence[Space]] = [*taken]
    found: list[Name] = []
    for words, rings in sorted(shapes, key=lambda shape: -_reach(shape[1][:1])):
        placed = tuple(_named(words, rings[:1], full, own=words in own))
        found += placed
        full += map(spaces_of_name, placed)
    return tuple(found)


def _named(
    words: str, rings: Rings, full: Sequence[Sequence[Space]], *, own: bool
) -> Iterator[Name]:
    """Yield a name where it has room on all maps; else where on wide ones, and on narrow ones."""
    long = _long(words)
    at = _room(rings, long, full, 0, across=False)
    if at:
        yield Name(words=words, at=at, on="all", own=own)
        return
    wide = _room(rings, long, full, WIDE, across=False)
    wide = wide or (_room(rings, long, full, WIDE, across=True) if own else None)
    if wide:
        yield Name(words=words, at=wide, on="wide", own=own)
    narrow = _room(rings, long, full, 0, across=True) if own else None
    if narrow:
        yield Name(words=words, at=narrow, on="narrow", own=own)


def _long(words: str) -> float:
    """Return how wide a name is, in pixels, as capitals set wide."""
    return width(words.upper(), QUIET) + len(words) * _SPACING


def _reach(rings: Rings) -> float:
    """Return how wide a country is."""
    return max(
        (max(x for x, _ in ring) - min(x for x, _ in ring) for ring in rings if ring), default=0
    )


def _space(at: Place, long: float, of: float) -> Space:
    x, y = at[0] * of / WIDTH, at[1] * of / WIDTH + at[2]
    return (x - long / 2 - 3, y - QUIET / 2 - 1, x + long / 2 + 3, y + QUIET / 2 + 1)


def spaces_of_name(name: Name) -> Sequence[Space]:
    """Return what a name covers at each of the widths: nothing, where it is not shown."""
    shown = {"all": range(len(WIDTHS)), "narrow": range(WIDE + 1), "wide": range(WIDE, len(WIDTHS))}
    return [
        _space(name.at, _long(name.words), wide) if at in shown[name.on] else NOWHERE
        for at, wide in enumerate(WIDTHS)
    ]


def _room(
    rings: Rings, long: float, full: Sequence[Sequence[Space]], first: int, *, across: bool
) -> Place | None:
    """Return where a name stands freest on maps from the *first* width on; None if nowhere.

    The whole name must lie within the rings; or, where it may stand *across* borders, its middle,
    or at the worst what is just above that or just below, by a part of the height of the letters.
    """
    zoom = WIDTH / WIDTHS[first]
    if not across and _reach(rings) < long * zoom:
        return None
    inside, high = (0.0, 0.0) if across else (long * zoom, QUIET * zoom / 2)
    best, best_worth = None, float("-inf")
    rows = _rows(rings)
    for down, aside in product(rows, _ASIDE if across else (0,)):
        for left, right in _stretches(rings, down, high):
            spare = right - left - inside
            for part in (0.5, 0.3, 0.7, 0.1, 0.9) if spare > 0 else ():
                at = ((left + right) / 2 + spare * (part - 0.5), float(down), aside * QUIET)
                worth = spare * (1 - abs(part - 0.5)) - abs(aside) * WIDTH
                worth -= abs(down - (rows.start + rows.stop) / 2) / 2
                if worth > best_worth and fits(
                    [_space(at, long, of) for of in WIDTHS], full, first
                ):
                    best, best_worth = at, worth
    return best


def _rows(rings: Rings) -> range:
    """Return the rows of pixels that cross rings, some pixels apart."""
    rows = [y for ring in rings for _, y in ring]
    first, last = max(_ROWS, int(min(rows, default=0))), min(HEIGHT, int(max(rows, default=0)))
    return range(first, last, _ROWS)


def _stretches(rings: Rings, down: float, high: float) -> Iterable[tuple[float, float]]:
    """Yield the level stretches within rings that are free so many pixels up and down."""
    above, level, below = (_runs(rings, down + by) for by in (-high, 0, high))
    for start, end in level:
        middle = (max(0, start) + min(WIDTH, end)) / 2
        over, under = _run_at(above, middle), _run_at(below, middle)
        yield max(start, over[0], under[0], 0), min(end, over[1], under[1], WIDTH)


def _runs(rings: Rings, down: float) -> Sequence[tuple[float, float]]:
    """Return where a level line runs within rings, from left to right."""
    crossed = sorted(
        one[0] + (down - one[1]) / (other[1] - one[1]) * (other[0] - one[0])
        for ring in rings
        for one, other in zip(ring, [*ring[1:], *ring[:1]], strict=True)
        if (one[1] <= down) != (other[1] <= down)
    )
    return list(zip(crossed[::2], crossed[1::2], strict=False))


def _run_at(runs: Sequence[tuple[float, float]], x: float) -> tuple[float, float]:
    """Return the run that holds *x*, or one of no length."""
    return next((run for run in runs if run[0] <= x <= run[1]), (x, x))
