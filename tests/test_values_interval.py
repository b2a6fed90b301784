"""Intervals: what overlaps, what contains, and what is empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values import Interval

GRID = [half / 2 for half in range(-1, 14)]
"""Every whole number that an interval here can end at, and a number on either side of it."""


def holds(interval, number):
    """Tell whether a number lies in an interval with whole ends."""
    above = interval.low is None or interval.low < number + (0 if interval.low_open else 0.1)
    below = interval.high is None or number - (0 if interval.high_open else 0.1) < interval.high
    return above and below


@st.composite
def intervals(draw):
    """Draw an interval with ends from 0 to 6, or without."""
    low, high = draw(st.none() | st.integers(0, 6)), draw(st.none() | st.integers(0, 6))
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    closed = low == high
    return Interval(
        low, high, not closed and draw(st.booleans()), not closed and draw(st.booleans())
    )


@given(intervals(), intervals())
def test_overlap(left, right):
    """Two intervals overlap when some number lies in both, whichever comes first."""
    shared = any(holds(left, number) and holds(right, number) for number in GRID)

    assert left.overlaps(right) == right.overlaps(left) == shared


@given(intervals(), intervals())
def test_contain(outer, inner):
    """An interval contains another when every number of that one lies in it."""
    inside = all(holds(outer, number) for number in GRID if holds(inner, number))
    bounded = (outer.low is None or inner.low is not None) and (
        outer.high is None or inner.high is not None
    )

    assert outer.contains(inner) == (inside and bounded)


@pytest.mark.parametrize(
    "ends", [(2, 1), (1, 1, True), (1, 1, False, True)], ids=["backwards", "low open", "high open"]
)
def test_empty(ends):
    """An interval with nothing in it cannot be made."""
    with pytest.raises(ValueError, match="nothing lies between the ends"):
        Interval(*ends)


SUMS = [
    # one, other, sum
    ((1, 2), (10, 20), (11, 22)),
    ((1, 2, True), (10, 20), (11, 22, True)),
    ((1, 2), (10, 20, False, True), (11, 22, False, True)),
    ((1, None), (10, 20), (11, None)),
    ((None, 2), (10, None), (None, None)),
]


@pytest.mark.parametrize(("one", "other", "added"), SUMS)
def test_sum(one, other, added):
    """Each end of a sum is the sum of that end, whichever interval comes first."""
    left, right = Interval(*one), Interval(*other)

    assert left + right == right + left == Interval(*added)


@given(intervals(), intervals())
def test_sum_of_numbers(left, right):
    """A number of each interval adds up to a number that lies in the sum."""
    for one in (number for number in GRID if holds(left, number)):
        for other in (number for number in GRID if holds(right, number)):
            total = Interval(one, one) + Interval(other, other)

            assert (left + right).contains(total)
