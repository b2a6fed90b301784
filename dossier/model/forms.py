"""What the keys of the YAML have in common: their texts, and what is told of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dossier.values import ValueType

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
"""The form of an id: it can name a page on any system, and is its own NFKC and casefold."""
KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
"""The form of the name of a property or of a scope."""
Text = Annotated[str, Field(pattern=r"\S")]
"""A text in which something stands."""

TYPES: Mapping[ValueType, str] = {
    "count": "a number of things, as in about 500",
    "share": "a part of a whole, as in 5 percent",
    "date": "a day, a month or a year",
    "name": "a name that is compared word by word",
    "point": "coordinates",
    "text": "free text, set side by side and never called a disagreement",
    "ref": "another record of the dossier, by its id",
    "choice": "one of the words that you list under choices, in their order",
}
"""What each type of a property is, in a few words."""
Reads = Literal[
    "text",
    "prose",
    "value",
    "count",
    "id",
    "reference",
    "reference or text",
    "date",
    "locator",
    "address",
    "language",
    "publisher",
    "file name",
    "hash",
    "number end",
    "megabytes",
]
"""What the text of a key is read as, long after its record: the record itself asks for a text."""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """How a key is filled in, for editors and for the reference; it checks nothing."""

    example: str
    """YAML that can stand after the key."""
    reads: Reads = "text"
    to: tuple[str, ...] = ()
    """The kinds (singular) of the records that a reference may lead to."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What each word of a closed list means."""


class Record(BaseModel):
    """A map of the YAML: frozen, every key known.

    The text below each key is what an editor shows; it is written for people who write YAML.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
