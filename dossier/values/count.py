"""Counts: how many there are, as a document says it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from dossier.values.amount import Amount, read_amount
from dossier.values.folding import quoted
from dossier.values.interval import Bound, Interval
from dossier.values.numerals import SCALES, plain
from dossier.values.rules import NUMBER_RULES, NumberRule

_PERCENT = re.compile("%|per ?cent", re.IGNORECASE)
# "3.800" is 3,800 to one reader and 3.8 to another; "3.8 thousand" is clear.
_POINT = re.compile(rf"\.[0-9]+(?![0-9]|\s+(?:{'|'.join(SCALES)}))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things, known to an interval."""

    text: str
    amount: Amount

    @classmethod
    def parse(cls, text: str, rules: Mapping[str, NumberRule] = NUMBER_RULES) -> Count:
        """Read a whole number, a range or number words; ValueError on anything else."""
        if _PERCENT.search(text):
            raise ValueError(f"{quoted(text)} is a share, not a count; write a number without %")
        try:
            amount = read_amount(text, rules)
        except ValueError as problem:
            raise ValueError(f"{quoted(text)} {problem}") from None
        if _POINT.search(text) or any(number % 1 for number in amount.numbers):
            raise ValueError(f"{quoted(text)} is not whole; write 3,800 or 3800 for a count")
        return cls(text, amount)

    @property
    def interval(self) -> Interval:
        """What the text can mean, as stated."""
        return self.amount.interval

    @property
    def whole(self) -> Interval:
        """The whole numbers that the text can mean, both ends included: what is compared.

        Where a rule leaves none (*nearly 10*), it is the next one below.
        """
        low = _whole(self.interval.low, ROUND_CEILING)
        high = _whole(self.interval.high, ROUND_FLOOR)
        if low is not None and self.interval.low_open and low == self.interval.low:
            low += 1
        if high is not None and self.interval.high_open and high == self.interval.high:
            high -= 1
        if low is not None and high is not None:
            low = min(low, high)
        return Interval(low, high)

    @property
    def best(self) -> Decimal | None:
        """The number stated, where it is no mere bound."""
        return self.amount.best

    @property
    def rule(self) -> str:
        """The name of the number-word rule; empty for a plain number or a range."""
        return self.amount.rule

    @property
    def bounds(self) -> str:
        """What the text can mean, in words for a reader."""
        stated, whole = self.interval, self.whole
        if whole.low == whole.high:
            return bounds_words(whole)
        low = stated.low if stated.low_open else whole.low
        high = stated.high if stated.high_open else whole.high
        return bounds_words(Interval(low, high, stated.low_open, stated.high_open))

    def __str__(self) -> str:
        return self.text


def bounds_words(interval: Interval) -> str:
    """Say an interval of numbers in words, thousands separated by commas."""
    low, high = interval.low, interval.high
    if high is None:
        return f"{'more than' if interval.low_open else 'at least'} {number_words(low)}"
    if low == high:
        return f"exactly {number_words(high)}"
    if not low and not interval.low_open:
        return f"{'less than' if interval.high_open else 'at most'} {number_words(high)}"
    if interval.low_open:
        end = "less than" if interval.high_open else "at most"
        return f"more than {number_words(low)} and {end} {number_words(high)}"
    if interval.high_open:
        return f"from {number_words(low)} to less than {number_words(high)}"
    return f"{number_words(low)} to {number_words(high)}"


def number_words(number: Bound) -> str:
    """Print a number with commas between thousands and no needless zeros."""
    return f"{plain(Decimal(number or 0)):,f}"


def _whole(end: Bound, rounding: str) -> int | None:
    return None if end is None else int(Decimal(end).to_integral_value(rounding))
