"""Revisions: which claims of a group have been replaced, and by which."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from dossier.compare.claims import restates, supersedes
from dossier.compare.context import Context
from dossier.compare.rules import sameness
from dossier.model import Claim
from dossier.values import Choice, Unknown

Replaced = Mapping[str, Claim]
"""The id of a claim to the claim that replaces it."""


def replaced(claims: Sequence[Claim], context: Context) -> Replaced:
    """Return what has been revised among the claims of one subject, property and scope.

    The next one that differs replaces a claim. A circle, in which claims replace one another,
    replaces nothing: it is opened where ``supersedes`` is not stated, or goes altogether.
    """
    stated = dict(_superseded(claims))
    dated = [claim for claim in claims if claim.as_of is not None]
    implied = {**dict(_restated(dated, context)), **dict(_moved_on(dated))} if dated else {}
    found = {**implied, **stated}
    for circle in _circles(found):
        implicit = [claim for claim in circle if claim not in stated]
        for claim in implicit or circle:
            del found[claim]
    return found


def item_of(claim: Claim, context: Context) -> Hashable:
    """Return which value is meant, where several stand side by side; None for any of them."""
    if claim.value is None or isinstance(claim.value, Unknown):
        return None
    beside = (claim.subject, claim.property) in context.side_by_side
    return (sameness(claim.value, context),) if beside else ()


def _superseded(claims: Sequence[Claim]) -> Iterator[tuple[str, Claim]]:
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.supersedes is not None:
            by_source.setdefault(claim.supersedes, []).append(claim)
    for claim in claims:
        for later in by_source.get(claim.source, ()):
            if supersedes(later, claim):
                yield claim.id, later
                break


def _restated(dated: Sequence[Claim], context: Context) -> Iterator[tuple[str, Claim]]:
    """Yield each claim that its own origin replaces, with the next claim that does."""
    for bucket in _voices(dated, context):
        bucket.sort(key=_start)
        starts = [_start(claim) for claim in bucket]
        keys = [_said(claim, context) for claim in bucket]
        other = _next_other(keys)
        for at, claim in enumerate(bucket):
            later = bisect_right(starts, _finish(claim))
            while later < len(bucket):
                if keys[later] != keys[at] and restates(bucket[later], claim, context):
                    yield claim.id, bucket[later]
                    break
                later = other[later]


def _voices(dated: Iterable[Claim], context: Context) -> Iterator[list[Claim]]:
    """Yield what each origin says that may replace one another, denials of anything included."""
    voices: dict[str, dict[Hashable, list[Claim]]] = {}
    for claim in dated:
        if not isinstance(claim.value, Unknown):
            items = voices.setdefault(context.origins.origin_of[claim.id], {})
            items.setdefault(item_of(claim, context), []).append(claim)
    for items in voices.values():
        bare = items.pop(None, [])
        for bucket in items.values() if items else [[]]:
            if len(bucket) + len(bare) > 1:
                yield [*bucket, *bare]


def _said(claim: Claim, context: Context) -> Hashable:
    return (claim.denies, None if claim.value is None else sameness(claim.value, context))


def _next_other(keys: Sequence[Hashable]) -> Sequence[int]:
    """Return, for each key, where the next one stands that differs from it."""
    found = [len(keys)] * len(keys)
    for at in range(len(keys) - 2, -1, -1):
        found[at] = at + 1 if keys[at] != keys[at + 1] else found[at + 1]
    return found


def _moved_on(dated: Sequence[Claim]) -> Iterator[tuple[str, Claim]]:
    """Yield each state with the next claim, by whomever, of a later one."""
    by_rank: dict[int, list[Claim]] = {}
    for claim in sorted(dated, key=_start):
        if isinstance(claim.value, Choice) and not claim.denies:
            by_rank.setdefault(claim.value.rank, []).append(claim)
    starts = {rank: [_start(claim) for claim in claims] for rank, claims in by_rank.items()}
    for rank, claims in by_rank.items():
        for claim in claims:
            after = [
                by_rank[higher][at]
                for higher in sorted(by_rank)
                if higher > rank
                and (at := bisect_right(starts[higher], _finish(claim))) < len(starts[higher])
            ]
            if after:
                yield claim.id, min(after, key=_start)


def _circles(found: Replaced) -> Sequence[Sequence[str]]:
    """Return the circles of claims that replace one another."""
    circles, seen = [], set[str]()
    for start in found:
        path: dict[str, None] = {}
        at = start
        while at in found and at not in seen:
            seen.add(at)
            path[at] = None
            at = found[at].id
        if at in path:
            circles.append(list(path)[list(path).index(at) :])
    return circles


def _start(claim: Claim) -> float:
    """Return the first day of which a claim may be; minus infinity when it is open."""
    low = None if claim.as_of is None else claim.as_of.interval.low
    return float("-inf") if low is None else float(low)


def _finish(claim: Claim) -> float:
    """Return the last day of which a claim may be; infinity when it is open."""
    high = None if claim.as_of is None else claim.as_of.interval.high
    return float("inf") if high is None else float(high)
