"""Origins: who said it first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small import figure, said

from dossier.model import Actor, Source
from dossier.origins import origins

ACTORS = """
- {id: nato, label: NATO, type: organisation, aliases: [North Atlantic Alliance]}
- {id: chief, label: The Chief, type: person, speaks_for: nato}
- {id: deputy, label: The Deputy, type: person, speaks_for: chief}
- {id: police, label: Police, type: organisation}
"""
UNNAMED = "[{id: a, label: Report A}, {id: b, label: Report B}]"
COPY = "[{id: a, label: Report A}, {id: b, label: Report B, derived_from: [a]}]"
CHAIN = """
- {id: a, label: Report A}
- {id: middle, label: Between, derived_from: [a]}
- {id: b, label: Report B, derived_from: [middle]}
"""
SIBLINGS = """
- {id: source, label: Agency}
- {id: a, label: Report A, derived_from: [source]}
- {id: b, label: Report B, derived_from: [source]}
"""
WIDE_AND_DEEP = """
- {id: x, label: X}
- {id: y, label: Y}
- {id: z, label: Z}
- {id: a, label: Report A, derived_from: [x, y, z]}
- {id: middle, label: Between, derived_from: [x]}
- {id: b, label: Report B, derived_from: [middle]}
"""
DIGEST = """
- {id: a, label: Report A}
- {id: b, label: Report B}
- {id: digest, label: Digest, derived_from: [a, b]}
"""


def published(one: str, other: str) -> str:
    """Return two sources with their publishers."""
    return (
        f"[{{id: a, label: Report A, publisher: {one}}},"
        f" {{id: b, label: Report B, publisher: {other}}}]"
    )


ORIGINS = [
    # why, sources, claim of a, claim of b, origin of a, origin of b
    ("silent", UNNAMED, "", "", "Report A, no origin named", "Report B, no origin named"),
    (
        "one publisher",
        published("Press  Office", "press office"),
        "",
        "",
        "Press  Office",
        "Press  Office",
    ),
    ("two publishers", published("One", "Two"), "", "", "One", "Two"),
    ("actor by id", published("nato", "police"), "", "", "NATO", "Police"),
    ("actor by label", published("nato", "NATO"), "", "", "NATO", "NATO"),
    ("actor by alias", published("nato", "North Atlantic alliance"), "", "", "NATO", "NATO"),
    ("either role", published("nato", "Two"), "", "nato", "NATO", "NATO"),
    ("speaker", UNNAMED, "chief", "nato", "NATO", "NATO"),
    ("speaker of a speaker", UNNAMED, "deputy", "nato", "NATO", "NATO"),
    ("publisher speaks", published("chief", "nato"), "", "", "NATO", "NATO"),
    ("named wins", published("One", "One"), "nato", "police", "NATO", "Police"),
    ("copy", COPY, "", "", "Report A, no origin named", "Report A, no origin named"),
    ("copy names another", COPY, "nato", "police", "NATO", "NATO"),
    ("through silence", CHAIN, "nato", "police", "NATO", "NATO"),
    ("two copies", SIBLINGS, "nato", "nato", "NATO", "NATO"),
    ("two copies that name others", SIBLINGS, "nato", "police", "NATO", "NATO"),
    ("fewer steps, more originals", WIDE_AND_DEEP, "police", "nato", "Police", "Police"),
    ("a digest that is silent joins nothing", DIGEST, "nato", "police", "NATO", "Police"),
]


@pytest.mark.parametrize(
    ("sources", "left", "right", "one", "other"),
    [row[1:] for row in ORIGINS],
    ids=[row[0] for row in ORIGINS],
)
def test_origin(sources, left, right, one, other):
    """The origin is who is named, else the publisher, else the document; a copy has the same."""
    claims = [
        f"{{value: 30, source: {source}{f', attributed_to: {actor}' if actor else ''}}}"
        for source, actor in (("a", left), ("b", right))
    ]
    dossier = figure(*claims, sources=sources, actors=ACTORS)

    found = origins(dossier)

    names = {said(claim)[0]: found.names[found.origin_of[claim.id]] for claim in dossier.claims}
    assert names == {"a": one, "b": other}
    assert found.same(*dossier.claims) == (one == other)


def test_copy_joins_all_of_its_original():
    """Whoever an original names on a property is one with whomever its copy names."""
    dossier = figure(
        "{value: 30, source: a, attributed_to: nato}",
        "{value: 31, source: a, attributed_to: police}",
        "{value: 30, source: b}",
        sources=COPY,
        actors=ACTORS,
    )

    found = origins(dossier)

    assert {found.names[key] for key in found.origin_of.values()} == {"NATO"}


def test_copy_joins_nothing_elsewhere():
    """A copy that says something in another scope leaves the origins apart."""
    dossier = figure(
        "{value: 30, source: a, attributed_to: nato, scope: {side: north}}",
        "{value: 31, source: b, attributed_to: police, scope: {side: south}}",
        sources=COPY,
        actors=ACTORS,
    )

    found = origins(dossier)

    assert {found.names[key] for key in found.origin_of.values()} == {"NATO", "Police"}


def test_copy_alone_joins_nothing():
    """A copy whose original is silent names as many origins as it names."""
    dossier = figure(
        "{value: 30, source: b, attributed_to: nato}",
        "{value: 31, source: b, attributed_to: police}",
        sources=COPY,
        actors=ACTORS,
    )

    assert not origins(dossier).same(*dossier.claims)


def test_name_of_two_actors_is_a_text():
    """A publisher's name that two actors bear means neither of them."""
    actors = "[{id: x, label: Times, type: group}, {id: y, label: times, type: group}]"
    dossier = figure(
        "{value: 30, source: a}",
        "{value: 30, source: b, attributed_to: x}",
        sources=published("Times", "Times"),
        actors=actors,
    )

    assert not origins(dossier).same(*dossier.claims)


