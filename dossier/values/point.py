"""Points: where a place lies, in decimal degrees, as exactly as it is stated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

from dossier.values.folding import fold_number, quoted
from dossier.values.interval import Interval

_FORM = "write decimal degrees, latitude first, as in 42.8914, 20.8660"
_DEGREES = re.compile(
    r"(?P<before>[nsew])? ?(?P<sign>-|\+)?(?P<number>[0-9]{1,3}(?:\.[0-9]{1,10})?)"
    r" ?°? ?(?P<after>[nsew])?"
)
_SIXTIETHS = re.compile("[0-9] ?['\u2032\u2019\"\u2033\u201d]|° ?[0-9]")
_PLAIN_COMMAS = re.compile(r"-?[0-9]+,[0-9]+[ ,;]+-?[0-9]+,[0-9]+")
_POLE, _AROUND = Decimal(90), Decimal(180)
_EARTH_KM = 6371.0088
"""The mean radius of the Earth."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the Earth, known to a small area around it."""

    text: str
    lat: Decimal
    """North of the equator, in degrees; south of it below 0."""
    lon: Decimal
    """East of Greenwich, in degrees; west of it below 0, and 180 on the far side."""
    precision: Decimal
    """How far the place may lie off either way: half a unit of the last digit that both give."""

    @classmethod
    def parse(cls, text: str) -> Point:
        """Read latitude and longitude in decimal degrees; ValueError, worded for the author."""
        folded = fold_number(text)
        if _SIXTIETHS.search(folded):
            raise ValueError(f"{quoted(text)} has minutes and seconds; {_FORM}")
        if _PLAIN_COMMAS.fullmatch(folded):
            raise ValueError(f"{quoted(text)} has commas for points; {_FORM}")
        parts = [_DEGREES.fullmatch(part.strip()) for part in re.split("[,;]", folded)]
        if len(parts) != 2 or parts[0] is None or parts[1] is None:  # noqa: PLR2004 - two axes.
            raise ValueError(f"{quoted(text)} is not a pair of coordinates; {_FORM}")
        try:
            lat, lon = _degrees(parts[0], "ns", _POLE), _degrees(parts[1], "ew", _AROUND)
        except ValueError as problem:
            raise ValueError(f"{quoted(text)} {problem}; {_FORM}") from None
        coarse = min(_decimals(lat), _decimals(lon))
        half = Decimal(5).scaleb(-coarse - 1)
        return cls(text, lat, abs(lon) if abs(lon) == _AROUND else lon, half)

    @property
    def latitudes(self) -> Interval:
        """The latitudes that can be meant; the ends, where rounding turns, are left out."""
        return Interval(self.lat - self.precision, self.lat + self.precision, True, True)  # noqa: FBT003

    @property
    def longitudes(self) -> Interval:
        """The longitudes that can be meant; they may run on past 180."""
        return Interval(self.lon - self.precision, self.lon + self.precision, True, True)  # noqa: FBT003

    @property
    def words(self) -> str:
        """The point for a reader, as in *42.8914° N, 20.8660° E*."""
        return f"{_side(self.lat, 'NS')}, {_side(self.lon, 'EW')}"

    @property
    def bounds(self) -> str:
        """The area that can be meant, in words for a reader."""
        return f"{self.words}, give or take {_plain(self.precision)}°"

    def overlaps(self, other: Point) -> bool:
        """Tell whether some place lies in the areas of both."""
        return self.latitudes.overlaps(other.latitudes) and any(
            self.longitudes.overlaps(turned) for turned in _turns(other.longitudes)
        )

    def contains(self, other: Point) -> bool:
        """Tell whether the whole area of the other lies in this one."""
        return self.latitudes.contains(other.latitudes) and any(
            self.longitudes.contains(turned) for turned in _turns(other.longitudes)
        )

    def km_to(self, other: Point) -> float:
        """Return the distance between the two points as written, in kilometres."""
        lat, to = radians(self.lat), radians(other.lat)
        turn = radians(other.lon - self.lon)
        chord = sin((to - lat) / 2) ** 2 + cos(lat) * cos(to) * sin(turn / 2) ** 2
        return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))

    def __str__(self) -> str:
        return self.text


def _degrees(part: re.Match[str], sides: str, most: Decimal) -> Decimal:
    """Return one coordinate; ValueError says what is wrong with it."""
    letters = [one for one in (part["before"], part["after"]) if one]
    if any(letter not in sides for letter in letters):
        raise ValueError("gives the longitude first" if sides == "ns" else "gives no longitude")
    if len(letters) > 1 or (letters and part["sign"]):
        raise ValueError("says twice on which side it lies")
    number = Decimal(part["number"])
    if number > most:
        name = "latitude" if sides == "ns" else "longitude"
        raise ValueError(f"has a {name} beyond {most} degrees")
    south_or_west = part["sign"] == "-" or sides[1] in letters
    return -number if south_or_west and number else number


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _turns(longitudes: Interval) -> tuple[Interval, ...]:
    """Return the same longitudes counted three ways, as a map may be cut anywhere."""
    low, high = Decimal(longitudes.low or 0), Decimal(longitudes.high or 0)
    return tuple(
        Interval(low + turn, high + turn, longitudes.low_open, longitudes.high_open)
        for turn in (-2 * _AROUND, 0, 2 * _AROUND)
    )


def _side(number: Decimal, sides: str) -> str:
    return f"{abs(number):f}° {sides[number < 0]}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
