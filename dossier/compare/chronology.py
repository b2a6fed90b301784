"""Chronology: whether events can have come after one another as they are said to have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dossier.compare.context import Context
from dossier.compare.orders import CITED, Event, Order, Orders, orders
from dossier.compare.sums import Key, Standing
from dossier.findings import Reason
from dossier.model import Claim

SHOWN = 10
"""How many events of a chain or a circle a reason names; it has the claims of these only."""


def disorders(standing: Standing, context: Context) -> Iterator[tuple[Key, Reason]]:
    """Yield each statement of *after* or *before* that cannot hold, and why.

    It cannot when no choice among the dates makes it hold, the same day being allowed: those of
    its two events, or of the later one and one to which a chain of such statements leads back;
    or when it closes a circle of statements.
    """
    found = orders(standing)
    for order, by_key in found.stated.items():
        for key, claims in by_key.items():
            yield from _misdated(order, key, claims, found, context)
            yield from _circled(order, key, claims, found, context)


def _misdated(
    order: Order, key: Key, claims: Sequence[Claim], found: Orders, context: Context
) -> Iterator[tuple[Key, Reason]]:
    earlier, later = order
    direct = found.days[earlier].first > found.days[later].last
    if not direct and found.earliest[earlier].day <= found.days[later].last:
        return
    chain = [later, earlier] if direct else [later, *_back(earlier, found)]
    origin = earlier if direct else found.earliest[earlier].origin
    late, early = found.days[later].late, found.days[origin].early
    sentence = (
        f"{_stated(order, key, context) if direct else _chained(chain, origin, context)},"
        f" but {context.label(later[0])} is dated {late[0][0].words}"
        f" and {context.label(origin[0])} {early[0][0].words}"
    )
    dates = [claim for _, claim in (*late, *early)]
    yield key, _reason(sentence, [*claims, *_of_steps(chain, found), *dates])


def _back(event: Event, found: Orders) -> Sequence[Event]:
    """Return the way from an event to the one that dates it, or what is shown of it."""
    way = [event]
    while len(way) < SHOWN - 1 and (previous := found.earliest[way[-1]].previous) is not None:
        way.append(previous)
    return way


def _circled(
    order: Order, key: Key, claims: Sequence[Claim], found: Orders, context: Context
) -> Iterator[tuple[Key, Reason]]:
    circle = found.circle(order)
    if circle is None:
        names = [context.label(event) for event, _ in order]
        words = f"{names[1]} is said to come after {names[0]}"
        sentence = f"{words}, and, by way of many others, {names[0]} after {names[1]}"
        yield key, _reason(sentence, claims)
    elif circle:
        round_ = [*circle, circle[0]]
        if len(round_) <= SHOWN:
            first = min(range(len(circle)), key=lambda at: context.label(circle[at][0]))
            round_ = [*circle[first:], *circle[: first + 1]]
        sentence = _chained(round_, round_[-1], context)
        yield key, _reason(sentence, [*claims, *_of_steps(round_, found)])


def _stated(order: Order, key: Key, context: Context) -> str:
    other = order[0] if key[1] == "after" else order[1]
    return f"{context.label(key[0])} is said to come {key[1]} {context.label(other[0])}"


def _chained(chain: Sequence[Event], origin: Event, context: Context) -> str:
    """Say that each event of a chain comes after the next one, back to the origin."""
    names = [context.label(event) for event, _ in chain[:SHOWN]]
    if chain[0] == chain[1]:
        return f"{names[0]} is said to come after itself"
    steps = [f"{one} after {other}" for one, other in pairwise(names[1:])]
    if chain[len(names) - 1] != origin:
        steps.append(f"so on back to {context.label(origin[0])}")
    return ", ".join(
        [f"{names[0]} is said to come after {names[1]}", *steps[:-1], f"and {steps[-1]}"]
    )


def _of_steps(chain: Sequence[Event], found: Orders) -> Iterator[Claim]:
    """Yield claims that state the steps of a chain, as far as it is shown."""
    for later, earlier in pairwise(chain[:SHOWN]):
        claims = [one for some in found.stated[earlier, later].values() for one in some[:CITED]]
        yield from claims[:CITED]


def _reason(sentence: str, claims: Sequence[Claim]) -> Reason:
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    return Reason(kind="chronology", sentence=sentence, claims=ids)
