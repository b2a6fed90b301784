"""Verdicts: how two values, and two claims, stand to one another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import cases, figure, flow, said, small

from dossier.compare import (
    CLAIM_RULES,
    RULES,
    Context,
    compare_claims,
    compare_values,
    context_of,
    pairs_of,
    sameness,
)
from dossier.compare.names import QUOTED
from dossier.compare.pairs import LIMIT
from dossier.compare.within import lies_within
from dossier.origins import origins
from dossier.values import parse_value

STATES = ("planned", "announced", "under way", "done")
ABOUT_500 = "“about 500” (450 to 550, by the rule “about”)"

VALUES = [
    # type, one, other, relation, reason
    ("count", "30", "41", "disagree", "no number is both 30 and 41"),
    ("count", "at least 35", "41", "compatible", "41 lies within “at least 35”"),
    ("count", "around 500", "about 500", "agree", "the same estimate"),
    ("count", "about 500", "513", "compatible", f"513 lies within {ABOUT_500}"),
    ("count", "about 500", "450", "compatible", f"450 lies within {ABOUT_500}"),
    ("count", "about 500", "449", "disagree", f"no number is both 449 and {ABOUT_500}"),
    (
        "count",
        "about 500",
        "520-600",
        "compatible",
        f"some numbers are both {ABOUT_500} and 520-600",
    ),
    (
        "count",
        "almost 3,800",
        "3,800",
        "disagree",
        "“almost 3,800” (from 3,610 to less than 3,800, by the rule “almost”) stops short of 3,800",
    ),
    (
        "count",
        "dozens",
        "52",
        "compatible",
        "52 lies within “dozens” (24 to 99, by the rule “dozens”)",
    ),
    ("count", "6,009", "6, 009", "agree", "the same number"),
    ("count", "none", "0", "agree", "the same number"),
    (
        "count",
        "up to 41",
        "0",
        "compatible",
        "0 lies within “up to 41” (at most 41, by the rule “up to”)",
    ),
    (
        "count",
        "more than 4",
        "less than 5",
        "disagree",
        "no number is both “less than 5” and “more than 4”",
    ),
    ("count", "more than 4", "4", "disagree", "“more than 4” begins above 4"),
    ("count", "more than 41", "at least 42", "agree", "the same range"),
    (
        "share",
        "less than 5 percent",
        "5 percent",
        "disagree",
        "“less than 5 percent” stops short of 5 percent",
    ),
    (
        "share",
        "more than 4 percent",
        "less than 5 percent",
        "compatible",
        "some numbers are both “less than 5 percent” and “more than 4 percent”",
    ),
    (
        "share",
        "about 5 percent",
        "5.5 %",
        "compatible",
        "5.5 % lies within “about 5 percent” (4.5 to 5.5 percent, by the rule “about”)",
    ),
    ("share", "5 per cent", "5%", "agree", "the same number"),
    ("date", "2023-06", "2023-06-04", "compatible", "4 June 2023 lies in June 2023"),
    (
        "date",
        "2023-06-04",
        "2023-06-05",
        "disagree",
        "4 June 2023 and 5 June 2023 are two different days",
    ),
    (
        "date",
        "2023-06-04/2023-06-06",
        "2023-06-05",
        "compatible",
        "5 June 2023 lies in 4 to 6 June 2023",
    ),
    (
        "date",
        "2023-06-04/2023-06-06",
        "2023-06-06/2023-06-07",
        "compatible",
        "4 to 6 June 2023 and 6 to 7 June 2023 have days in common",
    ),
    ("date", "2023-06-04", "2023-06-04/2023-06-04", "agree", "the same day"),
    ("date", "2023-06-04", "2023-06-04", "agree", "the same day"),
    (
        "date",
        "2023~",
        "2022-05",
        "compatible",
        "May 2022 lies in about 2023 (1 January 2022 to 31 December 2024)",
    ),
    (
        "date",
        "2023-06-04?",
        "2023-06-06",
        "disagree",
        "perhaps 4 June 2023 (3 to 5 June 2023) and 6 June 2023 have no day in common",
    ),
    (
        "date",
        "2023-21",
        "2023-12",
        "compatible",
        "December 2023 lies in spring 2023 (1 January to 31 December 2023)",
    ),
    (
        "date",
        "2023-24",
        "2024-01",
        "compatible",
        "January 2024 lies in winter 2023 (1 December 2022 to 29 February 2024)",
    ),
    (
        "date",
        "2023-05-26/..",
        "2023-05-25",
        "disagree",
        "25 May 2023 and 26 May 2023 or later have no day in common",
    ),
    ("name", "1st Bde", "First Brigade", "agree", "one name in two spellings"),
    ("name", "1st  brigade", "1st Brigade", "agree", "the same name"),
    (
        "name",
        "65th Mechanised Infantry Brigade",
        "65th Mechanized Infantry Brigade",
        "agree",
        "one name in two spellings",
    ),
    (
        "name",
        "65th Mechanized Infantry Brigade",
        "65th Motorized Rifle Brigade",
        "disagree",
        "the branch differs: mechanized infantry, motorized rifle",
    ),
    (
        "name",
        "65th Brigade",
        "65th Mechanized Infantry Brigade",
        "compatible",
        "“65th Brigade” says less than “65th Mechanized Infantry Brigade”",
    ),
    (
        "name",
        "65th Brigade",
        "66th Infantry Regiment",
        "disagree",
        "the number differs: 65, 66; the echelon differs: brigade, regiment",
    ),
    (
        "name",
        "65th Brigade",
        "Infantry Brigade",
        "compatible",
        "“65th Brigade” and “Infantry Brigade” leave out different words of one name",
    ),
    (
        "name",
        "65th Brigade",
        "Camp North",
        "disagree",
        "“65th Brigade” and “Camp North” have no word in common",
    ),
    (
        "name",
        "1 Battalion, 65 Brigade",
        "65 Battalion, 1 Brigade",
        "disagree",
        "the number differs: 1 battalion 65 brigade, 65 battalion 1 brigade",
    ),
    ("name", "65 Brigade", "65th Brigade", "agree", "one name in two spellings"),
    (
        "name",
        "1 Battalion, 65 Brigade",
        "1st Battalion, 65th Brigade",
        "agree",
        "one name in two spellings",
    ),
    ("name", "दिन", "दीन", "disagree", "“दिन” and “दीन” are different names"),
    ("name", "か", "が", "disagree", "“か” and “が” are different names"),
    ("name", "Turkey", "Türkiye", "disagree", "“Turkey” and “Türkiye” are different names"),
    (
        "name",
        "north-west",
        "north-east",
        "disagree",
        "“north-east” and “north-west” are different names",
    ),
    ("text", "the  Crowd", "The crowd", "agree", "the same words"),
    ("text", "the crowd", "the mob", "incomparable", "free text is set side by side, not compared"),
    ("ref", "x", "x", "agree", "both are x"),
    ("ref", "x", "y", "disagree", "x and y are not the same"),
    ("point", "42.67272, 21.16688", "42.67272° N, 21.16688° E", "agree", "the same point"),
    (
        "point",
        "42.7, 21.2",
        "42.67, 21.17",
        "compatible",
        "42.67° N, 21.17° E lies in 42.7° N, 21.2° E, give or take 0.05°",
    ),
    (
        "point",
        "42.7, 21.20",
        "42.74, 21.24",
        "compatible",
        "42.74° N, 21.24° E lies in 42.7° N, 21.20° E, give or take 0.05°",
    ),
    (
        "point",
        "42.7, 21.2",
        "42.750, 21.200",
        "compatible",
        "the areas that the digits leave have a part in common",
    ),
    (
        "point",
        "42.67272, 21.16688",
        "42.6727, 21.1666",
        "disagree",
        "the two points are 20 m apart",
    ),
    (
        "point",
        "42.67272, 21.16688",
        "44.80401, 20.46513",
        "disagree",
        "the two points are 244 km apart",
    ),
    ("choice", "done", "Done", "agree", "both say “done”"),
    ("choice", "done", "announced", "disagree", "“announced” and “done” do not hold at once"),
    ("count", "unknown", "41", "unknown", "an explicit “unknown” is no value"),
    ("date", "unknown", "unknown", "unknown", "an explicit “unknown” is no value"),
]


def value(kind, text):
    """Read a value of a type."""
    return parse_value(text, kind, choices=STATES)


@pytest.mark.parametrize(("kind", "one", "other", "relation", "reason"), VALUES)
def test_value_rule(kind, one, other, relation, reason):
    """A rule says how two values stand, and why, whichever comes first."""
    left, right = value(kind, one), value(kind, other)

    verdict = compare_values(left, right)

    assert (verdict.relation, verdict.reason) == (relation, reason)
    assert compare_values(right, left) == verdict


def test_long_names():
    """A reason names the first of many words that differ, and repeats no long name in full."""
    left, right = (" ".join(map(str, range(start, 4000, 2))) for start in (0, 1))

    numbers = compare_values(value("name", left), value("name", right)).reason
    words = compare_values(value("name", f"A{left}"), value("name", "B")).reason

    assert numbers == ("the number differs: 0 2 4 6 8 10 12 14 16 18 …, 1 3 5 7 9 11 13 15 17 19 …")
    assert words == f"“A{left[: QUOTED - 1]}…” and “B” are different names"


def test_many_numbers():
    """Of however many numbers, only those that are named are put in the order of the name."""
    count, most = 25, 6000
    names = [
        value("name", " ".join(map(str, range(start, start + most * count, count))))
        for start in range(count)
    ]

    reasons = [compare_values(one, other).reason for one, other in combinations(names, 2)]

    assert len({*reasons}) == count * (count - 1) // 2
    assert reasons[0] == (
        "the number differs: 0 25 50 75 100 125 150 175 200 225 …,"
        " 1 26 51 76 101 126 151 176 201 226 …"
    )


def test_types_are_not_mixed():
    """A count and a share are not compared."""
    assert compare_values(value("count", "5"), value("share", "5 %")).relation == "incomparable"


def test_every_rule_is_worded():
    """Each rule has a docstring, which the Method page prints, and each type has a rule."""
    assert set(RULES) == {"count", "share", "date", "name", "point", "ref", "choice", "text"}
    assert all(rule.__doc__ for rule in (*RULES.values(), *CLAIM_RULES.values()))


PEOPLE = """
- {id: nato, label: NATO, type: organisation}
- {id: chief, label: The Chief, type: person, speaks_for: nato}
- {id: deputy, label: The Deputy, type: person, speaks_for: chief}
- {id: turkey, label: Türkiye, type: state, aliases: [Turkey]}
- {id: other, label: Other, type: group}
"""
PLACES = """
- {id: camp, label: Camp, claims: {part_of: [{value: town, source: a}]}}
- {id: town, label: Town, claims: {part_of: [{value: region, source: a}]}}
- {id: region, label: Region}
- {id: gate, label: Camp Gate}
- id: disputed
  label: Disputed
  claims: {part_of: [{value: region, source: a}, {value: region, source: b, denies: true}]}
