"""Containment: whether all that one value can mean is meant by another, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from dossier.compare.context import Context, name_key
from dossier.compare.rules import compare_values, span
from dossier.values import Count, Date, Name, Point, Reference, Share, Value


def lies_within(inner: Value, outer: Value, context: Context) -> bool:
    """Tell whether a value means nothing but what another one of its type means, too."""
    relation = compare_values(inner, outer, context).relation
    if relation != "compatible":
        return relation == "agree"
    return _WITHIN[type(inner)](inner, outer, context)


def _span_within(inner: Value, outer: Value, _: Context) -> bool:
    one, other = span(inner), span(outer)
    return one is not None and other is not None and other.contains(one)


def _date_within(inner: Date, outer: Date, context: Context) -> bool:
    """Two seasons of a year are not the same, although each can mean any of its days."""
    seasons = inner.precision == outer.precision == "season"
    return not seasons and _span_within(inner, outer, context)


def _name_within(inner: Name, outer: Name, _: Context) -> bool:
    """A name with more words says more, and so means less."""
    return all(less <= more for more, less in zip(name_key(inner), name_key(outer), strict=True))


def _point_within(inner: Point, outer: Point, _: Context) -> bool:
    return outer.contains(inner)


def _reference_within(inner: Reference, outer: Reference, context: Context) -> bool:
    return context.speaks(inner.text, outer.text) or context.lies(inner.text, outer.text)


_WITHIN: Mapping[type, Callable[[Any, Any, Context], bool]] = MappingProxyType(
    {
        Count: _span_within,
        Share: _span_within,
        Date: _date_within,
        Name: _name_within,
        Point: _point_within,
        Reference: _reference_within,
    }
)
"""By each type of which two values can be compatible: what it takes beyond that."""
