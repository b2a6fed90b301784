"""The rule for dates: two dates are compared as the days that each of them can mean."""

from __future__ import annotations

from collections.abc import Hashable

from dossier.compare.context import Context
from dossier.findings import Verdict
from dossier.values import Date


def date_key(date: Date) -> Hashable:
    """Return what is the same for dates that agree."""
    season = date.words if date.precision == "season" else ""
    return (date.interval, season)


def compare_dates(left: Date, right: Date, _: Context) -> Verdict:
    """Dates agree when they mean the same days, and disagree when no day lies in both.

    Otherwise they are compatible. A season can mean any day of its year, winter also the
    neighbouring months; *about* and *perhaps* widen a date by one unit of its precision.
    """
    if date_key(left) == date_key(right):
        one_day = left.interval.low == left.interval.high
        return Verdict("agree", "the same day" if one_day else "the same date")
    if not left.interval.overlaps(right.interval):
        return Verdict("disagree", _apart(left, right))
    if right.interval.contains(left.interval):
        return Verdict("compatible", f"{left.words} lies in {_explained(right)}")
    if left.interval.contains(right.interval):
        return Verdict("compatible", f"{right.words} lies in {_explained(left)}")
    return Verdict("compatible", f"{_explained(left)} and {_explained(right)} have days in common")


def _apart(left: Date, right: Date) -> str:
    words = (_explained(left), _explained(right))
    if left.precision == right.precision == "day" and words == (left.words, right.words):
        return f"{left.words} and {right.words} are two different days"
    return f"{words[0]} and {words[1]} have no day in common"


def _explained(date: Date) -> str:
    """Return the words of a date, with its bounds where the words do not tell them."""
    if date.precision == "season" or date.words.startswith(("about", "perhaps")):
        return f"{date.words} ({date.bounds})"
    return date.words
