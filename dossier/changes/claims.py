"""Which claims were added and withdrawn, and which of them are one claim that changed.

The id of a claim is a hash of what it says, so that a corrected claim is another one. A claim
that was withdrawn and one that was added are taken for one that changed when they are about the
same property of the same subject, in the same document, and are nearest to each other; see
``ALIKE``. Turned round, before and after, the same pairs are found.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from dossier.changes.records import ChangedClaim, Field
from dossier.changes.words import said
from dossier.model import Claim, Dossier

Alike = Callable[[Claim], tuple[Hashable, ...] | None]
Pairs = tuple[tuple[Claim, Claim], ...]

ALIKE: tuple[Alike, ...] = (
    lambda one: (one.scope, _value(one), one.locator),
    lambda one: (one.scope, _value(one)),
    lambda one: (one.scope, one.locator) if one.locator else None,
    lambda one: (one.scope, one.excerpt) if one.excerpt else None,
    lambda one: (one.scope,),
    lambda one: (_value(one), one.locator),
    lambda one: (_value(one),),
    lambda one: (one.locator, one.excerpt) if one.locator and one.excerpt else None,
)
"""What two claims have in common that are one claim before and after; the nearest first.

Where several are alike, they are paired in the order in which their document has them.
"""


def pair(withdrawn: Iterable[Claim], added: Iterable[Claim]) -> Pairs:
    """Return which claim that was withdrawn became which one that was added."""
    before, after = _places(withdrawn), _places(added)
    return tuple(
        found
        for place, claims in before.items()
        if place in after
        for found in _pairs(claims, after[place])
    )


def changed_claim(before: Claim, after: Claim, old: Dossier, new: Dossier) -> ChangedClaim:
    """Return a claim that changed, with what it says otherwise than before."""
    was, is_now = _fields(before), _fields(after)
    return ChangedClaim(
        before=said(before, old),
        after=said(after, new),
        fields=tuple(
            Field(name=name, before=was[name], after=is_now[name])
            for name in was
            if was[name] != is_now[name]
        ),
    )


def says_otherwise(before: Claim, after: Claim) -> bool:
    """Tell whether a claim that kept its id has another note, derivation or grade."""
    return _fields(before) != _fields(after)


def _pairs(withdrawn: Sequence[Claim], added: Sequence[Claim]) -> Pairs:
    found: list[tuple[Claim, Claim]] = []
    for alike in ALIKE:
        before, after = _sorted(withdrawn, alike), _sorted(added, alike)
        pairs = [
            both
            for sign, claims in before.items()
            for both in zip(claims, after.get(sign, ()), strict=False)
        ]
        found += pairs
        gone = {claim.id for both in pairs for claim in both}
        withdrawn = [claim for claim in withdrawn if claim.id not in gone]
        added = [claim for claim in added if claim.id not in gone]
    return tuple(found)


def _places(claims: Iterable[Claim]) -> Mapping[tuple[str, str, str], Sequence[Claim]]:
    """Return claims by subject, property and source, in their order."""
    found: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        found.setdefault((claim.subject, claim.property, claim.source), []).append(claim)
    return found


def _sorted(claims: Iterable[Claim], alike: Alike) -> Mapping[Hashable, Sequence[Claim]]:
    """Return claims by what is alike of them, but for those that have none of it."""
    found: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        sign = alike(claim)
        if sign is not None:
            found.setdefault(sign, []).append(claim)
    return found


def _value(claim: Claim) -> Hashable:
    return (claim.value.text if claim.value else None, claim.denies)


def _fields(claim: Claim) -> Mapping[str, str | None]:
    """Return what an author writes of a claim, by its key; a note to oneself is not among it."""
    excerpt = claim.excerpt
    return {
        "value": claim.value.text if claim.value else None,
        "denies": "true" if claim.denies else None,
        "sum_of": ", ".join(term.text for term in claim.sum_of) or None,
        "scope": ", ".join(f"{key}: {word}" for key, word in claim.scope) or None,
        "locator": str(claim.locator) if claim.locator else None,
        "excerpt": excerpt.exact if excerpt else None,
        "excerpt.prefix": excerpt.prefix if excerpt else None,
        "excerpt.suffix": excerpt.suffix if excerpt else None,
        "attributed_to": claim.attributed_to,
        "as_of": claim.as_of.text if claim.as_of else None,
        "supersedes": claim.supersedes,
        "derivation": claim.derivation,
        "note": claim.note,
        "credibility": claim.credibility,
    }
