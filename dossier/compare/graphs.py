"""Graphs: what leads to what, in circles or not, in time that grows with the size of the graph."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def components(onward: Mapping[Node, Iterable[Node]]) -> Sequence[tuple[Node, ...]]:
    """Return the nodes, those that lead to one another together.

    No node leads to one of an earlier group. A group of several nodes is what lies in circles.
    """
    order, backward = _by_end(onward), backwards(onward)
    groups, seen = [], set[Node]()
    for start in reversed(order):
        group = [] if start in seen else [start]
        seen.update(group)
        for node in group:
            before = [one for one in dict.fromkeys(backward.get(node, ())) if one not in seen]
            seen.update(before)
            group += before
        if group:
            groups.append(tuple(group))
    return groups


def backwards(onward: Mapping[Node, Iterable[Node]]) -> Mapping[Node, Sequence[Node]]:
    """Return the graph with each step the other way round."""
    found: dict[Node, list[Node]] = {}
    for node, ahead in onward.items():
        for there in ahead:
            found.setdefault(there, []).append(node)
    return found


def shortest(
    start: Node, end: Node, onward: Mapping[Node, Iterable[Node]], among: Collection[Node]
) -> Sequence[Node]:
    """Return a shortest way that keeps to some nodes, both ends included; none: no nodes."""
    back: dict[Node, Node] = {start: start}
    queue = deque([start])
    while queue and end not in back:
        node = queue.popleft()
        for there in onward.get(node, ()):
            if there in among and there not in back:
                back[there] = node
                queue.append(there)
    way = [end] if end in back else []
    while way and way[-1] != start:
        way.append(back[way[-1]])
    return way[::-1]


@dataclass(frozen=True, slots=True)
class Reach:
    """Which ids lead to which others, however indirectly."""

    bit: Mapping[str, int]
    """By an id to which something leads: the place of its bit."""
    ahead: Mapping[str, int]
    """By id: a number with the bits of all to which it leads."""

    def leads(self, start: str, end: str) -> bool:
        """Tell whether an id leads to another."""
        return end in self.bit and bool(self.ahead.get(start, 0) >> self.bit[end] & 1)


def reach(onward: Mapping[str, Iterable[str]]) -> Reach:
    """Return which ids lead to which others; what lies in a circle leads to itself, too."""
    bit: dict[str, int] = {}
    ahead: dict[str, int] = {}
    for group in reversed(components(onward)):
        outside = {there for node in group for there in onward.get(node, ())}.difference(group)
        bits = 0
        for there in outside:
            bits |= ahead[there] | 1 << bit.setdefault(there, len(bit))
        if len(group) > 1:
            for node in group:
                bits |= 1 << bit.setdefault(node, len(bit))
        ahead.update(dict.fromkeys(group, bits))
    return Reach(bit, ahead)


def _by_end(onward: Mapping[Node, Iterable[Node]]) -> Sequence[Node]:
    """Return the nodes in the order in which a walk, deep before wide, is done with them."""
    done: list[Node] = []
    seen = set[Node]()
    for start in onward:
        way = [] if start in seen else [(start, iter(onward[start]))]
        seen.add(start)
        while way:
            node, ahead = way[-1]
            there = next((one for one in ahead if one not in seen), None)
            if there is None:
                done.append(node)
                way.pop()
            else:
                seen.add(there)
                way.append((there, iter(onward.get(there, ()))))
    return done
