"""Outlines of countries, as the package and a dossier ship them: read, checked, and chosen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, NoReturn

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""
Ring = tuple[tuple[float, float], ...]
"""A closed line of longitudes and latitudes; the last point is joined to the first."""

LARGEST = 4_000_000
"""How many characters outlines may have."""
MOST_COUNTRIES = 400
MOST_NUMBERS = 1_000_000
LONGEST_NAME = 80
SLACK = 0.5
"""How far beyond its edges the rounding of a cut may lead, in degrees."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country as it is drawn: its name, and its rings, with holes among them.

    The first ring is the largest, or empty where that lies elsewhere: the name belongs there.
    """

    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """All the countries in a part of the world."""

    about: str
    """Whence they are, for the line under a map."""
    box: Box
    unit: float
    """The smallest step that they can make, in degrees."""
    countries: tuple[Country, ...]

    @property
    def least(self) -> float:
        """How many degrees a map of these shows at least; nearer, their corners would show."""
        return max(2.4, 600 * self.unit)

    def covers(self, box: Box) -> bool:
        """Tell whether nothing of a box lies outside."""
        west, south, east, north = self.box
        return west <= box[0] and south <= box[1] and east >= box[2] and north >= box[3]


@cache
def world() -> Outlines:
    """Return the outlines that the package ships: the whole world, coarse."""
    text = files("dossier.charts").joinpath("data", "world.json").read_text("utf-8")
    return read_outlines(text)


def read_outlines(text: str) -> Outlines:
    """Read what ``tools/outlines.py`` writes; ValueError says what is wrong with it."""
    if len(text) > LARGEST:
        raise ValueError(f"the outlines have more than {LARGEST:,} characters; cut a smaller box")
    try:
        data = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as problem:
        where = f" (line {problem.lineno})" if isinstance(problem, json.JSONDecodeError) else ""
        raise ValueError(f"the outlines are no JSON{where}; {_AGAIN}") from None
    return _outlines(data)


_AGAIN = "cut them again with tools/outlines.py"


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def _outlines(data: object) -> Outlines:
    about, box, unit, countries = _keys(data, "about", "box", "unit", "countries")
    if not isinstance(about, str) or len(about) > 2 * LONGEST_NAME:
        raise ValueError(f"the outlines do not say in a line whence they are; {_AGAIN}")
    if not _is_box(box):
        raise ValueError(f"the box of the outlines is not west, south, east, north; {_AGAIN}")
    if not _is_number(unit) or not 0 < unit <= 1:
        raise ValueError(f"the unit of the outlines is not a part of a degree; {_AGAIN}")
    if not isinstance(countries, list) or len(countries) > MOST_COUNTRIES:
        raise ValueError(f"the outlines have no list of at most {MOST_COUNTRIES} countries")
    read = tuple(_country(one, unit) for one in countries)
    if sum(len(ring) for one in read for ring in one.rings) * 2 > MOST_NUMBERS:
        raise ValueError(f"the outlines have more than {MOST_NUMBERS:,} numbers; cut a smaller box")
    west, south, east, north = map(float, box)
    return Outlines(about, (west, south, east, north), float(unit), read)


def _country(data: object, unit: float) -> Country:
    name, rings = _keys(data, "name", "rings")
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
        raise ValueError(f"a country of the outlines has no name of one line; {_AGAIN}")
    if not isinstance(rings, list):
        raise ValueError(f"the rings of {name!r} are no list; {_AGAIN}")  # noqa: TRY004
    return Country(name, tuple(_ring(ring, name, unit) for ring in rings))


def _ring(steps: object, name: str, unit: float) -> Ring:
    """Return a ring in degrees; it is written as whole units, each a step from the one before."""
    if not isinstance(steps, list) or len(steps) % 2 or not all(map(_is_step, steps)):
        raise ValueError(f"a ring of {name!r} is no list of pairs of whole numbers; {_AGAIN}")
    along, up = accumulate(steps[::2]), accumulate(steps[1::2])
    # Rounded, so that the two sides of a border stay one to the last digit.
    ring = tuple((round(x * unit, 6), round(y * unit, 6)) for x, y in zip(along, up, strict=True))
    if any(abs(x) > 180 + SLACK or abs(y) > 90 + SLACK for x, y in ring):
        raise ValueError(f"a ring of {name!r} leaves the Earth; {_AGAIN}")
    return ring


def _keys(data: object, *keys: str) -> tuple[Any, ...]:
    """Return what stands under each key of a map that has these and no others."""
    if not isinstance(data, Mapping) or set(data) != set(keys):
        raise ValueError(f"the outlines do not have the keys {', '.join(keys)}; {_AGAIN}")
    return tuple(data[key] for key in keys)


def _is_box(box: object) -> bool:
    if not isinstance(box, list) or len(box) != 4 or not all(map(_is_number, box)):  # noqa: PLR2004
        return False
    west, south, east, north = box
    return bool(-180 <= west < east <= 180 and -90 <= south < north <= 90)  # noqa: PLR2004


def _is_number(value: object) -> bool:
    """Tell a number of a sensible size from a truth value and from anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= LARGEST


def _is_step(value: object) -> bool:
    return type(value) is int and abs(value) <= LARGEST
