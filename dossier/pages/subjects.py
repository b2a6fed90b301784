"""A page for each subject: its properties, what is said of each, and who else names it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dossier.cite import Footnote
from dossier.findings import Group
from dossier.model import Actor, Claim, Figure, Quote, Scope, Subject
from dossier.pages.basis import (
    FOLDERS,
    KIND_LABELS,
    Basis,
    href,
    subject_path,
)
from dossier.pages.cited import ProseView, prose_view
from dossier.pages.indexes import Entry, entry
from dossier.pages.parts import (
    Callout,
    Judgement,
    Mark,
    Statement,
    Support,
    callout,
    callouts,
    judgement,
    scope_words,
    statement,
    subject_mark,
    support,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One value, or one set of values that are compared, and how well it is supported."""

    statements: tuple[Statement, ...]
    support: Support
    relations: tuple[str, ...]
    """Why different words do not disagree."""
    earlier: tuple[Statement, ...]
    """What a revision has replaced."""
    unknown: tuple[Statement, ...]
    """Explicit unknowns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """All that is claimed of one property in one scope."""

    id: str
    label: str
    scope: str
    reported: tuple[Reported, ...]
    """Empty where a callout says it all."""
    callout: Callout | None
    sums: tuple[tuple[str, tuple[str, ...]], ...]
    """Sums that hold, and their footnotes."""
    judgement: Judgement | None
    """An assessment of what is not in dispute, or not any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectPage:
    """One subject: its properties, built-in ones first, and who else names it."""

    path: str
    edit: str
    """The YAML file in which the subject stands."""
    title: str
    kind: str
    kind_href: str
    lead: ProseView | None
    aliases: tuple[str, ...]
    facts: tuple[tuple[str, Mark], ...]
    """What the record says of itself: a speaker, a measure, an event."""
    aspects: tuple[Aspect, ...]
    callouts: tuple[Callout, ...]
    """The other disagreements of which a claim on this page is part."""
    figures: tuple[Entry, ...]
    """The figures of an event."""
    note: str | None
    mentions: tuple[Mark, ...]
    """The subjects whose claims name this one."""
    footnotes: tuple[Footnote, ...]
    template: str = field(default="subject.md.jinja", init=False)


def subject_page(subject: Subject, basis: Basis) -> SubjectPage:
    """Lay out one subject."""
    path = subject_path(subject)
    claims_of = basis.dossier.claims_of.get(subject.id, {})
    aspects = tuple(
        aspect
        for name in basis.properties(subject)
        for aspect in _aspects(subject, name, claims_of[name], basis, path)
    )
    lead = prose_view(subject.summary, basis, path) if subject.summary else None
    own = tuple(claim for claims in claims_of.values() for claim in claims)
    added = tuple(
        claim for one in basis.sums_of.get(subject.id, ()) for claim in basis.claims(one.claims)
    )
    figures = {
        one: basis.standing(one, "value")
        for one in basis.linked.get(subject.id, ())
        if isinstance(basis.dossier.subjects[one], Figure) and subject.kind == "event"
    }
    counted = tuple(claim for claims in figures.values() for claim in claims)
    shown = {aspect.callout.id for aspect in aspects if aspect.callout}
    cited = tuple(claim for claim in lead.claims if claim.subject != subject.id) if lead else ()
    used = (*cited, *own, *added, *counted)
    return SubjectPage(
        path=path,
        edit=basis.dossier.locations[subject.id].path,
        title=subject.label,
        kind=KIND_LABELS[subject.kind][0],
        kind_href=href(f"{FOLDERS[subject.kind]}/index.md", path),
        lead=lead,
        aliases=subject.aliases,
        facts=_facts(subject, basis, path),
        aspects=aspects,
        callouts=tuple(one for one in callouts(used, basis, path) if one.id not in shown),
        figures=tuple(
            entry(basis.dossier.subjects[one], claims, basis, path)
            for one, claims in figures.items()
        ),
        note=subject.note,
        mentions=_mentions(subject, basis, path),
        footnotes=basis.citations.footnotes(basis.with_rivals(used)),
    )


