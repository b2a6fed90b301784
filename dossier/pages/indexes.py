"""An index page for each kind: its subjects by label, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain

from dossier.charts.tree import Tree
from dossier.cite import Footnote
from dossier.model import FLAT, KINDS, Claim, Subject
from dossier.pages.basis import FOLDERS, KIND_LABELS, REGISTER, Basis, href, subject_path
from dossier.pages.cited import carrying, value_words
from dossier.pages.colophon import Colophon, colophon
from dossier.pages.kinship import Kinship
from dossier.pages.map import PlaceMap, located, place_map
from dossier.pages.organisation import organisation
from dossier.pages.parts import MOST_SAID, Callout, Mark, callouts

MAIN_PROPERTY = {**FLAT, "event": "date"}
"""The property that says in the index what a subject of the kind comes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One subject in the index of its kind."""

    mark: Mark
    words: str | None
    """What the documents say of it, where one property says it all."""
    verbatim: bool
    """The words are a quotation and stay as they are."""
    footnotes: tuple[str, ...]
    aliases: tuple[str, ...]
    level: str | None
    """Its support, where one property says it all."""
    contested: tuple[Mark, ...]
    """The discrepancies about it."""
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """The subjects of one kind, by label."""

    path: str
    colophon: Colophon
    edit: str
    title: str
    kind: str
    entries: tuple[Entry, ...]
    tree: Tree | None
    """Who belongs to whom, on the index of units."""
    where: PlaceMap | None
    """The map, on the index of places."""
    callouts: tuple[Callout, ...]
    footnotes: tuple[Footnote, ...]
    template: str = field(default="index.md.jinja", init=False)


def index_page(plural: str, basis: Basis, ties: Kinship) -> IndexPage:
    """Lay out the index of one kind; one without subjects says so."""
    kind = KINDS[plural].kind
    path = f"{FOLDERS[kind]}/index.md"
    subjects = basis.subjects(kind)
    shown = {subject.id: _shown(subject, basis) for subject in subjects}
    cited = tuple(claim for claims in shown.values() for claim in claims)
    return IndexPage(
        path=path,
        colophon=colophon(path, basis),
        edit=f"content/{plural}.yml",
        title=KIND_LABELS[kind][1],
        kind=KIND_LABELS[kind][0].lower(),
        entries=tuple(entry(subject, shown[subject.id], basis, path) for subject in subjects),
        tree=organisation(ties, basis, path) if kind == "unit" else None,
        where=place_map(basis, path) if kind == "place" else None,
        callouts=callouts(cited, basis, path),
        footnotes=basis.citations.footnotes(
            (*basis.with_rivals(cited, MOST_SAID), *_behind(kind, ties, basis))
        ),
    )


def _behind(kind: str, ties: Kinship, basis: Basis) -> tuple[Claim, ...]:
    """Return the claims behind the picture of an index."""
    if kind == "place":
        return located(basis)
    told = chain.from_iterable(ties.above.values()) if kind == "unit" else ()
    return tuple(claim for tie in told for claim in tie.claims)


def _shown(subject: Subject, basis: Basis) -> tuple[Claim, ...]:
    """Return the claims that say what a subject comes to."""
    name = MAIN_PROPERTY.get(subject.kind)
    return basis.standing(subject.id, name) if name else ()


def entry(subject: Subject, shown: tuple[Claim, ...], basis: Basis, path: str) -> Entry:
    """Return a subject as a list prints it; *shown* are the claims that say what it comes to."""
    properties = basis.dossier.claims_of.get(subject.id, {})
    discrepancies = [
        found
        for name in properties
        for found in basis.findings.discrepancies_of.get((subject.id, name), ())
    ]
    return Entry(
        mark=Mark(label=subject.label, href=href(subject_path(subject), path)),
        words=value_words(subject.id, (shown[0].property,), basis) if shown else None,
        verbatim=subject.kind == "quote",
        footnotes=basis.labels(carrying(subject.id, (shown[0].property,), basis) if shown else ()),
        aliases=subject.aliases,
        level=basis.group_of[shown[0].id].level if shown else None,
        contested=tuple(
            Mark(
                label=basis.dossier.property_of(subject.id, found.property).label,
                href=href(f"{REGISTER}#{found.id}", path),
            )
            for found in discrepancies
        ),
        claims=sum(len(claims) for claims in properties.values()),
    )
