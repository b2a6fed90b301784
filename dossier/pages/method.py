"""The method: what the words mean, and the rules, printed from the tables that the code uses."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.compare import CLAIM_RULES, RULES
from dossier.findings import LEVELS, RELATIONS
from dossier.model import Dossier
from dossier.pages.basis import Basis, href, source_path
from dossier.pages.colophon import Colophon, colophon
from dossier.pages.coverage import STANDS
from dossier.pages.grades import CREDIBILITY, RELIABILITY
from dossier.pages.parts import Mark
from dossier.registry import PROPERTIES
from dossier.values import NAME_TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPage:
    """What the words mean."""

    path: str
    colophon: Colophon
    relations: tuple[Term, ...]
    levels: tuple[Term, ...]
    stands: tuple[Term, ...]
    """How a document stands to a property, as the coverage marks it."""
    references: tuple[Mark, ...]
    """The works of reference that the dossier consults."""
    rules: tuple[Term, ...]
    """For each type of value, when two claims agree, fit or disagree."""
    grades: tuple[tuple[str, tuple[Term, ...]], ...]
    """The scales of the Admiralty code, where the dossier grades anything."""
    numbers: tuple[Term, ...]
    """Number words, and the numbers that they stand for."""
    names: tuple[tuple[str, tuple[Term, ...]], ...]
    """The classes in which names are compared: each word, and how else it is written."""
    properties: tuple[tuple[str, str, str], ...]
    """Kind, property, type."""
    data: str
    template: str = field(default="method.md.jinja", init=False)


def method_page(basis: Basis) -> MethodPage:
    """Lay out the method."""
    claimed = _claimed(basis)
    return MethodPage(
        path="method.md",
        colophon=colophon("method.md", basis),
        relations=tuple(Term(word=word, meaning=text) for word, text in RELATIONS.items()),
        levels=tuple(Term(word=word, meaning=text) for word, text in LEVELS.items()),
        stands=tuple(Term(word=word, meaning=text) for word, text in STANDS.items()),
        references=tuple(
            Mark(label=one.label, href=href(source_path(one.id), "method.md"))
            for one in basis.references
        ),
        rules=tuple(
            Term(word=word, meaning=inspect.cleandoc(rule.__doc__ or ""))
            for word, rule in (*RULES.items(), *CLAIM_RULES.items())
        ),
        grades=_grades(basis.dossier),
        numbers=tuple(
            Term(word=", ".join(rule.words), meaning=rule.meaning)
            for rule in basis.dossier.number_rules.values()
        ),
        names=tuple((kind, _spellings(table)) for kind, table in NAME_TABLES.items()),
        properties=tuple(
            (kind, one.label, one.type)
            for kind in PROPERTIES
            for (of, name), one in basis.dossier.properties.items()
            if of == kind and name in claimed[kind]
        ),
        data="data/dossier.json",
    )


def _grades(dossier: Dossier) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """Return both scales where a source or a claim is graded, and nothing else."""
    sources, claims = dossier.sources.values(), dossier.claims
    if not any(one.reliability for one in sources) and not any(one.credibility for one in claims):
        return ()
    scales = (
        ("Reliability of a source", RELIABILITY),
        ("Credibility of a claim", CREDIBILITY),
    )
    return tuple(
        (label, tuple(Term(word=grade, meaning=text) for grade, text in scale.items()))
        for label, scale in scales
    )


def _claimed(basis: Basis) -> Mapping[str, set[str]]:
    """Return the properties of each kind that some claim reports."""
    found: dict[str, set[str]] = defaultdict(set)
    for subject, properties in basis.dossier.claims_of.items():
        found[basis.dossier.subjects[subject].kind].update(properties)
    return found


def _spellings(table: Mapping[str, tuple[str, ...]]) -> tuple[Term, ...]:
    return tuple(Term(word=word, meaning=", ".join(others)) for word, others in table.items())
