"""The rule for dates: two dates are compared as the days that each of them can mean."""

from __future__ import annotations

from collections.abc import Hashable

from dossier.compare.context import Context
from dossier.findings import Verdict
from dossier.values import Date


def date_key(date: Date) -> Hashable:
    """Return what is the same for dates that agree."""
    return (date.interval, _season(date))


def compare_dates(left: Date, right: Date, _: Context) -> Verdict:
    """Dates agree when they mean the same days, and disagree when no day lies in both.

    Otherwise they are compatible. A season can mean any day of its year, winter also the
    neighbouring months; “about” and “perhaps” widen a date by one unit of its precision.
    """
    one, other = left.interval, right.interval
    if one == other and _season(left) == _season(right):
        return Verdict("agree", f"the same {'day' if one.low == one.high else 'date'}")
    if not one.overlaps(other):
        return Verdict("disagree", _apart(left, right))
    if other.contains(one):
        return Verdict("compatible", f"{left.words} lies in {_explained(right)}")
    if one.contains(other):
        return Verdict("compatible", f"{right.words} lies in {_explained(left)}")
    return Verdict("compatible", f"{_explained(left)} and {_explained(right)} have days in common")


def _season(date: Date) -> str:
    """Return the words of a season; empty for any other date."""
    return date.words if date.precision == "season" else ""


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
