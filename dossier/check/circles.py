"""Circles: no chain of references leads back to where it began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dossier.check.references import Named, record_references
from dossier.draft import Draft
from dossier.problems import Problem

KEYS = ("derived_from", "speaks_for", "parts")
"""The keys whose chains must come to an end."""
_SHOWN = 10
"""How many ids of a circle a message names."""


def circles(draft: Draft) -> Iterator[Problem]:
    """No chain of derived_from, speaks_for or parts leads back to where it began."""
    for key in KEYS:
        links: dict[str, list[Named]] = {}
        for entry in draft.entries:
            for named in record_references(entry):
                if named.key == key:
                    links.setdefault(entry.id, []).append(named)
        onward = {id_: [named.id for named in found] for id_, found in links.items()}
        for circle in find_circles(onward):
            first, after = circle[0], circle[1]
            named = next(named for named in links[first] if named.id == after)
            message = f"{key} leads in a circle: {_way(circle)}; take one of them out"
            yield Problem(named.entry.tree.at(named.path), "cycle", message)


def _way(circle: Sequence[str]) -> str:
    """Write a circle out; the middle of a long one is left out."""
    shown = circle if len(circle) <= _SHOWN else (*circle[: _SHOWN - 2], "…", *circle[-2:])
    return " -> ".join(shown)


def find_circles(onward: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield circles, each from the first of its ids round to it again; no id is in two of them.

    An id leads to those that *onward* has for it.
    """
    done: set[str] = set()
    for start in onward:
        way = {} if start in done else {start: iter(onward[start])}
        while way:
            here, ahead = next(reversed(way.items()))
            there = next(ahead, None)
            if there in way:
                circle = _cut(way, there)
                done.update(circle)
                yield (*circle, there)
            elif there is None:
                done.add(here)
                del way[here]
            elif there not in done:
                way[there] = iter(onward.get(there, ()))


def _cut(way: dict[str, Iterator[str]], first: str) -> list[str]:
    """Take the end of a way off, from an id on, and return it."""
    end = []
    while first in way:
        end.append(way.popitem()[0])
    return end[::-1]
