"""Whether an excerpt says the value that is claimed from it, in figures or in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

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
from dossier.values.edtf import Moment

_PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)
_SEASONS = {21: ("spring",), 22: ("summer",), 23: ("autumn", "fall"), 24: ("winter",)}
_OTHERWISE = "mend the claim, or say in derivation how it follows"


def unsaid(claim: Claim, excerpt: str) -> str:
    """Say what of a claim its excerpt does not, as a message; nothing when all is said.

    A count, a share and a date are looked up, and so is each term of a sum, in place of the sum.
    """
    if claim.derivation:
        return ""
    values: tuple[Value | None, ...] = claim.sum_of or (claim.value,)
    for value in values:
        fault = _CHECKS[type(value)](value, excerpt) if type(value) in _CHECKS else ""
        if fault:
            return f"the excerpt does not say {fault}; {_OTHERWISE}"
    return ""


def _count_unsaid(value: Count, excerpt: str) -> str:
    return _amount_unsaid(value.text, value.amount.numbers, excerpt)


def _share_unsaid(value: Share, excerpt: str) -> str:
    if not _PERCENT.search(excerpt):
        return f"that {quoted(value.text)} is a share"
    return _amount_unsaid(value.text, value.amount.numbers, excerpt)


def _amount_unsaid(text: str, numbers: Iterable[Decimal], excerpt: str) -> str:
    """Say which number is not said; where there is none in figures, the words must be."""
    said = figures_in(excerpt)
    absent = [number for number in numbers if number not in said]
    if absent:
        return f"{number_words(absent[0])}, of {quoted(text)}"
    return "" if tuple(numbers) or _says(excerpt, text) else f"{quoted(text)}"


def _says(excerpt: str, words: str) -> bool:
    wanted = re.escape(fold_text(words))
    return re.search(rf"(?<!\w){wanted}(?!\w)", fold_text(excerpt)) is not None


def _date_unsaid(value: Date, excerpt: str) -> str:
    ends = (end for end in (value.start, value.end) if not isinstance(end, str))
    missing = [part for part in (_part_unsaid(end, excerpt) for end in ends) if part]
    return f"{missing[0]} {quoted(value.text)}" if missing else ""


def _part_unsaid(moment: Moment, excerpt: str) -> str:
    """Name the part of a date that is not said; nothing when all of it is."""
    if moment.unit in ("decade", "century"):
        return "" if _says(excerpt, f"{moment.year}s") else "the years"
    if moment.unit == "season" and not any(_says(excerpt, word) for word in _SEASONS[moment.month]):
        return "the season of"
    month = moment.month if moment.unit in ("day", "month") else None
    day = moment.day if moment.unit == "day" else None
    said = dates_in(excerpt)
    if any(_covers(mention, (moment.year, month, day)) for mention in said):
        return ""
    yearless = month and any(_covers(mention, (None, month, day)) for mention in said)
    return "the year of" if yearless else "the date"


def _covers(said: Mention, wanted: Mention) -> bool:
    """Tell whether a date that is said has every part of the one that is claimed."""
    return all(part in (None, own) for part, own in zip(wanted, said, strict=True))


_CHECKS: Mapping[type, Callable[..., str]] = {
    Count: _count_unsaid,
    Share: _share_unsaid,
    Date: _date_unsaid,
}