def _aspects(
    subject: Subject, name: str, claims: tuple[Claim, ...], basis: Basis, path: str
) -> tuple[Aspect, ...]:
    """Return the aspects of one property: one for each scope, the unscoped one first."""
    scopes = sorted({claim.scope for claim in claims})
    return tuple(_aspect(subject, name, scope, basis, path) for scope in scopes)


def _aspect(subject: Subject, name: str, scope: Scope, basis: Basis, path: str) -> Aspect:
    found = [
        one
        for one in basis.findings.discrepancies_of.get((subject.id, name), ())
        if one.scope == scope
    ]
    disputed = {claim for one in found for claim in one.claims}
    groups = [
        group
        for group in basis.findings.groups_of[subject.id, name]
        if group.scope == scope
        and (not disputed.issuperset(group.claims) or group.history or group.unknown)
    ]
    here = {one.id for one in basis.dossier.claims_of[subject.id][name] if one.scope == scope}
    words = scope_words(scope)
    return Aspect(
        id=f"{name}-{scope_words(scope)}" if scope else name,
        label=basis.dossier.property_of(subject.id, name).label,
        scope=words,
        reported=tuple(_reported(group, disputed, basis, path) for group in groups),
        callout=callout(found[0], basis, path) if found else None,
        sums=tuple(
            (one.sentence, basis.labels(basis.claims(one.claims)))
            for one in basis.sums_of.get(subject.id, ())
            if here.intersection(one.claims)
        ),
        judgement=None if found else judgement(subject.id, name, basis),
    )


def _reported(group: Group, disputed: set[str], basis: Basis, path: str) -> Reported:
    def statements(ids: tuple[str, ...]) -> tuple[Statement, ...]:
        return tuple(statement(claim, basis, path) for claim in basis.claims(ids))

    standing = tuple(claim for claim in group.claims if claim not in disputed)
    reasons = dict.fromkeys(
        pair.verdict.reason
        for pair in group.pairs
        if pair.verdict.relation == "compatible" and not disputed
    )
    return Reported(
        statements=statements(standing),
        support=support(group, basis),
        relations=tuple(reasons),
        earlier=statements(group.history),
        unknown=statements(group.unknown),
    )


def _facts(subject: Subject, basis: Basis, path: str) -> tuple[tuple[str, Mark], ...]:
    """Return what the record says of itself, as label and link; a link may be empty."""
    fields: tuple[tuple[str, str | None], ...] = ()
    match subject:
        case Actor():
            fields = (("Type", subject.type), ("Speaks for", subject.speaks_for))
        case Figure():
            fields = (("Counts", subject.measure), ("Event", subject.event))
        case Quote():
            fields = (
                ("Speaker", subject.speaker),
                ("Occasion", subject.occasion),
                ("Language", subject.language),
            )
    return tuple((label, _mark(value, label, basis, path)) for label, value in fields if value)


NAMING = {"Speaker", "Occasion", "Event", "Speaks for"}
"""The facts that name a subject, or may."""


def _mark(value: str, label: str, basis: Basis, path: str) -> Mark:
    if label in NAMING and value in basis.dossier.subjects:
        return subject_mark(value, basis, path)
    return Mark(label=value, href="")


def _mentions(subject: Subject, basis: Basis, path: str) -> tuple[Mark, ...]:
    """Return the subjects that name this one in a claim or in their record, by label."""
    named = {claim.subject for claim in basis.mentions.get(subject.id, ())}
    named |= set(basis.linked.get(subject.id, ()))
    marks = [subject_mark(one, basis, path) for one in named]
    return tuple(sorted(marks, key=lambda mark: (mark.label.casefold(), mark.href)))
