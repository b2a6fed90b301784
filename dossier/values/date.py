"""Dates as precise as they are known: EDTF (ISO 8601-2), levels 0 and 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dossier.values.days import MONTHS, civil, day_words
from dossier.values.edtf import Moment, Unit, read_moment
from dossier.values.folding import quoted
from dossier.values.interval import Interval
from dossier.values.mentions import dates_in

Precision = Unit | Literal["interval"]
End = Moment | Literal["..", ""]
"""One end of an interval: a date, open (``..``) or unknown (empty)."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date, or an interval of dates."""

    text: str
    start: End
    end: End
    """The same as *start*, where the date is no interval."""

    @classmethod
    def parse(cls, text: str) -> Date:
        """Read one date or an interval; ValueError, worded for the author."""
        start, slash, end = text.strip().partition("/")
        try:
            first = _read_end(start, interval=bool(slash))
            date = cls(text, first, _read_end(end, interval=True) if slash else first)
        except ValueError as problem:
            raise ValueError(f"{quoted(text)} {problem}{_instead(text)}") from None
        if date.start in ("..", "") and date.end in ("..", ""):
            raise ValueError(f"{quoted(text)} has no date at either end; write unknown")
        if not isinstance(date.start, str) and not isinstance(date.end, str):
            _refuse_backwards(text, date.start, date.end)
        return date

    @property
    def precision(self) -> Precision:
        """The unit of the date; ``interval`` for an interval, whatever its ends."""
        if self.start is self.end and isinstance(self.start, Moment):
            return self.start.unit
        return "interval"

    @property
    def interval(self) -> Interval:
        """The numbers of the days that can be meant, both ends included."""
        low = None if isinstance(self.start, str) else self.start.span[0]
        high = None if isinstance(self.end, str) else self.end.span[1]
        return Interval(low, high)

    @property
    def words(self) -> str:
        """The date for a reader, as in *4 to 6 June 2023*."""
        if self.start is self.end and isinstance(self.start, Moment):
            return self.start.words
        if isinstance(self.end, str):
            late = "or later" if self.end else "to an unknown date"
            return f"{_words(self.start)} {late}"
        if isinstance(self.start, str):
            return f"{self.end.words} or earlier" if self.start else f"until {self.end.words}"
        return _range_words(self.start, self.end)

    @property
    def bounds(self) -> str:
        """The first and the last day that can be meant, in words for a reader."""
        low, high = self.interval.low, self.interval.high
        if high is None:
            return f"{day_words(*civil(int(low or 0)))} or later"
        if low is None:
            return f"{day_words(*civil(int(high)))} or earlier"
        first, last = (_day(civil(int(day))) for day in (low, high))
        return first.words if first == last else _range_words(first, last)

    def __str__(self) -> str:
        return self.text


def _read_end(text: str, *, interval: bool) -> End:
    if interval and text == "..":
        return ".."
    if interval and not text:
        return ""
    return read_moment(text)


def _instead(text: str) -> str:
    """Return the EDTF of a day or month that is written in words, as the end of a message."""
    said = dates_in(text)
    if len(said) != 1 or None in said[0][:2]:
        return ""
    year, *rest = (part for part in said[0] if part is not None)
    written = "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
    return "" if written in text else f", as in {written}"


def _refuse_backwards(text: str, start: Moment, end: Moment) -> None:
    if end.span[1] < start.span[0]:
        raise ValueError(f"{quoted(text)} ends before it begins; write the earlier date first")


def _words(end: End) -> str:
    return end if isinstance(end, str) else end.words


def _day(parts: tuple[int, int, int]) -> Moment:
    year, month, day = parts
    return Moment(unit="day", year=year, month=month, day=day)


def _range_words(start: Moment, end: Moment) -> str:
    """Say two dates, what they share only once."""
    plain = not (start.hedge or end.hedge or start.time or end.time or start.some or end.some)
    if plain and start.unit == end.unit and start.year == end.year:
        if start.unit == "day" and start.month == end.month:
            return f"{start.day} to {end.words}"
        if start.unit == "day":
            return f"{start.day} {MONTHS[start.month - 1]} to {end.words}"
        if start.unit == "month":
            return f"{MONTHS[start.month - 1]} to {end.words}"
    return f"{start.words} to {end.words}"
