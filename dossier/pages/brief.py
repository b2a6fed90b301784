"""The brief: the answer first, how well it is supported, the key figures, the disagreements."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain

from dossier.charts.strip import Strip
from dossier.charts.timeline import Timeline
from dossier.cite import Footnote
from dossier.findings import LEVELS
from dossier.pages.basis import KNOWN, REGISTER, Basis, href, subject_path
from dossier.pages.chronicle import chronicle
from dossier.pages.cited import ProseView, carrying, prose_view, value_words
from dossier.pages.colophon import Colophon, colophon
from dossier.pages.dates import dated
from dossier.pages.linked import Node, linked_site
from dossier.pages.map import PlaceMap, located, place_map
from dossier.pages.parts import Callout, Mark, callout_title, callouts
from dossier.pages.strips import strip
from dossier.pages.timeline import Moment, moments

MOST_MOMENTS = 30
"""How many dates the front page lists; more stand on the timeline alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A key figure: a number in its source's words, what it counts, and its support."""

    mark: Mark
    words: str
    level: str
    documents: int
    origins: int
    footnotes: tuple[str, ...]
    strip: Strip | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many values have one level of support, and where they are listed."""

    level: str
    count: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPage:
    """The front page."""

    path: str
    colophon: Colophon
    edit: str
    title: str
    as_of: str
    documents: int
    lead: ProseView
    ledger: tuple[Tally, ...]
    tiles: tuple[Tile, ...]
    callouts: tuple[Callout, ...]
    """The disagreements about what this page cites."""
    others: tuple[Mark, ...]
    """All the other disagreements."""
    where: PlaceMap | None
    when: Timeline | None
    moments: tuple[Moment, ...]
    """The dates as a list; empty where there are too many for a front page."""
    footnotes: tuple[Footnote, ...]
    linked: Node
    template: str = field(default="brief.md.jinja", init=False)


def brief_page(basis: Basis) -> BriefPage:
    """Lay out the front page."""
    path = "index.md"
    settings = basis.dossier.settings
    lead = prose_view(settings.bottom_line, basis, path)
    figures = {one: basis.standing(one, "value") for one in settings.key_figures}
    cited = (*lead.claims, *(claim for claims in figures.values() for claim in claims))
    shown = callouts(cited, basis, path, pictured=True)
    groups = dated(basis)
    few = len(groups) <= MOST_MOMENTS
    listed = tuple(chain.from_iterable(groups)) if few else ()
    return BriefPage(
        path=path,
        colophon=colophon(path, basis),
        edit=basis.dossier.locations[""].path,
        title=settings.title,
        as_of=basis.dossier.as_of.words,
        documents=len(basis.documents),
        lead=lead,
        ledger=ledger(basis, path),
        tiles=tuple(_tile(one, basis, path) for one in figures),
        callouts=shown,
        where=place_map(basis, path),
        when=chronicle(basis, path),
        moments=moments(basis, path) if few else (),
        others=_others({one.id for one in shown}, basis, path),
        footnotes=basis.citations.footnotes(basis.with_rivals((*cited, *listed, *located(basis)))),
        linked=linked_site(path, basis),
    )


def ledger(basis: Basis, path: str) -> tuple[Tally, ...]:
    """Return how many values have each level of support; *unsourced* only where there are any."""
    counts: dict[str, int] = dict.fromkeys(LEVELS, 0)
    for group in basis.groups:
        counts[group.level] += 1
    return tuple(
        Tally(level=level, count=count, href=href(f"{KNOWN}#{level}", path))
        for level, count in counts.items()
        if count or level != "unsourced"
    )


def _tile(figure: str, basis: Basis, path: str) -> Tile:
    subject = basis.dossier.subjects[figure]
    groups = basis.findings.groups_of[figure, "value"]
    group = min(groups, key=lambda one: list(LEVELS).index(one.level))
    return Tile(
        mark=Mark(label=subject.label, href=href(subject_path(subject), path)),
        words=value_words(figure, ("value",), basis),
        level=group.level,
        documents=group.documents,
        origins=len(group.origins),
        footnotes=basis.labels(carrying(figure, ("value",), basis)),
        strip=strip(group, basis),
    )


def _others(shown: set[str], basis: Basis, path: str) -> tuple[Mark, ...]:
    found = [one for one in basis.findings.discrepancies if one.id not in shown]
    return tuple(
        Mark(label=callout_title(one, basis), href=href(f"{REGISTER}#{one.id}", path))
        for one in found
    )
