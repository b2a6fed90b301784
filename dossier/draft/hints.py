"""Other ways to write a number or a date, and how they are written here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dossier.values import quoted

_LONGEST = 120
"""Longer texts are no number and no date."""


def advice(text: str, error: ValueError, parse: Callable[[str], object]) -> str:
    """Return what is wrong with a text that *parse* refused, and how it is written here if known.

    What is advised is a text that *parse* reads.
    """
    plain = " ".join(text.split())
    if len(plain) > _LONGEST:
        return str(error)
    number = next((way for way in _numbers(plain) if _fits(way, parse)), "")
    days = [day for day in dict.fromkeys(_days(plain)) if _fits(day, parse)]
    if len(days) > 1:
        ways = f"{days[0]} if the month comes before the day, or {days[1]} if it comes after it"
        return f"{quoted(text)} can be read in two ways; write {ways}"
    way = number or "".join(days)
    return f"{quoted(text)} cannot be read; write {way}" if way else str(error)


def _fits(text: str, parse: Callable[[str], object]) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _numbers(text: str) -> Iterator[str]:
    """Yield what a text may say of a number, with the last word of it and without."""
    for pattern, form in _NUMBERS:
        if found := pattern.fullmatch(text):
            number = found["n"].strip()
            yield form.format(number)
            if counted := _COUNTED.fullmatch(number):
                yield form.format(counted["n"])
            return


def _days(text: str) -> Iterator[str]:
    """Yield which days a text may mean, or which month."""
    for pattern in _DAYS:
        if found := pattern.fullmatch(text):
            year, first, second = (found[name] for name in ("y", "m", "d"))
            yield f"{year}-{first:0>2}-{second:0>2}"
            yield f"{year}-{second:0>2}-{first:0>2}"
    if found := _MONTH.fullmatch(text):
        yield f"{found['y']}-{found['m']:0>2}"


_NUMBERS = tuple(
    (re.compile(pattern, re.IGNORECASE), form)
    for pattern, form in (
        (r"(?:>=|=>|≥|minimum(?: of)?|min\.?)(?P<n>.+)", "at least {}"),
        (r"(?P<n>.+?)(?:\+| (?:or|and) (?:more|greater|higher|over|above|up))", "at least {}"),
        (r"(?:<=|=<|≤|maximum(?: of)?|max\.?)(?P<n>.+)", "at most {}"),
        (r"(?P<n>.+?) (?:or|and) (?:fewer|less|lower|under|below)", "at most {}"),
        (r">(?P<n>.+)", "more than {}"),
        (r"<(?P<n>.+)", "less than {}"),
        (r"(?:[~≈]|c\.|ca\b\.?|approx\b\.?|an estimated|estimated(?: at)?)(?P<n>.+)", "about {}"),
        (r"(?P<n>.+?)(?: or so|-odd| approximately| approx\.?)", "about {}"),
    )
)
"""Other ways to bound a number, and ours."""
_COUNTED = re.compile(r"(?P<n>.+) (?!per ?cent\b|cent\b)[^\W\d_]+", re.IGNORECASE)
"""A number and one word more: what it counts, as long as it is no part of the number."""
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<m>[0-9]{1,2})(?P<by>[./-]) ?(?P<d>[0-9]{1,2})(?P=by) ?(?P<y>[0-9]{4})\.?",
        r"(?P<y>[0-9]{4})(?P<by>[./]) ?(?P<m>[0-9]{1,2})(?P=by) ?(?P<d>[0-9]{1,2})\.?",
    )
)
"""Other ways to write a day; most of them leave open which number is the month."""
_MONTH = re.compile(r"(?P<m>[0-9]{1,2})[./-] ?(?P<y>[0-9]{4})")
