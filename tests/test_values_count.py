"""Counts: what each way to say a number means, and what is refused in which words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values import Count, Interval

COUNTS = [
    # text, whole numbers, best, rule, bounds
    ("30", (30, 30), 30, "", "exactly 30"),
    ("010", (10, 10), 10, "", "exactly 10"),
    ("none", (0, 0), 0, "", "exactly 0"),
    ("NO", (0, 0), 0, "", "exactly 0"),
    ("zero", (0, 0), 0, "", "exactly 0"),
    ("3,800", (3800, 3800), 3800, "", "exactly 3,800"),
    ("3 800", (3800, 3800), 3800, "", "exactly 3,800"),
    ("6, 009", (6009, 6009), 6009, "", "exactly 6,009"),
    ("6\N{NO-BREAK SPACE}009", (6009, 6009), 6009, "", "exactly 6,009"),
    ("6\N{THIN SPACE}009", (6009, 6009), 6009, "", "exactly 6,009"),
    ("6\N{NARROW NO-BREAK SPACE}009", (6009, 6009), 6009, "", "exactly 6,009"),
    ("ninety-nine", (99, 99), 99, "", "exactly 99"),
    ("Forty one", (41, 41), 41, "", "exactly 41"),
    ("a dozen", (12, 12), 12, "", "exactly 12"),
    ("a hundred", (100, 100), 100, "", "exactly 100"),
    ("two thousand", (2000, 2000), 2000, "", "exactly 2,000"),
    ("3.8 thousand", (3800, 3800), 3800, "", "exactly 3,800"),
    ("1.5 million", (1_500_000, 1_500_000), 1_500_000, "", "exactly 1,500,000"),
    ("about 500", (450, 550), 500, "about", "450 to 550"),
    ("around 500", (450, 550), 500, "about", "450 to 550"),
    ("some 350", (315, 385), 350, "about", "315 to 385"),
    ("Roughly five hundred", (450, 550), 500, "about", "450 to 550"),
    ("about 513", (462, 564), 513, "about", "462 to 564"),
    ("about 4", (4, 4), 4, "about", "exactly 4"),
    ("almost 3,800", (3610, 3799), None, "almost", "from 3,610 to less than 3,800"),
    ("nearly 3,800", (3610, 3799), None, "almost", "from 3,610 to less than 3,800"),
    ("nearly 10", (9, 9), None, "almost", "exactly 9"),
    ("more than 4", (5, None), None, "more than", "more than 4"),
    ("over 4", (5, None), None, "more than", "more than 4"),
    ("at least 35", (35, None), None, "at least", "at least 35"),
    ("no fewer than 35", (35, None), None, "at least", "at least 35"),
    ("up to 41", (0, 41), None, "up to", "at most 41"),
    ("as many as 41", (0, 41), None, "up to", "at most 41"),
    ("less than 5", (0, 4), None, "less than", "less than 5"),
    ("fewer than 5", (0, 4), None, "less than", "less than 5"),
    ("under 5", (0, 4), None, "less than", "less than 5"),
    ("300-350", (300, 350), None, "", "300 to 350"),
    ("300–350", (300, 350), None, "", "300 to 350"),  # noqa: RUF001 - a dash is the fact.
    ("300 - 350", (300, 350), None, "", "300 to 350"),
    ("300 to 350", (300, 350), None, "", "300 to 350"),
    ("from 300 to 350", (300, 350), None, "", "300 to 350"),
    ("between 300 and 350", (300, 350), None, "", "300 to 350"),
    ("between fifty and one hundred and ten", (50, 110), None, "", "50 to 110"),
    ("900 to a thousand", (900, 1000), None, "", "900 to 1,000"),
    ("dozens", (24, 99), None, "dozens", "24 to 99"),
    ("Hundreds", (100, 999), None, "hundreds", "100 to 999"),
    ("several hundred", (100, 999), None, "hundreds", "100 to 999"),
    ("thousands of", (1000, 9999), None, "thousands", "1,000 to 9,999"),
]

NOT_A_NUMBER = (
    "is not a number; write figures, a range such as 300-350, or number words such as"
    " about 500, at least 35, dozens"
)
REFUSED = [
    # text, message
    ("", f"'' {NOT_A_NUMBER}"),
    ("half", f"'half' {NOT_A_NUMBER}"),
    ("-5", f"'-5' {NOT_A_NUMBER}"),
    ("1_000", f"'1_000' {NOT_A_NUMBER}"),
    ("12:30", f"'12:30' {NOT_A_NUMBER}"),
    ("1,00", f"'1,00' {NOT_A_NUMBER}"),
    ("٣٠", f"'٣٠' {NOT_A_NUMBER}"),
    ("dozens of people", f"'dozens of people' {NOT_A_NUMBER}"),
    (
        "twenty eleven",
        (
            "'twenty eleven' says more than a number; write twenty without 'eleven'"
            " (what it counts belongs in measure)"
        ),
    ),
    (
        "41 soldiers",
        (
            "'41 soldiers' says more than a number; write 41 without 'soldiers'"
            " (what it counts belongs in measure)"
        ),
    ),
    (
        "about 41 men",
        (
            "'about 41 men' says more than a number; write 41 without 'men'"
            " (what it counts belongs in measure)"
        ),
    ),
    ("350-300", "'350-300' runs backwards; write the smaller number first"),
    (
        "2 to 3 thousand",
        "'2 to 3 thousand' leaves one end short; write both ends in full, as in 2000-3000",
    ),
    ("less than 0", "'less than 0' leaves no number that it could mean; write the number alone"),
    ("5 percent", "'5 percent' is a share, not a count; write a number without %"),
    ("3.5", "'3.5' is not whole; write 3,800 or 3800 for a count"),
    ("3.000", "'3.000' is not whole; write 3,800 or 3800 for a count"),
    ("about 3.800", "'about 3.800' is not whole; write 3,800 or 3800 for a count"),
    ("1" * 16, f"'{'1' * 16}' has too many digits; a number has at most 15"),
    ("999999 trillion", "'999999 trillion' has too many digits; a number has at most 15"),
    (
        "9" * 5000,
        f"'{'9' * 60}…' is too long for a number; write the number alone, of at most 15 digits",
    ),
]


@pytest.mark.parametrize(("text", "whole", "best", "rule", "bounds"), COUNTS)
def test_meaning(text, whole, best, rule, bounds):
    """A count means the whole numbers that its words allow, and says so."""
    count = Count.parse(text)

    assert count.whole == Interval(*whole)
    assert (count.best, count.rule, count.bounds) == (best, rule, bounds)
    assert str(count) == text


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text, message):
    """What is no count is refused with the author's text and the right form."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared.
        Count.parse(text)

    assert str(caught.value) == message


