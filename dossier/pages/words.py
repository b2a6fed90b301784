"""What a claim comes to in words: its value as its source has it, and the range that it leaves."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import Claim, Dossier
from dossier.values import Count, Date, Reference, Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a claim comes to in words."""

    said: str
    """The value in its source's words; empty for a bare denial."""
    names: str | None
    """The id of the subject that the value names."""
    bounds: str | None
    """What a number or a date comes to, where the words leave a range."""


def words_of(claim: Claim, dossier: Dossier) -> Words:
    """Return what a claim comes to in words."""
    value = claim.value
    if value is None:
        return Words(said="", names=None, bounds=None)
    if isinstance(value, Reference):
        return Words(said=dossier.subjects[value.text].label, names=value.text, bounds=None)
    if not isinstance(value, Count | Share | Date):
        return Words(said=value.text, names=None, bounds=None)
    said = value.words if isinstance(value, Date) else value.text
    bounds = None if claim.denies else _bounds(value, said)
    return Words(said=said, names=None, bounds=bounds)


def _bounds(value: Count | Share | Date, said: str) -> str | None:
    """Return what a value comes to; None where its words leave no range that a reader cannot see.

    *2008*, *June 2023* and *300-350* say it themselves; *about*, a season and *dozens* do not.
    """
    interval = value.interval
    if interval.low is not None and interval.low == interval.high:
        return None
    if not (_is_hedged(value) if isinstance(value, Date) else value.rule):
        return None
    bounds = value.bounds
    return None if bounds == said else bounds


def _is_hedged(date: Date) -> bool:
    ends = (end for end in (date.start, date.end) if not isinstance(end, str))
    return any(end.hedge or end.unit == "season" for end in ends)
