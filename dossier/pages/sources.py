"""A page for each source: what it states of itself, everything it says, what is not verified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dossier.cite import NOT_STATED, Footnote, published_words, publisher_words
from dossier.model import Claim, Source
from dossier.pages.basis import Basis, href, source_path
from dossier.pages.colophon import Colophon, colophon
from dossier.pages.grades import RELIABILITY
from dossier.pages.languages import language_words
from dossier.pages.linked import Node, linked_source
from dossier.pages.parts import (
    MOST_SAID,
    Callout,
    Mark,
    Statement,
    callouts,
    statement,
    subject_mark,
)
from dossier.pages.topics import topic
from dossier.values import Date
from dossier.verify import SourceCheck

PROVED = {"verified", "recorded"}
"""What is said of an excerpt that stands, or stood, in the snapshot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One thing that a document says."""

    topic: str
    subject: Mark
    statement: Statement
    status: str
    """Whether its excerpt was found in the snapshot."""
    contested: str | None
    """The permalink of the discrepancy, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a document says at one place."""

    locator: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How far the excerpts of a document are verified."""

    hash: str
    excerpts: int
    verified: int
    untouched: int | None
    """How many sentences no excerpt touches; None when the snapshot is not at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """One document."""

    path: str
    colophon: Colophon
    edit: str
    title: str
    role: str
    """One of the documents of the affair, or a work of reference beside them."""
    facts: tuple[tuple[str, str], ...]
    """What the document states of itself; *not stated* is an answer."""
    addresses: tuple[tuple[str, str], ...]
    derived_from: tuple[Mark, ...]
    evidence: Evidence
    note: str | None
    passages: tuple[Passage, ...]
    unverified: tuple[Saying, ...]
    callouts: tuple[Callout, ...]
    footnotes: tuple[Footnote, ...]
    linked: Node
    template: str = field(default="source.md.jinja", init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """One document in the index."""

    mark: Mark
    title: str | None
    published: str
    publisher: str
    claims: int
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """All documents, by label, and the works of reference."""

    path: str
    colophon: Colophon
    entries: tuple[SourceEntry, ...]
    references: tuple[SourceEntry, ...]
    """What is consulted beside the documents."""
    template: str = field(default="sources.md.jinja", init=False)


def source_page(source: Source, basis: Basis) -> SourcePage:
    """Lay out one document."""
    path = source_path(source.id)
    claims = basis.claims_of_source.get(source.id, ())
    sayings = [_saying(claim, basis, path) for claim in claims]
    return SourcePage(
        path=path,
        colophon=colophon(path, basis, [source.id]),
        edit=basis.dossier.locations[source.id].path,
        title=source.label,
        role=source.role,
        facts=_facts(source, basis),
        addresses=tuple(
            (label, address)
            for label, address in (("Address", source.url), ("Archived", source.archive_url))
            if address
        ),
        derived_from=tuple(
            Mark(label=basis.dossier.sources[one].label, href=href(source_path(one), path))
            for one in source.derived_from
        ),
        evidence=_evidence(source, claims, basis),
        note=source.note,
        passages=_passages(sayings),
        unverified=tuple(one for one in sayings if one.status not in PROVED),
        callouts=callouts(claims, basis, path),
        footnotes=basis.citations.footnotes(basis.with_rivals(claims, MOST_SAID)),
        linked=linked_source(source, basis),
    )


def _facts(source: Source, basis: Basis) -> tuple[tuple[str, str], ...]:
    """Return what the document states of itself, and *not stated* where it does not."""
    reliability = source.reliability and f"{source.reliability}, {RELIABILITY[source.reliability]}"
    stated = (
        ("Title", source.title),
        ("Publisher", publisher_words(source, basis.dossier)),
        ("Author", source.author),
        ("Published", published_words(source)),
        ("Dateline", source.dateline),
        ("Address", None if source.url else NOT_STATED),
        ("Language", language_words(source.language) if source.language else None),
    )
    optional = (
        ("Accessed", Date.parse(source.accessed).words if source.accessed else None),
        ("Reliability", reliability),
    )
    return (
        *((label, value or NOT_STATED) for label, value in stated if label != "Address" or value),
        *((label, value) for label, value in optional if value),
    )


def _evidence(source: Source, claims: tuple[Claim, ...], basis: Basis) -> Evidence:
    checks = [basis.verification.checks[claim.id] for claim in claims]
    snapshot: SourceCheck = basis.verification.sources[source.id]
    return Evidence(
        hash=snapshot.hash,
        excerpts=sum(check.status != "no-excerpt" for check in checks),
        verified=sum(check.status in PROVED for check in checks),
        untouched=len(snapshot.untouched) if snapshot.sentences else None,
    )


def _saying(claim: Claim, basis: Basis, path: str) -> Saying:
    return Saying(
        topic=topic(claim.subject, claim.property, claim.scope, basis),
        subject=subject_mark(claim.subject, basis, path),
        statement=statement(claim, basis, path),
        status=basis.verification.checks[claim.id].status,
        contested=basis.permalink((claim,), path),
    )


def _passages(sayings: list[Saying]) -> tuple[Passage, ...]:
    """Return the sayings, which are in the order of the document, place by place."""
    places: dict[str, list[Saying]] = {}
    for one in sayings:
        places.setdefault(one.statement.locator or "", []).append(one)
    return tuple(
        Passage(locator=locator, sayings=tuple(found)) for locator, found in places.items()
    )


def sources_page(basis: Basis) -> SourcesPage:
    """Lay out the index of the documents, and of the works of reference."""
    path = "sources/index.md"
    return SourcesPage(
        path=path,
        colophon=colophon(path, basis),
        entries=_entries(basis.documents, basis, path),
        references=_entries(basis.references, basis, path),
    )


def _entries(sources: Iterable[Source], basis: Basis, path: str) -> tuple[SourceEntry, ...]:
    by_label = sorted(sources, key=lambda one: (one.label.casefold(), one.id))
    return tuple(_entry(source, basis, path) for source in by_label)


def _entry(source: Source, basis: Basis, path: str) -> SourceEntry:
    claims = basis.claims_of_source.get(source.id, ())
    return SourceEntry(
        mark=Mark(label=source.label, href=href(source_path(source.id), path)),
        title=source.title,
        published=published_words(source),
        publisher=publisher_words(source, basis.dossier),
        claims=len(claims),
        evidence=_evidence(source, claims, basis),
    )
