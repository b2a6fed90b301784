"""Support: how well each value is supported, and all that is found in a dossier."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import cases, figure, flow, levels, said_by, small

from dossier.model import fingerprint
from dossier.support import compare

ACTORS = "[{id: nato, label: NATO, type: group}, {id: police, label: Police, type: group}]"
COPIES = """
- {id: a, label: Report A, publisher: One}
- {id: b, label: Report B, publisher: Two, derived_from: [a]}
- {id: c, label: Report C, publisher: Two}
- {id: d, label: Report D, publisher: one}
"""

LEVELS = [
    # level, documents, origins, claims
    ("single-origin", 1, 1, ["{value: 30, source: a}"]),
    ("single-origin", 1, 1, ["{value: 30, source: a}", "{value: 30, source: a, locator: page 2}"]),
    (
        "single-origin",
        1,
        2,
        [
            "{value: 30, source: a, attributed_to: nato}",
            "{value: 30, source: a, attributed_to: police}",
        ],
    ),
    ("echo", 2, 1, ["{value: 30, source: a}", "{value: 30, source: d}"]),
    ("echo", 2, 1, ["{value: 30, source: a}", "{value: 30, source: b}"]),
    (
        "echo",
        2,
        1,
        [
            "{value: 30, source: a, attributed_to: nato}",
            "{value: 30, source: c, attributed_to: nato}",
        ],
    ),
    ("corroborated", 2, 2, ["{value: 30, source: a}", "{value: 30, source: c}"]),
    ("corroborated", 2, 2, ["{value: 30, source: a}", "{value: at least 20, source: c}"]),
    (
        "corroborated",
        2,
        2,
        [
            "{value: 30, source: a, attributed_to: nato}",
            "{value: 30, source: a, attributed_to: police}",
            "{value: 30, source: c, attributed_to: nato}",
        ],
    ),
    ("contested", 2, 2, ["{value: 30, source: a}", "{value: 41, source: c}"]),
    ("contested", 1, 1, ["{value: 30, source: a}", "{value: 41, source: a}"]),
    ("contested", 1, 1, ["{value: 30, source: a}", "{denies: true, source: c}"]),
    (
        "single-origin",
        1,
        1,
        ["{value: 30, source: a}", "{value: unknown, source: c}"],
    ),
    (
        "single-origin",
        1,
        1,
        ["{value: 30, source: a}", "{denies: true, value: 41, source: c}"],
    ),
    ("unsourced", 0, 0, ["{denies: true, source: a}", "{denies: true, source: c}"]),
    ("unsourced", 0, 0, ["{value: unknown, source: a}"]),
    ("single-origin", 1, 1, ["{value: 30, source: a}", "{value: 41, source: c, supersedes: a}"]),
]


@pytest.mark.parametrize(("level", "documents", "voices", "claims"), LEVELS)
def test_level(level, documents, voices, claims):
    """Support counts documents and origins, and one disagreement contests it."""
    [group] = compare(figure(*claims, sources=COPIES, actors=ACTORS)).groups

    assert (group.level, group.documents, len(group.origins)) == (level, documents, voices)


def test_scopes_are_apart():
    """Each scope is a group of its own, and nothing in one contests another."""
    dossier = figure(
        "{value: 52, source: a, scope: {side: protesters}}",
        "{value: 41, source: b, scope: {side: soldiers}}",
        "{value: 93, source: c}",
    )

    findings = compare(dossier)

    assert [group.level for group in findings.groups] == ["single-origin"] * 3
    assert findings.discrepancies == ()


def test_values_side_by_side():
    """Texts are supported each by itself, and a denial of one contests it alone."""
    units = """
    - id: unit
      label: Unit
      claims:
        role:
          - {value: reserve, source: a}
          - {value: Reserve, source: b}
          - {value: guard, source: c}
          - {value: guard, source: d, denies: true}
          - {value: unknown, source: d}
        requested_by:
          - {value: nato, source: a}
          - {value: police, source: b}
          - {denies: true, source: c}
    """
    dossier = small(units=units, actors=ACTORS)

    findings = compare(dossier)

    assert levels(findings) == {
        ("unit", "role", "reserve"): "corroborated",
        ("unit", "role", "guard"): "contested",
        ("unit", "requested_by", "nato"): "contested",
        ("unit", "requested_by", "police"): "contested",
    }
    assert all(len(group.unknown) == (group.property == "role") for group in findings.groups)
    assert {
        found.property: (found.kinds, said_by(found.claims, dossier))
        for found in findings.discrepancies
    } == {
        "role": (("text",), ["c: guard", "d: not guard"]),
        "requested_by": (("reference",), ["a: nato", "b: police", "c: not nothing"]),
    }


def test_superseded_text_follows_its_successor():
    """A text that has been replaced is the history of the one that replaces it."""
    units = """
    - id: unit
      label: Unit
      claims:
        role: [{value: reserve, source: a}, {value: guard, source: b, supersedes: a}]
    """
    dossier = small(units=units)

    [group] = compare(dossier).groups

    assert (group.item, said_by(group.history, dossier)) == ("guard", ["a: reserve"])


def dated(*claims):
    """Return a figure with claims of one actor, each of a source, a value and a day of May."""
    return figure(
        *(
            f"{{{what}, source: {source}, attributed_to: nato, as_of: 2023-05-{day:02}}}"
            for source, what, day in claims
        ),
        actors=ACTORS,
    )


def test_history():
    """What an origin says is replaced by the next thing that it says, and contests nothing."""
    dossier = dated(
        ("a", "value: 14", 1),
        ("b", "value: 57", 2),
        ("c", "denies: true", 3),
        ("d", "value: 60", 4),
    )

    findings = compare(dossier)

    [group] = findings.groups
    assert group.level == "single-origin"
    assert said_by(group.claims, dossier) == ["d: 60"]
    assert said_by(group.history, dossier) == ["a: 14", "b: 57", "c: not nothing"]
    assert sorted(
        said_by((found.earlier,), dossier) + said_by((found.later,), dossier)
        for found in findings.revisions
    ) == [["a: 14", "b: 57"], ["b: 57", "c: not nothing"], ["c: not nothing", "d: 60"]]


def test_saying_it_again_is_no_revision():
    """A value that its origin repeats stands in both documents."""
    [group] = compare(dated(("a", "value: 14", 1), ("b", "value: 14", 2))).groups

    assert (group.level, group.history) == ("echo", ())


CIRCLES = [
    # why, claims, what stands
    (
        "each supersedes the other",
        ["{value: 1, source: a, supersedes: b}", "{value: 2, source: b, supersedes: a}"],
        ["a: 1", "b: 2"],
    ),
    (
        "three in a circle",
        [
            "{value: 1, source: a, supersedes: b}",
            "{value: 2, source: b, supersedes: c}",
            "{value: 3, source: c, supersedes: a}",
        ],
        ["a: 1", "b: 2", "c: 3"],
    ),
    (
        "what is stated wins over what follows from the days",
        [
            "{value: 1, source: a, attributed_to: nato, as_of: 2023-05-01, supersedes: b}",
            "{value: 2, source: b, attributed_to: nato, as_of: 2023-05-02}",
        ],
        ["a: 1"],
    ),
    (
        "a document that corrects itself",
        ["{value: 1, source: a}", "{value: 2, source: a, supersedes: a}"],
        ["a: 2"],
    ),
    (
        "a document that corrects itself twice",
        [
            "{value: 1, source: a}",
            "{value: 2, source: a, supersedes: a}",
            "{value: 3, source: a, supersedes: a}",
        ],
        ["a: 2", "a: 3"],
    ),
]


@pytest.mark.parametrize(
    ("claims", "standing"), [row[1:] for row in CIRCLES], ids=[row[0] for row in CIRCLES]
)
def test_circle_of_revisions(claims, standing):
    """Claims that replace one another in a circle all stand, and are compared."""
    dossier = figure(*claims, actors=ACTORS)

    [group] = compare(dossier).groups

    assert said_by(group.claims, dossier) == standing
    assert len(group.pairs) == len(standing) * (len(standing) - 1) / 2
    assert group.level == ("contested" if group.pairs else "single-origin")


def test_state_moves_on():
    """A later state replaces an earlier one by whomever; one that goes back contests it."""
    units = """
    - id: unit
      label: Unit
      claims:
        status:
          - {value: announced, source: a, as_of: 2023-05-30}
          - {value: done, source: b, as_of: 2023-06-01}
          - {value: under way, source: c, as_of: 2023-06-02}
          - {value: announced, source: d, as_of: 2023-05-29, denies: true}
    """
    dossier = small(units=units)

    [group] = compare(dossier).groups

    assert said_by(group.history, dossier) == ["a: announced"]
    assert said_by(group.claims, dossier) == ["b: done", "c: under way", "d: not announced"]
    assert group.level == "contested"


def test_state_that_stays_is_no_revision():
    """The same state as of another day stands beside the first."""
    units = """
    - id: unit
      label: Unit
      claims:
        status:
          - {value: announced, source: a, as_of: 2023-05-30}
          - {value: announced, source: b, as_of: 2023-06-01}
    """

    [group] = compare(small(units=units)).groups

    assert (group.level, group.history) == ("corroborated", ())


def test_within_one_source():
    """A headline against its own body is flagged; another document takes the flag away."""
    own = ["{value: 30, source: a, locator: headline}", "{value: 41, source: a}"]

    [alone] = compare(figure(*own)).discrepancies
    [joined] = compare(figure(*own, "{value: 30, source: b}")).discrepancies

    assert (alone.within_one_source, joined.within_one_source) == (True, False)
    assert (alone.kinds, alone.id) == (("count",), "n--value")


PARTS = """
- id: whole
  label: Whole
  parts: [x, y]
  claims: {whole}
