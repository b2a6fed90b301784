"""An axis: round numbers at its two ends, with room for what stands between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = 6
"""The least number of round steps from one end of an axis to the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A number, or a day as a number, with the words for it."""

    at: Decimal
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What bounds every value of its kind, and how fine its steps can be."""

    least: Decimal | None = None
    most: Decimal | None = None
    unit: Decimal = Decimal(0)
    """The finest step: 1 for what is whole."""


def axis(
    values: Iterable[Decimal],
    limits: Limits,
    *,
    runs_below: bool = False,
    runs_above: bool = False,
) -> tuple[Decimal, Decimal]:
    """Return the two ends of an axis for values: round numbers with some room on either side.

    A side on which some range has no end gets more of it. A limit that a value is beyond is none.
    ValueError when there is no value.
    """
    found = sorted(values)
    if not found:
        raise ValueError("an axis needs a value")
    least, most = found[0], found[-1]
    room = (most - least) / 8 or max(abs(least) / 4, Decimal(1))
    start = _at_least(limits.least, least - room * (3 if runs_below else 1), least)
    end = -_at_least(_minus(limits.most), -most - room * (3 if runs_above else 1), -most)
    step = max(_round_step((end - start) / _STEPS), limits.unit)
    start = (start / step).to_integral_value(ROUND_FLOOR) * step
    end = (end / step).to_integral_value(ROUND_CEILING) * step
    return (
        _at_least(limits.least, start, least),
        -_at_least(_minus(limits.most), -end, -most),
    )


def _at_least(limit: Decimal | None, end: Decimal, value: Decimal) -> Decimal:
    """Return the lower end of an axis, held at a limit that the least value is not beyond."""
    return end if limit is None or value < limit else max(end, limit)


def _minus(limit: Decimal | None) -> Decimal | None:
    return None if limit is None else -limit


def _round_step(rough: Decimal) -> Decimal:
    """Return the largest of 1, 2 or 5 times a power of ten that is not above a number."""
    power = Decimal(1).scaleb(rough.adjusted())
    return max(factor * power for factor in (1, 2, 5) if factor * power <= rough)
