"""Days of the proleptic Gregorian calendar as numbers, for any year before or after Christ.

Years are astronomical: the year 0 is 1 BC. Day 1 is 1 January of the year 1, as in Python's
``datetime``, which stops at the years 1 and 9999.
"""

from __future__ import annotations

_ERA = 146_097
"""Days in 400 years, after which the calendar repeats."""
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_number(year: int, month: int, day: int) -> int:
    """Return the number of a day; months and days are not checked."""
    # The year begins in March here, so that a leap day comes last.
    # After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    shifted = year - (month <= 2)  # noqa: PLR2004 - February.
    era, of_era = divmod(shifted, 400)
    of_year = (153 * ((month - 3) % 12) + 2) // 5 + day - 1
    return era * _ERA + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 305


def civil(number: int) -> tuple[int, int, int]:
    """Return the year, month and day of a day's number."""
    era, of_era = divmod(number + 305, _ERA)
    years = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * years + years // 4 - years // 100)
    shifted = (5 * of_year + 2) // 153
    day = of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9  # noqa: PLR2004 - up to December.
    return era * 400 + years + (month < 3), month, day  # noqa: PLR2004 - before March.


def month_start(months: int) -> int:
    """Return the number of the first day of a month, counted in months from the year 0."""
    return day_number(months // 12, months % 12 + 1, 1)


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has the day."""
    in_month = 1 <= month <= 12 and 1 <= day <= 31  # noqa: PLR2004 - the calendar.
    return in_month and civil(day_number(year, month, day)) == (year, month, day)


def year_words(year: int) -> str:
    """Say a year; before 1000 with its era, so that it is not taken for another number."""
    if year <= 0:
        return f"{1 - year} BC"
    return str(year) if year > 999 else f"{year} AD"  # noqa: PLR2004 - four digits.


def day_words(year: int, month: int, day: int) -> str:
    """Say a day, as in *4 June 2023*."""
    return f"{day} {MONTHS[month - 1]} {year_words(year)}"
