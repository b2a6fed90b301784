"""Orders of events: who is said to come after whom, and how early each can have been for that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.compare.graphs import backwards, components, shortest
from dossier.compare.rules import high_end, low_end
from dossier.compare.sums import Key, Standing
from dossier.model import Claim, Scope
from dossier.values import Date, Reference

WORDS = ("after", "before")
CIRCLED = 200
"""In circles that so many statements make together, each statement is shown in its circle."""

Event = tuple[str, Scope]
"""The id of an event, as of one scope."""
Order = tuple[Event, Event]
"""Two events, the earlier first."""
Stated = Mapping[Order, Mapping[Key, Sequence[Claim]]]
"""The claims of each order, by what they are claims on."""


CITED = 20
"""So many of the earliest, and of the latest, dates of an event are part of a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """When an event is dated, taking all claims together."""

    first: float = float("-inf")
    last: float = float("inf")
    early: Sequence[tuple[Date, Claim]] = ()
    """The dates that begin first, in that order."""
    late: Sequence[tuple[Date, Claim]] = ()
    """The dates that end last, in that order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earliest:
    """The first day that an event can have been, given what it comes after."""

    day: float
    origin: Event
    """The event that is dated so."""
    previous: Event | None
    """The event before this one on the way from there; None where the day is its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """All orders that are stated, and what follows from them together."""

    stated: Stated
    onward: Mapping[Event, Sequence[Event]]
    """By event: those that come after it."""
    days: Mapping[Event, Days]
    circled: Mapping[Event, frozenset[Event]]
    """The events that come after one another in circles; in none, the event alone."""
    size: Mapping[frozenset[Event], int]
    """How many orders there are among such events."""
    earliest: Mapping[Event, Earliest]

    def circle(self, order: Order) -> Sequence[Event] | None:
        """Return a circle to which an order belongs, each event before what it comes after.

        It begins with the later event; empty where there is none, None where it is one of very
        many.
        """
        earlier, later = order
        among = self.circled[later]
        if earlier not in among:
            return ()
        if earlier == later or (later, earlier) in self.stated:
            return list(dict.fromkeys((later, earlier)))
        if self.size[among] > CIRCLED:
            return None
        first, *others = shortest(later, earlier, self.onward, among)
        return [first, *reversed(others)]


def orders(standing: Standing) -> Orders:
    """Return all that is stated about the order of events."""
    stated = _stated(standing)
    onward: dict[Event, list[Event]] = {}
    for earlier, later in stated:
        onward.setdefault(earlier, []).append(later)
    circled = {event: one for one in map(frozenset, components(onward)) for event in one}
    days = {event: _days(event, standing) for event in circled}
    return Orders(
        stated=stated,
        onward=onward,
        days=days,
        circled=circled,
        size=Counter(circled[later] for earlier, later in stated if earlier in circled[later]),
        earliest=_earliest(circled, backwards(onward), days),
    )


def _stated(standing: Standing) -> Stated:
    found: dict[Order, dict[Key, list[Claim]]] = {}
    for key, claims in standing.items():
        for claim in claims if key[1] in WORDS else ():
            if isinstance(claim.value, Reference):
                own, other = (claim.subject, claim.scope), (claim.value.text, claim.scope)
                order = (other, own) if key[1] == "after" else (own, other)
                found.setdefault(order, {}).setdefault(key, []).append(claim)
    return found


def _days(event: Event, standing: Standing) -> Days:
    claims = standing.get((event[0], "date", event[1]), ())
    dated = [(claim.value, claim) for claim in claims if isinstance(claim.value, Date)]
    if not dated:
        return Days()
    early = sorted(dated, key=lambda one: low_end(one[0].interval))[:CITED]
    late = sorted(dated, key=lambda one: high_end(one[0].interval), reverse=True)[:CITED]
    first, last = low_end(early[0][0].interval)[0], high_end(late[0][0].interval)[0]
    return Days(first=first, last=last, early=early, late=late)


def _earliest(
    circled: Mapping[Event, frozenset[Event]],
    backward: Mapping[Event, Sequence[Event]],
    days: Mapping[Event, Days],
) -> Mapping[Event, Earliest]:
    """Hand the first days on, from each event to those after it.

    What goes round in a circle is not handed on, nor what comes too late for the dates of the
    next event: that is an order that cannot hold, and says so for itself.
    """
    found: dict[Event, Earliest] = {}
    for event, among in circled.items():
        best = Earliest(day=days[event].first, origin=event, previous=None)
        for before in backward.get(event, ()):
            handed = None if before in among else found[before]
            if handed and best.day < handed.day <= days[event].last:
                best = Earliest(day=handed.day, origin=handed.origin, previous=before)
        found[event] = best
    return found
