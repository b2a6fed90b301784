"""Numbers said in figures and words, alone and in running text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values import Count, figures_in
from dossier.values.numerals import TENS, UNITS

BELOW_TWENTY = ("zero", *UNITS)

SAID = [
    # text, numbers
    ("left 30 soldiers, 11 of them here and 19 there", (30, 11, 19)),
    ("Forty-one fighters and a hundred cars", (41, 100)),
    ("two thousand and twenty-three people", (2023,)),
    ("twelve hundred", (1200,)),
    ("6, 009 troops", (6009, 6, 9)),
    ("11, 19 and 300", (11, 19, 300)),
    ("19, 300 men", (19300, 19, 300)),
    ("3.800 Soldaten", (Decimal("3.8"), 3800)),
    ("less than 5 percent", (5,)),
    ("1.5 million", (1_500_000,)),
    ("no soldier", (0,)),
    ("the 65th Brigade, the first", ()),
    ("a 20-strong unit of 30-year-olds", (20, 30)),
    ("a battalion", ()),
    ("one hundred and", (100,)),
    ("twenty thirty", (20, 30)),
    ("two thousand three thousand", (2000, 3000)),
    ("1 2345", (1, 2345)),
    (f"{'9' * 5000} and 5", (5,)),
    ("", ()),
]


def spell(number):
    """Return a number below a milliard in words."""
    if number < 20:
        return BELOW_TWENTY[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return tuple(TENS)[ten - 2] + (f"-{BELOW_TWENTY[one]}" if one else "")
    for scale, word in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= scale:
            many, rest = divmod(number, scale)
            joint = " and " if rest < 100 else " "
            return f"{spell(many)} {word}{joint + spell(rest) if rest else ''}"
    raise AssertionError(number)


def test_the_words():
    """The number words stand in their order."""
    assert list(UNITS.values()) == list(range(1, 20))
    assert list(TENS.values()) == list(range(20, 100, 10))


@pytest.mark.parametrize(("text", "numbers"), SAID)
def test_figures_in(text, numbers):
    """Every number that a text says is found once, in order, ordinals left out."""
    assert figures_in(text) == numbers


@given(st.integers(0, 10**9 - 1))
def test_words(number):
    """A number in words is that number, as a count and in a text."""
    words = spell(number)

    assert Count.parse(words).best == number
    assert figures_in(f"They say, {words}, of them") == (number,)


@given(st.integers(0, 10**9), st.text(max_size=30))
def test_the_text_around_a_number(number, around):
    """A number is found in any text that a comma keeps from it."""
    assert number in figures_in(f"{around}; {number:,}; {around}")
