"""What changed between two states, in words that stay when a claim or a subject has gone.

The records hold texts alone, so that they can be kept in a file and read again.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from dossier.model import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim: on what, what it says, and in which document."""

    id: str
    subject: str
    property: str
    scope: Scope
    topic: str
    """What it is about, in words."""
    said: str
    """Its value in words; empty for a denial of anything."""
    denies: bool
    source: str
    document: str
    """The label of the source."""
    locator: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that a claim says otherwise than before; None where it does not say it."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedClaim:
    """A claim that was withdrawn, and the claim that stands in its place."""

    before: Said
    after: Said
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A discrepancy: what it is about, and the rival values."""

    id: str
    """Its permalink in the register."""
    subject: str
    property: str
    scope: Scope
    topic: str
    values: tuple[str, ...]
    """In words, each once; numbers and dates from the least."""
    kinds: tuple[str, ...]
    claims: int
    """How many claims are part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDisagreement:
    """A disagreement that is there before and after, with other claims or for other reasons."""

    before: Disagreement
    after: Disagreement


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLevel:
    """A value that is supported otherwise than before."""

    subject: str
    property: str
    scope: Scope
    topic: str
    item: str | None
    """Which value, where several stand side by side; else None."""
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A source, a subject or a page of prose."""

    kind: str
    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """A source or a subject that has another label than before."""

    kind: str
    id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A record of which something else changed: neither its label, its claims nor a judgement."""

    kind: str
    id: str
    label: str
    keys: tuple[str, ...]
    """The keys that changed, as they stand in the YAML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's assessment of a property."""

    subject: str
    property: str
    topic: str
    status: str
    preferred: str | None
    confidence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedJudgement:
    """An assessment that says something else than before."""

    before: Judgement
    after: Judgement
    keys: tuple[str, ...]
    """The keys that changed, as they stand in the YAML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that differs between two states, each part in a fixed order."""

    claims_added: tuple[Said, ...]
    claims_changed: tuple[ChangedClaim, ...]
    claims_withdrawn: tuple[Said, ...]
    disagreements_opened: tuple[Disagreement, ...]
    disagreements_changed: tuple[ChangedDisagreement, ...]
    disagreements_closed: tuple[Disagreement, ...]
    support_changed: tuple[ChangedLevel, ...]
    assessments_made: tuple[Judgement, ...]
    assessments_changed: tuple[ChangedJudgement, ...]
    assessments_withdrawn: tuple[Judgement, ...]
    records_added: tuple[Named, ...]
    records_renamed: tuple[Renamed, ...]
    records_edited: tuple[Edited, ...]
    records_removed: tuple[Named, ...]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return any(getattr(self, part.name) for part in fields(self))
