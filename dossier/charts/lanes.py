"""Labels above an axis, each with a line down to it: how high each must stand.

A label stands beside its line, so that labels of one place hang on one line like flags.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

GAP = 6.0
"""How far labels keep from one another, in px."""
CLOSE = 7.0
"""A line so near to that of another runs past its mark, not through its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """What takes room above an axis, in px."""

    pole: float
    """Where its line runs down to the axis."""
    left: float
    right: float
    height: float
    flipped: bool = False
    """It stands to the left of its line."""


def heights(flags: Sequence[Flag]) -> tuple[float, ...] | None:
    """Return how far above the axis the foot of each flag stands, in the same order.

    No two flags touch, and no line runs through a flag: each stands above all whose lines it would
    cover, and as low as it can. Of flags on one line, the first stands at the top. None where two
    face one another so closely that each would have to stand above the other.
    """
    order: TopologicalSorter[int] = TopologicalSorter()
    for at in range(len(flags)):
        order.add(at, *(other for other in range(len(flags)) if _is_over(at, other, flags)))
    try:
        sequence = tuple(order.static_order())
    except CycleError:
        return None
    feet: dict[int, float] = {}
    for at in sequence:
        placed = [(flags[one], foot) for one, foot in feet.items()]
        under = (feet[one] + flags[one].height + GAP for one in feet if _is_over(at, one, flags))
        feet[at] = _free(flags[at], max(under, default=0.0), placed)
    return tuple(feet[at] for at in range(len(flags)))


def _is_over(at: int, other: int, flags: Sequence[Flag]) -> bool:
    """Tell whether a flag must stand above another, whose line would else run through it."""
    one, pole = flags[at], flags[other].pole
    if pole == one.pole:
        return at < other
    if pole < one.pole:
        return one.flipped and one.left - GAP <= pole < one.pole
    near = one.pole + (CLOSE if one.flipped else 0)
    return near < pole <= one.right + GAP


def _free(flag: Flag, foot: float, placed: Sequence[tuple[Flag, float]]) -> float:
    """Return the least height from *foot* on at which nothing stands."""
    beside = [
        (low, low + one.height)
        for one, low in placed
        if flag.left < one.right + GAP and one.left < flag.right + GAP
    ]
    for low, high in sorted(beside):
        if foot < high + GAP and low < foot + flag.height + GAP:
            foot = high + GAP
    return foot
