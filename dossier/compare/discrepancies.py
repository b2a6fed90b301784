"""Discrepancies: all that does not fit about one property of one subject in one scope."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dossier.compare.sums import Key
from dossier.encode import slug
from dossier.findings import Discrepancy, DiscrepancyKind, Group, Pair, Reason
from dossier.model import Dossier
from dossier.values import ValueType

KINDS: Mapping[ValueType, DiscrepancyKind] = MappingProxyType(
    {
        "count": "count",
        "share": "share",
        "date": "date",
        "name": "name",
        "point": "point",
        "ref": "reference",
        "choice": "choice",
        "text": "text",
    }
)
"""By type of value: the kind of a discrepancy between two values, or a value and a denial."""


def disagrees(pair: Pair) -> bool:
    """Tell whether a pair disagrees."""
    return pair.verdict.relation == "disagree"


def discrepancies(
    dossier: Dossier,
    groups: Mapping[Key, Sequence[Group]],
    reasons: Mapping[Key, Sequence[Reason]],
) -> tuple[Discrepancy, ...]:
    """Return one discrepancy for each key of which a pair disagrees, or that a reason is about."""
    order = {claim.id: place for place, claim in enumerate(dossier.claims)}
    found = []
    for key, of_key in groups.items():
        contested = [group for group in of_key if any(map(disagrees, group.pairs))]
        if contested or key in reasons:
            found.append(_discrepancy(key, contested, reasons.get(key, ()), dossier, order))
    taken = Counter(one.id for one in found)
    return tuple(replace(one, id=_told_apart(one)) if taken[one.id] > 1 else one for one in found)


def _discrepancy(
    key: Key,
    groups: Sequence[Group],
    reasons: Sequence[Reason],
    dossier: Dossier,
    order: Mapping[str, int],
) -> Discrepancy:
    subject, name, scope = key
    pairs = tuple(pair for group in groups for pair in group.pairs if disagrees(pair))
    kinds = {KINDS[dossier.property_of(subject, name).type]} if pairs else set()
    together = [*((pair.left, pair.right) for pair in pairs), *(one.claims for one in reasons)]
    concerned = {claim for group in groups for claim in group.claims}
    concerned |= {claim for reason in reasons for claim in reason.claims}
    return Discrepancy(
        id="--".join([subject, name, *([slug(_words(scope))] if scope else [])]),
        subject=subject,
        property=name,
        scope=scope,
        kinds=tuple(sorted(kinds | {one.kind for one in reasons})),
        within_one_source=all(_one_source(claims, dossier) for claims in together),
        claims=tuple(sorted(concerned, key=order.__getitem__)),
        pairs=pairs,
        reasons=tuple(
            replace(one, claims=tuple(sorted(one.claims, key=order.__getitem__))) for one in reasons
        ),
    )


def _words(scope: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{key} {text}" for key, text in scope)


def _one_source(claims: Iterable[str], dossier: Dossier) -> bool:
    return len({dossier.claim[claim].source for claim in claims}) == 1


def _told_apart(one: Discrepancy) -> str:
    """Return the id of a discrepancy, with a hash where the slug belongs to others, too."""
    exact = repr((one.subject, one.property, one.scope)).encode("utf-8", "surrogatepass")
    return f"{one.id}--{hashlib.sha256(exact).hexdigest()[:8]}"
