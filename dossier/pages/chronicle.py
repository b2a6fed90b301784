"""The timeline as a picture: what is drawn of the dates that the documents claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from dossier.charts.timeline import Event, Said, Stretch, Timeline, stretches
from dossier.findings import LEVELS
from dossier.model import Claim
from dossier.pages.addresses import address
from dossier.pages.basis import Basis, subject_path
from dossier.pages.dates import dated
from dossier.pages.scales import scales
from dossier.values import Date

MOST_EVENTS = 30
"""How many events are named; more would make the picture taller than a page."""
_BROKEN = "The axis is broken where nothing is dated for long; each part of it has its own scale."

_Group = tuple[Claim, ...]


def chronicle(basis: Basis, path: str, subject: str | None = None) -> Timeline | None:
    """Return the timeline of one subject or of all for the page at *path*.

    None where fewer than two things are dated. The list that belongs to it is that of
    ``moments(basis, path, subject)``, which holds the same dates in the same order.
    """
    groups = dated(basis, subject)
    if len(groups) < 2:  # noqa: PLR2004 - one date makes no line.
        return None
    chosen = _chosen(groups, basis)
    letters = _letters(chosen, basis)
    events = tuple(_event(group, letters, basis, path) for group in chosen)
    named = set(chosen)
    others = tuple(_ends(claim)[0] for group in groups if group not in named for claim in group[:1])
    parts = _stretches(events, others)
    levels = [level for level in LEVELS if any(one.level == level for one in events)]
    return Timeline(
        title="Timeline",
        description=f"{len(groups)} dates, from {_first(groups, basis)} on",
        events=events,
        stretches=parts,
        key=tuple((letter, basis.dossier.sources[id_].label) for id_, letter in letters.items()),
        levels=tuple((level, level.replace("-", " ")) for level in levels),
        others=others,
        notes=tuple(_notes(len(others), len(parts))),
    )


def _first(groups: Sequence[_Group], basis: Basis) -> str:
    return basis.words[groups[0][0].id].said


def _notes(others: int, parts: int) -> list[str]:
    notes = [_BROKEN] if parts > 1 else []
    if others:
        notes.append(
            f"The disputed and best documented {MOST_EVENTS} are named; "
            f"{others} more are dots on the axis, and stand in the list."
        )
    return notes


def _chosen(groups: Sequence[_Group], basis: Basis) -> tuple[_Group, ...]:
    """Return the groups to name, in their order: disputed ones, then those of most documents."""

    def rank(at: int) -> tuple[bool, int, int]:
        found = basis.group_of[groups[at][0].id]
        return (found.level != "contested", -found.documents, at)

    best = sorted(range(len(groups)), key=rank)[:MOST_EVENTS]
    return tuple(groups[at] for at in sorted(best))


def _letters(groups: Sequence[_Group], basis: Basis) -> Mapping[str, str]:
    """Return a letter for each document that dates something; none where the letters run out."""
    used = {claim.source for group in groups for claim in group}
    sources = [id_ for id_ in basis.dossier.sources if id_ in used]
    if len(sources) > len(ascii_uppercase):
        return {}
    return dict(zip(sources, ascii_uppercase, strict=False))


def _event(group: _Group, letters: Mapping[str, str], basis: Basis, path: str) -> Event:
    subject = basis.dossier.subjects[group[0].subject]
    name = group[0].property
    label = basis.dossier.property_of(subject.id, name).label.lower()
    plain = subject.kind == "event" and name == "date"
    level = basis.group_of[group[0].id].level
    labels = {id_: source.label for id_, source in basis.dossier.sources.items()}
    return Event(
        label=subject.label if plain else f"{subject.label}: {label}",
        href=address(subject_path(subject), path),
        level=level,
        when=_when(group, letters, basis),
        detail=f"{_when(group, labels, basis)}; {level.replace('-', ' ')}",
        said=_said(group, letters),
    )


def _when(group: _Group, names: Mapping[str, str], basis: Basis) -> str:
    """Return the dates of a group in words, each with those who say it."""
    said: dict[str, dict[str, None]] = {}
    for claim in group:
        words = f"{'not ' if claim.denies else ''}{basis.words[claim.id].said}"
        said.setdefault(words, {})[names.get(claim.source, "")] = None
    return ", ".join(
        f"{words} ({', '.join(who)})" if any(who) else words for words, who in said.items()
    )


def _said(group: _Group, letters: Mapping[str, str]) -> tuple[Said, ...]:
    """Return the different dates of a group, each with the letters of those who say it."""
    found: dict[tuple[int | None, int | None, bool], dict[str, None]] = {}
    for claim in group:
        low, high = _bounds(claim)
        found.setdefault((low, high, claim.denies), {})[letters.get(claim.source, "")] = None
    return tuple(
        Said(low=low, high=high, letters=" ".join(sorted(who)).strip(), denied=denied)
        for (low, high, denied), who in found.items()
    )


def _bounds(claim: Claim) -> tuple[int | None, int | None]:
    interval = claim.value.interval if isinstance(claim.value, Date) else None
    low, high = (interval.low, interval.high) if interval else (None, None)
    return (None if low is None else int(low), None if high is None else int(high))


def _ends(claim: Claim) -> tuple[int, int]:
    """Return the first and the last day that are known of a date."""
    known = [day for day in _bounds(claim) if day is not None]
    return known[0], known[-1]


def _stretches(events: Sequence[Event], others: Sequence[int]) -> tuple[Stretch, ...]:
    extents = [one.ends for event in events for one in event.said]
    starts = {min(one.ends[0] for one in event.said) for event in events}
    return tuple(
        Stretch(
            first=first,
            last=last,
            weight=max(1, sum(first <= day <= last for day in starts)),
            scales=scales(first, last),
        )
        for first, last in stretches((*extents, *((day, day) for day in others)))
    )
