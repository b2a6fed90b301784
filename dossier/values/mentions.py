"""Dates as a running text says them, for comparing a claimed date with its excerpt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.values.days import MONTHS, is_day

Mention = tuple[int | None, int | None, int | None]
"""Year, month and day; None for what is not said."""

_NUMBER_OF = {
    **{month: number for number, month in enumerate(MONTHS, 1)},
    **{month[:3]: number for number, month in enumerate(MONTHS, 1)},
    "Sept": 9,
}
_FULL = "|".join(MONTHS)
_SHORT = "|".join(sorted(set(_NUMBER_OF) - set(MONTHS), key=len, reverse=True))
_MONTH = rf"(?i:{_FULL})\b|(?i:{_SHORT})\b\.?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?(?![0-9A-Za-z])"
_NEXT = rf"(?: ?[-/] ?| ?, ?| and | or | to |, and ){_DAY}"
_DAYS = rf"{_DAY}(?:{_NEXT}){{0,6}}"
_DAYS_AFTER = rf"{_DAY}(?:{_NEXT}(?! (?:of )?(?:{_MONTH}))){{0,6}}"
_YEAR = r"(?:,? |, ?)(?P<{}>[0-9]{{4}})(?![0-9])"

_SAID = re.compile(
    r"(?<![0-9])(?P<iso>[0-9]{4})-(?P<iso_month>[0-9]{2})(?:-(?P<iso_day>[0-9]{2}))?(?![0-9])"
    rf"|(?<![0-9])(?P<days>{_DAYS}) (?:of )?(?P<month>{_MONTH})(?:{_YEAR.format('year')})?"
    rf"|\b(?P<month_first>{_MONTH}) (?P<days_after>{_DAYS_AFTER})(?:{_YEAR.format('year_after')})?"
    rf"|\b(?P<month_only>{_MONTH})(?:{_YEAR.format('year_only')})?"
    r"|(?<![0-9.,])(?P<bare>[12][0-9]{3})(?![0-9]|[.,][0-9])"
)
_SPACE = re.compile(r"\s+")
_DASH = re.compile("[\u2010-\u2015\u2212]")


def dates_in(text: str) -> tuple[Mention, ...]:
    """Return every date that a text says, each once, in order.

    Months count when they begin with a capital; their short forms only beside a day or a year.
    """
    folded = _DASH.sub("-", _SPACE.sub(" ", text))
    found = (mention for match in _SAID.finditer(folded) for mention in _mentions(match))
    return tuple(dict.fromkeys(found))


def _mentions(match: re.Match[str]) -> Iterator[Mention]:
    part = match.groupdict()
    if part["bare"]:
        yield int(part["bare"]), None, None
    elif part["iso"]:
        yield from _checked(int(part["iso"]), int(part["iso_month"]), part["iso_day"])
    else:
        name = (part["month"] or part["month_first"] or part["month_only"]).rstrip(".")
        if not name[0].isupper():
            return
        year = part["year"] or part["year_after"] or part["year_only"]
        days = re.findall("[0-9]+", part["days"] or part["days_after"] or "")
        if name.title() not in MONTHS and not year and not days:
            return
        for day in days or [None]:
            yield from _checked(int(year) if year else None, _NUMBER_OF[name.title()], day)


def _checked(year: int | None, month: int, day: str | None) -> Iterator[Mention]:
    """Yield a date that the calendar has; a leap day where the year is not said."""
    if is_day(2000 if year is None else year, month, int(day or 1)):
        yield year, month, None if day is None else int(day)
