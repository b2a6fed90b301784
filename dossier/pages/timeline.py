"""The timeline: every claimed date, from the earliest, with its rivals side by side."""

from __future__ import annotations

from dataclasses import dataclass, field

from dossier.charts.timeline import Timeline
from dossier.cite import Footnote
from dossier.model import Claim
from dossier.pages.basis import Basis, href, subject_path
from dossier.pages.chronicle import chronicle
from dossier.pages.colophon import Colophon, colophon
from dossier.pages.dates import dated
from dossier.pages.parts import MOST_SAID, Callout, Mark, Statement, callouts, statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One dated thing: what the documents say when it was."""

    mark: Mark
    property: str
    """The words for the property, where it is not the date of an event; else empty."""
    statements: tuple[Statement, ...]
    level: str
    contested: str | None
    """The permalink of the discrepancy, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """Every date that is claimed, from the earliest."""

    path: str
    colophon: Colophon
    chart: Timeline | None
    """The same as a picture; None where there is no more than one date."""
    moments: tuple[Moment, ...]
    undated: tuple[Mark, ...]
    callouts: tuple[Callout, ...]
    footnotes: tuple[Footnote, ...]
    template: str = field(default="timeline.md.jinja", init=False)


def timeline_page(basis: Basis) -> TimelinePage:
    """Lay out every claimed date, from the earliest."""
    path = "timeline.md"
    claims = tuple(claim for group in dated(basis) for claim in group)
    return TimelinePage(
        path=path,
        colophon=colophon(path, basis),
        chart=chronicle(basis, path),
        moments=moments(basis, path),
        undated=tuple(
            Mark(label=event.label, href=href(subject_path(event), path))
            for event in basis.subjects("event")
            if "date" not in basis.dossier.claims_of.get(event.id, {})
        ),
        callouts=callouts(claims, basis, path),
        footnotes=basis.citations.footnotes(basis.with_rivals(claims, MOST_SAID)),
    )


def moments(basis: Basis, path: str, subject: str | None = None) -> tuple[Moment, ...]:
    """Return every dated thing, of one subject or of all, as the page at *path* prints it."""
    return tuple(_moment(claims, basis, path) for claims in dated(basis, subject))


def _moment(claims: tuple[Claim, ...], basis: Basis, path: str) -> Moment:
    first = claims[0]
    subject = basis.dossier.subjects[first.subject]
    contested = basis.permalink(claims, path)
    plain = subject.kind == "event" and first.property == "date"
    label = basis.dossier.property_of(subject.id, first.property).label.lower()
    return Moment(
        mark=Mark(label=subject.label, href=href(subject_path(subject), path)),
        property="" if plain else label,
        statements=tuple(statement(claim, basis, path) for claim in claims),
        level=basis.group_of[first.id].level,
        contested=contested,
    )
