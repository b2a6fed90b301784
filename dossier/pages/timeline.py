"""The timeline: every claimed date, from the earliest, with its rivals side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.cite import Footnote
from dossier.compare import components
from dossier.model import Claim
from dossier.pages.basis import Basis, href, subject_path
from dossier.pages.colophon import Colophon, colophon
from dossier.pages.parts import MOST_SAID, Callout, Mark, Statement, callouts, statement
from dossier.values import Date, Reference


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


def dated(basis: Basis, only: str | None = None) -> tuple[tuple[Claim, ...], ...]:
    """Return the standing claims on each property that reports a date, from the earliest."""
    found = []
    of = basis.dossier.claims_of
    for subject, properties in of.items() if only is None else ((only, of.get(only, {})),):
        for name in properties:
            if basis.dossier.property_of(subject, name).type != "date":
                continue
            claims = [one for one in basis.standing(subject, name) if _day(one) is not None]
            if claims:
                found.append(tuple(claims))
    ranks = {} if only else _ranks(basis)
    return tuple(
        sorted(
            found,
            key=lambda claims: (
                min(map(_sort_day, claims)),
                ranks.get(claims[0].subject, 0),
                claims[0].key,
            ),
        )
    )


def _ranks(basis: Basis) -> Mapping[str, int]:
    """Return how many steps lead up to each event, to order those of one day.

    Events in a circle have one rank: what stands before it and after it keeps its place.
    """
    onward: dict[str, list[str]] = {}
    for claim in basis.dossier.claims:
        stated = isinstance(claim.value, Reference) and not claim.denies
        if stated and claim.value and claim.property in {"after", "before"}:
            events = (claim.value.text, claim.subject)
            earlier, later = events if claim.property == "after" else reversed(events)
            onward.setdefault(earlier, []).append(later)
    ranks: dict[str, int] = {}
    for group in components(onward):
        rank = max(ranks.get(event, 0) for event in group)
        for event in group:
            for later in onward.get(event, ()):
                ranks[later] = max(ranks.get(later, 0), rank + 1)
        ranks |= dict.fromkeys(group, rank)
    return ranks


def _day(claim: Claim) -> Date | None:
    return claim.value if isinstance(claim.value, Date) else None


def _sort_day(claim: Claim) -> tuple[float, float]:
    """Return a key by time: a date without a beginning stands where it ends."""
    date = _day(claim)
    low, high = (date.interval.low, date.interval.high) if date else (None, None)
    start = low if low is not None else high
    return (
        float("-inf") if start is None else float(start),
        float("inf") if high is None else float(high),
    )


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