def test_open_ends_are_kept():
    """The interval as stated leaves the number of *almost* out."""
    interval = Count.parse("almost 3,800").interval

    assert interval == Interval(Decimal(3610), Decimal(3800), high_open=True)


def test_more_than_four_and_less_than_five():
    """No whole number is more than 4 and less than 5."""
    left, right = Count.parse("more than 4").whole, Count.parse("less than 5").whole

    assert not left.overlaps(right)


@given(st.integers(0, 10**15 - 1), st.sampled_from([",", ", ", " ", "\N{NARROW NO-BREAK SPACE}"]))
def test_separators(number, separator):
    """A number is the same with any separator of thousands."""
    count = Count.parse(f"{number:,}".replace(",", separator))

    assert count.whole == Interval(number, number)


@given(st.integers(0, 10**6), st.sampled_from(["about {}", "up to {}", "at least {}", "{}"]))
def test_a_number_lies_in_its_own_bounds(number, words):
    """What includes the number stated overlaps with that number."""
    count = Count.parse(words.format(number))

    assert count.whole.contains(Interval(number, number))


@given(st.integers(1, 10**6), st.sampled_from(["almost {}", "less than {}", "more than {}"]))
def test_a_number_lies_beyond_an_open_bound(number, words):
    """What stops short of the number stated does not overlap with that number."""
    count = Count.parse(words.format(number))

    assert not count.whole.overlaps(Interval(number, number))
