"""Claims read: the values, dates and places that their texts say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from dossier.draft.hints import advice
from dossier.draft.records import Entry
from dossier.draft.schema import Schema
from dossier.draft.stated import Stated
from dossier.model import Claim, Excerpt, Property, claim_id
from dossier.problems import Location, Problem
from dossier.values import (
    Count,
    Date,
    Interval,
    Locator,
    NumberRule,
    Value,
    number_words,
    parse_value,
    quoted,
)

Read = TypeVar("Read")
_NUMBERS = ("count", "share")
_CODES: Mapping[str, str] = {
    "choice": "bad-choice",
    "count": "bad-count",
    "date": "bad-date",
    "point": "bad-point",
    "share": "bad-share",
}
"""By the type of the property, the code of a value that cannot be read; else bad-value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A claim as it is written, and what it says."""

    entry: Entry
    stated: Stated
    property: Property | None
    """None when there is none, or no certain one."""
    claim: Claim | None
    """None when something of it cannot be read."""


def read_claims(entry: Entry, schema: Schema) -> tuple[list[Reading], list[Problem]]:
    """Return the claims of a record, and what is wrong with their texts."""
    readings, problems = [], []
    for stated in entry.claims:
        property_ = schema.property_of(entry, stated.property)
        reader = _Reader(entry, stated)
        claim = reader.claim(property_, schema.rules)
        readings.append(Reading(entry=entry, stated=stated, property=property_, claim=claim))
        problems.extend(reader.problems)
    return readings, problems


def total(terms: Sequence[Count]) -> Count:
    """Return the sum of counts; its text is a number when all are exact, else the sum written out.

    Its best number is the sum of theirs, if all of them have one.
    """
    interval = sum((term.interval for term in terms), Interval(0, 0))
    best = [term.best for term in terms if term.best is not None]
    is_exact = interval.low is not None and interval.low == interval.high
    text = number_words(interval.low) if is_exact else " + ".join(one.text.strip() for one in terms)
    amount = replace(
        terms[0].amount,
        interval=interval,
        numbers=tuple(number for term in terms for number in term.amount.numbers),
        best=sum(best, Decimal(0)) if len(best) == len(terms) else None,
        rule="",
    )
    return Count(text, amount)


@dataclass(slots=True)
class _Reader:
    """Reads the texts of one claim, and keeps what is wrong with them."""

    entry: Entry
    stated: Stated
    problems: list[Problem] = field(default_factory=list)

    def claim(
        self, property_: Property | None, rules: Mapping[str, NumberRule] | None
    ) -> Claim | None:
        """Return the claim; None when its property or a text of it cannot be read."""
        record = self.stated.record
        locator = self._read(record.locator, Locator.parse, "bad-locator", "locator")
        as_of = self._read(record.as_of, Date.parse, "bad-date", "as_of")
        self._look_for_value()
        if property_ is None or (rules is None and property_.type in _NUMBERS):
            return None
        terms = self._terms(property_, rules or {})
        value = self._value(property_, rules or {})
        if self.problems or self.stated.broken:
            return None
        exact = record.excerpt
        return Claim(
            id=claim_id(self.entry.id, property_.name, record),
            subject=self.entry.id,
            property=property_.name,
            value=total(terms) if terms and value is None else value,
            denies=record.denies == "true",
            sum_of=terms,
            scope=tuple(sorted(record.scope.items())),
            source=record.source,
            locator=locator,
            excerpt=Excerpt(exact=exact) if isinstance(exact, str) else exact,
            attributed_to=record.attributed_to,
            as_of=as_of,
            supersedes=record.supersedes,
            derivation=record.derivation,
            note=record.note,
            credibility=record.credibility,
            at=self.entry.tree.at(self.stated.path),
            value_at=self._at(record.value, "value") or self._at(record.sum_of, "sum_of"),
            excerpt_at=self._at(
                exact, "excerpt", *(["exact"] if isinstance(exact, Excerpt) else [])
            ),
            locator_at=self._at(record.locator, "locator"),
        )

    def _at(self, stated: object, *path: str) -> Location | None:
        """Return where something stands; None when it is not stated."""
        return self.entry.tree.at((*self.stated.path, *path)) if stated else None

    def _look_for_value(self) -> None:
        record = self.stated.record
        is_empty = record.value is None and not record.sum_of and record.denies == "false"
        if is_empty and not self.stated.broken:
            message = "the claim says nothing; write 'value: …', 'denies: true' or 'sum_of: […, …]'"
            self._report("empty-claim", message)

    def _value(self, property_: Property, rules: Mapping[str, NumberRule]) -> Value | None:
        def parse(text: str) -> Value:
            return parse_value(text, property_.type, rules=rules, choices=property_.choices)

        code = _CODES.get(property_.type, "bad-value")
        return self._read(self.stated.record.value, parse, code, "value")

    def _terms(self, property_: Property, rules: Mapping[str, NumberRule]) -> tuple[Count, ...]:
        texts = self.stated.record.sum_of
        if texts and property_.type != "count":
            message = f"only counts have sums, and {quoted(property_.name)} is a {property_.type}"
            self._report("bad-value", f"{message}; write 'value: …'", "sum_of")
            return ()
        terms = (
            self._read(text, lambda text: Count.parse(text, rules), "bad-count", "sum_of", index)
            for index, text in enumerate(texts)
            if (*self.stated.path, "sum_of", index) not in self.stated.broken
        )
        return tuple(term for term in terms if term is not None)

    def _read(
        self, text: str | None, parse: Callable[[str], Read], code: str, *path: str | int
    ) -> Read | None:
        """Return what a text says; None, and a problem, when it cannot be read."""
        try:
            return None if text is None else parse(text)
        except ValueError as error:
            self._report(code, advice(text or "", error, parse), *path)
            return None

    def _report(self, code: str, message: str, *path: str | int) -> None:
        at = self.entry.tree.at((*self.stated.path, *path))
        self.problems.append(Problem(at, code, message))