"""
UNIT = """
- id: unit
  label: 1st Brigade
  claims:
    {property}:
      - {one}
      - {other}
"""


@pytest.mark.parametrize("case", cases("compare/claims"), ids=lambda case: case["because"])
def test_claim_rule(case):
    """A rule says how two claims stand, and why, whichever comes first."""
    units = UNIT.format(property=case["property"], one=flow(case["one"]), other=flow(case["other"]))
    dossier = small(units=units, actors=PEOPLE, places=PLACES)
    left, right = dossier.claims_of["unit"][case["property"]]
    context = context_of(dossier, origins(dossier))

    verdict = compare_claims(left, right, context)

    assert (verdict.relation, verdict.reason) == (case["verdict"], case["because"])
    assert compare_claims(right, left, context) == verdict


def test_different_subjects_are_incomparable():
    """Claims about two subjects are never compared."""
    figures = """
    - {id: m, label: M, claims: [{value: 1, source: a}]}
    - {id: n, label: N, claims: [{value: 2, source: a}]}
    """
    dossier = small(figures=figures)

    verdict = compare_claims(*dossier.claims, context_of(dossier, origins(dossier)))

    assert verdict.relation == "incomparable"


TEXTS = {
    "count": st.one_of(
        st.integers(0, 60).map(str),
        st.tuples(st.integers(0, 30), st.integers(30, 60)).map(lambda ends: "{}-{}".format(*ends)),
        st.tuples(
            st.sampled_from(["about", "almost", "more than", "at least", "up to", "less than"]),
            st.integers(1, 60),
        ).map(lambda said: "{} {}".format(*said)),
        st.just("dozens"),
    ),
    "share": st.tuples(
        st.sampled_from(["", "about ", "almost ", "more than ", "at least ", "less than "]),
        st.integers(1, 9),
    ).map(lambda said: "{}{} percent".format(*said)),
    "date": st.builds(
        "{}{}{}".format,
        st.sampled_from(["2022", "2023"]),
        st.sampled_from(["", "-05", "-06", "-24"]),
        st.sampled_from(["", "~", "?"]),
    )
    | st.dates().map(str)
    | st.sampled_from(["2022/2023", "../2022-03", "2023-01-05/..", "202X"]),
    "name": st.lists(
        st.sampled_from(
            ["1st", "65th", "65", "2", "Bde", "battalion,", "infantry", "rifle", "mech", "Alpha"]
        ),
        min_size=1,
        max_size=4,
    ).map(" ".join),
    "ref": st.sampled_from(["x", "y", "z"]),
    "choice": st.sampled_from(STATES),
    "text": st.sampled_from(
        ["a crowd", "A  crowd", "a “crowd”", 'a "crowd"', "x - y", "x \u2013 y"]
    ),
}


@pytest.mark.parametrize("kind", TEXTS)
@settings(deadline=None)
@given(data=st.data())
def test_rules_are_symmetric_and_reflexive(kind, data):
    """Two values stand the same way round or turned, and a value agrees with itself."""
    left, right = (value(kind, data.draw(TEXTS[kind])) for _ in range(2))

    assert compare_values(left, right) == compare_values(right, left)
    assert compare_values(left, left).relation == "agree"


@pytest.mark.parametrize("kind", TEXTS)
@settings(deadline=None)
@given(data=st.data())
def test_sameness_is_agreement(kind, data):
    """Values with one key agree, and values that agree have one key."""
    left, right = (value(kind, data.draw(TEXTS[kind])) for _ in range(2))

    agree = compare_values(left, right).relation == "agree"

    assert agree == (sameness(left) == sameness(right))


@pytest.mark.parametrize("kind", ["count", "share", "date", "name", "choice"])
@settings(deadline=None)
@given(data=st.data())
def test_what_lies_within(kind, data):
    """A value lies within itself; of two, each lies within the other only if they agree."""
    left, right = (value(kind, data.draw(TEXTS[kind])) for _ in range(2))

    both = lies_within(left, right, Context()) and lies_within(right, left, Context())

    assert lies_within(left, left, Context())
    assert both == (compare_values(left, right).relation == "agree")


@settings(deadline=None, max_examples=50)
@given(TEXTS["count"], TEXTS["count"], st.booleans(), st.booleans())
def test_claims_are_symmetric(one, other, denied, other_denied):
    """Two claims, denials or not, stand the same way round or turned, and each with itself."""
    texts = [(one, denied), (other, other_denied)]
    dossier = numbered(f"{text}, denies: {str(no).lower()}" for text, no in texts)
    context = context_of(dossier, origins(dossier))
    left, right = dossier.claims

    verdict = compare_claims(left, right, context)

    assert compare_claims(right, left, context) == verdict
    assert compare_claims(left, left, context).relation == "agree"


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(TEXTS["count"], st.booleans()), min_size=2, max_size=6))
def test_pairs_find_every_conflict(rows):
    """All pairs are there if any disagrees; else the first claim stands with each other one."""
    dossier = numbered(f"{text}, denies: {str(denied).lower()}" for text, denied in rows)
    context = context_of(dossier, origins(dossier))
    every = list(combinations(dossier.claims, 2))
    disagree = any(compare_claims(*pair, context).relation == "disagree" for pair in every)

    pairs = pairs_of(dossier.claims, context)

    expected = every if disagree else every[: len(rows) - 1]
    assert [(pair.left, pair.right, pair.verdict) for pair in pairs] == [
        (left.id, right.id, compare_claims(left, right, context)) for left, right in expected
    ]


def numbered(texts):
    """Return a figure with a claim for each text, each on a page of its own."""
    return figure(
        *(f"{{value: {text}, source: a, locator: page {n}}}" for n, text in enumerate(texts, 1))
    )


def test_many_claims_that_say_the_same_are_collapsed():
    """In a large group that conflicts, equal claims stand with the first of them only."""
    dossier = numbered(["30"] * LIMIT + ["41"] * LIMIT)

    pairs = pairs_of(dossier.claims, context_of(dossier, origins(dossier)))

    assert len(pairs) == 2 * LIMIT - 1
    assert sum(pair.verdict.relation == "disagree" for pair in pairs) == 1


def test_many_different_values_stay_in_bounds():
    """Of very many different numbers, each still stands in a pair that disagrees."""
    dossier = numbered(range(5 * LIMIT))

    pairs = pairs_of(dossier.claims, context_of(dossier, origins(dossier)))

    against = [pair for pair in pairs if pair.verdict.relation == "disagree"]
    assert len(pairs) < 25 * 5 * LIMIT
    assert {id_ for pair in against for id_ in (pair.left, pair.right)} == set(dossier.claim)


@pytest.mark.parametrize(
    ("word", "number", "disagreeing"), [("at least", 50, 350), ("up to", 350, 349)]
)
def test_many_bounds_stay_in_bounds(word, number, disagreeing):
    """Of very many bounds, each that excludes a number stands in a pair with it."""
    dossier = numbered([*(f"{word} {n}" for n in range(1, 401)), number])

    pairs = pairs_of(dossier.claims, context_of(dossier, origins(dossier)))

    against = {(p.left, p.right) for p in pairs if p.verdict.relation == "disagree"}
    assert len(against) == disagreeing


def test_agreement_is_not_transitive():
    """A vague date does not reconcile two precise ones that conflict."""
    claims = [f"{{value: {text}, source: a}}" for text in ("1943-09", "1943", "1943-10")]
    events = f"[{{id: e, label: E, claims: {{date: [{', '.join(claims)}]}}}}]"
    dossier = small(events=events)

    pairs = pairs_of(dossier.claims, context_of(dossier, origins(dossier)))

    against = [pair for pair in pairs if pair.verdict.relation == "disagree"]
    assert [
        {said(dossier.claim[pair.left]), said(dossier.claim[pair.right])} for pair in against
    ] == [{"a: 1943-09", "a: 1943-10"}]
