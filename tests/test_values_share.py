"""Shares: percent with the same number words as counts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values import Interval, Share

SHARES = [
    # text, low, high, best, bounds
    ("5 percent", "5", "5", 5, "exactly 5 percent"),
    ("5 per cent", "5", "5", 5, "exactly 5 percent"),
    ("5 %", "5", "5", 5, "exactly 5 percent"),
    ("5%", "5", "5", 5, "exactly 5 percent"),
    ("3.47 %", "3.47", "3.47", Decimal("3.47"), "exactly 3.47 percent"),
    ("five percent", "5", "5", 5, "exactly 5 percent"),
    ("about 5 percent", "4.5", "5.5", 5, "4.5 to 5.5 percent"),
    ("5 to 10 percent", "5", "10", None, "5 to 10 percent"),
    ("5 % - 10 %", "5", "10", None, "5 to 10 percent"),
    ("between 5 and 10 %", "5", "10", None, "5 to 10 percent"),
    ("up to 5 percent", "0", "5", None, "at most 5 percent"),
]
REFUSED = [
    # text, message
    ("5", "'5' does not say percent; write 5 percent"),
    (
        "percent",
        (
            "'percent' is not a number; write figures, a range such as 300-350, or number"
            " words such as about 500, at least 35, dozens"
        ),
    ),
    ("5 percent of voters", "'5 percent of voters' does not say percent; write 5 percent"),
    ("10-5 %", "'10-5 %' runs backwards; write the smaller number first"),
]


@pytest.mark.parametrize(("text", "low", "high", "best", "bounds"), SHARES)
def test_meaning(text, low, high, best, bounds):
    """A share means the percentages that its words allow, and says so."""
    share = Share.parse(text)

    assert share.interval == Interval(Decimal(low), Decimal(high))
    assert (share.best, share.bounds, str(share)) == (best, bounds, text)


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text, message):
    """What is no share is refused with the author's text and the right form."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared.
        Share.parse(text)

    assert str(caught.value) == message


def test_less_than_five_percent():
    """Five percent is not less than five percent."""
    less, five = Share.parse("less than 5 percent"), Share.parse("5 percent")

    assert not less.interval.overlaps(five.interval)
    assert (less.rule, less.bounds) == ("less than", "less than 5 percent")


@given(st.decimals(0, 100, places=2), st.sampled_from([" percent", " per cent", " %", "%"]))
def test_decimals(number, percent):
    """A share keeps every decimal that its document gives."""
    share = Share.parse(f"{number}{percent}")

    assert share.interval == Interval(number, number)
