"""What the software finds, as plain records; no claim and no assessment is ever changed by it."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from dossier.model import Claim, Dossier, Scope
from dossier.values import Date, Reference, fold_text

Relation = Literal["agree", "compatible", "revision", "disagree", "incomparable", "unknown"]
DiscrepancyKind = Literal[
    "count", "share", "date", "name", "point", "reference", "choice", "text", "sum", "chronology"
]
Level = Literal["unsourced", "single-origin", "echo", "corroborated", "contested"]

RELATIONS: Mapping[Relation, str] = {
    "agree": "Both say the same.",
    "compatible": "Both can be true; one says less than the other, or is less exact.",
    "revision": "The same origin said something else later, or a state moved on with time.",
    "disagree": "They cannot both be true.",
    "incomparable": "They speak of different things: another scope, or free text.",
    "unknown": "One of them says that the value is not known.",
}
"""What each verdict on two claims means."""
LEVELS: Mapping[Level, str] = {
    "contested": "Some two claims disagree, or a document denies it, whatever anybody judges.",
    "corroborated": "Independent origins, in at least two documents, and no disagreement.",
    "echo": "Several documents, but all of them have it from one origin.",
    "single-origin": "One document says it.",
    "unsourced": "No claim supports it: it is only denied, or reported as not known.",
}
"""What each level of support means, in the order in which a reader wants them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two values, or two claims, stand to one another."""

    relation: Relation
    reason: str
    """One sentence for the reader, without its first capital and its full stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two claims and their verdict; the claims in the order of the dossier."""

    left: str
    right: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The claims that are compared with one another."""

    subject: str
    property: str
    scope: Scope
    item: str | None
    """Which value, for a property that holds several side by side (and for text); else None."""
    claims: tuple[str, ...]
    """Ids of the claims that stand: neither revised nor *unknown*; denials are among them."""
    history: tuple[str, ...] = ()
    """Ids of the claims that a revision has replaced."""
    unknown: tuple[str, ...] = ()
    """Ids of the claims that report an explicit *unknown*."""
    pairs: tuple[Pair, ...] = ()
    """Every pair when some pair disagrees; else the first claim with each other one."""
    level: Level
    documents: int
    """How many documents support it."""
    origins: tuple[str, ...]
    """The independent origins that support it, as keys of ``Findings.origin_names``; sorted."""

    @builtins.property
    def key(self) -> tuple[str, str, Scope]:
        """Subject, property and scope."""
        return (self.subject, self.property, self.scope)

    @builtins.property
    def every_claim(self) -> tuple[str, ...]:
        """Ids of its claims, those that stand first."""
        return (*self.claims, *self.history, *self.unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A later claim that replaces an earlier one."""

    subject: str
    property: str
    scope: Scope
    earlier: str
    later: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason of a discrepancy that no single pair gives: a sum or a chronology."""

    kind: DiscrepancyKind
    sentence: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """All that does not fit about one property of one subject in one scope."""

    id: str
    """A permalink: made of subject, property and, where there is one, the scope."""
    subject: str
    property: str
    scope: Scope
    kinds: tuple[DiscrepancyKind, ...]
    """Sorted."""
    within_one_source: bool
    """Every pair that disagrees stands in one source."""
    claims: tuple[str, ...]
    """The claims concerned, denials included, in the order of the dossier."""
    pairs: tuple[Pair, ...]
    """The pairs that disagree."""
    reasons: tuple[Reason, ...] = ()
    """Sums and chronologies that cannot hold."""

    @builtins.property
    def key(self) -> tuple[str, str, Scope]:
        """Subject, property and scope."""
        return (self.subject, self.property, self.scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A stated sum that holds."""

    subject: str
    sentence: str
    claims: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Findings:
    """Everything found in one dossier, each tuple in a fixed order."""

    groups: tuple[Group, ...]
    discrepancies: tuple[Discrepancy, ...]
    revisions: tuple[Revision, ...]
    sums: tuple[Sum, ...]
    origin_of: Mapping[str, str] = field(repr=False)
    """Claim id to the key of its origin."""
    origin_names: Mapping[str, str] = field(repr=False)
    """The key of an origin to the words for it."""
    stale: frozenset[tuple[str, str]]
    """Subject and property of each assessment that predates the claims."""

    @cached_property
    def groups_of(self) -> Mapping[tuple[str, str], tuple[Group, ...]]:
        """The groups by subject and property."""
        found: dict[tuple[str, str], list[Group]] = {}
        for group in self.groups:
            found.setdefault((group.subject, group.property), []).append(group)
        return {key: tuple(groups) for key, groups in found.items()}

    @cached_property
    def discrepancies_of(self) -> Mapping[tuple[str, str], tuple[Discrepancy, ...]]:
        """The discrepancies by subject and property."""
        found: dict[tuple[str, str], list[Discrepancy]] = {}
        for discrepancy in self.discrepancies:
            key = (discrepancy.subject, discrepancy.property)
            found.setdefault(key, []).append(discrepancy)
        return {key: tuple(items) for key, items in found.items()}


def assessed_scopes(
    subject: str, property_name: str, dossier: Dossier, findings: Findings
) -> frozenset[Scope]:
    """Return the scopes that the assessment of a property is about; none where there is none.

    Where the claims of one scope alone report the value that it prefers, it is about that scope;
    else about every scope with a discrepancy; and where there is none, about the first scope.
    """
    made = dossier.subjects[subject].assessments.get(property_name)
    claims = dossier.claims_of.get(subject, {}).get(property_name, ())
    if made is None or not claims:
        return frozenset()
    if made.preferred is not None:
        wanted = fold_text(made.preferred)
        found = {one.scope for one in claims if wanted in _spellings(one, dossier)}
        if len(found) == 1:
            return frozenset(found)
    contested = {one.scope for one in findings.discrepancies_of.get((subject, property_name), ())}
    return frozenset(contested or {min(claim.scope for claim in claims)})


def _spellings(claim: Claim, dossier: Dossier) -> set[str]:
    """Return how an assessment may write the value that a claim reports: none for a denial."""
    if claim.value is None or claim.denies:
        return set()
    spellings = {claim.value.text}
    if isinstance(claim.value, Reference):
        spellings.add(dossier.subjects[claim.value.text].label)
    if isinstance(claim.value, Date):
        spellings.add(claim.value.words)
    return set(map(fold_text, spellings))
