"""Dates: what each form of EDTF means, how it reads, and what is refused in which words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values import Date, Interval, civil, day_number

OPEN = None
DATES = [
    # text, first day, last day, precision, words
    ("2023-06-04", "2023-06-04", "2023-06-04", "day", "4 June 2023"),
    ("2023-06", "2023-06-01", "2023-06-30", "month", "June 2023"),
    ("2024-02", "2024-02-01", "2024-02-29", "month", "February 2024"),
    ("2023", "2023-01-01", "2023-12-31", "year", "2023"),
    ("2023-21", "2023-01-01", "2023-12-31", "season", "spring 2023"),
    ("2023-22", "2023-01-01", "2023-12-31", "season", "summer 2023"),
    ("2023-23", "2023-01-01", "2023-12-31", "season", "autumn 2023"),
    ("2023-24", "2022-12-01", "2024-02-29", "season", "winter 2023"),
    ("2023-06-04~", "2023-06-03", "2023-06-05", "day", "about 4 June 2023"),
    ("2023-06?", "2023-05-01", "2023-07-31", "month", "perhaps June 2023"),
    ("2023-01~", "2022-12-01", "2023-02-28", "month", "about January 2023"),
    ("2023%", "2022-01-01", "2024-12-31", "year", "perhaps about 2023"),
    ("2023-21~", "2022-10-01", "2024-03-31", "season", "about spring 2023"),
    ("201X", "2010-01-01", "2019-12-31", "decade", "the 2010s"),
    ("201X~", "2000-01-01", "2029-12-31", "decade", "about the 2010s"),
    ("20XX", "2000-01-01", "2099-12-31", "century", "the years 2000 to 2099"),
    ("004X", "0040-01-01", "0049-12-31", "decade", "the years 40 AD to 49 AD"),
    ("2004-XX", "2004-01-01", "2004-12-31", "year", "some month of 2004"),
    ("2004-XX-XX", "2004-01-01", "2004-12-31", "year", "some day of 2004"),
    ("2004-07-XX", "2004-07-01", "2004-07-31", "month", "some day of July 2004"),
    ("2023-06-04/2023-06-06", "2023-06-04", "2023-06-06", "interval", "4 to 6 June 2023"),
    ("2023-05-30/2023-06-02", "2023-05-30", "2023-06-02", "interval", "30 May to 2 June 2023"),
    ("2023-06/2023-08", "2023-06-01", "2023-08-31", "interval", "June to August 2023"),
    ("2023-06-10/2023-06", "2023-06-10", "2023-06-30", "interval", "10 June 2023 to June 2023"),
    ("2022/2023", "2022-01-01", "2023-12-31", "interval", "2022 to 2023"),
    ("2022~/2023-06", "2021-01-01", "2023-06-30", "interval", "about 2022 to June 2023"),
    (
        "2022-12-31/2023-01-01",
        "2022-12-31",
        "2023-01-01",
        "interval",
        "31 December 2022 to 1 January 2023",
    ),
    ("2023-05-26/..", "2023-05-26", OPEN, "interval", "26 May 2023 or later"),
    ("2023-05-26/", "2023-05-26", OPEN, "interval", "26 May 2023 to an unknown date"),
    ("../2023-05-26", OPEN, "2023-05-26", "interval", "26 May 2023 or earlier"),
    ("/2023-05-26", OPEN, "2023-05-26", "interval", "until 26 May 2023"),
    ("2023-06-04T12:30:00Z", "2023-06-04", "2023-06-04", "day", "4 June 2023 at 12:30:00Z"),
    ("0043", "0043-01-01", "0043-12-31", "year", "43 AD"),
]

BOUNDS = [
    # text, bounds
    ("2023-06-04", "4 June 2023"),
    ("2023-06", "1 to 30 June 2023"),
    ("2023-24", "1 December 2022 to 29 February 2024"),
    ("2023-05-26/..", "26 May 2023 or later"),
    ("../2023", "31 December 2023 or earlier"),
    ("-0043", "1 January to 31 December 44 BC"),
]

FORM = "is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"
CALENDAR = "is not a day of the calendar; write YYYY, YYYY-MM or YYYY-MM-DD"
REFUSED = [
    # text, message
    ("1943-13", f"'1943-13' {CALENDAR}"),
    ("2023-02-30", f"'2023-02-30' {CALENDAR}"),
    ("2023-02-29", f"'2023-02-29' {CALENDAR}"),
    ("2023-00", f"'2023-00' {CALENDAR}"),
    ("2023-21-01", f"'2023-21-01' {CALENDAR}"),
    ("", f"'' {FORM}"),
    ("12:30", f"'12:30' {FORM}"),
    ("2023-6-4", f"'2023-6-4' {FORM}"),
    ("٢٠٢٣", f"'٢٠٢٣' {FORM}"),
    ("2023/06/04", f"'2023/06/04' {FORM}"),
    ("2023~~", f"'2023~~' {FORM}"),
    ("Y2023", f"'Y2023' {FORM}"),
    ("-0000", f"'-0000' {FORM}"),
    ("4 June 2023", f"'4 June 2023' {FORM}, as in 2023-06-04"),
    ("June 2023", f"'June 2023' {FORM}, as in 2023-06"),
    ("about 2023", f"'about 2023' {FORM}"),
    ("2024/2023", "'2024/2023' ends before it begins; write the earlier date first"),
    ("../..", "'../..' has no date at either end; write unknown"),
    ("/", "'/' has no date at either end; write unknown"),
    (
        "2023-06T12:30:00",
        ("'2023-06T12:30:00' is not a time of a day; write YYYY-MM-DD, or YYYY-MM-DDThh:mm:ss"),
    ),
    (
        "2023-06-04T24:30:00",
        ("'2023-06-04T24:30:00' is not a time of a day; write YYYY-MM-DD, or YYYY-MM-DDThh:mm:ss"),
    ),
    ("201X-06", "'201X-06' names a month of an unknown year; write the year, or leave it out"),
    (
        "2004-XX-04",
        ("'2004-XX-04' names a day of an unknown month; write the month, or leave the day out"),
    ),
]


def number(day):
    """Return the number of a day as ``datetime`` counts it; None for an open end."""
    return None if day is None else date.fromisoformat(day).toordinal()


@pytest.mark.parametrize(("text", "first", "last", "precision", "words"), DATES)
def test_meaning(text, first, last, precision, words):
    """A date means the days that can be meant, both ends included, and says so."""
    said = Date.parse(text)

    assert said.interval == Interval(number(first), number(last))
    assert (said.precision, said.words, str(said)) == (precision, words, text)


@pytest.mark.parametrize(("text", "bounds"), BOUNDS)
def test_bounds(text, bounds):
    """The bounds of a date are its first and its last day."""
    assert Date.parse(text).bounds == bounds


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text, message):
    """What is no date is refused with the author's text and the right form."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared.
        Date.parse(text)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("Y170000002", "170000002", 365),
        ("Y-170000002", "170000003 BC", 365),
        ("Y-16000", "16001 BC", 366),
        ("0000", "1 BC", 366),
        ("-0043", "44 BC", 365),
        ("-004X", "the years 50 BC to 41 BC", 3653),
    ],
)
def test_far_years(text, words, days):
    """Years have no limits but 15 digits, and leap days follow the calendar everywhere."""
    said = Date.parse(text)

    assert said.words == words
    assert said.interval.high - said.interval.low + 1 == days


