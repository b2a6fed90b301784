"""Bundles: the claims of one subject, property and scope, put together as they are compared."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from dossier.compare.context import Context
from dossier.compare.revisions import Replaced, item_of
from dossier.compare.sums import Key
from dossier.model import Claim
from dossier.values import Name, Text, Unknown, Value, fold_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Claims that are compared with one another, and those that no longer are."""

    key: Key
    item: str | None
    """Which value, where several stand side by side; else None."""
    claims: tuple[Claim, ...]
    """What stands, denials included."""
    history: tuple[Claim, ...]
    """What has been replaced."""
    unknown: tuple[Claim, ...]


def bundles(claims: Sequence[Claim], replaced: Replaced, context: Context) -> tuple[Bundle, ...]:
    """Return the bundles of the claims of one subject, property and scope.

    There is one, unless different values stand side by side: then one for each value that
    stands. A denial or an unknown that names no value belongs to all of them; what has been
    replaced, to those of the claim that replaces it in the end.
    """
    if (claims[0].subject, claims[0].property) not in context.side_by_side:
        return (_bundle(None, claims, replaced),)
    ends = _ends(claims, replaced)
    by_item: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        by_item.setdefault(item_of(ends[claim.id], context), []).append(claim)
    shared = by_item.pop(None, [])
    if not by_item:
        return (_bundle(None, claims, replaced),)
    place = {claim.id: at for at, claim in enumerate(claims)}
    return tuple(
        _bundle(
            _words(ends[own[0].id].value),
            sorted([*own, *shared], key=lambda claim: place[claim.id]) if shared else own,
            replaced,
        )
        for own in by_item.values()
    )


def _bundle(item: str | None, claims: Sequence[Claim], replaced: Replaced) -> Bundle:
    standing = [claim for claim in claims if claim.id not in replaced]
    return Bundle(
        key=claims[0].key,
        item=item,
        claims=tuple(claim for claim in standing if not isinstance(claim.value, Unknown)),
        history=tuple(claim for claim in claims if claim.id in replaced),
        unknown=tuple(claim for claim in standing if isinstance(claim.value, Unknown)),
    )


def _ends(claims: Sequence[Claim], replaced: Replaced) -> Mapping[str, Claim]:
    """Return, for each claim, the one that replaces it in the end; itself when none does."""
    found: dict[str, Claim] = {}
    for claim in claims:
        end, path = claim, [claim.id]
        while end.id in replaced and end.id not in found:
            end = replaced[end.id]
            path.append(end.id)
        found.update(dict.fromkeys(path, found.get(end.id, end)))
    return found


def _words(value: Value | None) -> str:
    """Return the words for a value that stands beside others."""
    text = "" if value is None else value.text
    return fold_text(text) if isinstance(value, Text | Name) else text
