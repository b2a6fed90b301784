"""Intervals of numbers or of days: what a vague value can mean."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Bound = Decimal | int | None
"""An end of an interval; None where nothing bounds it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All values between two ends; ValueError when nothing lies between them."""

    low: Bound
    high: Bound
    low_open: bool = False
    """The low end itself is left out."""
    high_open: bool = False
    """The high end itself is left out."""

    def __post_init__(self) -> None:
        if _apart(self, self):
            raise ValueError("nothing lies between the ends")

    def overlaps(self, other: Interval) -> bool:
        """Tell whether some value lies in both."""
        return not _apart(self, other) and not _apart(other, self)

    def contains(self, other: Interval) -> bool:
        """Tell whether every value of the other lies in this one."""
        return _low_reaches(self, other) and _high_reaches(self, other)

    def __add__(self, other: Interval) -> Interval:
        """Return what a value of each adds up to; the start of a ``sum`` is ``Interval(0, 0)``.

        Each end is the sum of that end: none where one has none, open where one is open.
        """
        return Interval(
            _sum(self.low, other.low),
            _sum(self.high, other.high),
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )


def _sum(one: Bound, other: Bound) -> Bound:
    return None if one is None or other is None else one + other


def _apart(left: Interval, right: Interval) -> bool:
    """Tell whether *left* ends before *right* begins."""
    if left.high is None or right.low is None:
        return False
    if left.high == right.low:
        return left.high_open or right.low_open
    return left.high < right.low


def _low_reaches(outer: Interval, inner: Interval) -> bool:
    if outer.low is None or inner.low is None:
        return outer.low is None
    if outer.low == inner.low:
        return inner.low_open or not outer.low_open
    return outer.low < inner.low


def _high_reaches(outer: Interval, inner: Interval) -> bool:
    if outer.high is None or inner.high is None:
        return outer.high is None
    if outer.high == inner.high:
        return inner.high_open or not outer.high_open
    return outer.high > inner.high
