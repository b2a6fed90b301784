"""Pairs: the claims of a group compared, without pairing all with all unless they conflict."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from dossier.compare.claims import compare_standing
from dossier.compare.context import Context
from dossier.compare.rules import high_end, low_end, sameness, span
from dossier.findings import Pair
from dossier.model import Claim
from dossier.values import Interval

LIMIT = 200
"""Up to so many claims, or different values, all pairs of a group are compared if any disagrees."""
PIVOTS = 20
"""Beyond that, each value is compared with so many others, and with both extremes."""


def pairs_of(claims: Sequence[Claim], context: Context) -> tuple[Pair, ...]:
    """Return the pairs of the standing claims of one group, in the order of the claims.

    Every pair if some pair disagrees, else the first claim with each other one. In a group of
    more than LIMIT claims that disagree, claims that say the same are paired with the first of
    them only, and it alone with the others. Of more than LIMIT different values, each is
    compared with the denials, the first values, and the two ends of the scale: each one that
    disagrees with any number or day is still in a pair that disagrees.
    """
    if len(claims) < 2:  # noqa: PLR2004 - one claim has nothing to be compared with.
        return ()
    leaders = _leaders(claims, context)
    distinct = list(dict.fromkeys(leaders))
    if not _disagree([claims[at] for at in distinct], context):
        chosen = [(0, at) for at in range(1, len(claims))]
    elif len(claims) <= LIMIT:
        chosen = list(combinations(range(len(claims)), 2))
    else:
        same = {(leader, at) for at, leader in enumerate(leaders) if leader != at}
        chosen = sorted(same | set(_some(distinct, claims)))
    return tuple(_pair(claims[left], claims[right], context) for left, right in chosen)


def _leaders(claims: Sequence[Claim], context: Context) -> Sequence[int]:
    """Return, for each claim, the place of the first that says the same."""
    first: dict[Hashable, int] = {}
    return [
        first.setdefault((c.denies, None if c.value is None else sameness(c.value, context)), at)
        for at, c in enumerate(claims)
    ]


def _disagree(claims: Sequence[Claim], context: Context) -> bool:
    """Tell whether some pair disagrees of claims that all say something else."""
    spans = [span(claim.value) for claim in claims]
    if not any(claim.denies for claim in claims) and None not in spans:
        return not _share_a_value([span for span in spans if span is not None])
    chosen = _some(range(len(claims)), claims)
    return any(
        compare_standing(claims[left], claims[right], context).relation == "disagree"
        for left, right in chosen
    )


def _share_a_value(spans: Sequence[Interval]) -> bool:
    """Tell whether the intervals have a value in common; then each two of them have one, too."""
    latest, earliest = spans[0], spans[0]
    for one in spans:
        latest, earliest = max(latest, one, key=low_end), min(earliest, one, key=high_end)
    return latest.overlaps(earliest)


def _some(places: Sequence[int], claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield all pairs of a few places; of many, each place with the pivots."""
    if len(places) <= LIMIT:
        yield from combinations(places, 2)
        return
    denials = [at for at in places if claims[at].denies]
    spans = {at: meant for at in places if (meant := span(claims[at].value)) is not None}
    ends = [max(spans, key=lambda at: low_end(spans[at]))] if spans else []
    ends += [min(spans, key=lambda at: high_end(spans[at]))] if spans else []
    pivots = dict.fromkeys([*denials[:PIVOTS], *places[:PIVOTS], *ends])
    for pivot in pivots:
        for at in places:
            if at != pivot and (at not in pivots or at > pivot):
                yield (min(at, pivot), max(at, pivot))


def _pair(left: Claim, right: Claim, context: Context) -> Pair:
    verdict = compare_standing(left, right, context)
    return Pair(left=left.id, right=right.id, verdict=verdict)
