"""What number words mean: one table, that a dossier can change and the Method page prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from dossier.values.folding import fold_number, quoted
from dossier.values.interval import Interval
from dossier.values.numerals import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRule:
    """What one kind of number word means."""

    name: str
    words: tuple[str, ...]
    """A relative rule's words stand before a number; the others stand alone."""
    low: Decimal | None
    """A factor of the number when relative, else a number; None where nothing bounds it."""
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False
    relative: bool = True

    @property
    def meaning(self) -> str:
        """One sentence for the Method page."""
        low, high = self._said(self.low), self._said(self.high)
        if self.high is None:
            sentence = f"more than {low}" if self.low_open else f"{low} or more"
        else:
            start = f"from above {low}" if self.low_open else f"from {low}"
            end = f"up to, but not including, {high}" if self.high_open else f"to {high}"
            sentence = f"{start} {end}"
        return f"{sentence[0].upper()}{sentence[1:]}."

    def interval(self, number: Decimal = Decimal(1)) -> Interval:
        """Return what the words mean before a number; ValueError when nothing is left."""
        factor = number if self.relative else Decimal(1)
        low = None if self.low is None else plain(self.low * factor)
        high = None if self.high is None else plain(self.high * factor)
        return Interval(low, high, self.low_open, self.high_open)

    def _said(self, end: Decimal | None) -> str:
        if not end:
            return "0"
        if not self.relative:
            return f"{end:,f}"
        return "the number" if end == 1 else f"{plain(end * 100):f} % of the number"


class NumberRules(Mapping[str, NumberRule]):
    """The rules by name, in the order of the Method page; any number of words is soon found."""

    def __init__(self, rules: Iterable[NumberRule]) -> None:
        self._rules = {rule.name: rule for rule in rules}
        self._of: dict[str, NumberRule] = {}
        for rule in self._rules.values():
            for word in rule.words:
                self._of.setdefault(word, rule)

    def longest(self, folded: str) -> tuple[str, NumberRule | None]:
        """Return the longest number word that a folded text begins with, or is, and its rule."""
        rule = self._of.get(folded)
        if rule and not rule.relative:
            return folded, rule
        end = folded.rfind(" ")
        while end > 0:
            rule = self._of.get(folded[:end])
            if rule and rule.relative:
                return folded[:end], rule
            end = folded.rfind(" ", 0, end)
        return "", None

    def __getitem__(self, name: str) -> NumberRule:
        return self._rules[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)


class NumberSetting(Protocol):
    """A rule as ``dossier.yml`` sets it; what it leaves out stays as it is."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the rule, in place of those that it had."""

    @property
    def low(self) -> str | None:
        """``90 %`` of the number, or ``24``."""

    @property
    def high(self) -> str | None:
        """``110 %`` of the number, or ``99``."""


def _rule(  # noqa: PLR0913 - one row of the table below.
    name: str,
    words: str,
    low: str,
    high: str | None,
    *,
    low_open: bool = False,
    high_open: bool = False,
    relative: bool = True,
) -> NumberRule:
    return NumberRule(
        name=name,
        words=tuple(words.split(", ")),
        low=Decimal(low),
        high=None if high is None else Decimal(high),
        low_open=low_open,
        high_open=high_open,
        relative=relative,
    )


_BUILT_IN = (
    _rule("about", "about, around, some, roughly, approximately, circa", "0.9", "1.1"),
    _rule("almost", "almost, nearly, close to", "0.95", "1", high_open=True),
    _rule("more than", "more than, over, above", "1", None, low_open=True),
    _rule("at least", "at least, no fewer than, no less than, not less than", "1", None),
    _rule("up to", "up to, as many as, at most, no more than, not more than", "0", "1"),
    _rule("less than", "less than, fewer than, under, below", "0", "1", high_open=True),
    _rule("dozens", "dozens, dozens of", "24", "99", relative=False),
    _rule("hundreds", "hundreds, hundreds of, several hundred", "100", "999", relative=False),
    _rule("thousands", "thousands, thousands of, several thousand", "1000", "9999", relative=False),
)
NUMBER_RULES = NumberRules(_BUILT_IN)
"""By name, in the order of the Method page."""

_END = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,6})?)( ?%)?")


def number_rules(settings: Mapping[str, NumberSetting]) -> NumberRules:
    """Return the table with a dossier's changes; ValueError, worded for the author.

    A name that the table has changes that rule, in what the setting gives; another name adds
    a rule. Ends in percent make a rule that stands before a number, plain ends one that stands
    alone.
    """
    rules = dict(NUMBER_RULES)
    for name, setting in settings.items():
        rules[name] = _changed(name, rules.get(name), setting)
    _refuse_shared_words(rules.values())
    return NumberRules(rules.values())


def _changed(name: str, rule: NumberRule | None, setting: NumberSetting) -> NumberRule:
    words = tuple(map(fold_number, setting.words))
    if "" in words:
        raise ValueError(f"{quoted(name)} has an empty word; write the words that it explains")
    ends = [_end(name, end) for end in (setting.low, setting.high) if end is not None]
    if len({relative for _, relative in ends} | ({rule.relative} if rule else set())) > 1:
        raise ValueError(f"{quoted(name)} mixes numbers and percent; write both ends alike")
    if rule is None:
        rule = _new(name, setting, relative=bool(ends) and ends[0][1])
    changed = replace(
        rule,
        words=words or rule.words,
        low=rule.low if setting.low is None else _end(name, setting.low)[0],
        high=rule.high if setting.high is None else _end(name, setting.high)[0],
    )
    try:
        changed.interval()
    except ValueError:
        raise ValueError(f"{quoted(name)} leaves no number; low is not below high") from None
    return changed


def _new(name: str, setting: NumberSetting, *, relative: bool) -> NumberRule:
    if not setting.words or setting.low is None:
        raise ValueError(f"{quoted(name)} is a new rule; give it words and low, and high if any")
    return NumberRule(name=name, words=(), low=Decimal(0), high=None, relative=relative)


def _end(name: str, text: str) -> tuple[Decimal, bool]:
    """Return an end and whether it is a factor of the number."""
    match = _END.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{quoted(text)} is no end for {quoted(name)}; write 24, or 90 %")
    number = Decimal(match[1])
    return (number / 100, True) if match[2] else (number, False)


def _refuse_shared_words(rules: Iterable[NumberRule]) -> None:
    owners: dict[str, str] = {}
    for rule in rules:
        for word in rule.words:
            owner = owners.setdefault(word, rule.name)
            if owner != rule.name:
                raise ValueError(
                    f"{quoted(word)} stands in {quoted(owner)} and in {quoted(rule.name)};"
                    " a word has one meaning"
                )
