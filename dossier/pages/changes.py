"""What changed from day to day, the newest day first, and how far back that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dossier.changes import Changes
from dossier.pages.basis import Basis
from dossier.pages.changed import PATH, WAYS, Item
from dossier.pages.colophon import Colophon, colophon
from dossier.past import Beginning, Day, Reach
from dossier.values import Date

FEED = "data/changes.atom"
MOST_ITEMS = 25
"""How many items a list of a day has before it counts the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What changed in one way on one day."""

    count: int
    what: str
    """What is counted, in words: *claims added*."""
    items: tuple[Item, ...]
    more: int
    """How many are not listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDay:
    """What changed on one day."""

    day: str
    """In words."""
    anchor: str
    """In ISO 8601."""
    moment: int
    """When the state of the day was committed, in seconds since 1970."""
    beginning: Beginning | None
    """What the dossier began with, on its first day."""
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """What changed, the newest day first."""

    path: str
    colophon: Colophon
    days: tuple[ChangedDay, ...]
    reach: Reach | None
    """None when the content is in no git repository."""
    feed: str | None
    """The address of the same for feed readers; None when there is nothing to tell."""
    template: str = field(default="changes.md.jinja", init=False)


def changes_page(basis: Basis) -> ChangesPage:
    """Lay out what changed from day to day."""
    past = basis.past
    return ChangesPage(
        path=PATH,
        colophon=colophon(PATH, basis),
        days=tuple(_day(day, basis) for day in past.days) if past else (),
        reach=past.reach if past else None,
        feed=FEED if past and past.days else None,
    )


def _day(day: Day, basis: Basis) -> ChangedDay:
    return ChangedDay(
        day=Date.parse(day.day.isoformat()).words,
        anchor=day.day.isoformat(),
        moment=day.moment,
        beginning=day.beginning,
        listings=tuple(_listings(day.changes, basis)) if day.changes else (),
    )


def _listings(found: Changes, basis: Basis) -> Iterator[Listing]:
    """Yield what changed in each way, but for the ways in which nothing did."""
    for (one, several), items_of in WAYS.items():
        items = tuple(items_of(found, basis))
        if items:
            yield Listing(
                count=len(items),
                what=one if len(items) == 1 else several,
                items=items[:MOST_ITEMS],
                more=max(0, len(items) - MOST_ITEMS),
            )
