"""One function that reads a value of any type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dossier.values.count import Count
from dossier.values.date import Date
from dossier.values.name import Name
from dossier.values.rules import NUMBER_RULES, NumberRule
from dossier.values.share import Share
from dossier.values.words import UNKNOWN, Choice, Reference, Text, Unknown

ValueType = Literal["count", "share", "date", "name", "text", "ref", "choice"]
Value = Count | Share | Date | Name | Text | Reference | Choice | Unknown


def parse_value(
    text: str,
    type: ValueType,  # noqa: A002 - the word of the YAML.
    *,
    rules: Mapping[str, NumberRule] = NUMBER_RULES,
    choices: tuple[str, ...] = (),
) -> Value:
    """Read an author's text as a type; ValueError says what is wrong and what to write."""
    if not text.strip():
        raise ValueError("nothing is written here; write a value, or unknown")
    if text.strip() == UNKNOWN:
        return Unknown(text)
    match type:
        case "count":
            return Count.parse(text, rules)
        case "share":
            return Share.parse(text, rules)
        case "date":
            return Date.parse(text)
        case "name":
            return Name.parse(text)
        case "choice":
            return Choice.parse(text, choices)
        case "ref":
            return Reference(text)
        case "text":
            return Text(text)
