"""Coverage: who says what, who is silent, who denies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dossier.cite import Footnote
from dossier.model import Claim, Subject
from dossier.pages.basis import KIND_LABELS, Basis, href, source_path, subject_path
from dossier.pages.colophon import Colophon, colophon
from dossier.pages.parts import MOST_SAID, Callout, Mark, attributions, callout
from dossier.pages.topics import scope_words

MOST_COLUMNS = 4
"""How many sources a table of coverage shows side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One value that a source reports, or denies."""

    words: str
    denies: bool
    footnotes: tuple[str, ...]
    attributions: tuple[Mark, ...]
    """Whom the source names as having said it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one source says on one property; nothing, where it is silent."""

    source: Mark
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One property of one subject, by source."""

    mark: Mark
    label: str
    contested: str | None
    """The permalink of the discrepancy, or None."""
    cells: tuple[Cell, ...]
    """One for each source; or only those that speak, where there are many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """Who says what, who is silent, who denies."""

    path: str
    colophon: Colophon
    sources: tuple[Mark, ...]
    counts: tuple[tuple[Mark, int, int], ...]
    """Source, its claims, and the properties on which it speaks."""
    properties: int
    kinds: tuple[tuple[str, tuple[Row, ...]], ...]
    callouts: tuple[Callout, ...]
    """Every discrepancy, for the values that are contested."""
    footnotes: tuple[Footnote, ...]
    wide: bool
    """There are too many sources for one column each."""
    template: str = field(default="coverage.md.jinja", init=False)


def coverage_page(basis: Basis) -> CoveragePage:
    """Lay out what each source says on each property of each subject."""
    path = "coverage.md"
    sources = tuple(basis.dossier.sources.values())
    marks = tuple(Mark(label=one.label, href=href(source_path(one.id), path)) for one in sources)
    columns = {one.id: mark for one, mark in zip(sources, marks, strict=True)}
    kinds = tuple(
        (label, rows)
        for kind, (_, label) in KIND_LABELS.items()
        if (rows := tuple(_rows(basis.subjects(kind), columns, basis, path)))
    )
    return CoveragePage(
        path=path,
        colophon=colophon(path, basis),
        sources=marks,
        counts=tuple(
            (mark, *_count(one.id, basis)) for mark, one in zip(marks, sources, strict=True)
        ),
        properties=sum(len(rows) for _, rows in kinds),
        kinds=kinds,
        callouts=tuple(
            callout(one, basis, path, MOST_SAID) for one in basis.findings.discrepancies
        ),
        footnotes=basis.citations.footnotes(basis.dossier.claims),
        wide=len(sources) > MOST_COLUMNS,
    )


def _count(source: str, basis: Basis) -> tuple[int, int]:
    claims = basis.claims_of_source.get(source, ())
    return len(claims), len({claim.key for claim in claims})


def _rows(
    subjects: Iterable[Subject], columns: Mapping[str, Mark], basis: Basis, path: str
) -> Iterable[Row]:
    for subject in subjects:
        claims_of = basis.dossier.claims_of.get(subject.id, {})
        mark = Mark(label=subject.label, href=href(subject_path(subject), path))
        for name in basis.properties(subject):
            for scope in sorted({claim.scope for claim in claims_of[name]}):
                claims = [claim for claim in claims_of[name] if claim.scope == scope]
                label = basis.dossier.property_of(subject.id, name).label
                label += f" ({scope_words(scope)})" if scope else ""
                yield Row(
                    mark=mark,
                    label=label,
                    contested=basis.permalink(claims, path),
                    cells=_cells(claims, columns, basis, path),
                )


def _cells(
    claims: list[Claim], columns: Mapping[str, Mark], basis: Basis, path: str
) -> tuple[Cell, ...]:
    """Return a cell for each source, or only for those that speak when there are many."""
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    shown = columns if len(columns) <= MOST_COLUMNS else sorted(by_source)
    return tuple(_cell(columns[source], by_source.get(source, []), basis, path) for source in shown)


def _cell(source: Mark, claims: list[Claim], basis: Basis, path: str) -> Cell:
    values: dict[tuple[str, bool], list[Claim]] = {}
    for claim in claims:
        values.setdefault((basis.words[claim.id].said, claim.denies), []).append(claim)
    return Cell(
        source=source,
        said=tuple(
            Said(
                words=words,
                denies=denies,
                footnotes=basis.labels(found),
                attributions=attributions(found, basis, path),
            )
            for (words, denies), found in values.items()
        ),
    )
