"""Shares: how much of a whole, in percent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from dossier.values.amount import Amount, read_amount
from dossier.values.count import bounds_words
from dossier.values.folding import fold_number, quoted
from dossier.values.interval import Interval
from dossier.values.rules import NUMBER_RULES, NumberRule

_PERCENT = re.compile(r" ?(?:%|percent|per cent)(?= ?(?:-|to |and |$))")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole in percent, known to an interval."""

    text: str
    amount: Amount

    @classmethod
    def parse(cls, text: str, rules: Mapping[str, NumberRule] = NUMBER_RULES) -> Share:
        """Read ``5 percent``, ``5 %`` or number words with it; ValueError on anything else."""
        folded = fold_number(text)
        if not folded.endswith(("%", "percent", "per cent")):
            raise ValueError(f"{quoted(text)} does not say percent; write 5 percent")
        try:
            return cls(text, read_amount(_PERCENT.sub("", folded), rules))
        except ValueError as problem:
            raise ValueError(f"{quoted(text)} {problem}") from None

    @property
    def interval(self) -> Interval:
        """What the text can mean, in percent."""
        return self.amount.interval

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
        return f"{bounds_words(self.interval)} percent"

    def __str__(self) -> str:
        return self.text