FAR = 30_000


def test_long_chain_of_copies():
    """A copy of a copy, however often, is the first document; no step is taken twice."""
    chain = {"a": Source(id="a", label="Report A")}
    for step in range(FAR):
        id_ = "b" if step == FAR - 1 else f"s{step}"
        chain[id_] = Source(id=id_, label="Copy", derived_from=(next(reversed(chain)),))
    dossier = figure("{value: 30, source: a}", "{value: 31, source: b}", "{value: 32, source: c}")

    found = origins(replace(dossier, sources=chain | {"c": Source(id="c", label="Report C")}))

    names = {said(claim)[0]: found.names[found.origin_of[claim.id]] for claim in dossier.claims}
    assert names == dict.fromkeys("ab", "Report A, no origin named") | {
        "c": "Report C, no origin named"
    }


def test_long_chain_of_speakers():
    """Who speaks for whom may be a chain of any length; no step of it is taken twice."""
    dossier = figure("{value: 30, source: a, attributed_to: nato}", actors=ACTORS)
    last, speakers = "nato", dict(dossier.subjects)
    for step in range(FAR):
        id_ = f"s{step}"
        speakers[id_] = Actor(id=id_, label="Speaker", type="person", speaks_for=last)
        last = id_
    [claim] = dossier.claims

    found = origins(
        replace(dossier, subjects=speakers, claims=(replace(claim, attributed_to=last),))
    )

    assert found.names[found.origin_of[claim.id]] == "NATO"


def test_many_claims_at_the_end_of_a_ladder():
    """Thousands of figures may rest on one copy of thousands; none goes all the way back."""
    ladder = {"s0": Source(id="s0", label="First")}
    for step in range(1, 5_000):
        ladder[f"r{step}"] = Source(id=f"r{step}", label="Another")
        originals = (f"s{step - 1}", f"r{step}")
        ladder[f"s{step}"] = Source(id=f"s{step}", label="Copy", derived_from=originals)
    dossier = figure("{value: 30, source: a}", "{value: 31, source: b}")
    claims = tuple(
        replace(claim, id=f"{claim.id}{n}", subject=f"n{n}", source=source)
        for n in range(1, 5_000)
        for claim, source in zip(dossier.claims, ("s4999", f"r{n}"), strict=True)
    )

    found = origins(replace(dossier, sources=ladder, claims=claims))

    assert all(found.same(*pair) for pair in zip(claims[::2], claims[1::2], strict=True))
