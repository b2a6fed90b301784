"""How the value of each type is written, in words for an editor and for the reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.layout import with_article
from dossier.model import Property
from dossier.values import NUMBER_RULES, UNKNOWN, NumberRule, ValueType


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """How a value of one type is written."""

    name: str
    """What it is, with its article."""
    meaning: str
    """The ways to write it, in a sentence or two."""
    examples: tuple[str, ...]
    """Texts that it can have."""


GRAMMAR: Mapping[ValueType, Grammar] = {
    "count": Grammar(
        name="a count",
        meaning="A whole number in figures or words, a range, or a number with a bound.",
        examples=("30", "3,800", "five hundred", "300-350"),
    ),
    "share": Grammar(
        name="a share",
        meaning="A number with percent, a range, or a number with a bound.",
        examples=("5 percent", "3.5 %", "10-15 %", "less than 5 percent"),
    ),
    "date": Grammar(
        name="a date",
        meaning=(
            "As precise as it is known: a day, a month, a year, a season, a decade, or two of them "
            "with / between; ~ means about, ? means perhaps."
        ),
        examples=("2023-05-29", "2023-05", "2023", "2023-22", "202X", "2023-05~"),
    ),
    "name": Grammar(
        name="a name",
        meaning="As the document gives it; spelling variants and abbreviations are known.",
        examples=("65th Mechanized Infantry Brigade", "1st Bde"),
    ),
    "point": Grammar(
        name="coordinates",
        meaning="Decimal degrees, latitude first.",
        examples=('"42.8914, 20.8660"',),
    ),
    "text": Grammar(
        name="free text",
        meaning="It is set side by side with other texts, and never called a disagreement.",
        examples=("guards the bridge",),
    ),
    "ref": Grammar(
        name="the id of a record",
        meaning="A record of this dossier, by its id.",
        examples=("first-report",),
    ),
    "choice": Grammar(
        name="a choice",
        meaning="One of the words of the property, from the earliest state to the last.",
        examples=("announced",),
    ),
}
"""By type; ``unknown`` can stand for a value of any type."""


def meaning_of(one: Property, rules: Mapping[str, NumberRule] = NUMBER_RULES) -> str:
    """Return how a value of a property is written: its grammar, and examples."""
    grammar = GRAMMAR[one.type]
    if one.type == "choice":
        said = f"{grammar.meaning} They are {', '.join(one.choices)}."
    elif one.type == "ref":
        said = f"{grammar.meaning.removesuffix('.')}: {name_of(one)}."
    else:
        examples = (*grammar.examples, *(bounds(rules) if one.type == "count" else ()))
        said = f"{grammar.meaning} Examples: {' · '.join(examples)}."
    return f"{said} Write {UNKNOWN} where the document says that it is not known."


def name_of(one: Property) -> str:
    """Return what the value of a property is, with its article."""
    if one.type == "ref":
        return f"the id of {with_article(one.to)}"
    return GRAMMAR[one.type].name


def bounds(rules: Mapping[str, NumberRule]) -> tuple[str, ...]:
    """Return an example of each number word, in the order of the Method page."""
    return tuple(f"{one.words[0]} 500" if one.relative else one.words[0] for one in rules.values())
