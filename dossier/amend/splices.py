"""Texts put into a text, and where a line of the result stood before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Splice:
    """A text that takes the place of a part of another, from one offset to before the other."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Amended:
    """A text, and what was put into it."""

    before: str
    splices: tuple[Splice, ...]
    """In the order of their places; none overlap."""

    @property
    def text(self) -> str:
        """The text with what was put into it."""
        parts, done = [], 0
        for one in self.splices:
            parts += [self.before[done : one.start], one.text]
            done = one.end
        return "".join([*parts, self.before[done:]])

    def line_before(self, line: int) -> int | None:
        """Return which line a line of the text was; None when it was added. Both count from 1."""
        shift = 0
        for one in self.splices:
            head = self.before[: one.start]
            first = head.count("\n") + 1 + shift + (not head.endswith("\n") and head != "")
            added = one.text.count("\n") - self.before.count("\n", one.start, one.end)
            if line < first or added <= 0:
                continue
            if line < first + added:
                return None
            shift += added
        return line - shift


def in_order(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """Return splices in the order of their places; of those at one place, in the order given."""
    return tuple(sorted(splices, key=lambda splice: (splice.start, splice.end)))
