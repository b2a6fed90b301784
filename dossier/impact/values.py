"""The values of a dossier before and after: what support each of them loses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from dossier.findings import Findings, Group, Level
from dossier.impact.records import EFFECTS, Effect, Key, ValueChange

_STRENGTH: Sequence[Level] = ("unsourced", "single-origin", "echo", "corroborated")
_GRAVITY = list(EFFECTS)
Pair = tuple[Group | None, Group | None]
"""A value before and after."""


def value_changes(
    before: Findings, after: Findings, gone: Collection[str]
) -> tuple[Sequence[ValueChange], int]:
    """Return the values whose support would be another, and how many others lose a claim.

    *gone* are the ids of the claims that are withdrawn.
    """
    changed, same = [], 0
    for old, new in _pairs(before, after):
        withdrawn = tuple(one for one in (old.every_claim if old else ()) if one in gone)
        if (old and old.level) != (new and new.level):
            changed.append(_change(old, new, withdrawn))
        else:
            same += bool(withdrawn)
    changed.sort(key=lambda one: _GRAVITY.index(one.effect))
    return changed, same


def effect_of(before: Level | None, after: Level | None) -> Effect:
    """Return what becomes of a value whose support changes."""
    if after is None:
        return "lost"
    if before is None:
        return "returns"
    if after in ("unsourced", "contested"):
        return "unsourced" if after == "unsourced" else "contested"
    if before == "contested":
        return "undisputed"
    return "weaker" if _STRENGTH.index(after) < _STRENGTH.index(before) else "stronger"


def _change(old: Group | None, new: Group | None, withdrawn: tuple[str, ...]) -> ValueChange:
    one = old or new
    assert one is not None  # noqa: S101 - there is always one of them.
    before, after = old.level if old else None, new.level if new else None
    return ValueChange(
        subject=one.subject,
        property=one.property,
        scope=one.scope,
        item=one.item,
        effect=effect_of(before, after),
        before=before,
        after=after,
        documents=(old.documents if old else 0, new.documents if new else 0),
        withdrawn=withdrawn,
        left=(*new.claims, *new.unknown) if new else (),
        reason=_reason(new) if new and after == "contested" else "",
    )


def _reason(group: Group) -> str:
    """Return why the first two claims disagree that do."""
    verdicts = (pair.verdict for pair in group.pairs)
    return next((one.reason for one in verdicts if one.relation == "disagree"), "")


def _pairs(before: Findings, after: Findings) -> Iterator[Pair]:
    """Yield each value with what becomes of it, in the order of the dossier."""
    then = _by_key(after)
    for key, old in _by_key(before).items():
        new = then.get(key, ())
        if len(old) == len(new) == 1 and old[0].item is new[0].item is None:
            yield old[0], new[0]
        else:
            yield from _matched(old, new)


def _matched(old: Sequence[Group], new: Sequence[Group]) -> Iterator[Pair]:
    """Yield values that stand side by side: matched by name, else by a claim of their own."""
    by_item = {group.item: place for place, group in enumerate(old)}
    times = Counter(claim for group in old for claim in group.claims)
    by_claim = {
        claim: place
        for place, group in enumerate(old)
        for claim in group.claims
        if times[claim] == 1
    }
    heirs: dict[int, Group] = {}
    fresh = []
    for group in new:
        claimed = (by_claim[claim] for claim in group.claims if claim in by_claim)
        place = by_item.get(group.item, next(claimed, None))
        if place is None or place in heirs:
            fresh.append(group)
        else:
            heirs[place] = group
    yield from ((group, heirs.get(place)) for place, group in enumerate(old))
    yield from ((None, group) for group in fresh)


def _by_key(findings: Findings) -> Mapping[Key, Sequence[Group]]:
    found: dict[Key, list[Group]] = {}
    for group in findings.groups:
        found.setdefault(group.key, []).append(group)
    return found
