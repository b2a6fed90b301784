"""One function that reads a value of any type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from dossier.values.count import Count
from dossier.values.date import Date
from dossier.values.name import Name
from dossier.values.point import Point
from dossier.values.rules import NUMBER_RULES, NumberRule
from dossier.values.share import Share
from dossier.values.words import UNKNOWN, Choice, Reference, Text, Unknown

ValueType = Literal["count", "share", "date", "name", "point", "text", "ref", "choice"]
Value = Count | Share | Date | Name | Point | Text | Reference | Choice | Unknown

_Rules = Mapping[str, NumberRule]
_READERS: Mapping[ValueType, Callable[[str, _Rules, tuple[str, ...]], Value]] = {
    "count": lambda text, rules, _: Count.parse(text, rules),
    "share": lambda text, rules, _: Share.parse(text, rules),
    "date": lambda text, *_: Date.parse(text),
    "name": lambda text, *_: Name.parse(text),
    "point": lambda text, *_: Point.parse(text),
    "text": lambda text, *_: Text(text),
    "ref": lambda text, *_: Reference(text),
    "choice": lambda text, _, choices: Choice.parse(text, choices),
}


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
    return _READERS[type](text, rules, choices)
