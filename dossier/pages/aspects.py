"""The aspects of a subject: what is claimed of each of its properties, in each scope."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from dossier.charts.strip import Strip
from dossier.findings import Discrepancy, Group
from dossier.model import Scope, Subject
from dossier.pages.basis import Basis
from dossier.pages.origin_graph import OriginView, origin_graph
from dossier.pages.parts import (
    Assessment,
    Callout,
    Statement,
    Support,
    assessment_in,
    callout,
    statement,
    support,
)
from dossier.pages.strips import strip
from dossier.pages.topics import scope_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One value, or one set of values that are compared, and how well it is supported."""

    statements: tuple[Statement, ...]
    support: Support
    relations: tuple[str, ...]
    """Why different words do not disagree."""
    earlier: tuple[Statement, ...]
    """What a revision has replaced."""
    unknown: tuple[Statement, ...]
    """Explicit unknowns."""
    strip: Strip | None
    """What the numbers or the days can mean; None where they are exact and alike."""
    origins: OriginView | None
    """Whom several documents have one value from; None where a callout tells."""
    alone: bool = False
    """There are several statements; each stands by itself, and the support is that of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """All that is claimed of one property in one scope."""

    id: str
    label: str
    scope: str
    reported: tuple[Reported, ...]
    """Empty where a callout says it all."""
    callout: Callout | None
    sums: tuple[tuple[str, tuple[str, ...]], ...]
    """Sums that hold, and their footnotes."""
    assessment: Assessment | None
    """An assessment where no callout prints it."""


def aspects_of(subject: Subject, basis: Basis, path: str) -> tuple[Aspect, ...]:
    """Return the aspects of a subject: its properties in their order, each scope apart.

    The unscoped claims of a property come first.
    """
    return _anchored_once(
        tuple(
            _aspect(subject, name, scope, basis, path)
            for name in basis.properties(subject)
            for scope in sorted(
                {claim.scope for claim in basis.dossier.claims_of[subject.id][name]}
            )
        )
    )


def _aspect(subject: Subject, name: str, scope: Scope, basis: Basis, path: str) -> Aspect:
    found = next(
        (
            one
            for one in basis.findings.discrepancies_of.get((subject.id, name), ())
            if one.scope == scope
        ),
        None,
    )
    words = scope_words(scope)
    return Aspect(
        id=f"{name}-{words}" if scope else name,
        label=basis.dossier.property_of(subject.id, name).label,
        scope=words,
        reported=_all_reported((subject.id, name, scope), found, basis, path),
        callout=callout(found, basis, path) if found else None,
        sums=_sums(subject.id, name, scope, basis),
        assessment=None if found else assessment_in(scope, subject.id, name, basis),
    )


def _sums(
    subject: str, name: str, scope: Scope, basis: Basis
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the sums that hold of which a claim here is part, and their footnotes."""
    of_subject = basis.sums_of.get(subject, ())
    here = {one.id for one in basis.dossier.claims_of[subject][name] if one.scope == scope}
    return tuple(
        (one.sentence, basis.labels(basis.claims(one.claims)))
        for one in of_subject
        if here.intersection(one.claims)
    )


def _all_reported(
    key: tuple[str, str, Scope], found: Discrepancy | None, basis: Basis, path: str
) -> tuple[Reported, ...]:
    """Return what the groups of one aspect report, but for those that the callout prints whole."""
    subject, name, scope = key
    contested = set(found.claims) if found else set()
    return _joined(
        _reported(group, contested, basis, path)
        for group in basis.findings.groups_of[subject, name]
        if group.scope == scope
        and (not contested.issuperset(group.claims) or group.history or group.unknown)
    )


def _joined(many: Iterable[Reported]) -> tuple[Reported, ...]:
    """Return the same, one after another that each say one thing from one origin put together."""
    found: list[Reported] = []
    for is_alone, run in groupby(many, _is_alone):
        if not is_alone:
            found.extend(run)
            continue
        first, *others = run
        said = (*first.statements, *(one.statements[0] for one in others))
        found.append(replace(first, statements=said, alone=len(said) > 1))
    return tuple(found)


def _is_alone(one: Reported) -> bool:
    """Tell whether it is one statement, with nothing more to say than whose it is."""
    if len(one.statements) != 1 or one.statements[0].verbatim:
        return False
    is_single = one.support.level == "single-origin" and one.support.origins < 2  # noqa: PLR2004
    return is_single and not (one.relations or one.earlier or one.unknown or one.strip)


def _reported(group: Group, contested: set[str], basis: Basis, path: str) -> Reported:
    def statements(ids: tuple[str, ...]) -> tuple[Statement, ...]:
        return tuple(statement(claim, basis, path) for claim in basis.claims(ids))

    standing = tuple(claim for claim in group.claims if claim not in contested)
    reasons = dict.fromkeys(
        pair.verdict.reason
        for pair in group.pairs
        if pair.verdict.relation == "compatible" and not contested
    )
    return Reported(
        statements=statements(standing),
        support=support(group, basis),
        relations=tuple(reasons),
        earlier=statements(group.history),
        unknown=statements(group.unknown),
        strip=None if contested else _strip(group, standing, basis),
        origins=None if contested else _origins(group, basis, path),
    )


def _strip(group: Group, standing: tuple[str, ...], basis: Basis) -> Strip | None:
    """Return the strip of values that differ, or of one that leaves a range."""
    words = [basis.words[claim] for claim in (*standing, *group.history)]
    if len({one.said for one in words}) < 2 and not any(one.bounds for one in words):  # noqa: PLR2004
        return None
    return strip(group, basis)


def _origins(group: Group, basis: Basis, path: str) -> OriginView | None:
    """Return the graph of origins of a value that several documents give.

    References and free text, of which a page has many, do without; and so does a value that
    each document has from itself or its publisher, where a graph would tell nothing new.
    """
    kind = basis.dossier.property_of(group.subject, group.property).type
    if group.level not in {"echo", "corroborated"} or kind in {"ref", "text"}:
        return None
    claims = basis.claims(group.claims)
    copied = any(basis.dossier.sources[one.source].derived_from for one in claims)
    if (
        group.level == "corroborated"
        and not copied
        and not any(one.attributed_to for one in claims)
    ):
        return None
    return origin_graph(group.subject, group.property, group.scope, basis, path)


def _anchored_once(aspects: tuple[Aspect, ...]) -> tuple[Aspect, ...]:
    """Return the aspects, each claim with its anchor only where the page prints it first.

    A denial that names no value stands with each of several values that hold side by side.
    """
    printed = Counter(one.id for aspect in aspects for one in _statements(aspect))
    if all(times == 1 for times in printed.values()):
        return aspects
    seen: set[str] = set()

    def once(many: tuple[Statement, ...]) -> tuple[Statement, ...]:
        found = tuple(replace(one, again=one.id in seen) for one in many)
        seen.update(one.id for one in many)
        return found

    def part(one: Reported) -> Reported:
        standing, earlier = once(one.statements), once(one.earlier)
        return replace(one, statements=standing, earlier=earlier, unknown=once(one.unknown))

    def whole(one: Aspect) -> Aspect:
        shown = one.callout and replace(one.callout, statements=once(one.callout.statements))
        return replace(one, callout=shown, reported=tuple(part(each) for each in one.reported))

    return tuple(whole(aspect) for aspect in aspects)


def _statements(aspect: Aspect) -> Iterator[Statement]:
    """Yield the statements of an aspect in the order in which it prints them."""
    yield from aspect.callout.statements if aspect.callout else ()
    for one in aspect.reported:
        yield from (*one.statements, *one.earlier, *one.unknown)
