"""Tests of the tree: rows below one another, with room for them on a phone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from markdown import markdown

from dossier.charts.letters import width
from dossier.charts.tree import NARROWEST, Node, Tree, draw_tree

HOSTILE = '<script>*alert*("[x](y)")</script> & `b` _c_'


def node(label: str, *children: Node, level: str = "single-origin") -> Node:
    """Return a subject with what belongs to it."""
    return Node(
        label=label, href=f"../{label}/", relation="part of", level=level, children=children
    )


def tree(*roots: Node, above: tuple[Node, ...] = (), left_out: int = 0) -> Tree:
    """Return a tree with these at its top."""
    tops = tuple(replace(root, relation="", level="") for root in roots)
    levels = (("contested", "contested"), ("single-origin", "single origin"))
    return Tree(
        title="Who", description="All", roots=tops, above=above, levels=levels, left_out=left_out
    )


def drawn(record: Tree) -> ET.Element:
    """Return the picture, read as XML."""
    return ET.fromstring(draw_tree(record))  # noqa: S314 - our own.


def texts(picture: ET.Element, *kinds: str) -> list[tuple[str, float, float]]:
    """Return the texts of some classes with their places, from the top."""
    return [
        (one.text or "", float(one.get("x") or 0), float(one.get("y") or 0))
        for one in picture.iter("text")
        if one.get("class") in kinds
    ]


def test_rows_are_indented():
    """What belongs to a thing stands below it, a step further to the right."""
    rows = texts(drawn(tree(node("a", node("b", node("c")), node("d")))), "label")

    assert [label for label, _, _ in rows] == ["a", "b", "c", "d"]
    assert [x for _, x, _ in rows] == [22, 44, 66, 44]
    assert sorted(y for _, _, y in rows) == [y for _, _, y in rows]


def test_disputed_lines_are_dashed():
    """The line to a rival parent has a class of its own, runs beside the others, and says so."""
    picture = drawn(tree(node("a", node("b"), node("c", level="contested"))))
    lines = [
        (one.get("class"), (one.get("d") or "").split(" ")[0])
        for one in picture.iter("path")
        if "link" in (one.get("class") or "")
    ]

    assert lines == [("link disputed", "M13"), ("link", "M9")]
    assert [text for text, _, _ in texts(picture, "relation")][:2] == [
        "part of",
        "part of, contested",
    ]


def test_rivals_meet():
    """Rival parents stand side by side above the one thing, and each has a line to it."""
    names = tuple(
        Node(label=label, href=None, relation="has it under it", level="contested")
        for label in ("65th Mechanized Brigade", "65th Motorized Brigade")
    )
    picture = drawn(tree(node("battalion"), above=names))
    lines = [
        one.get("d") or "" for one in picture.iter("path") if "link" in (one.get("class") or "")
    ]

    assert [text for text, _, _ in texts(picture, "label", "name")] == [
        "65th Mechanized Brigade",
        "65th Motorized Brigade",
        "battalion",
    ]
    assert len(lines) == 2
    assert len({line.partition("V")[2] for line in lines}) == 1


def test_names_are_no_links():
    """A thing that is only a name is plain text; a subject is a link with a name."""
    picture = drawn(tree(node("a", Node(label="b", href=None, relation="part of"))))

    assert [one.findtext("title") for one in picture.iter("a")] == ["a"]
    assert [text for text, _, _ in texts(picture, "name")] == ["b"]


@pytest.mark.parametrize("depth", [1, 6, 59])
@pytest.mark.parametrize("label", ["Additional battalion of NATO reserve forces " * 4, "W" * 80])
def test_rows_fit_a_phone(depth, label):
    """However deep and long, every text ends within the narrowest picture, and none overlap."""
    chain = node(label)
    for _ in range(depth):
        chain = node(label, chain)
    picture = drawn(tree(chain))
    sizes = {"label": 13, "relation": 12}
    rows = texts(picture, "label") + texts(picture, "relation")
    heights = sorted(y for _, _, y in rows)

    for kind, size in sizes.items():
        for text, x, _ in texts(picture, kind):
            assert text
            assert x + width(text, size) <= NARROWEST, (kind, text)
    assert all(b - a >= 15 or a == b for a, b in pairwise(heights))


@pytest.mark.parametrize("text", [HOSTILE, "x" * 300, ""])
def test_any_text(text):
    """Whatever a text holds, it stays a text, and the picture one block of one line in Markdown."""
    record = tree(replace(node("a", replace(node("b"), label=text)), label=text))
    svg = str(draw_tree(replace(record, title=text)))

    assert "\n" not in svg
    assert "<script" not in svg
    assert ET.fromstring(svg).tag == "svg"  # noqa: S314 - our own.
    assert svg in markdown(f"<div>{svg}</div>", extensions=["md_in_html", "footnotes"])


def test_what_is_left_out():
    """The picture says what has no place in it, below a row and in all."""
    said = [
        text
        for text, _, _ in texts(drawn(tree(replace(node("a"), more=7), left_out=9)), "relation")
    ]

    assert said[0] == "and 7 more below it"
    assert re.fullmatch("9 more have no place.*", said[-1])


def test_once_more():
    """A thing that stands elsewhere with what belongs to it says that it stands here again."""
    said = [
        text
        for text, _, _ in texts(drawn(tree(node("a", replace(node("b"), again=True)))), "relation")
    ]

    assert said[0] == "part of, stands here again"
