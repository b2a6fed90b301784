"""What is found otherwise than before: disagreements, and how well a value is supported."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from dossier.changes.records import ChangedDisagreement, ChangedLevel, Disagreement
from dossier.changes.words import topic, value_words
from dossier.findings import Discrepancy, Findings, Group
from dossier.model import Claim, Dossier, Scope
from dossier.values import Count, Date, Share

State = tuple[Dossier, Findings]
"""A dossier, and what is found in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreements:
    """The disagreements of two states that are not the same in both, by their permalinks."""

    added: tuple[Disagreement, ...]
    changed: tuple[ChangedDisagreement, ...]
    removed: tuple[Disagreement, ...]


def disagreements(before: State, after: State) -> Disagreements:
    """Return the disagreements that were opened, changed and closed.

    One has changed when another document takes part, says something else or contradicts
    another one; not when an excerpt was corrected.
    """
    (old, old_found), (new, new_found) = before, after
    was = {one.id: one for one in sorted(old_found.discrepancies, key=_id)}
    is_now = {one.id: one for one in sorted(new_found.discrepancies, key=_id)}
    return Disagreements(
        added=tuple(_disagreement(one, new) for id_, one in is_now.items() if id_ not in was),
        changed=tuple(
            ChangedDisagreement(
                before=_disagreement(one, old), after=_disagreement(is_now[id_], new)
            )
            for id_, one in was.items()
            if id_ in is_now and _gist(one, old) != _gist(is_now[id_], new)
        ),
        removed=tuple(_disagreement(one, old) for id_, one in was.items() if id_ not in is_now),
    )


def changed_levels(before: State, after: State) -> tuple[ChangedLevel, ...]:
    """Return the values that both states have, and that are supported otherwise in the other."""
    (_, old_found), (new, new_found) = before, after
    was, is_now = _groups(old_found), _groups(new_found)
    return tuple(
        ChangedLevel(
            subject=group.subject,
            property=group.property,
            scope=group.scope,
            topic=topic(group.subject, group.property, group.scope, new),
            item=_item(group, new),
            before=was[key].level,
            after=group.level,
        )
        for key, group in sorted(is_now.items(), key=lambda found: found[0])
        if key in was and was[key].level != group.level
    )


def _id(found: Discrepancy) -> str:
    return found.id


def _disagreement(found: Discrepancy, dossier: Dossier) -> Disagreement:
    claims = sorted((dossier.claim[claim] for claim in found.claims), key=_least)
    own = [one for one in claims if (one.subject, one.property) == (found.subject, found.property)]
    words = dict.fromkeys(value_words(one, dossier) for one in own if not one.denies)
    return Disagreement(
        id=found.id,
        subject=found.subject,
        property=found.property,
        scope=found.scope,
        topic=topic(found.subject, found.property, found.scope, dossier),
        values=tuple(word for word in words if word),
        kinds=found.kinds,
        claims=len(found.claims),
    )


def _least(claim: Claim) -> float:
    """Return the least number or day that a claim can mean; minus infinity for anything else."""
    value = claim.value
    low = value.interval.low if isinstance(value, Count | Share | Date) else None
    return float("-inf") if low is None else float(low)


def _gist(found: Discrepancy, dossier: Dossier) -> Hashable:
    """Return who contradicts whom with what, whatever else their claims say."""
    signs = {claim: _sign(dossier.claim[claim]) for claim in found.claims}
    return (
        found.kinds,
        found.within_one_source,
        tuple(sorted(signs.values())),
        tuple(sorted(tuple(sorted((signs[one.left], signs[one.right]))) for one in found.pairs)),
        tuple(sorted((one.kind, len(one.claims)) for one in found.reasons)),
    )


def _sign(claim: Claim) -> tuple[str, ...]:
    value = claim.value.text if claim.value else ""
    about = (claim.subject, claim.property, str(claim.scope))
    return (*about, claim.source, value, str(claim.denies), claim.attributed_to or "")


Key = tuple[str, str, Scope, str]


def _groups(findings: Findings) -> Mapping[Key, Group]:
    """Return what is compared, by what it is about; free texts stand each for itself."""
    return {(*one.key, one.item or ""): one for one in findings.groups}


def _item(group: Group, dossier: Dossier) -> str | None:
    """Return which value a group is about, as its first document words it."""
    if group.item is None:
        return None
    worded = (value_words(dossier.claim[claim], dossier) for claim in group.every_claim)
    return next((words for words in worded if words), group.item)
