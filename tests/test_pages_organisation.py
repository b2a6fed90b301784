"""Tests of who belongs to whom: ties from claims, circles, rivals, and the limits of a picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from small import small

from dossier.charts.tree import MOST_ROWS, Node, draw_tree
from dossier.model import Dossier
from dossier.pages import Basis
from dossier.pages.addresses import address
from dossier.pages.kinship import kinship
from dossier.pages.organisation import organisation, surroundings
from dossier.support import compare
from dossier.verify import verify

ACTORS = """
- {id: nato, label: NATO, type: organisation}
- {id: chief, label: The chief, type: person}
"""


def basis(dossier: Dossier) -> Basis:
    """Return what pages are laid out from."""
    return Basis(dossier, compare(dossier), verify(dossier, None))


def units(*rows: str, actors: str = ACTORS) -> Basis:
    """Return a dossier of units, each an id and its claims as a map in braces."""
    text = "".join(
        f"- id: u-{id_}\n  label: {id_.upper()}\n  claims: {claims or '{}'}\n"
        for id_, _, claims in (row.partition(" ") for row in rows)
    )
    return basis(small(units=text, actors=actors))


def shown(nodes: tuple[Node, ...], depth: int = 0) -> Iterator[str]:
    """Yield the rows of a tree as a reader sees them."""
    for node in nodes:
        remarks = [
            node.relation,
            node.level,
            "again" * node.again,
            f"+{node.more}" * bool(node.more),
        ]
        yield "  " * depth + " ".join([node.label, *filter(None, remarks)])
        yield from shown(node.children, depth + 1)


def rows(found: Basis) -> list[str]:
    """Return the tree of a dossier as a reader sees it."""
    tree = organisation(kinship(found), found, "units/index.md")
    return list(shown(tree.roots)) if tree else []


def test_nothing_to_draw():
    """Where nothing belongs to anything there is no tree."""
    found = units("a ", "b ")

    assert organisation(kinship(found), found, "units/index.md") is None
    assert surroundings("u-a", kinship(found), found, "units/a.md") is None


def test_a_unit_below_its_whole():
    """A unit stands below what it is part of and below what it joins, with the support of each."""
    found = units(
        "a ",
        "b {part_of: [{value: u-a, source: a}, {value: u-a, source: b}]}",
        "c {part_of: [{value: u-b, source: a}], joins: [{value: nato, source: a}]}",
    )

    assert rows(found) == [
        "A",
        "  B part of corroborated",
        "    C part of single-origin",
        "NATO",
        "  C joins single-origin",
    ]


def test_rival_parents():
    """Rival names of the parent are both shown, contested, and are no links."""
    found = units(
        "a {parent: [{value: 65th Mechanized Brigade, source: a}, "
        "{value: 65th Motorized Rifle Brigade, source: b}]}"
    )
    tree = surroundings("u-a", kinship(found), found, "units/u-a.md")

    assert rows(found) == [
        "65th Mechanized Brigade",
        "  A comes under contested",
        "65th Motorized Rifle Brigade",
        "  A comes under contested",
    ]
    assert tree
    assert [(one.label, one.href, one.level) for one in tree.above] == [
        ("65th Mechanized Brigade", None, "contested"),
        ("65th Motorized Rifle Brigade", None, "contested"),
    ]


def test_a_name_that_is_a_subject():
    """A name that is the label of a unit is that unit, and spellings of one name are one."""
    found = units(
        "a ",
        "b {parent: [{value: A, source: a}]}",
        "c {parent: [{value: 1st Brigade, source: a}]}",
        "d {parent: [{value: First Brigade, source: a}]}",
    )

    assert rows(found) == [
        "A",
        "  B comes under single-origin",
        "1st Brigade",
        "  C comes under single-origin",
        "  D comes under single-origin",
    ]


def test_who_leads():
    """A body stands above what it leads; a person stands below it, and leads it."""
    found = units("a {leader: [{value: nato, source: a}], commander: [{value: chief, source: a}]}")

    assert rows(found) == [
        "NATO",
        "  A led by single-origin",
        "    The chief commands it single-origin",
    ]


def test_denials_and_revisions():
    """What is only denied, or has been replaced by a revision, ties nothing."""
    found = units(
        "a ",
        "b ",
        "c {part_of: [{value: u-a, source: a, denies: true}]}",
        "d {part_of: [{value: u-a, source: a, as_of: 2023-06-01}, "
        "{value: u-b, source: a, as_of: 2023-06-02}]}",
    )

    assert rows(found) == ["B", "  D part of single-origin"]


def test_a_circle():
    """Units in a circle are shown once each, and where the circle closes it says so."""
    found = units(
        "a {part_of: [{value: u-b, source: a}]}",
        "b {part_of: [{value: u-c, source: a}]}",
        "c {part_of: [{value: u-a, source: a}]}",
    )

    assert rows(found) == [
        "A",
        "  C part of single-origin",
        "    B part of single-origin",
        "      A part of single-origin again",
    ]


def test_a_crowd():
    """Of thousands the picture holds so many, and says how many are left out."""
    found = units("a ", *(f"u{at} {{part_of: [{{value: u-a, source: a}}]}}" for at in range(2000)))
    tree = organisation(kinship(found), found, "units/index.md")

    assert tree
    assert len(list(shown(tree.roots))) == MOST_ROWS
    assert (tree.roots[0].more, tree.left_out) == (2001 - MOST_ROWS, 2001 - MOST_ROWS)
    assert draw_tree(tree)


def test_surroundings():
    """Around one unit stand what it belongs to and what belongs to it, with their footnotes."""
    found = units(
        "a ",
        "b {part_of: [{value: u-a, source: a}]}",
        "c {part_of: [{value: u-b, source: a}]}",
        "d {part_of: [{value: u-c, source: a}]}",
    )
    tree = surroundings("u-b", kinship(found), found, "units/b.md")

    assert tree
    assert list(shown(tree.above)) == ["A has it as a part single-origin"]
    assert list(shown(tree.roots)) == ["B", "  C part of single-origin"]
    assert [one.href for one in (*tree.above, *tree.roots[0].children)] == ["u-a.html", "u-c.html"]
    assert tree.above[0].footnotes == found.labels(found.dossier.claims_of["u-b"]["part_of"])


ADDRESSES = [
    # the page, from which page, the address in the site
    ("events/a.md", "timeline.md", "events/a.html"),
    ("events/a.md", "events/b.md", "a.html"),
    ("units/index.md", "units/a.md", "index.html"),
    ("index.md", "units/a.md", "../index.html"),
    ("discrepancies.md#x", "units/a.md", "../discrepancies.html#x"),
    ("units/a.md#x", "units/a.md", "#x"),
]


@pytest.mark.parametrize(("path", "start", "found"), ADDRESSES)
def test_addresses(path, start, found):
    """An address leads from the folder of one page to the folder of another."""
    assert address(path, start) == found
