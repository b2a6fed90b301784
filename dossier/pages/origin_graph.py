"""The origins of one property: which documents say it, and whom each has it from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.charts.origin_graph import MOST_ROWS, How, Origin, OriginGraph, Row
from dossier.model import Actor, Claim, Scope
from dossier.pages.addresses import address
from dossier.pages.basis import Basis, source_path, subject_path
from dossier.pages.topics import topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one document says, as the list beside a graph prints it."""

    words: str
    document: str
    how: How
    through: str
    """Whom it names, where that is not the origin itself; or what it is derived from."""
    footnote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginEntry:
    """One origin, those who speak for it, and what the documents have from it."""

    label: str
    voices: tuple[str, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """The graph of the origins of a property, and the same as a list."""

    chart: OriginGraph
    entries: tuple[OriginEntry, ...]


def origin_graph(
    subject: str, property_name: str, scope: Scope, basis: Basis, path: str
) -> OriginView | None:
    """Return whom the documents have a value from; None where fewer than two documents give it.

    What has been revised, and an explicit *unknown*, are left out.
    """
    groups = basis.findings.groups_of.get((subject, property_name), ())
    ids = {claim for group in groups if group.scope == scope for claim in group.claims}
    claims = basis.dossier.claims_of.get(subject, {}).get(property_name, ())
    claims = tuple(claim for claim in claims if claim.id in ids)
    if len({claim.source for claim in claims}) < 2:  # noqa: PLR2004 - one document is no graph.
        return None
    by_origin = _by_origin(claims, basis)
    about = topic(subject, property_name, scope, basis)
    return OriginView(
        chart=_chart(f"Origins of: {about}", by_origin, basis, path),
        entries=tuple(_entry(key, found, basis) for key, found in by_origin.items()),
    )


def _by_origin(claims: Sequence[Claim], basis: Basis) -> Mapping[str, tuple[Claim, ...]]:
    """Return claims by the keys of their origins; copies after what they are copied from."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(basis.findings.origin_of[claim.id], []).append(claim)
    return {key: tuple(_in_order(group, basis)) for key, group in found.items()}


def _in_order(claims: Sequence[Claim], basis: Basis) -> Iterator[Claim]:
    """Yield claims so that those of a copy come right after those of its nearest original."""
    sources = tuple(dict.fromkeys(claim.source for claim in claims))
    above = {
        one: next((old for old in _originals(one, basis) if old in sources and old != one), None)
        for one in sources
    }
    ahead = [one for one in reversed(sources) if above[one] is None]
    while ahead:
        source = ahead.pop()
        yield from (claim for claim in claims if claim.source == source)
        ahead += [one for one in reversed(sources) if above[one] == source]


def _originals(source: str, basis: Basis) -> tuple[str, ...]:
    """Return the documents that a document is derived from, the nearest first."""
    found, ahead = list[str](), list(basis.dossier.sources[source].derived_from)
    while ahead:
        one = ahead.pop(0)
        if one not in found:
            found.append(one)
            ahead += basis.dossier.sources[one].derived_from
    return tuple(found)


def _chart(
    title: str, by_origin: Mapping[str, Sequence[Claim]], basis: Basis, path: str
) -> OriginGraph:
    """Return the graph; claims that a document makes in the same words share a row."""
    said = [
        (key, *one)
        for key, claims in by_origin.items()
        for one in dict.fromkeys(_said(claim, claims, basis) for claim in claims)
    ]
    shown = tuple(dict.fromkeys(key for key, *_ in said[:MOST_ROWS]))
    documents = len({claim.source for claims in by_origin.values() for claim in claims})
    return OriginGraph(
        title=title,
        description=_description(documents, len(by_origin)),
        rows=tuple(_rows(said[:MOST_ROWS], shown, basis, path)),
        origins=tuple(_origin(key, by_origin[key], basis, path) for key in shown),
        more=len(said[MOST_ROWS:]),
    )


def _rows(
    said: Sequence[tuple[str, str, How, str, str]], shown: Sequence[str], basis: Basis, path: str
) -> Iterator[Row]:
    """Yield the rows of a graph, each with that of the nearest document it is derived from."""
    where: dict[tuple[str, str], int] = {}
    for place, (key, source, how, through, words) in enumerate(said):
        nearest = [where[key, one] for one in _originals(source, basis) if (key, one) in where]
        where.setdefault((key, source), place)
        yield Row(
            words=words,
            document=basis.dossier.sources[source].label,
            href=address(source_path(source), path),
            how=how,
            through=through,
            origin=shown.index(key),
            follows=nearest[0] if how == "derived from" and nearest else None,
        )


def _said(claim: Claim, family: Sequence[Claim], basis: Basis) -> tuple[str, How, str, str]:
    """Return the document of a claim, how it comes by it, through whom, and what it says."""
    words = basis.words[claim.id].said
    if claim.denies:
        words = f"denies {words}" if words else "denies it"
    how, through = _how(claim, family, basis)
    return claim.source, how, through, words


def _how(claim: Claim, family: Sequence[Claim], basis: Basis) -> tuple[How, str]:
    """Return how a document comes by a claim, and through whom, where the origin does not tell.

    It is derived where it shares its origin with a document that it is copied from, or with
    another copy of that document.
    """
    sources = basis.dossier.sources
    own = {*_originals(claim.source, basis)}
    for other in {one.source for one in family} - {claim.source} if own else ():
        if own & {other, *_originals(other, basis)}:
            labels = (sources[one].label for one in sources[claim.source].derived_from)
            return "derived from", ", ".join(labels)
    if claim.attributed_to:
        key = basis.findings.origin_of[claim.id]
        named = basis.dossier.subjects[claim.attributed_to]
        return "attributed to", "" if key == f"actor:{named.id}" else named.label
    if sources[claim.source].publisher:
        return "published by", ""
    return "no one named", ""


def _origin(key: str, claims: Sequence[Claim], basis: Basis, path: str) -> Origin:
    kind, _, id_ = key.partition(":")
    pages = {"actor": basis.dossier.subjects, "source": basis.dossier.sources}
    href = None
    if id_ in pages.get(kind, {}):
        page = source_path(id_) if kind == "source" else subject_path(basis.dossier.subjects[id_])
        href = address(page, path)
    return Origin(
        label=_label(key, basis),
        href=href,
        voices=tuple(dict.fromkeys(_voices(key, claims, basis))),
    )


def _label(key: str, basis: Basis) -> str:
    """Return the words for an origin; for a document that names none, only its own name."""
    kind, _, id_ = key.partition(":")
    return (
        basis.dossier.sources[id_].label if kind == "source" else basis.findings.origin_names[key]
    )


def _voices(key: str, claims: Sequence[Claim], basis: Basis) -> Iterator[str]:
    """Yield those whom documents name, and who speak for the origin."""
    for claim in claims:
        named = basis.dossier.subjects.get(claim.attributed_to or "")
        if isinstance(named, Actor) and named.speaks_for and key != f"actor:{named.id}":
            yield named.label


def _entry(key: str, claims: Sequence[Claim], basis: Basis) -> OriginEntry:
    said = ((claim, _said(claim, claims, basis)) for claim in claims)
    return OriginEntry(
        label=_label(key, basis),
        voices=tuple(dict.fromkeys(_voices(key, claims, basis))),
        said=tuple(
            Said(
                words=words,
                document=basis.dossier.sources[source].label,
                how=how,
                through=through,
                footnote=basis.citations.labels[claim.id],
            )
            for claim, (source, how, through, words) in said
        ),
    )


def _description(documents: int, origins: int) -> str:
    one = f"{origins} origin{'' if origins == 1 else 's'}"
    return f"{documents} documents have it from {one}; the list says the same."
