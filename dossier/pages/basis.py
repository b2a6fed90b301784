"""What every page is laid out from: the dossier, the findings, the evidence, and its own path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, zip_longest
from typing import Any

from dossier.charts.outlines import Outlines
from dossier.cite import Citations
from dossier.findings import Discrepancy, Findings, Group, Sum
from dossier.memory import Made
from dossier.model import KINDS, Claim, Dossier, Source, Subject
from dossier.pages.anchors import anchors
from dossier.pages.naming import linked_by, named_in
from dossier.pages.words import Words, words_of
from dossier.past import Past
from dossier.registry import PROPERTIES
from dossier.values import Count, Date, Share
from dossier.verify import Verification

FOLDERS: Mapping[str, str] = {record.kind: plural for plural, record in KINDS.items()}
"""The folder of the pages of each kind."""
KIND_LABELS: Mapping[str, tuple[str, str]] = {
    "actor": ("Actor", "Actors"),
    "unit": ("Unit", "Units"),
    "place": ("Place", "Places"),
    "event": ("Event", "Events"),
    "figure": ("Figure", "Figures"),
    "quote": ("Quote", "Quotes"),
}
"""The words for each kind: one, and several."""
REGISTER = "discrepancies.md"
KNOWN = "known.md"
DATA = "data.md"
PREPARED = ("words", "anchors", "sums_of", "discrepancies_of", "group_of", "mentions", "linked")
"""The look-ups that every page needs."""

_ORDER: Mapping[str, Mapping[str, int]] = {
    kind: {item.name: place for place, item in enumerate(properties)}
    for kind, properties in PROPERTIES.items()
}


@dataclass(frozen=True)
class Basis:
    """Everything that is known, with the look-ups that several pages need."""

    dossier: Dossier
    findings: Findings
    verification: Verification
    days: Mapping[str, str] = field(default_factory=dict)
    """The day on which each record last changed, in ISO 8601, as far as a history tells."""
    outlines: Outlines | None = None
    """The dossier's own outlines for the map, where it has any."""
    past: Past | None = None
    """What changed from day to day; None outside of a git repository."""

    @cached_property
    def citations(self) -> Citations:
        """The footnotes."""
        return Citations(self.dossier, self.verification)

    @cached_property
    def documents(self) -> tuple[Source, ...]:
        """The documents of the affair, by id: what is counted and laid side by side."""
        return tuple(one for one in self.dossier.sources.values() if one.role == "document")

    @cached_property
    def references(self) -> tuple[Source, ...]:
        """The works of reference that are consulted beside the documents, by id."""
        return tuple(one for one in self.dossier.sources.values() if one.role == "reference")

    def has_document(self, claims: Iterable[str]) -> bool:
        """Tell whether a document makes one of the claims, and not works of reference all."""
        sources = (self.dossier.sources[self.dossier.claim[claim].source] for claim in claims)
        return any(source.role == "document" for source in sources)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups in which a document speaks: what is counted and listed by its support."""
        return tuple(
            group
            for group in self.findings.groups
            if self.has_document((*group.claims, *group.history, *group.unknown))
        )

    @cached_property
    def disagreements(self) -> tuple[Discrepancy, ...]:
        """The discrepancies in which a document speaks; the register has all others, too."""
        return tuple(one for one in self.findings.discrepancies if self.has_document(one.claims))

    @cached_property
    def words(self) -> Made[str, Words]:
        """What each claim comes to in words, by its id."""
        return Made(lambda claim: words_of(self.dossier.claim[claim], self.dossier))

    @cached_property
    def kept(self) -> dict[tuple[object, ...], Any]:
        """What one page had laid out and others print, too, by all that it depends on."""
        return {}

    @cached_property
    def anchors(self) -> Mapping[str, str]:
        """The anchor of each claim on the page of its subject."""
        return anchors(self.dossier)

    @cached_property
    def sums_of(self) -> Mapping[str, tuple[Sum, ...]]:
        """The sums that hold, by subject."""
        found: dict[str, list[Sum]] = {}
        for one in self.findings.sums:
            found.setdefault(one.subject, []).append(one)
        return {subject: tuple(sums) for subject, sums in found.items()}

    @cached_property
    def discrepancies_of(self) -> Mapping[str, tuple[Discrepancy, ...]]:
        """The discrepancies that a claim is part of, by the claim's id: its own property's first.

        A claim on a part of a sum, or on the date of an event, is part of another one's, too.
        """
        parts: dict[str, list[Discrepancy]] = {}
        for found in self.findings.discrepancies:
            for claim in found.claims:
                parts.setdefault(claim, []).append(found)
        return {
            claim: tuple(sorted(all_found, key=lambda one: not _is_own(claim, one, self.dossier)))
            for claim, all_found in parts.items()
        }

    def prepare(self) -> None:
        """Make what every page needs, so that a fork need not make it again."""
        for name in PREPARED:
            getattr(self, name)
        for made in (self.words, self._least):
            made.make_all(self.dossier.claim)
        self.citations.prepare()

    def discrepancies(self, claims: Iterable[Claim]) -> tuple[Discrepancy, ...]:
        """Return the discrepancies that claims are part of, each once, in their order."""
        found = {one.id: one for claim in claims for one in self.discrepancies_of.get(claim.id, ())}
        return tuple(found.values())

    def labels(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return the labels of the footnotes of claims, each once, in their order."""
        return tuple(dict.fromkeys(self.citations.labels[claim.id] for claim in claims))

    def permalink(self, claims: Iterable[Claim], start: str) -> str | None:
        """Return the link to the first discrepancy of claims from the page *start*; else None."""
        found = self.discrepancies(claims)
        return href(f"{REGISTER}#{found[0].id}", start) if found else None

    @cached_property
    def group_of(self) -> Mapping[str, Group]:
        """The group in which a claim is compared, by the claim's id."""
        return {
            claim: group
            for group in self.findings.groups
            for claim in (*group.history, *group.unknown, *group.claims)
        }

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims about other subjects that name this one, by its id."""
        found: dict[str, dict[str, Claim]] = {}
        for claim in self.dossier.claims:
            for named in named_in(claim, self.dossier):
                if named != claim.subject:
                    found.setdefault(named, {})[claim.id] = claim
        return {subject: tuple(claims.values()) for subject, claims in found.items()}

    @cached_property
    def linked(self) -> Mapping[str, tuple[str, ...]]:
        """The subjects whose record, not a claim of theirs, names a subject, by its id."""
        found: dict[str, list[str]] = {}
        for subject in self.dossier.subjects.values():
            for named in linked_by(subject):
                found.setdefault(named, []).append(subject.id)
        return {named: tuple(subjects) for named, subjects in found.items()}

    @cached_property
    def claims_of_source(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each source, in the order of the document."""
        found: dict[str, list[Claim]] = {}
        for claim in self.dossier.claims:
            found.setdefault(claim.source, []).append(claim)
        return {source: tuple(sorted(claims, key=_place)) for source, claims in found.items()}

    def by_value(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """Return claims with numbers and dates from the least; others stay in their order."""
        return tuple(sorted(self.claims(ids), key=lambda claim: self._least[claim.id]))

    @cached_property
    def _least(self) -> Made[str, float]:
        """The least number or day that each claim can mean; minus infinity for anything else."""
        return Made(lambda claim: _least(self.dossier.claim[claim]))

    def claims(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """Return the claims with these ids, in the same order."""
        return tuple(self.dossier.claim[claim_id] for claim_id in ids)

    def standing(self, subject: str, name: str) -> tuple[Claim, ...]:
        """Return the claims on a property that no revision has replaced, in their order.

        Where nothing else stands, they are those that report an explicit unknown.
        """
        groups = self.findings.groups_of.get((subject, name), ())
        ids = {claim for group in groups for claim in group.claims}
        ids = ids or {claim for group in groups for claim in group.unknown}
        claims = self.dossier.claims_of.get(subject, {}).get(name, ())
        return tuple(claim for claim in claims if claim.id in ids)

    def with_rivals(self, claims: Iterable[Claim], most: int | None = None) -> tuple[Claim, ...]:
        """Return the claims and, after them, the others that their callouts print.

        *most* is how many claims each callout prints, as in ``shown``; all when None.
        """
        own = tuple(claims)
        found = self.discrepancies(own)
        rivals = (claim for one in found for claim in self.shown(one, most))
        return tuple({claim.id: claim for claim in (*own, *rivals)}.values())

    def shown(self, found: Discrepancy, most: int | None = None) -> tuple[Claim, ...]:
        """Return the claims that a callout prints, those of one value together.

        Of more than *most*, it is the first one of each value, then the second, and so on.
        """
        values: dict[tuple[object, ...], list[Claim]] = {}
        for claim in self.by_value(found.claims):
            value = (claim.subject, claim.property, self.words[claim.id].said, claim.denies)
            values.setdefault(value, []).append(claim)
        rounds = (claim for row in zip_longest(*values.values()) for claim in row if claim)
        kept = {claim.id for claim in islice(rounds, most)}
        return tuple(one for claims in values.values() for one in claims if one.id in kept)

    def subjects(self, kind: str) -> tuple[Subject, ...]:
        """Return the subjects of a kind by label."""
        return self.by_kind.get(kind, ())

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Subject, ...]]:
        """The subjects of each kind by label."""
        found: dict[str, list[Subject]] = {}
        for subject in self.dossier.subjects.values():
            found.setdefault(subject.kind, []).append(subject)
        return {
            kind: tuple(sorted(subjects, key=lambda one: (one.label.casefold(), one.id)))
            for kind, subjects in found.items()
        }

    def properties(self, subject: Subject) -> tuple[str, ...]:
        """Return the names of the properties claimed of a subject: built-in ones first."""
        order = _ORDER.get(subject.kind, {})
        names = self.dossier.claims_of.get(subject.id, {})
        return tuple(sorted(names, key=lambda name: (order.get(name, len(order)), name)))


