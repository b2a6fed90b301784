"""The rules for counts and shares: two numbers are compared as what each of them can mean."""

from __future__ import annotations

from dossier.compare.context import Context
from dossier.findings import Verdict
from dossier.values import Count, Interval, Share, fold_text


def compare_counts(left: Count, right: Count, _: Context) -> Verdict:
    """Counts agree when they mean the same whole numbers, and disagree when no number is both.

    Otherwise they are compatible. What a number word means is in the table of number words.
    """
    return _compare(left, right, left.whole, right.whole)


def compare_shares(left: Share, right: Share, _: Context) -> Verdict:
    """Shares agree when they mean the same numbers, and disagree when no number is both.

    Otherwise they are compatible. What is “less than 5 percent” is not 5 percent.
    """
    return _compare(left, right, left.interval, right.interval)


def _compare(left: Count | Share, right: Count | Share, one: Interval, other: Interval) -> Verdict:
    if one == other:
        return Verdict("agree", f"the same {_sort(left, one)}")
    if not one.overlaps(other):
        return Verdict("disagree", _apart(left, right))
    if other.contains(one):
        return Verdict("compatible", f"{_said(left)} lies within {_explained(right)}")
    if one.contains(other):
        return Verdict("compatible", f"{_said(right)} lies within {_explained(left)}")
    return Verdict(
        "compatible", f"some numbers are both {_explained(left)} and {_explained(right)}"
    )


def _sort(value: Count | Share, meant: Interval) -> str:
    if meant.low == meant.high:
        return "number"
    return "estimate" if value.best is not None else "range"


def _apart(low: Count | Share, high: Count | Share) -> str:
    """Say why no number is both, the lower of the two being given first."""
    end, start = low.interval, high.interval
    if end.high == start.low and start.low == start.high:
        return f"{_explained(low)} stops short of {_said(high)}"
    if end.high == start.low and end.low == end.high:
        return f"{_explained(high)} begins above {_said(low)}"
    return f"no number is both {_explained(low)} and {_explained(high)}"


def _said(value: Count | Share) -> str:
    return f"“{value.text}”" if value.rule else value.text


def _explained(value: Count | Share) -> str:
    """Return the words of a value with the rule by which they are read, where they need one."""
    if not value.rule or value.bounds == fold_text(value.text):
        return _said(value)
    return f"{_said(value)} ({value.bounds}, by the rule “{value.rule}”)"
