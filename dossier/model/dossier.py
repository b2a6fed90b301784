"""What the rest of the program works on: claims that were read, and the consistent dossier."""

from __future__ import annotations

import builtins
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dossier.model.claims import ClaimRecord, Excerpt
from dossier.model.settings import Settings
from dossier.model.sources import Source
from dossier.model.subjects import FIGURE_TYPES, Figure, Subject
from dossier.problems import Location
from dossier.values import Count, Date, Locator, NumberRule, Value, ValueType

Scope = tuple[tuple[str, str], ...]
"""The limits of what is meant, sorted by key; empty when the claim states none."""


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
    description: str = ""
    """What the property says of its subject, for people who write YAML."""


FIGURE_VALUES: Mapping[str, Property] = {
    name: Property(name="value", label="Value", type=name) for name in FIGURE_TYPES
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
    value_at: Location | None = field(default=None, compare=False, repr=False)
    """Where its value stands, or the terms of its sum."""
    excerpt_at: Location | None = field(default=None, compare=False, repr=False)
    """Where the words of its excerpt stand."""
    locator_at: Location | None = field(default=None, compare=False, repr=False)
    """Where its locator stands."""

    @builtins.property
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
    assessed_at: Mapping[tuple[str, str], Location] = field(default_factory=dict, repr=False)
    """Where each assessment stands, by subject and property."""

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