def _least(claim: Claim) -> float:
    value = claim.value
    low = value.interval.low if isinstance(value, Count | Share | Date) else None
    return float("-inf") if low is None else float(low)


def _place(claim: Claim) -> tuple[object, ...]:
    """Return a key that puts the claims of one document in its order; unplaced ones come last."""
    order = claim.locator.order if claim.locator else ()
    return (claim.locator is None, order, claim.key, claim.id)


def _is_own(claim_id: str, found: Discrepancy, dossier: Dossier) -> bool:
    claim = dossier.claim[claim_id]
    return (claim.subject, claim.property) == (found.subject, found.property)


def subject_path(subject: Subject) -> str:
    """Return the path of a subject's page below ``site_src/``."""
    return f"{FOLDERS[subject.kind]}/{subject.id}.md"


def source_path(source_id: str) -> str:
    """Return the path of a source's page below ``site_src/``."""
    return f"sources/{source_id}.md"


def href(path: str, start: str) -> str:
    """Return the link to a page, or to an anchor on it, from the page *start*."""
    target, mark, anchor = path.partition("#")
    if target == start and mark:
        return f"#{anchor}"
    folder, _, _ = start.rpartition("/")
    if not folder:
        return path
    if target.startswith(f"{folder}/"):
        return path[len(folder) + 1 :]
    return "../" * (folder.count("/") + 1) + path
