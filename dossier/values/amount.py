"""Amounts: what counts and shares have in common, read from the author's text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from dossier.values.folding import fold_number, quoted
from dossier.values.interval import Bound, Interval
from dossier.values.numerals import SCALES, leading_number
from dossier.values.rules import NumberRule, NumberRules

_LONGEST = 120
"""More characters than any way to say a number needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What a text says about a quantity."""

    interval: Interval
    numbers: tuple[Decimal, ...]
    """The numbers that stand in the text, in order."""
    best: Decimal | None
    """The number stated, where it is no mere bound."""
    rule: str = ""
    """The name of the number-word rule; empty for a plain number or a range."""


def read_amount(text: str, rules: Mapping[str, NumberRule]) -> Amount:
    """Read a number, a range or number words.

    ValueError, worded to stand after the author's text, on anything else.
    """
    folded = fold_number(text)
    if len(folded) > _LONGEST:
        raise ValueError("is too long for a number; write the number alone, of at most 15 digits")
    number, rest = leading_number(folded)
    if number is not None and not rest:
        return Amount(interval=Interval(number, number), numbers=(number,), best=number)
    table = rules if isinstance(rules, NumberRules) else NumberRules(rules.values())
    word, rule = table.longest(folded)
    if rule is None:
        low, high = _range(folded)
        return Amount(interval=Interval(low, high), numbers=(low, high), best=None)
    if not rule.relative:
        return Amount(interval=rule.interval(), numbers=(), best=None, rule=rule.name)
    return _related(_number(folded.removeprefix(word).strip()), rule)


def _related(number: Decimal, rule: NumberRule) -> Amount:
    try:
        interval = rule.interval(number)
    except ValueError:
        raise ValueError("leaves no number that it could mean; write the number alone") from None
    inside = _below(interval.low, number) and _below(number, interval.high)
    best = number if inside or interval.low == interval.high else None
    return Amount(interval=interval, numbers=(number,), best=best, rule=rule.name)


def _below(left: Bound, right: Bound) -> bool:
    return left is not None and right is not None and left < right


def _range(folded: str) -> tuple[Decimal, Decimal]:
    """Return the ends of a range; ValueError when the text is none, or no number at all."""
    for said in _splits(folded):
        try:
            low, high = map(_number, said)
        except ValueError:
            continue
        if high < low:
            raise ValueError("runs backwards; write the smaller number first")
        # "Two to three hundred" leaves a word out, and nobody can tell from how many ends.
        scale = min((SCALES[word] for word in SCALES if word in said[1]), default=0)
        if scale and low * scale <= high and not any(word in said[0] for word in SCALES):
            raise ValueError("leaves one end short; write both ends in full, as in 2000-3000")
        return low, high
    _number(folded)
    raise ValueError(_NO_NUMBER)


def _splits(folded: str) -> list[tuple[str, str]]:
    """Return every way to read a text as a range of two texts."""
    if folded.startswith("between "):
        words = folded.removeprefix("between ").split(" and ")
        return [(" and ".join(words[:at]), " and ".join(words[at:])) for at in range(1, len(words))]
    for dash in (" to ", "-"):
        low, found, high = folded.removeprefix("from ").partition(dash)
        if found and (dash != "-" or low[-1:].isdigit() or low[-1:] == " "):
            return [(low.strip(), high.strip())]
    return []


def _number(words: str) -> Decimal:
    """Return the number that words say, and nothing else."""
    number, rest = leading_number(words)
    if rest[:1].isalpha() and number is not None:
        alone = words.removesuffix(rest).strip()
        raise ValueError(
            f"says more than a number; write {alone} without {quoted(rest)}"
            " (what it counts belongs in measure)"
        )
    if number is None or rest:
        raise ValueError(_NO_NUMBER)
    return number


_NO_NUMBER = (
    "is not a number; write figures, a range such as 300-350, or number words such as"
    " about 500, at least 35, dozens"
)
