"""The scales of time that a stretch of days may carry: days, months and years, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dossier.charts.timeline import Scale
from dossier.values.days import MONTHS, civil, day_number, month_start, year_words

_MOST = 60
"""More ticks than that never have room."""
_YEARS = (1, 2, 5)
"""Steps of years, and their tens, hundreds and so on."""


def scales(first: int, last: int) -> tuple[Scale, ...]:
    """Return the scales of a stretch of days, from the finest; the last ones are only captions.

    The very last says nothing.
    """
    found = (*_days(first, last), *_months(first, last), *_years(first, last))
    least = 1 if first == last else 2
    good = (scale for scale in found if least <= len(scale.ticks) <= _MOST)
    return (*good, *(Scale(ticks=(), caption=said) for said in _captions(first, last)))


def _days(first: int, last: int) -> Iterator[Scale]:
    if last - first > _MOST * 7:
        return
    days, caption = range(first, last + 1), _years_words(first, last)
    for step in (1, 2, 3, 5):
        yield Scale(ticks=_with_bare(_day_words(days[::step]), days), caption=caption)
    weekly = [day for day in days if civil(day)[2] in {1, 8, 15, 22}]
    yield Scale(ticks=_with_bare(_day_words(weekly), days), caption=caption)


def _with_bare(
    ticks: Sequence[tuple[int, str]], days: Iterable[int]
) -> tuple[tuple[int, str], ...]:
    """Return the days with the words that some of them have; the others have none."""
    said = dict(ticks)
    return tuple((day, said.get(day, "")) for day in days) if len(said) > 1 else tuple(ticks)


def _day_words(days: Iterable[int]) -> tuple[tuple[int, str], ...]:
    """Return days with their words; the month is said where it is another one."""
    found: list[tuple[int, str]] = []
    before = 0
    for number in days:
        _, month, day = civil(number)
        found.append((number, str(day) if month == before else f"{day} {MONTHS[month - 1]}"))
        before = month
    return tuple(found)


def _months(first: int, last: int) -> Iterator[Scale]:
    if last - first > _MOST * 200:
        return
    begin, end = (_month(day) for day in (first, last))
    one_year = civil(first)[0] == civil(last)[0]
    for step in (1, 3, 6):
        chosen = (month for month in range(begin, end + 1) if not month % step)
        starts = [(month, month_start(month)) for month in chosen]
        ticks = [(day, _month_words(month)) for month, day in starts if first <= day <= last]
        if one_year:
            yield Scale(ticks=tuple(ticks), caption=year_words(civil(first)[0]))
        else:
            yield Scale(ticks=tuple(_with_years(ticks)), caption="")


def _month(day: int) -> int:
    year, month, _ = civil(day)
    return year * 12 + month - 1


def _month_words(month: int) -> str:
    return MONTHS[month % 12][:3]


def _with_years(ticks: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    before: int | None = None
    for day, said in ticks:
        year = civil(day)[0]
        yield day, said if year == before else f"{said} {year_words(year)}"
        before = year


def _years(first: int, last: int) -> Iterator[Scale]:
    begin, end = civil(first)[0], civil(last)[0]
    power = 1
    while power <= end - begin + 1:
        for step in (power * digit for digit in _YEARS):
            if (end - begin) // step < _MOST:
                years = range(-(-begin // step) * step, end + 1, step)
                starts = ((day_number(year, 1, 1), year_words(year)) for year in years)
                ticks = tuple(tick for tick in starts if first <= tick[0] <= last)
                yield Scale(ticks=ticks, caption="")
        power *= 10


def _captions(first: int, last: int) -> Iterator[str]:
    """Yield what a whole stretch is called, from the longest to nothing."""
    (year, month, _), end = civil(first), civil(last)
    if (year, month) == end[:2]:
        yield f"{MONTHS[month - 1]} {year_words(year)}"
        yield f"{MONTHS[month - 1][:3]} {year_words(year)}"
    yield _years_words(first, last)
    yield year_words(year)
    yield ""


def _years_words(first: int, last: int) -> str:
    begin, end = civil(first)[0], civil(last)[0]
    return year_words(begin) if begin == end else f"{year_words(begin)} to {year_words(end)}"
