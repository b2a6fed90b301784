"""The rules by type of value: one table, which the Method page prints."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType
from typing import Any

from dossier.compare.context import Context, same_as
from dossier.compare.dates import compare_dates, date_key
from dossier.compare.names import compare_names
from dossier.compare.numbers import compare_counts, compare_shares
from dossier.compare.points import compare_points, point_key
from dossier.compare.words import compare_choices, compare_references, compare_texts
from dossier.findings import Verdict
from dossier.values import (
    Choice,
    Count,
    Date,
    Interval,
    Name,
    Point,
    Reference,
    Share,
    Text,
    Unknown,
    Value,
    ValueType,
)

Rule = Callable[[Any, Any, Context], Verdict]
"""Compares two values of one type, the lower or the first in the alphabet given first."""

End = tuple[float, bool]
"""Where an interval begins or ends, and what tells an open end from a closed one."""

RULES: Mapping[ValueType, Rule] = MappingProxyType(
    {
        "count": compare_counts,
        "share": compare_shares,
        "date": compare_dates,
        "name": compare_names,
        "point": compare_points,
        "ref": compare_references,
        "choice": compare_choices,
        "text": compare_texts,
    }
)
"""The docstring of each is the rule, as the reader gets it."""

TYPES: Mapping[type, ValueType] = MappingProxyType(
    {
        Count: "count",
        Share: "share",
        Date: "date",
        Name: "name",
        Point: "point",
        Reference: "ref",
        Choice: "choice",
        Text: "text",
    }
)
_SAMENESS: Mapping[type, Callable[[Any, Context], Hashable]] = MappingProxyType(
    {
        Count: lambda count, _: count.whole,
        Share: lambda share, _: share.interval,
        Date: lambda date, _: date_key(date),
        Name: same_as,
        Point: lambda point, _: point_key(point),
        Reference: lambda reference, _: reference.text,
        Choice: lambda choice, _: choice.rank,
        Text: lambda text, _: text.folded,
        Unknown: lambda unknown, _: unknown.text,
    }
)
_SPANS: Mapping[type, Callable[[Any], Interval]] = MappingProxyType(
    {
        Count: lambda count: count.whole,
        Share: lambda share: share.interval,
        Date: lambda date: date.interval,
    }
)
EMPTY = Context()
_NOWHERE = Interval(None, None)


def compare_values(left: Value, right: Value, context: Context = EMPTY) -> Verdict:
    """Return how two values stand to one another: the same, whichever comes first."""
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return Verdict("unknown", "an explicit “unknown” is no value")
    if type(left) is not type(right):
        return Verdict("incomparable", "values of two types are not compared")
    first, second = sorted((left, right), key=_place)
    return RULES[TYPES[type(left)]](first, second, context)


def sameness(value: Value, context: Context = EMPTY) -> Hashable:
    """Return what is the same only for values of one property that agree."""
    return _SAMENESS[type(value)](value, context)


def span(value: Value | None) -> Interval | None:
    """Return the numbers or days that a value can mean; None for values that are no intervals."""
    return _SPANS[type(value)](value) if type(value) in _SPANS else None


def low_end(one: Interval) -> End:
    """Return where an interval begins, to be ordered by."""
    return (float("-inf") if one.low is None else float(one.low), one.low_open)


def high_end(one: Interval) -> End:
    """Return where an interval ends, to be ordered by."""
    return (float("inf") if one.high is None else float(one.high), not one.high_open)


def _place(value: Value) -> tuple[End, End, str]:
    """Return where a value stands among others of its type: numbers and days by their ends."""
    if isinstance(value, Choice):
        return ((value.rank, False), (value.rank, False), value.text)
    stated = value.interval if isinstance(value, Count | Share | Date) else _NOWHERE
    return (low_end(stated), high_end(stated), value.text)
