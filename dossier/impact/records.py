"""What a withdrawal would change, as plain records, each tuple in a fixed order."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.findings import Discrepancy, Level
from dossier.model import Dossier, Scope
from dossier.problems import Location

Key = tuple[str, str, Scope]
"""Subject, property and scope."""
Effect = Literal["lost", "unsourced", "contested", "weaker", "undisputed", "stronger", "returns"]
EFFECTS: Mapping[Effect, str] = {
    "lost": "no claim reports it any more",
    "unsourced": "it is only denied, or reported as not known",
    "contested": "documents would disagree that do not disagree now",
    "weaker": "fewer documents or origins support it",
    "undisputed": "nothing contests it any more",
    "stronger": "it would count as better supported",
    "returns": "it had been revised, and would stand again",
}
"""What can become of a value, the gravest first."""
Outcome = Literal["closed", "opened", "changed"]
Sum = Literal["holds", "fails"]
Judged = Literal["nothing to judge", "preferred withdrawn", "stale", "stale already", "current"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChange:
    """A value whose support would be another; of a property, or of one value beside others."""

    subject: str
    property: str
    scope: Scope
    item: str | None
    """Which value, for a property that holds several side by side."""
    effect: Effect
    before: Level | None
    """None when there was nothing that stood."""
    after: Level | None
    """None when there is nothing left."""
    documents: tuple[int, int]
    """How many documents support it, before and after."""
    withdrawn: tuple[str, ...]
    """Ids of its claims that go."""
    left: tuple[str, ...]
    """Ids of its claims that stand then."""
    reason: str = ""
    """Why documents would disagree about it, where they begin to."""

    @builtins.property
    def key(self) -> Key:
        """Subject, property and scope."""
        return (self.subject, self.property, self.scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyChange:
    """A disagreement that would open, close or change."""

    outcome: Outcome
    before: Discrepancy | None
    after: Discrepancy | None
    withdrawn: tuple[str, ...]
    """Ids of the claims in it that go."""
    left: tuple[str, ...]
    """Ids of all claims on its subject, property and scope that are left."""

    @property
    def found(self) -> Discrepancy:
        """The disagreement: as it is, or as it would be where it opens."""
        one = self.before or self.after
        assert one is not None  # noqa: S101 - there is always one of them.
        return one


@dataclass(frozen=True, slots=True, kw_only=True)
class SumChange:
    """A sum that would come out differently, or could not be judged any more."""

    subject: str
    property: str
    scope: Scope
    before: Sum | None
    after: Sum | None
    """None when parts or whole are missing."""
    sentences: tuple[str, ...]
    """What is said of it now and, after it, what would be said."""
    withdrawn: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentChange:
    """An assessment that judges a claim that goes."""

    subject: str
    property: str
    effect: Judged
    preferred: str | None
    at: Location
    withdrawn: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A placeholder in prose that would have nothing to cite, or no disagreement to show."""

    text: str
    at: Location
    shows: Literal["nothing", "no disagreement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heir:
    """A source that is derived from one that is withdrawn, and is not withdrawn with it."""

    source: str
    derived_from: tuple[str, ...]
    """The sources, withdrawn or between, from which it is derived."""
    direct: bool
    """One of them is withdrawn."""


@dataclass(frozen=True, kw_only=True)
class Impact:
    """All that would change, the gravest first in each tuple."""

    dossier: Dossier
    """As it is."""
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    """Ids of the claims that go."""
    subjects: tuple[str, ...]
    """Ids of the subjects that would have no claim left."""
    values: tuple[ValueChange, ...]
    same: int
    """How many values lose a claim and keep their support."""
    discrepancies: tuple[DiscrepancyChange, ...]
    sums: tuple[SumChange, ...]
    assessments: tuple[AssessmentChange, ...]
    citations: tuple[Citation, ...]
    heirs: tuple[Heir, ...]
