"""The graph of origins: documents on one side, whom they have it from on the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from markdown import markdown
from small import figure, small

from dossier.charts.letters import width
from dossier.charts.origin_graph import Origin, OriginGraph, Row, draw_origin_graph
from dossier.pages.basis import Basis
from dossier.pages.origin_graph import origin_graph
from dossier.support import compare

SOURCES = """
- {id: a, label: Wire, publisher: nato}
- {id: b, label: Paper, derived_from: [a]}
- {id: c, label: Blog, derived_from: [b]}
- {id: d, label: Post, publisher: The Post}
- {id: e, label: Report}
- {id: f, label: Leaflet}
"""
ACTORS = """
- {id: nato, label: NATO, type: organisation}
- {id: js, label: J. S., type: person, speaks_for: nato}
- {id: min, label: Ministry, type: organisation}
"""
CLAIMS = (
    "{value: 513, source: c}",
    "{value: 41, source: d}",
    "{value: more than 500, source: e, attributed_to: js}",
    "{value: 500, source: b}",
    "{value: about 500, source: a}",
    "{value: 500, denies: true, source: f, attributed_to: min}",
    "{value: 12, source: f}",
)


def laid_out(*claims: str, sources: str = SOURCES, actors: str = ACTORS):
    """Return what the graph of the figure *n* says, on the figure's page."""
    dossier = figure(*claims, sources=sources, actors=actors)
    basis = Basis(dossier, compare(dossier), None)
    basis.__dict__["citations"] = SimpleNamespace(labels={one.id: one.id for one in dossier.claims})
    return origin_graph("n", "value", (), basis, "figures/n.md")


def drawn(chart: OriginGraph) -> ET.Element:
    """Return a graph as the tree of its SVG."""
    return ET.fromstring(str(draw_origin_graph(chart)))  # noqa: S314 - it is our own.


def texts(tree: ET.Element, class_: str) -> list[str]:
    """Return the texts of a class, from the top."""
    found = [one for one in tree.iter("text") if one.get("class") == class_]
    return [one.text or "" for one in sorted(found, key=lambda one: float(one.get("y", "0")))]


def test_rows_say_who_has_it_from_whom():
    """A row says what a document says, how it comes by it, and through whom; copies follow."""
    view = laid_out(*CLAIMS)

    rows = {(one.document, one.words): one for one in view.chart.rows}
    said = {key: (one.how, one.through) for key, one in rows.items()}
    assert said == {
        ("Wire", "about 500"): ("published by", ""),
        ("Paper", "500"): ("derived from", "Wire"),
        ("Blog", "513"): ("derived from", "Paper"),
        ("Report", "more than 500"): ("attributed to", "J. S."),
        ("Post", "41"): ("published by", ""),
        ("Leaflet", "12"): ("no one named", ""),
        ("Leaflet", "denies 500"): ("attributed to", ""),
    }
    order = [(one.document, one.origin) for one in view.chart.rows]
    assert order.index(("Paper", rows["Paper", "500"].origin)) == rows["Blog", "513"].follows
    assert view.chart.rows[rows["Paper", "500"].follows].document == "Wire"


def test_those_who_speak_for_an_origin_are_one_with_it():
    """An actor that speaks for another is no origin of its own: it is named with that one."""
    view = laid_out(*CLAIMS)

    origins = {one.label: one.voices for one in view.chart.origins}
    assert origins == {"NATO": ("J. S.",), "The Post": (), "Leaflet": (), "Ministry": ()}


def test_links():
    """A row leads to its document, an origin to its actor or its document, a mere name nowhere."""
    view = laid_out(*CLAIMS)

    hrefs = {one.label: one.href for one in view.chart.origins}
    assert all(one.href.startswith("../") and "/sources/" in one.href for one in view.chart.rows)
    assert "actors/nato" in hrefs["NATO"]
    assert "sources/f" in hrefs["Leaflet"]
    assert hrefs["The Post"] is None


def test_two_copies_of_a_silent_document():
    """Two copies of a document that is silent here have one origin, and say what they are from."""
    view = laid_out(
        "{value: 500, source: b}",
        "{value: 500, source: c}",
        sources=SOURCES.replace("derived_from: [b]", "derived_from: [a]"),
    )

    assert [(one.how, one.through, one.follows) for one in view.chart.rows] == [
        ("derived from", "Wire", None),
        ("derived from", "Wire", None),
    ]
    assert len(view.chart.origins) == 1


def test_a_list_says_the_same():
    """The list has an entry for each origin, and every statement with its footnote."""
    view = laid_out(*CLAIMS)

    assert [one.label for one in view.entries] == [one.label for one in view.chart.origins]
    assert [(one.document, one.words) for entry in view.entries for one in entry.said] == [
        (one.document, one.words) for one in view.chart.rows
    ]
    assert all(one.footnote for entry in view.entries for one in entry.said)


@pytest.mark.parametrize(
    "claims",
    [
        ("{value: 41, source: d}",),
        ("{value: 12, source: f}", "{value: 13, source: f, attributed_to: min}"),
        ("{value: 12, source: f}", "{value: unknown, source: e}"),
    ],
)
def test_one_document_is_no_graph(claims):
    """Where fewer than two documents give a value, there is nothing to draw."""
    assert laid_out(*claims) is None


