"""Coverage: who says what, who is silent, who denies, who disagrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dossier.cite import Footnote
from dossier.model import Claim, Scope, Subject
from dossier.pages.basis import KIND_LABELS, Basis, href, source_path, subject_path
from dossier.pages.colophon import Colophon, colophon
from dossier.pages.parts import MOST_SAID, Callout, Mark, attributions, callout
from dossier.pages.topics import scope_words

MOST_COLUMNS = 4
"""How many documents a table of coverage shows side by side."""

Stand = Literal["says", "disagrees", "denies", "silent"]
STANDS: Mapping[Stand, str] = {
    "says": "The document reports it, and no other claim contradicts that.",
    "disagrees": "The document reports it, and another claim contradicts that.",
    "denies": "The document denies it.",
    "silent": "The document says nothing about it, which contradicts nobody.",
}
"""How a document stands to a property, in the order of the counts, and what the word means."""

Key = tuple[str, str, Scope]
"""Subject, property and scope."""
Speaking = Mapping[Key, Mapping[str, list[Claim]]]
"""The claims of each document that speaks, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One value that a document reports, or denies."""

    words: str
    denies: bool
    footnotes: tuple[str, ...]
    attributions: tuple[Mark, ...]
    """Whom the document names as having said it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one document says on one property; nothing, where it is silent."""

    source: Mark
    stand: Stand
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One property of one subject, by document."""

    mark: Mark
    label: str
    contested: str | None
    """The permalink of the discrepancy, or None."""
    cells: tuple[Cell, ...]
    """One for each document; or only those that speak, where there are many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often one document stands how."""

    source: Mark
    claims: int
    stands: tuple[tuple[Stand, int], ...]
    """In the order of ``STANDS``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """Who says what, who is silent, who denies, who disagrees; works of reference are left out."""

    path: str
    colophon: Colophon
    sources: tuple[Mark, ...]
    stands: tuple[tuple[Stand, str], ...]
    """Each word for how a document stands to a property, and what it means."""
    tallies: tuple[Tally, ...]
    properties: int
    kinds: tuple[tuple[str, tuple[Row, ...]], ...]
    callouts: tuple[Callout, ...]
    """Every discrepancy in which a document speaks, for the values that are contested."""
    footnotes: tuple[Footnote, ...]
    wide: bool
    """There are too many documents for one column each."""
    template: str = field(default="coverage.md.jinja", init=False)


def coverage_page(basis: Basis) -> CoveragePage:
    """Lay out what each document says on each property of each subject."""
    path = "coverage.md"
    speaking, misfits = _speaking(basis), _misfits(basis)
    marks = {
        one.id: Mark(label=one.label, href=href(source_path(one.id), path))
        for one in basis.documents
    }
    kinds = tuple(
        (label, rows)
        for kind, (_, label) in KIND_LABELS.items()
        if (rows := tuple(_rows(basis.subjects(kind), speaking, misfits, basis, path)))
    )
    return CoveragePage(
        path=path,
        colophon=colophon(path, basis),
        sources=tuple(marks.values()),
        stands=tuple(STANDS.items()),
        tallies=_tallies(marks, speaking, misfits),
        properties=len(speaking),
        kinds=kinds,
        callouts=tuple(callout(one, basis, path, MOST_SAID) for one in basis.disagreements),
        footnotes=basis.citations.footnotes(basis.dossier.claims),
        wide=len(marks) > MOST_COLUMNS,
    )


def _speaking(basis: Basis) -> Speaking:
    documents = {one.id for one in basis.documents}
    found: dict[Key, dict[str, list[Claim]]] = {}
    for claim in basis.dossier.claims:
        if claim.source in documents:
            found.setdefault(claim.key, {}).setdefault(claim.source, []).append(claim)
    return found


def _misfits(basis: Basis) -> frozenset[str]:
    """Return the claims that cannot hold together with another, or with several others."""
    found = basis.findings.discrepancies
    pairs = (claim for one in found for pair in one.pairs for claim in (pair.left, pair.right))
    others = (claim for one in found for reason in one.reasons for claim in reason.claims)
    return frozenset((*pairs, *others))


def _stand(claims: Iterable[Claim], misfits: frozenset[str]) -> Stand:
    """Return how a document that makes these claims stands to what they are about."""
    made = tuple(claims)
    if not made:
        return "silent"
    if all(claim.denies for claim in made):
        return "denies"
    return "disagrees" if any(claim.id in misfits for claim in made) else "says"


def _tallies(
    marks: Mapping[str, Mark], speaking: Speaking, misfits: frozenset[str]
) -> tuple[Tally, ...]:
    """Return how often each document stands how; it is silent wherever it makes no claim."""
    stands: dict[str, Counter[Stand]] = {document: Counter() for document in marks}
    claims: Counter[str] = Counter()
    for by_document in speaking.values():
        for document, made in by_document.items():
            stands[document][_stand(made, misfits)] += 1
            claims[document] += len(made)
    for counts in stands.values():
        counts["silent"] = len(speaking) - counts.total()
    return tuple(
        Tally(
            source=mark,
            claims=claims[document],
            stands=tuple((stand, stands[document][stand]) for stand in STANDS),
        )
        for document, mark in marks.items()
    )


def _rows(
    subjects: Iterable[Subject],
    speaking: Speaking,
    misfits: frozenset[str],
    basis: Basis,
    path: str,
) -> Iterator[Row]:
    for subject in subjects:
        mark = Mark(label=subject.label, href=href(subject_path(subject), path))
        for name in basis.properties(subject):
            scopes = {claim.scope for claim in basis.dossier.claims_of[subject.id][name]}
            for scope in sorted(scopes):
                claims = speaking.get((subject.id, name, scope))
                if not claims:
                    continue
                label = basis.dossier.property_of(subject.id, name).label
                label += f" ({scope_words(scope)})" if scope else ""
                made = [claim for one in claims.values() for claim in one]
                yield Row(
                    mark=mark,
                    label=label,
                    contested=basis.permalink(made, path),
                    cells=_cells(claims, misfits, basis, path),
                )


def _cells(
    claims: Mapping[str, list[Claim]], misfits: frozenset[str], basis: Basis, path: str
) -> tuple[Cell, ...]:
    """Return a cell for each document, or only for those that speak when there are many."""
    few = len(basis.documents) <= MOST_COLUMNS
    return tuple(
        Cell(
            source=Mark(label=one.label, href=href(source_path(one.id), path)),
            stand=_stand(claims.get(one.id, ()), misfits),
            said=_said(claims.get(one.id, ()), basis, path),
        )
        for one in basis.documents
        if few or one.id in claims
    )


def _said(claims: Iterable[Claim], basis: Basis, path: str) -> tuple[Said, ...]:
    values: dict[tuple[str, bool], list[Claim]] = {}
    for claim in claims:
        values.setdefault((basis.words[claim.id].said, claim.denies), []).append(claim)
    return tuple(
        Said(
            words=words,
            denies=denies,
            footnotes=basis.labels(found),
            attributions=attributions(found, basis, path),
        )
        for (words, denies), found in values.items()
    )
