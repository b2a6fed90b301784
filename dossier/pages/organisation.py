"""The organisation tree: units and actors below what they belong to, as the documents say."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from dossier.charts.tree import MOST_ROWS, Node, Tree
from dossier.findings import LEVELS
from dossier.pages.addresses import address
from dossier.pages.basis import Basis, subject_path
from dossier.pages.kinship import Kinship, Place, Tie, is_name

MOST_ABOVE = 20
"""How many things the surroundings of one show above it."""


@dataclass(slots=True)
class _Slot:
    """A place in the tree while it grows."""

    place: Place
    tie: Tie | None
    children: list[_Slot] = field(default_factory=list)
    again: bool = False
    more: int = 0


def organisation(ties: Kinship, basis: Basis, path: str) -> Tree | None:
    """Return the tree of the whole dossier for the page at *path*; None where nothing has a tie.

    What belongs to several stands below each of them, and only once with what belongs to it. The
    largest trees come first; the list that belongs to the picture is that of the same nodes.
    """
    if not ties.labels:
        return None
    slots = _grown(ties)
    drawn = {slot.place for slot in _all(slots)}
    roots = tuple(_node(slot, ties, basis, path) for slot in slots)
    return Tree(
        title="Who belongs to whom",
        description=f"{len(drawn)} units and actors, each below what it is said to belong to",
        roots=roots,
        levels=_levels(roots),
        left_out=len(ties.labels) - len(drawn),
    )


def surroundings(subject: str, ties: Kinship, basis: Basis, path: str) -> Tree | None:
    """Return a subject with what it belongs to and what belongs to it; None where nothing does.

    The list that belongs to the picture is that of ``above`` and of the children of the root.
    """
    if subject not in ties.labels:
        return None
    upward, downward = ties.above.get(subject, ()), ties.below.get(subject, ())
    above = tuple(
        _leaf(tie.upper, tie.upper_words, tie, (ties, basis, path)) for tie in upward[:MOST_ABOVE]
    )
    shown = downward[: MOST_ROWS - len(above) - 1]
    slot = _Slot(subject, None, [_Slot(tie.lower, tie) for tie in shown])
    slot.more = len(downward) - len(shown)
    root = _node(slot, ties, basis, path)
    return Tree(
        title=f"{ties.labels[subject]} among its own",
        description="What it is said to belong to, and what is said to belong to it",
        roots=(root,),
        above=above,
        levels=_levels((*above, root)),
        left_out=len(upward) - len(above),
    )


def _grown(ties: Kinship) -> list[_Slot]:
    """Return the trees, the largest first, until there is no more room."""
    tops = [place for place in ties.places if place not in ties.above]
    sizes = {place: _size(place, ties) for place in tops}
    tops.sort(key=lambda place: (is_name(place), -sizes[place]))
    slots: list[_Slot] = []
    expanded: set[Place] = set()
    room = MOST_ROWS
    # In a circle nothing stands at the top; its first by label begins a tree of its own.
    for place in (*tops, *(place for place in ties.places if place not in sizes)):
        if room and place not in expanded:
            slot = _Slot(place, None)
            room = _grow(slot, ties, expanded, room - 1)
            slots.append(slot)
    return slots


def _size(place: Place, ties: Kinship) -> int:
    """Return how many things belong to a place; after so many as are drawn nobody counts."""
    seen, ahead = {place}, [place]
    while ahead and len(seen) <= MOST_ROWS:
        lower = {tie.lower for tie in ties.below.get(ahead.pop(), ())} - seen
        seen |= lower
        ahead.extend(lower)
    return len(seen)


def _grow(root: _Slot, ties: Kinship, expanded: set[Place], room: int) -> int:
    """Add what belongs to a slot, level by level, and return how much room is left."""
    ahead = deque([root])
    while ahead:
        slot = ahead.popleft()
        lower = ties.below.get(slot.place, ())
        if slot.place in expanded:
            slot.again = bool(lower)
            continue
        expanded.add(slot.place)
        slot.children = [_Slot(tie.lower, tie) for tie in lower[:room]]
        slot.more = len(lower) - len(slot.children)
        room -= len(slot.children)
        ahead.extend(slot.children)
    return room


def _all(slots: list[_Slot]) -> Iterator[_Slot]:
    for slot in slots:
        yield slot
        yield from _all(slot.children)


def _node(slot: _Slot, ties: Kinship, basis: Basis, path: str) -> Node:
    words = slot.tie.lower_words if slot.tie else ""
    children = tuple(_node(child, ties, basis, path) for child in slot.children)
    node = _leaf(slot.place, words, slot.tie, (ties, basis, path))
    return Node(
        label=node.label,
        href=node.href,
        relation=node.relation,
        level=node.level,
        footnotes=node.footnotes,
        again=slot.again,
        more=slot.more,
        children=children,
    )


def _leaf(place: Place, relation: str, tie: Tie | None, where: tuple[Kinship, Basis, str]) -> Node:
    ties, basis, path = where
    page = None if is_name(place) else address(subject_path(basis.dossier.subjects[place]), path)
    return Node(
        label=ties.labels[place],
        href=page,
        relation=relation,
        level=tie.level if tie else "",
        footnotes=basis.labels(tie.claims) if tie else (),
    )


def _levels(nodes: tuple[Node, ...]) -> tuple[tuple[str, str], ...]:
    used: set[str] = set()
    ahead = list(nodes)
    while ahead:
        node = ahead.pop()
        used.add(node.level)
        ahead.extend(node.children)
    return tuple((level, level.replace("-", " ")) for level in LEVELS if level in used)