@given(st.dates())
def test_days_are_those_of_datetime(day):
    """A day has the number that Python's calendar gives it."""
    assert day_number(day.year, day.month, day.day) == day.toordinal()


@given(st.integers(-(10**15), 10**15))
def test_a_day_number_is_a_day(day):
    """Every number is one day, before and after the years that Python knows."""
    year, month, of_month = civil(day)

    assert day_number(year, month, of_month) == day
    assert 1 <= month <= 12
    assert 1 <= of_month <= 31


@given(st.dates(), st.sampled_from([1, 2, 3]), st.sampled_from(["", "~", "?", "%"]))
def test_round_trip(day, precision, hedge):
    """A date prints as the text that it was read from, at any precision."""
    text = "-".join(day.isoformat().split("-")[:precision]) + hedge

    assert str(Date.parse(text)) == text


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.sampled_from(["{:%Y}", "{:%Y-%m}"]))
def test_coarse_contains_fine(day, form):
    """A day lies in its month, its year, its decade, and in all of their hedged forms."""
    exact = Date.parse(day.isoformat())
    coarse = day.isoformat()[: 4 if form == "{:%Y}" else 7]

    for text in (coarse, f"{coarse}~", f"{coarse[:3]}X", f"{coarse}/..", f"{exact}?"):
        assert Date.parse(text).interval.contains(exact.interval)


@given(st.dates(), st.dates())
def test_ends_of_an_interval(one, other):
    """Two days make an interval when the earlier one comes first."""
    first, last = sorted([one, other])

    said = Date.parse(f"{first}/{last}")

    assert said.interval == Interval(first.toordinal(), last.toordinal())
