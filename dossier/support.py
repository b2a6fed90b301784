"""Support: how well each value is supported, and everything else that is found in a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dossier.compare import (
    Added,
    Bundle,
    Context,
    Key,
    bundles,
    compare_claims,
    context_of,
    disagrees,
    discrepancies,
    disorders,
    pairs_of,
    replaced,
    sums,
)
from dossier.findings import Findings, Group, Level, Pair, Reason, Revision, Sum
from dossier.memory import Forgetful, Memory
from dossier.model import Claim, Dossier, fingerprint
from dossier.origins import Origins, origins
from dossier.values import Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """What is found about one subject, property and scope."""

    groups: tuple[Group, ...]
    revisions: tuple[Revision, ...]
    standing: tuple[Claim, ...]
    """What gives a value and has not been revised."""
    claims: Sequence[Claim]
    """All that were compared."""


def compare(dossier: Dossier, memory: Memory | None = None) -> Findings:
    """Return everything that is found in a dossier, in the order of its claims.

    Claims that a *memory* of the last run holds, of the same origins, are not compared again.
    """
    found = origins(dossier)
    context = context_of(dossier, found)
    compared = _all_compared(_by_key(dossier), context, memory or Forgetful())
    standing = {key: one.standing for key, one in compared.items() if one.standing}
    added = tuple(sums(dossier, standing))
    reasons = _reasons(added, disorders(standing, context))
    groups = {key: one.groups for key, one in compared.items()}
    return Findings(
        groups=tuple(group for one in groups.values() for group in one),
        discrepancies=discrepancies(dossier, groups, reasons),
        revisions=tuple(revision for one in compared.values() for revision in one.revisions),
        sums=tuple(
            Sum(subject=one.key[0], sentence=one.sentence, claims=one.claims)
            for one in added
            if one.holds
        ),
        origin_of=found.origin_of,
        origin_names=found.names,
        stale=frozenset(_stale(dossier)),
    )


def _by_key(dossier: Dossier) -> Mapping[Key, Sequence[Claim]]:
    found: dict[Key, list[Claim]] = {}
    for claim in dossier.claims:
        found.setdefault(claim.key, []).append(claim)
    return found


def _all_compared(
    by_key: Mapping[Key, Sequence[Claim]], context: Context, memory: Memory
) -> Mapping[Key, _Compared]:
    """Return what is found under each key.

    It is made from the claims, their origins, and what the rules know of the whole dossier,
    which is one object for as long as it stays the same.
    """
    origin_of = context.origins.origin_of
    bare = replace(context, origins=Origins(names=context.origins.names))
    known = memory.steady("what the rules know", bare)
    return {
        key: memory.recall(
            ("compared", id(known), *map(id, claims), *(origin_of[claim.id] for claim in claims)),
            partial(_compared, claims, context),
        )
        for key, claims in by_key.items()
    }


def _compared(claims: Sequence[Claim], context: Context) -> _Compared:
    later = replaced(claims, context)
    return _Compared(
        groups=tuple(_group(bundle, context) for bundle in bundles(claims, later, context)),
        revisions=tuple(
            _revision(claim, later[claim.id], context) for claim in claims if claim.id in later
        ),
        standing=tuple(
            claim
            for claim in claims
            if claim.id not in later
            and not claim.denies
            and not isinstance(claim.value, Unknown | None)
        ),
        claims=claims,
    )


def _group(bundle: Bundle, context: Context) -> Group:
    pairs = pairs_of(bundle.claims, context)
    support = [claim for claim in bundle.claims if not claim.denies]
    documents = len({claim.source for claim in support})
    voices = {context.origins.origin_of[claim.id] for claim in support}
    subject, name, scope = bundle.key
    return Group(
        subject=subject,
        property=name,
        scope=scope,
        item=bundle.item,
        claims=_ids(bundle.claims),
        history=_ids(bundle.history),
        unknown=_ids(bundle.unknown),
        pairs=pairs,
        level=_level(pairs, documents, len(voices)),
        documents=documents,
        origins=tuple(sorted(voices)),
    )


def _level(pairs: Iterable[Pair], documents: int, voices: int) -> Level:
    """Return how well a value is supported.

    Where there are two documents and two origins, some claim of one document has another origin
    than some claim of the other: that is what corroborates.
    """
    if documents == 0:
        return "unsourced"
    if any(map(disagrees, pairs)):
        return "contested"
    if documents == 1:
        return "single-origin"
    return "echo" if voices == 1 else "corroborated"


def _revision(earlier: Claim, later: Claim, context: Context) -> Revision:
    return Revision(
        subject=earlier.subject,
        property=earlier.property,
        scope=earlier.scope,
        earlier=earlier.id,
        later=later.id,
        reason=compare_claims(earlier, later, context).reason,
    )


def _reasons(
    added: Iterable[Added], disordered: Iterable[tuple[Key, Reason]]
) -> Mapping[Key, Sequence[Reason]]:
    """Return the sums and the chronologies that cannot hold, by what they are about."""
    found: dict[Key, list[Reason]] = {}
    for one in added:
        if not one.holds:
            reason = Reason(kind="sum", sentence=one.sentence, claims=one.claims)
            found.setdefault(one.key, []).append(reason)
    for key, reason in disordered:
        found.setdefault(key, []).append(reason)
    return found


def _stale(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield the subject and property of each assessment of other claims than there are now."""
    for id_, subject in dossier.subjects.items():
        for name, assessment in subject.assessments.items():
            claims = dossier.claims_of.get(id_, {}).get(name, ())
            if assessment.fingerprint != fingerprint(claims):
                yield id_, name


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)
