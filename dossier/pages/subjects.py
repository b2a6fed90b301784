"""A page for each subject: its properties, what is said of each, and who else names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from dossier.charts.tree import Tree
from dossier.cite import Footnote
from dossier.model import Actor, Claim, Event, Figure, Quote, Subject
from dossier.pages.aspects import Aspect, aspects_of
from dossier.pages.basis import FOLDERS, KIND_LABELS, Basis, href, subject_path
from dossier.pages.cited import ProseView, prose_view, value_words
from dossier.pages.colophon import Colophon, colophon
from dossier.pages.indexes import Entry, entry
from dossier.pages.kinship import Kinship
from dossier.pages.languages import language_words
from dossier.pages.linked import Node, linked_subject
from dossier.pages.organisation import surroundings
from dossier.pages.parts import Callout, Mark, callouts, subject_mark
from dossier.pages.versions import Span, versions


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectPage:
    """One subject: its properties, built-in ones first, and who else names it."""

    path: str
    colophon: Colophon
    edit: str
    """The YAML file in which the subject stands."""
    title: str
    kind: str
    kind_href: str
    lead: ProseView | None
    aliases: tuple[str, ...]
    facts: tuple[tuple[str, Mark, tuple[str, ...]], ...]
    """What the record says of itself, and its footnotes: a speaker, an event, its date."""
    aspects: tuple[Aspect, ...]
    callouts: tuple[Callout, ...]
    """The other disagreements of which a claim on this page is part."""
    figures: tuple[Entry, ...]
    """The figures of an event."""
    tree: Tree | None
    """What it belongs to, and what belongs to it; for units and actors."""
    versions: tuple[tuple[tuple[Span, ...], tuple[str, ...]], ...]
    """The versions of a quote, where documents word it otherwise, with their footnotes."""
    note: str | None
    mentions: tuple[Mark, ...]
    """The subjects whose claims name this one."""
    footnotes: tuple[Footnote, ...]
    linked: Node
    template: str = field(default="subject.md.jinja", init=False)


def subject_page(subject: Subject, basis: Basis, ties: Kinship) -> SubjectPage:
    """Lay out one subject."""
    path = subject_path(subject)
    aspects = aspects_of(subject, basis, path)
    lead = prose_view(subject.summary, basis, path) if subject.summary else None
    figures = _figures(subject, basis)
    used = _used(subject, lead, figures, basis)
    near = (*ties.above.get(subject.id, ()), *ties.below.get(subject.id, ()))
    tied = tuple(claim for tie in near for claim in tie.claims)
    return SubjectPage(
        path=path,
        colophon=colophon(path, basis, [subject.id]),
        edit=basis.dossier.locations[subject.id].path,
        title=subject.label,
        kind=KIND_LABELS[subject.kind][0],
        kind_href=href(f"{FOLDERS[subject.kind]}/index.md", path),
        lead=lead,
        aliases=subject.aliases,
        facts=_facts(subject, basis, path),
        aspects=aspects,
        callouts=_other_callouts(used, aspects, basis, path),
        figures=tuple(entry(one, claims, basis, path) for one, claims in figures),
        tree=surroundings(subject.id, ties, basis, path),
        versions=_versions(subject, basis),
        note=subject.note,
        mentions=_mentions(subject, basis, path),
        footnotes=basis.citations.footnotes((*basis.with_rivals(used), *tied)),
        linked=linked_subject(subject, basis),
    )


def _figures(subject: Subject, basis: Basis) -> tuple[tuple[Figure, tuple[Claim, ...]], ...]:
    """Return the figures of an event, and the claims that say what each comes to."""
    if not isinstance(subject, Event):
        return ()
    linked = (basis.dossier.subjects[one] for one in basis.linked.get(subject.id, ()))
    return tuple(
        (one, basis.standing(one.id, "value")) for one in linked if isinstance(one, Figure)
    )


def _used(
    subject: Subject,
    lead: ProseView | None,
    figures: Iterable[tuple[Figure, tuple[Claim, ...]]],
    basis: Basis,
) -> tuple[Claim, ...]:
    """Return the claims that a page prints: cited in the lead, its own, of sums, of figures."""
    own = basis.dossier.claims_of.get(subject.id, {}).values()
    added = (basis.claims(one.claims) for one in basis.sums_of.get(subject.id, ()))
    counted = (claims for _, claims in figures)
    cited = (claim for claim in (lead.claims if lead else ()) if claim.subject != subject.id)
    occasion = _occasion(subject, basis)
    dated = basis.standing(occasion.id, "date") if occasion else ()
    return (*cited, *dated, *chain.from_iterable((*own, *added, *counted)))


def _versions(
    subject: Subject, basis: Basis
) -> tuple[tuple[tuple[Span, ...], tuple[str, ...]], ...]:
    claims = basis.dossier.claims_of.get(subject.id, {}).get("text", ())
    found = versions(claims) if isinstance(subject, Quote) else ()
    return tuple((one.spans, basis.labels(basis.claims(one.claims))) for one in found)


def _other_callouts(
    used: Iterable[Claim], aspects: Iterable[Aspect], basis: Basis, path: str
) -> tuple[Callout, ...]:
    """Return the callouts of claims but for those that the aspects show in full."""
    shown = {aspect.callout.id for aspect in aspects if aspect.callout}
    return tuple(one for one in callouts(used, basis, path) if one.id not in shown)


def _facts(
    subject: Subject, basis: Basis, path: str
) -> tuple[tuple[str, Mark, tuple[str, ...]], ...]:
    """Return what the record says of itself: a label, a link, which may be empty, footnotes."""
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
                ("Language", subject.language and language_words(subject.language)),
            )
    found = [(label, _mark(value, label, basis, path), ()) for label, value in fields if value]
    return (*found, *_date_of(subject, basis, path))


def _date_of(
    subject: Subject, basis: Basis, path: str
) -> Iterator[tuple[str, Mark, tuple[str, ...]]]:
    """Yield the date of the occasion of a quote, as the documents give it."""
    occasion = _occasion(subject, basis)
    claims = basis.standing(occasion.id, "date") if occasion else ()
    if occasion and claims:
        words = value_words(occasion.id, ("date",), basis)
        link = href(subject_path(occasion), path)
        yield "Date", Mark(label=words, href=link), basis.labels(claims)


def _occasion(subject: Subject, basis: Basis) -> Event | None:
    """Return the event on which words were said, where the record names one."""
    name = subject.occasion if isinstance(subject, Quote) else None
    event = basis.dossier.subjects.get(name or "")
    return event if isinstance(event, Event) else None


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
