"""Tests of linked data: schema.org terms alone, and nothing that the documents dispute."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small import small

from dossier.load import load
from dossier.pages import Basis
from dossier.pages.linked import linked_site, linked_source, linked_subject
from dossier.support import compare
from dossier.verify import verify

HERE = Path(__file__).parent
TERMS = json.loads((HERE / "data" / "schema-terms.json").read_text("utf-8"))
SOURCES = """
- {id: a, label: Report A, title: The title, publisher: x, published: 2023-06-05, author: Ann}
- {id: b, label: Report B, publisher: A wire, published: 2023-06~}
"""


def basis_of(dossier):
    """Return what pages are laid out from."""
    return Basis(dossier, compare(dossier), verify(dossier, None))


def expected(kind, key):
    """Return what schema.org expects of a property of a type, or None when it has no such one."""
    term = TERMS[kind]
    if key in term["properties"]:
        return term["properties"][key]
    return next((found for up in term["extends"] if (found := expected(up, key))), None)


def flat(data):
    """Return the nodes of a graph, and the claims that appear in its documents."""
    said = [claim for node in data["@graph"] for claim in claims_in(node)]
    return [*data["@graph"], *said]


def claims_in(node):
    """Return the claims that appear in a document."""
    return node.get("@reverse", {"appearance": []})["appearance"]


def nodes(data):
    """Return the nodes of a graph by their address; a document without its claims."""
    assert data["@context"] == "https://schema.org"
    return {
        node["@id"]: {key: value for key, value in node.items() if key != "@reverse"}
        for node in flat(data)
    }


def id_of(node):
    """Return the address of a node."""
    return node["@id"]


def faults(data):
    """Yield what schema.org does not know, and ids that are used for two things."""
    for node in flat(data):
        for key, value in node.items():
            kinds = expected(node["@type"], key)
            if key.startswith("@"):
                continue
            if kinds is None:
                yield f"{node['@type']} has no {key}"
                continue
            for one in value if isinstance(value, list) else [value]:
                if not fits(one, kinds):
                    yield f"{key} of {node['@type']} cannot be {one}"
    if any("appearance" not in node.get("@reverse", {"appearance": 1}) for node in data["@graph"]):
        yield "another way back than that from a document to what appears in it"
    if len(nodes(data)) != len(flat(data)):
        yield "two nodes have one id"


def fits(value, kinds):
    """Tell whether a value can be one of the types that are expected."""
    return isinstance(value, str) or (list(value) == ["@id"] and "IdReference" in kinds)


def test_an_actor():
    """A person is a Person; claims are about it, and stand with the document that makes them."""
    dossier = small(
        SOURCES,
        actors="""
        - id: x
          label: The X
          type: organisation
        - id: p
          label: Pat
          aliases: [Patricia]
          type: person
          claims:
            role:
              - {value: head of X, source: a, attributed_to: x}
        """,
    )
    claim = dossier.claims[0]

    data = linked_subject(dossier.subjects["p"], basis_of(dossier))

    found = nodes(data)
    anchor = f"#claim-{claim.id[:8]}"
    assert [list(map(id_of, claims_in(node))) for node in data["@graph"]] == [[], [anchor]]
    assert found["#this"] == {
        "@id": "#this",
        "@type": "Person",
        "name": "Pat",
        "alternateName": ["Patricia"],
    }
    assert found[anchor] == {
        "@type": "Claim",
        "@id": anchor,
        "about": {"@id": "#this"},
        "name": "Role",
        "text": "head of X",
        "author": {"@id": "x.html#this"},
    }
    assert found["../sources/a.html#this"] == {
        "@type": "CreativeWork",
        "@id": "../sources/a.html#this",
        "name": "Report A",
    }


def test_a_document():
    """A document says of itself what it states, on its own page."""
    dossier = small(SOURCES, actors="- {id: x, label: The X, type: organisation}")

    [found] = linked_source(dossier.sources["a"], basis_of(dossier))["@graph"]

    assert found == {
        "@type": "CreativeWork",
        "@id": "#this",
        "name": "The title",
        "alternateName": "Report A",
        "author": "Ann",
        "publisher": {"@id": "../actors/x.html#this"},
        "datePublished": "2023-06-05",
    }


EVENT = """
- id: e
  label: Clash
  claims:
    date: [{{value: {first}, source: a}}, {{value: {second}, source: b}}]
"""


@pytest.mark.parametrize(
    ("first", "second", "stated"),
    [
        ("2023-06-04", "2023-06-04", "2023-06-04"),
        ("2023-06-04", "2023-06-05", None),
        ("2023-06~", "2023-06~", None),
    ],
)
def test_only_what_is_undisputed_is_said_of_the_subject(first, second, stated):
    """A date in dispute, or one that ISO 8601 cannot say, stands in the claims alone."""
    dossier = small(
        SOURCES.replace("publisher: x,", ""), events=EVENT.format(first=first, second=second)
    )

    found = nodes(linked_subject(dossier.subjects["e"], basis_of(dossier)))

    assert found["#this"].get("startDate") == stated
    assert len([key for key in found if key.startswith("#claim-")]) == 2


def test_a_quotation():
    """One version is the text; where versions differ, the claims have them."""
    dossier = small(
        SOURCES.replace("publisher: x,", ""),
        actors="- {id: p, label: Pat, type: person}",
        quotes="""
        - id: q
          label: A saying
          speaker: p
          language: en
          claims:
            - {value: We go., source: a}
            - {value: We go., source: b}
        """,
    )

    found = nodes(linked_subject(dossier.subjects["q"], basis_of(dossier)))

    assert found["#this"] == {
        "@id": "#this",
        "@type": "Quotation",
        "name": "A saying",
        "text": "We go.",
        "inLanguage": "en",
        "creator": {"@id": "../actors/p.html#this"},
        "citation": [{"@id": "../sources/a.html#this"}, {"@id": "../sources/b.html#this"}],
    }


def test_a_denial_is_no_claim_of_the_value():
    """What a document denies is said to be denied."""
    dossier = small(figures="- {id: n, label: N, claims: [{value: 4, source: a, denies: true}]}")

    found = nodes(linked_subject(dossier.subjects["n"], basis_of(dossier)))

    assert [node["text"] for node in found.values() if node["@type"] == "Claim"] == ["denied: 4"]


@pytest.mark.parametrize("root", [HERE.parent, HERE / "sample"], ids=["first dossier", "sample"])
def test_every_page_keeps_to_the_vocabulary(root):
    """Whatever stands in a dossier, schema.org knows each type and property that is used."""
    dossier = load(root)
    basis = basis_of(dossier)
    data = [
        linked_site("index.md", basis),
        *(linked_subject(one, basis) for one in dossier.subjects.values()),
        *(linked_source(one, basis) for one in dossier.sources.values()),
    ]

    assert [fault for one in data for fault in faults(one)] == []