- {{id: x, label: X, claims: {x}}}
- {{id: y, label: Y, claims: {y}}}
"""


@pytest.mark.parametrize("case", cases("compare/sums"), ids=lambda case: [*case.values()][-1])
def test_parts(case):
    """Parts fail to make a whole only when no choice of claims can make it."""
    figures = PARTS.format(**{key: flow(case[key]) for key in ("whole", "x", "y")})

    findings = compare(small(figures=figures))

    broken = [reason.sentence for one in findings.discrepancies for reason in one.reasons]
    assert [note.sentence for note in findings.sums] == ([case["note"]] if "note" in case else [])
    assert broken == ([case["reason"]] if "reason" in case else [])


@pytest.mark.parametrize(
    ("claim", "notes", "broken"),
    [
        ("{sum_of: [16, 19, 4], source: a}", ["the parts add up: 16 + 19 + 4 = 39"], []),
        (
            "{value: 39, sum_of: [16, 19, 4], source: a}",
            ["the parts add up: 16 + 19 + 4 = 39"],
            [],
        ),
        (
            "{value: 41, sum_of: [16, 19, 4], source: a}",
            [],
            ["the parts do not add up: 16 + 19 + 4 is 39, not 41"],
        ),
        ("{value: 41, sum_of: [16, 19, 4], source: a, denies: true}", [], []),
        (
            "{value: 14, sum_of: [about 10, 4], source: a}",
            ["the parts can add up: about 10 + 4 = 14"],
            [],
        ),
    ],
)
def test_sum_of(claim, notes, broken):
    """A claim that adds numbers up is held against its own value."""
    findings = compare(figure(claim))

    assert [note.sentence for note in findings.sums] == notes
    assert [
        (reason.kind, reason.sentence) for one in findings.discrepancies for reason in one.reasons
    ] == [("sum", sentence) for sentence in broken]


def test_open_ends_are_added():
    """Less than 5 percent and 5 percent stop short of 10 percent."""
    rows = (("whole", "10 %"), ("x", "less than 5 %"), ("y", "5 %"))
    figures = [
        {
            "id": id_,
            "label": id_,
            "type": "share",
            "parts": ["x", "y"] if id_ == "whole" else [],
            "claims": [{"value": value, "source": "a"}],
        }
        for id_, value in rows
    ]

    [found] = compare(small(figures=flow(figures))).discrepancies

    assert [reason.sentence for reason in found.reasons] == [
        "the parts do not add up: less than 5 % + 5 % is from 5 to less than 10 percent, not 10 %"
    ]


def test_sum_changes_no_verdict():
    """A sum that cannot hold is a discrepancy, and leaves the level of support alone."""
    figures = PARTS.format(
        whole="[{value: 30, source: a}, {value: 30, source: b}]",
        x="[{value: 11, source: a}]",
        y="[{value: 20, source: a}]",
    )
    dossier = small(figures=figures)

    findings = compare(dossier)

    [found] = findings.discrepancies
    assert (found.id, found.kinds, found.within_one_source) == ("whole--value", ("sum",), True)
    assert (found.pairs, said_by(found.claims, dossier)) == ((), ["a: 11", "a: 20", "a: 30"])
    assert levels(findings)["whole", "value", None] == "corroborated"


def test_one_discrepancy_has_all_kinds():
    """Values that disagree and a sum that cannot hold are one discrepancy."""
    figures = PARTS.format(
        whole="[{value: 30, source: a}, {value: 41, source: b}]",
        x="[{value: 11, source: a}]",
        y="[{value: 20, source: a}]",
    )

    [found] = compare(small(figures=figures)).discrepancies

    assert (found.kinds, len(found.pairs), len(found.reasons)) == (("count", "sum"), 1, 1)


EVENTS = """
- id: rally
  label: The rally
  claims: {rally}
