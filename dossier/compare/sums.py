"""Sums: whether parts can make the whole that they are said to make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.compare.rules import high_end, low_end, span
from dossier.model import Claim, Dossier, Figure, Scope
from dossier.values import Count, Interval, Share, bounds_words, number_words

Key = tuple[str, str, Scope]
Standing = Mapping[Key, Sequence[Claim]]
"""The claims that give a value and have not been revised, by subject, property and scope."""

MOST = 200
"""So many totals are told apart; the nearest of more are joined, in favour of the sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """Parts added up, and held against their whole."""

    key: Key
    """Of the whole."""
    claims: tuple[str, ...]
    sentence: str
    holds: bool
    """Some choice of the claims, and of the numbers that each can mean, makes the sum."""


def sums(dossier: Dossier, standing: Standing) -> Iterator[Added]:
    """Yield every stated sum: those of ``sum_of`` in claims, then those of ``parts`` of figures."""
    for claims in standing.values():
        for claim in claims:
            if claim.sum_of and isinstance(claim.value, Count):
                terms = [[number] for number in claim.sum_of]
                yield _added(claim.key, [claim], terms, [claim.value])
    for key in standing:
        subject = dossier.subjects[key[0]]
        if isinstance(subject, Figure) and subject.parts:
            yield from _of_figure(key, subject.parts, standing)


def _of_figure(key: Key, parts: Sequence[str], standing: Standing) -> Iterator[Added]:
    """Yield the sum for each source that gives the whole and every part, else over all sources."""
    rows = [_numbers(standing.get((id_, *key[1:]), ())) for id_ in (key[0], *parts)]
    if not all(rows) or len({type(claim.value) for row in rows for claim in row}) > 1:
        return
    shared = sorted(set.intersection(*({claim.source for claim in row} for row in rows)))
    for sources in [{source} for source in shared] or [{c.source for row in rows for c in row}]:
        chosen = [[claim for claim in row if claim.source in sources] for row in rows]
        whole, *terms = [
            [c.value for c in row if isinstance(c.value, Count | Share)] for row in chosen
        ]
        yield _added(key, [claim for row in chosen for claim in row], terms, whole)


def _numbers(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if isinstance(claim.value, Count | Share)]


def _added(
    key: Key,
    claims: Iterable[Claim],
    terms: Sequence[Sequence[Count | Share]],
    whole: Sequence[Count | Share],
) -> Added:
    totals = _totals(terms)
    holds = any(total.overlaps(one) for total in totals for one in _meant(whole))
    left, right = " + ".join(map(_either, terms)), _either(whole)
    exact = all(one.low == one.high for row in (*terms, whole) for one in _meant(row))
    if holds:
        verb = "add up" if exact and len(totals) == 1 and len(whole) == 1 else "can add up"
        sentence = f"the parts {verb}: {left} = {right}"
    else:
        unit = " percent" if isinstance(whole[0], Share) else ""
        reached = " or ".join(_words(total) + unit for total in totals[:3])
        sentence = f"the parts do not add up: {left} is {reached}, not {right}"
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    return Added(key=key, claims=ids, sentence=sentence, holds=holds)


def _totals(terms: Iterable[Sequence[Count | Share]]) -> Sequence[Interval]:
    """Return what the terms can add up to, as intervals that do not overlap, lowest first."""
    found: Sequence[Interval] = [Interval(0, 0)]
    for values in terms:
        found = _joined(total + one for total in found for one in _joined(_meant(values)))
    return found


def _meant(values: Iterable[Count | Share]) -> list[Interval]:
    return [meant for value in values if (meant := span(value)) is not None]


def _joined(intervals: Iterable[Interval]) -> list[Interval]:
    """Return the intervals with those that overlap as one, lowest first; MOST at most."""
    found: list[Interval] = []
    for one in sorted(set(intervals), key=low_end):
        if found and found[-1].overlaps(one):
            found[-1] = _hull(found[-1], one)
        else:
            found.append(one)
    while len(found) > MOST:
        neighbours = zip(found[::2], [*found[1::2], found[-1]], strict=False)
        found = [_hull(low, high) for low, high in neighbours]
    return found


def _hull(one: Interval, other: Interval) -> Interval:
    """Return the interval from where the first begins to where the last one ends."""
    last = max(one, other, key=high_end)
    return Interval(one.low, last.high, one.low_open, last.high_open)


def _either(values: Sequence[Count | Share]) -> str:
    """Return the different texts of some values as alternatives, the lowest first."""
    ordered = sorted(values, key=lambda value: (low_end(value.interval), value.text))
    texts = list(dict.fromkeys(value.text for value in ordered))
    return texts[0] if len(texts) == 1 else f"({' or '.join(texts)})"


def _words(total: Interval) -> str:
    return number_words(total.low) if total.low == total.high else bounds_words(total)