def test_scopes_apart():
    """Only the claims of one scope are drawn."""
    scoped = "{value: 12, source: f, scope: {side: police}}"
    dossier = figure("{value: 41, source: d}", scoped, sources=SOURCES, actors=ACTORS)
    basis = Basis(dossier, compare(dossier), None)

    assert origin_graph("n", "value", (), basis, "figures/n.md") is None
    assert origin_graph("n", "value", (("side", "police"),), basis, "figures/n.md") is None
    assert origin_graph("nobody", "value", (), basis, "figures/n.md") is None


def test_a_large_graph_is_cut():
    """Of very many documents twelve are drawn, and the rest counted; the list has them all."""
    sources = "\n".join(f"- {{id: s{at}, label: Report {at}}}" for at in range(40))
    claims = [f"{{value: {at}, source: s{at}}}" for at in range(40)]
    view = laid_out(*claims, sources=sources)

    tree = drawn(view.chart)
    assert len(texts(tree, "origin-value")) == 12
    assert texts(tree, "origin-more") == ["and 28 more in the list"]
    assert len(view.entries) == 40
    assert len(draw_origin_graph(view.chart)) < 12_000


def test_several_lines_end_at_one_origin():
    """Each origin has one end, and the rail on which the lines meet reaches from first to last."""
    tree = drawn(laid_out(*CLAIMS).chart)

    ends = [one for one in tree.iter("circle") if one.get("class") == "origin-end"]
    rails = [one for one in tree.iter("line") if one.get("x1") == one.get("x2") == "63.5%"]
    met = [one for one in tree.iter("line") if one.get("x2") == "63.5%" != one.get("x1")]
    assert (len(ends), len(rails), len(met)) == (4, 1, 5)
    levels = sorted(float(one.get("y1")) for one in met)
    top = [float(rails[0].get(key)) for key in ("y1", "y2")]
    assert set(top) <= set(levels)


def test_a_copy_leads_to_its_original():
    """The line of a copy ends at the row of its original, not at the origin."""
    tree = drawn(laid_out("{value: 500, source: a}", "{value: 500, source: b}").chart)

    derived = [one for one in tree.iter("line") if "derived" in one.get("class")]
    rails = [one for one in tree.iter("line") if one.get("x1") == one.get("x2") == "63.5%"]
    assert (len(derived), rails) == (2, [])


def test_nothing_overlaps():
    """The words of rows and of origins stand below one another, and are as wide as they may be."""
    long = "Command of the allied joint forces in the south of the alliance, and so on and so on"
    chart = laid_out(*CLAIMS).chart
    chart = replace(
        chart,
        rows=tuple(replace(one, words=long, document=long) for one in chart.rows),
        origins=tuple(replace(one, label=long, voices=(long,) * 9) for one in chart.origins),
    )

    tree = drawn(chart)
    for x, most in (("0", 108), ("68.5%", 92)):
        column = [one for one in tree.iter("text") if one.get("x") == x]
        places = sorted(float(one.get("y")) for one in column)
        assert all(b - a > 11 for a, b in pairwise(places))
        assert places[-1] < float(tree.get("height"))
        assert all(
            width(one.text, 14 if one.get("class") == "origin-value" else 11) <= most
            for one in column
            if one.get("class") != "origin-heading"
        )


def test_hostile_texts():
    """What documents and actors are called is never read as markup, and stands on one line."""
    bad = '<script>alert(1)</script> *a* [x](y) "&\n\n    code'
    row = Row(words=bad, document=bad, href='x"><b>', how="published by", origin=0)
    graph = OriginGraph(
        title=bad, description=bad, rows=(row,), origins=(Origin(label=bad, href=None),)
    )

    svg = str(draw_origin_graph(graph))
    tree = drawn(graph)
    assert "\n" not in svg
    assert not [part for part in ("<script", "<b>", "*a*", "[x]") if part in svg]
    assert {one.tag for one in tree.iter()} == {"svg", "text", "line", "circle", "a", "g"}


@pytest.mark.parametrize("indent", ["", "    "])
def test_graph_in_markdown(indent):
    """A graph stands in Markdown as it was drawn, also within a callout."""
    svg = str(draw_origin_graph(laid_out(*CLAIMS).chart))
    head = '!!! discrepancy "Title"\n\n' if indent else "Before.\n\n"

    html = markdown(f"{head}{indent}{svg}\n", extensions=["admonition", "md_in_html"])

    assert svg in html


def test_any_property():
    """A property of any kind has a graph: several values that hold side by side, too."""
    dossier = small(
        SOURCES,
        actors=ACTORS,
        units="""
        - id: u
          label: Battalion
          claims:
            requested_by:
              - {value: nato, source: a}
              - {value: min, source: e}
        """,
    )
    basis = Basis(dossier, compare(dossier), None)
    basis.__dict__["citations"] = SimpleNamespace(labels={one.id: one.id for one in dossier.claims})

    view = origin_graph("u", "requested_by", (), basis, "units/u.md")
    assert sorted(one.words for one in view.chart.rows) == ["Ministry", "NATO"]
    assert "Battalion" in view.chart.title
