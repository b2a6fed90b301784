"""The frozen records: what people write, and the consistent dossier made of it.

The pydantic models are the shape of the YAML, and nothing else: every scalar in them is still
the author's text. ``Claim`` and ``Dossier`` are what the rest of the program works on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from dossier.problems import Location
from dossier.values import Count, Date, Locator, NumberRule, Value, ValueType

Text = Annotated[str, Field(min_length=1)]
Scope = tuple[tuple[str, str], ...]
"""The limits of what is meant, sorted by key; empty when the claim states none."""


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
    sha256: Annotated[str, Field(pattern=r"\A[0-9a-f]{64}\Z")]


class Source(Record):
    """A document. What it does not state about itself is left out, and printed as *not stated*."""

    id: Text
    label: Text
    """The short name by which this dossier calls the document."""
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
    content_limit_mb: Annotated[str, Field(pattern=r"\A[1-9][0-9]{0,3}\Z")] = "16"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """What may be claimed of a subject, and how it is compared."""

    name: str
    label: str
    type: ValueType
    many: bool = False
    """Several values hold side by side; each value is compared and supported by itself."""
    choices: tuple[str, ...] = ()
    """The words of a ``choice``, in their order."""
    to: str | None = None
    """The kind that a ``ref`` leads to; any when None."""


FIGURE_VALUES: Mapping[str, Property] = {
    name: Property(name="value", label="Value", type=name)
    for name in ("count", "share", "date", "name", "text")
}
"""The one property of a figure, by the figure's type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sourced assertion, read."""

    id: str
    """The first 16 hexadecimal digits of the hash of what it says; see ``claim_id``."""
    subject: str
    property: str
    value: Value | None
    """None for a bare denial."""
    denies: bool
    sum_of: tuple[Count, ...]
    scope: Scope
    source: str
    locator: Locator | None
    excerpt: Excerpt | None
    attributed_to: str | None
    as_of: Date | None
    supersedes: str | None
    derivation: str | None
    note: str | None
    credibility: str | None
    at: Location

    @property
    def key(self) -> tuple[str, str, Scope]:
        """Subject, property and scope: only claims with one key are compared."""
        return (self.subject, self.property, self.scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A page of prose, ``content/pages/<name>.md``, as it is written."""

    name: str
    """The stem of the file; an id."""
    text: str
    at: Location


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """All that is claimed, consistent: every reference leads somewhere.

    Mappings are in the order of their keys and claims in a fixed order, whatever the order of
    the files: what is computed from a dossier does not change when its YAML is re-ordered.
    """

    settings: Settings
    as_of: Date
    sources: Mapping[str, Source]
    subjects: Mapping[str, Subject]
    properties: Mapping[tuple[str, str], Property]
    """By kind (singular) and name."""
    claims: tuple[Claim, ...]
    prose: tuple[Prose, ...]
    number_rules: Mapping[str, NumberRule]
    locations: Mapping[str, Location] = field(repr=False)
    """Where each record begins, by its id; ``dossier.yml`` by the empty id."""

    @cached_property
    def claims_of(self) -> Mapping[str, Mapping[str, tuple[Claim, ...]]]:
        """The claims by subject and property, in their fixed order."""
        found: dict[str, dict[str, list[Claim]]] = {}
        for claim in self.claims:
            found.setdefault(claim.subject, {}).setdefault(claim.property, []).append(claim)
        return {
            subject: {name: tuple(claims) for name, claims in properties.items()}
            for subject, properties in found.items()
        }

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.claims}

    def property_of(self, subject_id: str, name: str) -> Property:
        """Return a property of a subject; KeyError when the registry has none of the name."""
        subject = self.subjects[subject_id]
        if isinstance(subject, Figure):
            return FIGURE_VALUES[subject.type]
        return self.properties[subject.kind, name]


def claim_id(subject: str, property_name: str, record: ClaimRecord) -> str:
    """Return the hash of what a claim says: 16 hexadecimal digits.

    Notes and the derivation say nothing about the affair and are left out, as is the order of
    keys; so a claim keeps its id when it is moved or annotated.
    """
    said = record.model_dump(
        exclude={"note", "internal_note", "derivation", "credibility"},
        exclude_defaults=True,
    )
    text = json.dumps([subject, property_name, said], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


def fingerprint(claims: Iterable[Claim]) -> str:
    """Return one hash for a set of claims, in whatever order: 16 hexadecimal digits."""
    ids = "\n".join(sorted(claim.id for claim in claims))
    return hashlib.sha256(ids.encode("ascii")).hexdigest()[:16]
