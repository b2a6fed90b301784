"""Every claimed date in the order of time, and of what is said to come before what."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.compare import components
from dossier.model import Claim
from dossier.pages.basis import Basis
from dossier.values import Date, Reference


def dated(basis: Basis, only: str | None = None) -> tuple[tuple[Claim, ...], ...]:
    """Return the standing claims on each property that reports a date, from the earliest."""
    found = []
    of = basis.dossier.claims_of
    for subject, properties in of.items() if only is None else ((only, of.get(only, {})),):
        for name in properties:
            if basis.dossier.property_of(subject, name).type != "date":
                continue
            claims = [one for one in basis.standing(subject, name) if _day(one) is not None]
            if claims:
                found.append(tuple(claims))
    ranks = {} if only else _ranks(basis)
    return tuple(
        sorted(
            found,
            key=lambda claims: (
                min(map(_sort_day, claims)),
                ranks.get(claims[0].subject, 0),
                claims[0].key,
            ),
        )
    )


def _ranks(basis: Basis) -> Mapping[str, int]:
    """Return how many steps lead up to each event, to order those of one day.

    Events in a circle have one rank: what stands before it and after it keeps its place.
    """
    onward: dict[str, list[str]] = {}
    for claim in basis.dossier.claims:
        stated = isinstance(claim.value, Reference) and not claim.denies
        if stated and claim.value and claim.property in {"after", "before"}:
            events = (claim.value.text, claim.subject)
            earlier, later = events if claim.property == "after" else reversed(events)
            onward.setdefault(earlier, []).append(later)
    ranks: dict[str, int] = {}
    for group in components(onward):
        rank = max(ranks.get(event, 0) for event in group)
        for event in group:
            for later in onward.get(event, ()):
                ranks[later] = max(ranks.get(later, 0), rank + 1)
        ranks |= dict.fromkeys(group, rank)
    return ranks


def _day(claim: Claim) -> Date | None:
    return claim.value if isinstance(claim.value, Date) else None


def _sort_day(claim: Claim) -> tuple[float, float]:
    """Return a key by time: a date without a beginning stands where it ends."""
    date = _day(claim)
    low, high = (date.interval.low, date.interval.high) if date else (None, None)
    start = low if low is not None else high
    return (
        float("-inf") if start is None else float(start),
        float("inf") if high is None else float(high),
    )
