"""What a strip says, as plain data, and where each value of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dossier.charts.strip.axis import Point

State = Literal["stands", "denied", "earlier"]
"""Whether a value is claimed, denied, or has been replaced by a revision."""

_INSET = 4.0
"""Where the axis begins and, from the other side, ends, in per cent of the picture."""
AXIS = (_INSET, 100 - _INSET)
"""The places of the two ends of the axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One claim: a value, or a range of them."""

    value: str
    """The value in its source's words."""
    name: str
    """Who says it."""
    origin: str
    """Marks with the same one share a lane."""
    low: Point | None
    high: Point | None
    """The ends; None where there is none. At least one is there."""
    low_open: bool = False
    high_open: bool = False
    """The end itself is left out."""
    best: Point | None = None
    """The number stated, where it lies within the range."""
    at: Decimal
    """Where its name stands: the number stated, or the middle."""
    state: State = "stands"

    @property
    def exact(self) -> Point | None:
        """The one value that it can be, or None for a range."""
        same = self.low is not None and self.high is not None and self.low.at == self.high.at
        return self.low if same else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What lies between rivals that cannot both be true."""

    low: Decimal
    high: Decimal
    """The same as *low* where the rivals touch and an end is open."""
    words: str
    """How wide it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The claims on one property, from the least value; at least one."""

    title: str
    description: str
    """All that the picture shows, in words."""
    level: str
    """The level of support, which colours the ranges."""
    start: Point
    end: Point
    """The ends of the axis; they differ."""
    marks: tuple[Mark, ...]
    gap: Gap | None = None

    def place(self, value: Decimal) -> float:
        """Return where a value on the axis stands, in per cent of the picture."""
        part = float((value - self.start.at) / (self.end.at - self.start.at))
        return _INSET + (AXIS[1] - _INSET) * part

    def reach(self, mark: Mark) -> tuple[float, float]:
        """Return the places between which a mark is drawn; without an end, out of the axis."""
        low = 0.0 if mark.low is None else self.place(mark.low.at)
        high = 100.0 if mark.high is None else self.place(mark.high.at)
        return low, high
