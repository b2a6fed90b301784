"""The shape of the YAML and nothing else: every scalar in these records is the author's text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from dossier.values import ValueType

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
"""The form of an id: it can name a page on any system, and is its own NFKC and casefold."""
KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
"""The form of the name of a property or of a scope."""
Text = Annotated[str, Field(pattern=r"\S")]
"""A text in which something stands."""


class Record(BaseModel):
    """A map of the YAML: frozen, every key known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Excerpt(Record):
    """The span of a document that carries a claim (W3C TextQuoteSelector)."""

    exact: Text
    prefix: Text | None = None
    """The words just before, where *exact* alone stands there more than once."""
    suffix: Text | None = None
    """The words just after, where *exact* alone stands there more than once."""


class ClaimRecord(Record):
    """One sourced assertion, as it is written."""

    source: Text
    value: Text | None = None
    denies: Literal["true", "false"] = "false"
    sum_of: tuple[Text, ...] = ()
    locator: Text | None = None
    excerpt: Text | Excerpt | None = None
    attributed_to: Text | None = None
    scope: Mapping[str, Text] = {}
    as_of: Text | None = None
    supersedes: Text | None = None
    derivation: Text | None = None
    note: Text | None = None
    internal_note: Text | None = None
    credibility: Literal["1", "2", "3", "4", "5", "6"] | None = None


class Assessment(Record):
    """A person's judgement on one property."""

    status: Literal["unresolved", "explained", "resolved"]
    preferred: Text | None = None
    confidence: Literal["low", "moderate", "high"] | None = None
    note: Text | None = None
    assessed_by: Text
    assessed_on: Text
    fingerprint: Text | None = None
    """Of the claims judged; see ``fingerprint``."""


class Snapshot(Record):
    """The pinned copy of a document; the file is sought in the folder of snapshots."""

    file: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Source(Record):
    """A document. What it does not state about itself is left out, and printed as *not stated*."""

    id: Text
    label: Text
    """The short name by which this dossier calls the document."""
    role: Literal["document", "reference"] = "document"
    """One of the documents of the affair, or a work of reference that is consulted beside them."""
    title: Text | None = None
    publisher: Text | None = None
    """An actor's id, or text."""
    author: Text | None = None
    published: Text | None = None
    accessed: Text | None = None
    url: Text | None = None
    archive_url: Text | None = None
    dateline: Text | None = None
    language: Text | None = None
    derived_from: tuple[Text, ...] = ()
    snapshot: Snapshot | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None
    note: Text | None = None
    internal_note: Text | None = None


class SubjectRecord(Record):
    """What the records of every kind share."""

    kind: ClassVar[str]
    """The singular; the file of the kind is named with the plural."""

    id: Text
    label: Text
    summary: Text | None = None
    """Prose with placeholders: a statement in it cites its claims."""
    aliases: tuple[Text, ...] = ()
    note: Text | None = None
    internal_note: Text | None = None
    claims: Mapping[str, tuple[ClaimRecord, ...]] = {}
    assessments: Mapping[str, Assessment] = {}


class Actor(SubjectRecord):
    """A person, an organisation, a state or a group."""

    kind = "actor"
    type: Literal["person", "organisation", "state", "group"]
    speaks_for: Text | None = None
    """The actor with whom this one is one origin."""


class Unit(SubjectRecord):
    """A military or organisational unit."""

    kind = "unit"


class Place(SubjectRecord):
    """A place that a document names."""

    kind = "place"


class Event(SubjectRecord):
    """Something that happened, or is said to have happened."""

    kind = "event"


class Figure(SubjectRecord):
    """A number that documents report; its claims stand under the property ``value``."""

    kind = "figure"
    type: Literal["count", "share", "date", "name", "text"] = "count"
    measure: Text | None = None
    """What the number counts."""
    event: Text | None = None
    parts: tuple[Text, ...] = ()
    """Figures that together make this one."""


class Quote(SubjectRecord):
    """Words said or written; its claims stand under the property ``text``."""

    kind = "quote"
    speaker: Text
    occasion: Text | None = None
    """An event's id, or text."""
    language: Text | None = None


Subject = Actor | Unit | Place | Event | Figure | Quote
KINDS: Mapping[str, type[Subject]] = {
    "actors": Actor,
    "units": Unit,
    "places": Place,
    "events": Event,
    "figures": Figure,
    "quotes": Quote,
}
"""The plural, which names the file, and the record; in the order of the site."""
FLAT = {"figure": "value", "quote": "text"}
"""Kinds whose claims are one list, and the property under which it stands."""


class PropertyRecord(Record):
    """A property as ``dossier.yml`` declares it."""

    type: ValueType
    label: Text | None = None
    many: Literal["true", "false"] = "false"
    choices: tuple[Text, ...] = ()


class NumberWords(Record):
    """A number-word rule as ``dossier.yml`` sets or changes it; see ``values.NumberRule``."""

    words: tuple[Text, ...] = ()
    low: Text | None = None
    high: Text | None = None


class Settings(Record):
    """``dossier.yml``."""

    title: Text
    bottom_line: Text
    as_of: Text
    language: Text = "en"
    key_figures: tuple[Text, ...] = ()
    """Figures to show first on the brief, in this order."""
    properties: Mapping[str, PropertyRecord] = {}
    number_words: Mapping[str, NumberWords] = {}
    content_limit_mb: Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3}$")] = "16"