- id: clash
  label: The clash
  claims: {clash}
"""


@pytest.mark.parametrize("case", cases("compare/chronology"), ids=lambda case: case["why"])
def test_chronology(case):
    """An order of events fails when no choice of dates makes it hold, or its opposite is said."""
    events = EVENTS.format(rally=flow(case["rally"]), clash=flow(case["clash"]))

    findings = compare(small(events=events))

    found = {
        one.id: "".join(reason.sentence for reason in one.reasons) for one in findings.discrepancies
    }
    assert found == case["found"]
    assert all(group.level != "contested" for group in findings.groups if group.property != "date")


def test_ids_are_unique():
    """Scopes whose slugs are the same have discrepancies of their own, each with its own id."""
    scopes = ("{side: a b}", "{side: a-b}", "{side: c}")
    claims = [
        f"{{value: {value}, source: {source}, scope: {scope}}}"
        for scope in scopes
        for value, source in ((30, "a"), (41, "b"))
    ]

    ids = [found.id for found in compare(figure(*claims)).discrepancies]

    assert len(set(ids)) == len(scopes)
    assert [id_ for id_ in ids if not id_.startswith("n--value--side-a-b--")] == [
        "n--value--side-c"
    ]


def assessed(fingerprint_of):
    """Return a figure that is assessed, with a fingerprint or without."""
    line = f", fingerprint: {fingerprint_of}" if fingerprint_of else ""
    return small(
        figures=f"""
        - id: n
          label: Number
          claims: [{{value: 30, source: a}}, {{value: 41, source: b}}]
          assessments:
            value: {{status: unresolved, assessed_by: desk, assessed_on: 2023-06-06{line}}}
        """
    )


def test_stale_assessment():
    """An assessment of other claims than there are now is stale, and so is one of none."""
    now = fingerprint(assessed("").claims)

    assert compare(assessed(now)).stale == frozenset()
    assert compare(assessed("0" * 16)).stale == {("n", "value")}
    assert compare(assessed("")).stale == {("n", "value")}


CLAIMS = [
    "{value: 30, source: a, attributed_to: nato, as_of: 2023-05-29}",
    "{value: 41, source: b, attributed_to: nato, as_of: 2023-05-30}",
    "{value: 39, source: c}",
    "{value: about 40, source: d}",
    "{value: 52, source: a, scope: {side: protesters}}",
    "{denies: true, value: 52, source: b, scope: {side: protesters}}",
    "{value: unknown, source: c, scope: {side: protesters}}",
]


@settings(deadline=None, max_examples=25)
@given(st.permutations(CLAIMS), st.permutations(["a", "b", "c", "d"]))
def test_order_of_the_yaml_does_not_matter(claims, sources):
    """The same claims give the same findings, in whatever order they are written."""
    rows = "".join(f"- {{id: {id_}, label: Report {id_.upper()}}}\n" for id_ in sources)

    found = compare(figure(*claims, sources=rows, actors=ACTORS))

    assert found == compare(figure(*CLAIMS, actors=ACTORS))
