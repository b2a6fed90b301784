"""The rule for points: two points are compared as the areas that their digits leave."""

from __future__ import annotations

from collections.abc import Hashable

from dossier.compare.context import Context
from dossier.findings import Verdict
from dossier.values import Point


def point_key(point: Point) -> Hashable:
    """Return what is the same for points that agree."""
    return (point.lat, point.lon, point.precision)


def compare_points(left: Point, right: Point, _: Context) -> Verdict:
    """Points agree when they are the same to the last digit, and disagree when too far apart.

    A point means the area that its digits leave: half a unit of the last digit of the coarser
    coordinate, either way. Points whose areas have a part in common are compatible.
    """
    if point_key(left) == point_key(right):
        return Verdict("agree", "the same point")
    if not left.overlaps(right):
        return Verdict("disagree", f"the two points are {_distance(left.km_to(right))} apart")
    for one, other in ((left, right), (right, left)):
        if one.contains(other):
            return Verdict("compatible", f"{other.words} lies in {one.bounds}")
    return Verdict("compatible", "the areas that the digits leave have a part in common")


def _distance(km: float) -> str:
    """Return a distance in words: two figures of it, or whole kilometres."""
    if km < 1:
        return f"{round(km * 1000, -1):g} m"
    return f"{km:.1f} km" if km < 10 else f"{km:,.0f} km"  # noqa: PLR2004 - two figures.
