"""One date of EDTF (ISO 8601-2), levels 0 and 1: what may stand at either side of a ``/``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.values.days import MONTHS, day_number, day_words, is_day, month_start, year_words

Unit = Literal["day", "month", "season", "year", "decade", "century"]

_MONTHS: Mapping[Unit, int] = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200}
"""How far a date of each unit reaches, and how far ``~ ? %`` widen it, in months."""
SEASONS: Mapping[int, tuple[str, ...]] = {
    21: ("spring",),
    22: ("summer",),
    23: ("autumn", "fall"),
    24: ("winter",),
}
"""By the number that stands in place of the month: its names, and first the one that we use."""
_WINTER = 24
_HEDGES = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}

_FORM = re.compile(
    r"(?:Y(?P<long>-?[1-9][0-9]{4,14})|(?P<year>-?[0-9]{4}|-?[0-9]{3}X|-?[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?)"
    r"(?P<time>T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?"
    r"(?P<hedge>[~?%])?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date as precise as it is known."""

    unit: Unit
    year: int
    """The first one, of a decade or a century."""
    month: int = 1
    """1 to 12; 21 to 24 for a season."""
    day: int = 1
    some: Literal["", "day", "month"] = ""
    """Which smaller unit is meant, but not said (``XX``)."""
    time: str = ""
    hedge: str = ""
    """``~``, ``?`` or ``%``."""

    @property
    def span(self) -> tuple[int, int]:
        """The numbers of the first and the last day that can be meant, both included."""
        if self.unit == "day":
            number, slack = day_number(self.year, self.month, self.day), int(bool(self.hedge))
            return number - slack, number + slack
        first, length = self.year * 12, _MONTHS[self.unit]
        if self.unit == "month":
            first += self.month - 1
        if self.unit == "season":
            # Any day of its year; the winter also of the months that touch it.
            length = 15 if self.month == _WINTER else 12
            first -= self.month == _WINTER
        slack = _MONTHS[self.unit] if self.hedge else 0
        return month_start(first - slack), month_start(first + length + slack) - 1

    @property
    def words(self) -> str:
        """The date for a reader, as in *about June 2023*."""
        some = f"some {self.some} of " if self.some else ""
        return f"{_HEDGES[self.hedge]}{some}{self._plain}"

    @property
    def _plain(self) -> str:
        year = year_words(self.year)
        if self.unit == "day":
            time = f" at {self.time}" if self.time else ""
            return day_words(self.year, self.month, self.day) + time
        if self.unit == "month":
            return f"{MONTHS[self.month - 1]} {year}"
        if self.unit == "season":
            return f"{SEASONS[self.month][0]} {year}"
        if self.unit == "decade" and self.year > 999:  # noqa: PLR2004 - four digits.
            return f"the {self.year}s"
        last = year_words(self.year + _MONTHS[self.unit] // 12 - 1)
        return year if self.unit == "year" else f"the years {year} to {last}"


def read_moment(text: str) -> Moment:
    """Read one date; ValueError, to be put after the author's text, on anything else."""
    match = _FORM.fullmatch(text)
    if match is None or match["year"] == "-0000":
        raise ValueError("is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    month, day, hedge = match["month"], match["day"], match["hedge"] or ""
    if match["time"] and (day is None or day == "XX" or not _is_time(match["time"])):
        raise ValueError("is not a time of a day; write YYYY-MM-DD, or YYYY-MM-DDThh:mm:ss")
    year = match["long"] or match["year"]
    if "X" in year:
        if month is not None:
            raise ValueError("names a month of an unknown year; write the year, or leave it out")
        return _years(year, hedge)
    if month is None or month == "XX":
        return _whole_year(int(year), month, day, hedge)
    return _month_or_day(int(year), int(month), day, time=(match["time"] or "")[1:], hedge=hedge)


def _is_time(text: str) -> bool:
    hour, minute, second = (int(text[at : at + 2]) for at in (1, 4, 7))
    return hour < 24 and minute < 60 and second < 60  # noqa: PLR2004 - the clock.


def _years(year: str, hedge: str) -> Moment:
    unknown = year.count("X")
    number = int(year.replace("X", "0"))
    first = number - (10**unknown - 1 if year.startswith("-") else 0)
    return Moment(unit="decade" if unknown == 1 else "century", year=first, hedge=hedge)


def _whole_year(year: int, month: str | None, day: str | None, hedge: str) -> Moment:
    if day not in (None, "XX"):
        raise ValueError("names a day of an unknown month; write the month, or leave the day out")
    some: Literal["", "day", "month"] = "day" if day else "month" if month else ""
    return Moment(unit="year", year=year, some=some, hedge=hedge)


def _month_or_day(year: int, month: int, day: str | None, *, time: str, hedge: str) -> Moment:
    if month in SEASONS and day is None:
        return Moment(unit="season", year=year, month=month, hedge=hedge)
    exact = day is not None and day != "XX"
    if not is_day(year, month, int(day) if day is not None and exact else 1):
        raise ValueError("is not a day of the calendar; write YYYY, YYYY-MM or YYYY-MM-DD")
    if day is not None and exact:
        return Moment(unit="day", year=year, month=month, day=int(day), time=time, hedge=hedge)
    return Moment(unit="month", year=year, month=month, some="day" if day else "", hedge=hedge)
