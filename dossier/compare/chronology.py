"""Chronology: whether events can have come after one another as they are said to have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.compare.context import Context
from dossier.compare.rules import high_end, low_end
from dossier.compare.sums import Key, Standing
from dossier.findings import Reason
from dossier.model import Claim, Scope
from dossier.values import Date, Reference

WORDS = ("after", "before")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """That one event came after another."""

    later: str
    earlier: str
    scope: Scope


def disorders(standing: Standing, context: Context) -> Iterator[tuple[Key, Reason]]:
    """Yield each statement of *after* or *before* that cannot hold, and why.

    It cannot when no choice among the dates of the two events makes it hold, the same day being
    allowed; or when the opposite is stated, too.
    """
    stated = _stated(standing)
    for order, by_key in stated.items():
        opposite = _Order(later=order.earlier, earlier=order.later, scope=order.scope)
        for key, claims in by_key.items():
            yield from _misdated(order, key, claims, standing, context)
            if opposite in stated:
                against = [claim for found in stated[opposite].values() for claim in found]
                yield key, _reason(_contradiction(order, context), [*claims, *against])


def _stated(standing: Standing) -> Mapping[_Order, Mapping[Key, list[Claim]]]:
    """Return the claims by what they say about two events."""
    found: dict[_Order, dict[Key, list[Claim]]] = {}
    for key, claims in standing.items():
        if key[1] in WORDS:
            for claim in claims:
                if isinstance(claim.value, Reference):
                    order = _order(claim, claim.value.text)
                    found.setdefault(order, {}).setdefault(key, []).append(claim)
    return found


def _order(claim: Claim, other: str) -> _Order:
    later, earlier = (claim.subject, other) if claim.property == "after" else (other, claim.subject)
    return _Order(later=later, earlier=earlier, scope=claim.scope)


def _misdated(
    order: _Order, key: Key, claims: Sequence[Claim], standing: Standing, context: Context
) -> Iterator[tuple[Key, Reason]]:
    late = _dated(order.later, order.scope, standing)
    early = _dated(order.earlier, order.scope, standing)
    if not late or not early:
        return
    latest = max((date for date, _ in late), key=lambda date: high_end(date.interval))
    earliest = min((date for date, _ in early), key=lambda date: low_end(date.interval))
    if high_end(latest.interval)[0] < low_end(earliest.interval)[0]:
        other = order.earlier if key[1] == "after" else order.later
        sentence = (
            f"{context.label(key[0])} is said to come {key[1]} {context.label(other)}, but"
            f" {context.label(order.later)} is dated {latest.words}"
            f" and {context.label(order.earlier)} {earliest.words}"
        )
        yield key, _reason(sentence, [*claims, *(claim for _, claim in (*late, *early))])


def _dated(event: str, scope: Scope, standing: Standing) -> list[tuple[Date, Claim]]:
    claims = standing.get((event, "date", scope), ())
    return [(claim.value, claim) for claim in claims if isinstance(claim.value, Date)]


def _contradiction(order: _Order, context: Context) -> str:
    one, other = sorted((context.label(order.later), context.label(order.earlier)))
    return f"{one} is said to come after {other}, and {other} after {one}"


def _reason(sentence: str, claims: Sequence[Claim]) -> Reason:
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    return Reason(kind="chronology", sentence=sentence, claims=ids)
