"""A tree of who belongs to whom, in rows: each is indented below what it belongs to.

Places are in px from the left, and labels break at a width that a phone has, so that no part of
the picture needs more room. What several lead to, such as rivals, stands above in rows of its own,
and their lines meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.charts.letters import width
from dossier.charts.shapes import shape
from dossier.charts.svg import element, words
from dossier.charts.wrapping import wrapped

NARROWEST = 300.0
"""The width, in px, in which every row has room."""
MOST_ROWS = 60
"""How many things are drawn; more would be no picture any more."""

_SIZE, _SMALL, _LINE = 13.0, 12.0, 17.0
_STEP = 22.0
"""How far a row is indented below its parent, in px, where there is room for it."""
_DEEPEST = 132.0
"""How far the deepest row is indented at most."""
_WORDS = 13.0
"""How far the words stand to the right of the middle of their mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One thing in its place, and what belongs to it."""

    label: str
    href: str | None
    """Its page; None where a document only gives the name."""
    relation: str = ""
    """How it belongs to what it stands below; empty at the top."""
    level: str = ""
    """How well that is supported; empty at the top."""
    footnotes: tuple[str, ...] = ()
    """The labels of the footnotes of the claims that say so; only the list prints them."""
    again: bool = False
    """It stands elsewhere with what belongs to it."""
    more: int = 0
    """How many things that belong to it are left out."""
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Trees side by side, or the surroundings of one thing."""

    title: str
    description: str
    roots: tuple[Node, ...]
    above: tuple[Node, ...] = ()
    """What the only root belongs to, with how it does; rivals stand side by side."""
    levels: tuple[tuple[str, str], ...] = ()
    """The levels of support that are drawn, and their words."""
    left_out: int = 0
    """How many things have no place in the picture."""


@dataclass(frozen=True, slots=True)
class _Row:
    node: Node
    depth: int
    parent: int | None
    """The number of the row of its parent."""
    lines: tuple[tuple[str, str], ...]
    """Each line of words, and its class."""
    top: float

    @property
    def disputed(self) -> bool:
        """Some sources say that it does not belong where it stands."""
        return self.node.level == "contested"

    @property
    def middle(self) -> float:
        """The height of its mark."""
        return self.top + _LINE / 2

    @property
    def bottom(self) -> float:
        return self.top + len(self.lines) * _LINE + 7


def draw_tree(tree: Tree) -> Markup:
    """Return the picture, whose rows have room on a phone.

    The nested list of the same nodes, with their footnotes, stands beside it.
    """
    step = min(_STEP, _DEEPEST / max(1, _depth(tree.roots, 0) + bool(tree.above)))
    rows = _rows(tree, step)
    key, bottom = _key(tree, rows[-1].bottom + 16)
    focus = len(tree.above) if tree.above else None
    drawn = [_node(row, step, at == focus) for at, row in enumerate(rows)]
    return element(
        "svg",
        *_links(rows, len(tree.above), step),
        *drawn,
        *key,
        role="group",
        aria_label=f"{tree.title}. {tree.description}",
        class_="tree-picture",
        width="100%",
        height=round(bottom),
    )


def _depth(nodes: Sequence[Node], depth: int) -> int:
    return max((_depth(one.children, depth + 1) for one in nodes), default=depth - 1)


def _rows(tree: Tree, step: float) -> list[_Row]:
    """Return the rows from the top; those above the root stand at the left."""
    rows: list[_Row] = []
    for node in tree.above:
        rows.append(_row(node, 0, None, rows, step))
    stack: list[tuple[Node, int, int | None]] = []
    stack.extend((node, int(bool(tree.above)), None) for node in reversed(tree.roots))
    while stack:
        node, depth, parent = stack.pop()
        rows.append(_row(node, depth, parent, rows, step))
        here = len(rows) - 1
        stack.extend((child, depth + 1, here) for child in reversed(node.children))
    return rows


def _row(node: Node, depth: int, parent: int | None, rows: Sequence[_Row], step: float) -> _Row:
    room = NARROWEST - _x(depth, step) - _WORDS
    kind = "label" if node.href else "name"
    lines = [(line, kind) for line in wrapped(node.label, _SIZE, room, 2)]
    said = ", ".join(_remarks(node))
    if said:
        lines += [(line, "relation") for line in wrapped(said, _SMALL, room, 2)]
    return _Row(node, depth, parent, tuple(lines), rows[-1].bottom if rows else 4)


def _remarks(node: Node) -> Iterator[str]:
    if node.relation:
        yield node.relation
    if node.level == "contested":
        yield "contested"
    if node.again:
        yield "stands here again"
    if node.more:
        yield f"and {node.more} more below it"


def _x(depth: int, step: float) -> float:
    return 9 + depth * step


def _links(rows: Sequence[_Row], above: int, step: float) -> Iterator[Markup]:
    """Yield the line from each row up to its parent, and from what stands above down to the root.

    Where disputed lines and others meet, each kind runs beside the other.
    """
    mixed = {row.parent for row in rows if row.parent is not None and not row.disputed}
    for row in rows[above:][::-1]:
        if row.parent is not None:
            beside = 4 if row.disputed and row.parent in mixed else 0
            start, end = _x(row.depth - 1, step) + beside, _x(row.depth, step)
            yield _line(f"M{start:g} {rows[row.parent].middle:g}V{row.middle:g}H{end:g}", row)
    settled = any(not row.disputed for row in rows[:above])
    for row in rows[:above][::-1]:
        beside = 4 if row.disputed and settled else 0
        start, foot = _x(0, step) + beside, rows[above].middle - beside
        yield _line(f"M{start:g} {row.middle:g}V{foot:g}H{_x(1, step):g}", row)


def _line(path: str, row: _Row) -> Markup:
    return element("path", d=path, class_=f"link{' disputed' if row.disputed else ''}")


def _node(row: _Row, step: float, focus: bool) -> Markup:  # noqa: FBT001 - it is drawn as such.
    """Return the mark and the words of a row, as a link where it has a page."""
    node, x = row.node, _x(row.depth, step)
    mark = (
        shape(node.level, x, row.middle)
        if node.level
        else element("circle", cx=x, cy=row.middle, r=4, class_="top")
    )
    said = [
        element("text", words(line), x=x + _WORDS, y=row.top + 13 + at * _LINE, class_=kind)
        for at, (line, kind) in enumerate(row.lines)
    ]
    class_ = f"node{f' level-{node.level}' if node.level else ''}{' focus' if focus else ''}"
    if node.href is None:
        return element("g", mark, *said, class_=class_)
    named = ": ".join([node.label, ", ".join(_remarks(node))]).removesuffix(": ")
    title = element("title", words(named))
    return element("a", title, mark, *said, href=node.href, class_=class_)


def _key(tree: Tree, y: float) -> tuple[list[Markup], float]:
    """Return the key to the shapes, what is left out, and where they end."""
    drawn: list[Markup] = []
    x, row = 0.0, y
    for level, said in tree.levels:
        wide = 20 + width(said, _SMALL)
        if x and x + wide > NARROWEST:
            x, row = 0.0, row + 20
        drawn.append(element("g", shape(level, x + 9, row - 4), class_=f"level-{level}"))
        drawn.append(element("text", words(said), x=x + 22, y=row, class_="relation"))
        x += wide + 16
    if tree.left_out:
        row += 20
        left = f"{tree.left_out} more have no place in this picture."
        drawn.append(element("text", words(left), x=0, y=row, class_="relation"))
    return drawn, row + 10
