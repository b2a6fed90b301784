"""Whether an excerpt says the value that is claimed from it, in figures or in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dossier.model import Claim
from dossier.values import (
    Count,
    Date,
    Mention,
    Share,
    Value,
    dates_in,
    figures_in,
    fold_text,
    number_words,
    quoted,
)
from dossier.values.edtf import SEASONS, Moment

_PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)
_OTHERWISE = "mend the claim, or say in derivation how it follows"


@dataclass(frozen=True)
class _Said:
    """What an excerpt says, each kind of thing looked up once."""

    text: str

    @cached_property
    def figures(self) -> frozenset[Decimal]:
        return frozenset(figures_in(self.text))

    @cached_property
    def dates(self) -> tuple[Mention, ...]:
        return dates_in(self.text)

    @cached_property
    def is_share(self) -> bool:
        return _PERCENT.search(self.text) is not None

    @cached_property
    def _folded(self) -> str:
        return fold_text(self.text)

    def has(self, words: str) -> bool:
        """Tell whether the excerpt has some words, none of them cut."""
        return re.search(rf"(?<!\w){re.escape(fold_text(words))}(?!\w)", self._folded) is not None


def unsaid(claim: Claim, excerpt: str) -> str:
    """Say what of a claim its excerpt does not, as a message; nothing when all is said.

    A count, a share and a date are looked up, and so is each term of a sum, in place of the sum.
    """
    if claim.derivation:
        return ""
    values: tuple[Value | None, ...] = claim.sum_of or (claim.value,)
    said = _Said(excerpt)
    for value in values:
        fault = _CHECKS[type(value)](value, said) if type(value) in _CHECKS else ""
        if fault:
            return f"the excerpt does not say {fault}; {_OTHERWISE}"
    return ""


def _count_unsaid(value: Count, said: _Said) -> str:
    return _amount_unsaid(value.text, value.amount.numbers, said)


def _share_unsaid(value: Share, said: _Said) -> str:
    if not said.is_share:
        return f"that {quoted(value.text)} is a share"
    return _amount_unsaid(value.text, value.amount.numbers, said)


def _amount_unsaid(text: str, numbers: Iterable[Decimal], said: _Said) -> str:
    """Say which number is not said; where there is none in figures, the words must be."""
    absent = [number for number in numbers if number not in said.figures]
    if absent:
        return f"{number_words(absent[0])}, of {quoted(text)}"
    return "" if tuple(numbers) or said.has(text) else f"{quoted(text)}"


def _date_unsaid(value: Date, said: _Said) -> str:
    ends = (end for end in (value.start, value.end) if not isinstance(end, str))
    missing = [part for part in (_part_unsaid(end, said) for end in ends) if part]
    return f"{missing[0]} {quoted(value.text)}" if missing else ""


def _part_unsaid(moment: Moment, said: _Said) -> str:
    """Name the part of a date that is not said; nothing when all of it is."""
    if moment.unit in ("decade", "century"):
        return "" if said.has(f"{moment.year}s") else "the years"
    if moment.unit == "season" and not any(map(said.has, SEASONS[moment.month])):
        return "the season of"
    month = moment.month if moment.unit in ("day", "month") else None
    day = moment.day if moment.unit == "day" else None
    if any(_covers(mention, (moment.year, month, day)) for mention in said.dates):
        return ""
    yearless = month and any(_covers(mention, (None, month, day)) for mention in said.dates)
    return "the year of" if yearless else "the date"


def _covers(said: Mention, wanted: Mention) -> bool:
    """Tell whether a date that is said has every part of the one that is claimed."""
    return all(part in (None, own) for part, own in zip(wanted, said, strict=True))


_CHECKS: Mapping[type, Callable[..., str]] = {
    Count: _count_unsaid,
    Share: _share_unsaid,
    Date: _date_unsaid,
}
