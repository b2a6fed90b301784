"""Orders: chains and circles of events, and graphs of any size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from small import SOURCES, small

from dossier.compare import components
from dossier.compare.graphs import reach, shortest
from dossier.compare.orders import CIRCLED
from dossier.pages import Basis
from dossier.pages.dates import dated
from dossier.support import compare
from dossier.verify import verify


def events(rows: Mapping[str, str]) -> str:
    """Return events as YAML, from what is claimed of each; its label is its id in capitals."""
    return "".join(
        f"- {{id: {id_}, label: {id_.upper()}, claims: {{{claims}}}}}\n"
        for id_, claims in rows.items()
    )


def on(day: str, source: str = "a") -> str:
    """Return a date of an event, as its YAML."""
    return f"date: [{{value: {day}, source: {source}}}]"


def after(*others: str, source: str = "a") -> str:
    """Return what an event comes after, as its YAML."""
    claims = (f"{{value: {other}, source: {source}}}" for other in others)
    return f"after: [{', '.join(claims)}]"


def before(*others: str) -> str:
    """Return what an event comes before, as its YAML."""
    return after(*others).replace("after", "before")


def found(rows: Mapping[str, str]) -> dict[str, str]:
    """Return the sentences about chronology, by the permalink of their discrepancy."""
    return {
        one.id: "".join(reason.sentence for reason in one.reasons)
        for one in compare(small(events=events(rows))).discrepancies
        if "chronology" in one.kinds
    }


CHAIN = "X is said to come after Y, and Y after Z, but X is dated 1 May 2023 and Z 1 June 2023"
CHAINS = [
    # what is claimed of each event, what is found
    pytest.param(
        {"x": f"{after('y')}, {on('2023-05-01')}", "y": after("z"), "z": on("2023-06-01")},
        {"x--after": CHAIN},
        id="through an event without a date",
    ),
    pytest.param(
        {"x": on("2023-05-01"), "y": f"{after('z')}, {before('x')}", "z": on("2023-06-01")},
        {"y--before": CHAIN},
        id="before and after",
    ),
    pytest.param(
        {
            "x": f"{after('y')}, {on('2023-05-01')}",
            "y": f"{after('z')}, {on('2023')}",
            "z": on("2023-06-01"),
        },
        {"x--after": CHAIN},
        id="through an event of some day of the year",
    ),
    pytest.param(
        {"x": f"{after('y')}, {on('2023-06-01')}", "y": after("z"), "z": on("2023-06-01")},
        {},
        id="on the same day",
    ),
    pytest.param(
        {
            "x": f"{after('y')}, {on('2023-05-01')}",
            "y": after("z"),
            "z": "date: [{value: 2023-06-01, source: a}, {value: 2023-04-01, source: b}]",
        },
        {},
        id="some choice of dates makes it hold",
    ),
    pytest.param(
        {
            "x": f"{after('y')}, {on('2023-05-01')}",
            "y": "after: [{value: z, source: a, scope: {side: north}}]",
            "z": on("2023-06-01"),
        },
        {},
        id="of another scope",
    ),
    pytest.param(
        {
            "x": f"{after('y')}, {on('2023-05-01')}".replace("a}", "a, scope: {side: north}}"),
            "y": on("2023-06-01"),
        },
        {},
        id="dated in another scope",
    ),
    pytest.param(
        {
            "w": f"{after('x')}, {on('2023-05-02')}",
            "x": f"{after('y')}, {on('2023-05-01')}",
            "y": after("z"),
            "z": on("2023-06-01"),
        },
        {"x--after": CHAIN},
        id="what follows from it is not told again",
    ),
    pytest.param(
        {
            "x": f"{after('y')}, {on('2023-05-01')}",
            "y": f"{after('z')}, {on('2023-05-02/2023-06')}",
            "z": on("2023-06-01"),
        },
        {
            "x--after": "X is said to come after Y, but X is dated 1 May 2023"
            " and Y 2 May 2023 to June 2023"
        },
        id="two events say enough",
    ),
    pytest.param(
        {"x": after("y"), "y": after("z", source="b"), "z": after("x", source="c")},
        dict.fromkeys(
            ("x--after", "y--after", "z--after"),
            "X is said to come after Y, Y after Z, and Z after X",
        ),
        id="a circle",
    ),
    pytest.param(
        {"x": after("y"), "y": f"{after('x')}, {before('z')}", "z": before("x")},
        dict.fromkeys(("x--after", "y--after"), "X is said to come after Y, and Y after X")
        | dict.fromkeys(
            ("y--before", "z--before"), "X is said to come after Z, Z after Y, and Y after X"
        ),
        id="two circles",
    ),
    pytest.param(
        {
            "x": f"{after('y')}, {on('2023-05-01')}",
            "y": after("z"),
            "z": f"{after('y', 'w')}",
            "w": on("2023-06-01"),
        },
        dict.fromkeys(("y--after", "z--after"), "Y is said to come after Z, and Z after Y"),
        id="nothing is said through a circle",
    ),
    pytest.param({"x": after("x")}, {"x--after": "X is said to come after itself"}, id="itself"),
]


@pytest.mark.parametrize(("rows", "expected"), CHAINS)
def test_chain(rows, expected):
    """What a chain of statements makes impossible, or a circle, is found where it is stated."""
    assert found(rows) == expected


def test_claims_of_a_chain():
    """The claims of a chain are part of its discrepancy: all statements, and the dates."""
    rows = {
        "x": f"{after('y')}, {on('2023-05-01', 'b')}",
        "y": after("z", source="c"),
        "z": on("2023-06-01", "d"),
    }
    dossier = small(events=events(rows))

    [one] = compare(dossier).discrepancies

    assert sorted(dossier.claim[id_].source for id_ in one.claims) == ["a", "b", "c", "d"]
    assert not one.within_one_source


def test_long_chain():
    """A long chain is found as a short one is; its middle is neither named nor cited."""
    rows = {f"e{n}": after(f"e{n + 1}") for n in range(3000)}
    rows |= {"e0": f"{rows['e0']}, {on('2023-05-01')}", "e3000": on("2023-06-01")}

    [one] = compare(small(events=events(rows))).discrepancies

    [reason] = one.reasons
    assert reason.sentence == (
        "E0 is said to come after E1, E1 after E2, E2 after E3, E3 after E4, E4 after E5,"
        " E5 after E6, E6 after E7, E7 after E8, E8 after E9, and so on back to E3000,"
        " but E0 is dated 1 May 2023 and E3000 1 June 2023"
    )
    assert (one.id, len(one.claims)) == ("e0--after", 11)


def test_many_ends_of_a_long_chain():
    """However many events end a long chain, each of them has the few claims that are named."""
    rows = {f"e{n}": after(f"e{n + 1}") for n in range(1500)} | {"e1500": on("2023-06-01")}
    rows |= {f"x{n}": f"{after('e0')}, {on('2023-05-01')}" for n in range(1500)}

    discrepancies = compare(small(events=events(rows))).discrepancies

    assert len(discrepancies) == 1500
    assert max(len(one.claims) for one in discrepancies) == 11


def test_many_dates_of_one_event():
    """Of very many dates of an event, the few that matter most are part of each reason."""
    dates = ", ".join(f"{{value: 2023-06-01, source: a, locator: page {n}}}" for n in range(1, 501))
    rows = {f"x{n}": f"{after('z')}, {on('2023-05-01')}" for n in range(500)}

    discrepancies = compare(small(events=events(rows | {"z": f"date: [{dates}]"}))).discrepancies

    assert len(discrepancies) == 500
    assert max(len(one.claims) for one in discrepancies) == 22


def test_nothing_is_handed_on_in_a_circle():
    """What comes after an event in a circle is not held against what comes before another one."""
    ring = [f"e{n}" for n in range(30)]
    rows = {one: f"{after('hub')}, {before('hub')}" for one in ring}
    rows |= {"hub": after("w"), "w": on("2023-06-01")}
    rows |= {f"x{one}": f"{after(one)}, {on('2023-05-01')}" for one in ring}

    assert {id_ for id_ in found(rows) if id_.startswith("x")} == set()


def test_long_circle():
    """In a long circle, each statement begins the way that it is told, and its middle is cut."""
    rows = {f"e{n}": after(f"e{(n + 1) % CIRCLED}") for n in range(CIRCLED)}

    discrepancies = compare(small(events=events(rows))).discrepancies

    assert [len(one.claims) for one in discrepancies] == [9] * CIRCLED
    sentences = {one.id: one.reasons[0].sentence for one in discrepancies}
    assert sentences["e7--after"] == (
        "E7 is said to come after E8, E8 after E9, E9 after E10, E10 after E11, E11 after E12,"
        " E12 after E13, E13 after E14, E14 after E15, E15 after E16, and so on back to E7"
    )


def test_circles_of_very_many():
    """In circles of very many statements, each one is found without telling its circle."""
    rows = {f"e{n}": after(f"e{(n + 1) % 3000}") for n in range(3000)}

    sentences = found(rows)

    assert len(sentences) == 3000
    assert sentences["e7--after"] == (
        "E7 is said to come after E8, and, by way of many others, E8 after E7"
    )


def test_timeline_keeps_what_a_circle_does_not_touch():
    """Events of one day stand in their order, those of a circle together where it belongs."""
    day = on("2023-05-29")
    rows = {
        "a1": f"{after('m3')}, {day}",
        "m1": f"{after('m2', 'z1')}, {day}",
        "m2": f"{after('m3')}, {day}",
        "m3": f"{after('m1')}, {day}",
        "b2": day,
        "b1": f"{after('b2')}, {day}",
        "z1": day,
    }
    dossier = small(events=events(rows))

    groups = dated(Basis(dossier, compare(dossier), verify(dossier, None)))

    order = [claims[0].subject for claims in groups]
    assert order == ["b2", "z1", "b1", "m1", "m2", "m3", "a1"]


GRAPHS = st.dictionaries(st.integers(0, 8), st.lists(st.integers(0, 8), max_size=3), max_size=9)


def walks(onward: Mapping[int, Iterable[int]]) -> dict[int, set[int]]:
    """Return, for each node, all to which it leads, by walking."""
    nodes = {*onward, *(there for ahead in onward.values() for there in ahead)}
    ahead = {node: set(onward.get(node, ())) for node in nodes}
    for _ in nodes:
        for node in nodes:
            ahead[node] |= {far for there in set(ahead[node]) for far in ahead[there]}
    return ahead


@given(GRAPHS)
def test_components(onward):
    """Nodes that lead to one another are together, and no group leads to an earlier one."""
    ahead = walks(onward)

    groups = components(onward)

    place = {node: at for at, group in enumerate(groups) for node in group}
    assert Counter(node for group in groups for node in group) == Counter(ahead.keys())
    for one in ahead:
        for other in ahead:
            together = one == other or (other in ahead[one] and one in ahead[other])
            assert (place[one] == place[other]) == together
            assert other not in ahead[one] or place[one] <= place[other]


@given(GRAPHS)
def test_reach(onward):
    """What leads to what is known without walking; nothing but a circle leads to itself."""
    named = {str(node): [str(there) for there in ahead] for node, ahead in onward.items()}
    ahead = walks(onward)

    known = reach(named)

    for one in ahead:
        for other in set(ahead) - {one}:
            assert known.leads(str(one), str(other)) == (other in ahead[one])


@example({0: [1], 1: [2]}, 0, 2, {1})
@given(GRAPHS, st.integers(0, 8), st.integers(0, 8), st.sets(st.integers(0, 8)))
def test_shortest(onward, start, end, left_out):
    """A shortest way goes from step to step, if there is one, and has no node twice."""
    among = {*range(9)} - left_out | {start, end}
    inside = {node: [one for one in onward.get(node, ()) if one in among] for node in among}

    way = shortest(start, end, onward, among)

    assert bool(way) == (start == end or end in walks(inside).get(start, ()))
    assert among.issuperset(way)
    assert len(set(way)) == len(way)
    assert all(there in onward[here] for here, there in pairwise(way))
    assert not way or (way[0], way[-1]) == (start, end)


def test_a_long_row_of_places():
    """Whether a place lies in another is known at once, however long the row of places is."""
    count = 4000
    places = "".join(
        f"- {{id: p{n}, label: P{n}, claims: {{part_of: [{{value: p{n + 1}, source: a}}]}}}}\n"
        for n in range(count)
    )
    homes = ", ".join(f"{{value: p{20 * n}, source: a}}" for n in range(199))
    dossier = small(
        SOURCES,
        places=f"{places}- {{id: p{count}, label: P{count}}}\n- {{id: camp, label: Camp}}\n",
        units=f"- {{id: u, label: U, claims: {{home: [{homes}, {{value: camp, source: b}}]}}}}\n",
    )

    [one] = compare(dossier).discrepancies

    assert len(one.pairs) == 199
