"""Tests of what changed between two states: what is told, and what is none of a reader's."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import SOURCES, figure, flow, small

from dossier.changes import Changes, Field, changes
from dossier.load import build
from dossier.model import Dossier

NOBODY = "- {id: x, label: X, type: person}"


def parts(found: Changes) -> dict[str, int]:
    """Return how many things changed in each way, but for those in which nothing did."""
    counts = {part.name: len(getattr(found, part.name)) for part in fields(found)}
    return {name: count for name, count in counts.items() if count}


def test_the_same():
    """Between a dossier and itself, nothing changed."""
    dossier = figure("{value: 30, source: a}", "{value: 41, source: b}")

    assert not changes(dossier, dossier)


def test_a_claim_is_added_and_withdrawn():
    """A new claim opens a disagreement, and its withdrawal closes it."""
    one = figure("{value: 30, source: a}")
    two = figure("{value: 30, source: a}", "{value: 41, source: b, locator: page 2}")

    opened, closed = changes(one, two), changes(two, one)

    [said] = opened.claims_added
    assert (said.topic, said.said, said.document, said.locator) == (
        "Number",
        "41",
        "Report B",
        "page 2",
    )
    assert [one.values for one in opened.disagreements_opened] == [("30", "41")]
    assert parts(opened) == {
        "claims_added": 1,
        "disagreements_opened": 1,
        "support_changed": 1,
    }
    assert closed.claims_withdrawn == opened.claims_added
    assert closed.disagreements_closed == opened.disagreements_opened
    [level] = closed.support_changed
    assert (level.before, level.after) == ("contested", "single-origin")


FIELDS = [
    # before, after, what changed
    ("value: 30", "value: 31", [("value", "30", "31")]),
    ("value: 30, locator: page 1", "value: 30, locator: page 2", [("locator", "page 1", "page 2")]),
    ("value: 30", "value: 30, excerpt: thirty", [("excerpt", None, "thirty")]),
    (
        "value: 30, excerpt: {exact: x, prefix: p}",
        "value: 30, excerpt: {exact: x, prefix: q}",
        [("excerpt.prefix", "p", "q")],
    ),
    ("value: 30", "value: 30, attributed_to: x", [("attributed_to", None, "x")]),
    ("value: 30", "value: 30, as_of: 2023-06-01", [("as_of", None, "2023-06-01")]),
    ("value: 30", "value: 30, denies: true", [("denies", None, "true")]),
    ("value: 30", "value: 30, scope: {side: one}", [("scope", None, "side: one")]),
    ("value: 30, note: old", "value: 30, note: new", [("note", "old", "new")]),
    ("value: 30", "value: 30, derivation: so", [("derivation", None, "so")]),
    ("value: 30", "value: 30, credibility: 2", [("credibility", None, "2")]),
    (
        "value: 30, locator: page 1, excerpt: e",
        "value: 31, locator: page 1, excerpt: f",
        [("value", "30", "31"), ("excerpt", "e", "f")],
    ),
]


@pytest.mark.parametrize(("before", "after", "told"), FIELDS)
def test_a_claim_changes(before, after, told):
    """What a claim says otherwise than before is told key by key, and turned round as well."""
    old = figure(f"{{source: a, {before}}}", actors=NOBODY)
    new = figure(f"{{source: a, {after}}}", actors=NOBODY)

    [changed] = changes(old, new).claims_changed
    [turned] = changes(new, old).claims_changed

    assert changed.fields == tuple(Field(name=n, before=b, after=a) for n, b, a in told)
    assert turned.fields == tuple(Field(name=n, before=a, after=b) for n, b, a in told)
    assert parts(changes(old, new)).keys() <= {"claims_changed", "support_changed"}


def test_a_note_to_oneself():
    """What is never published is not told, either."""
    old = figure("{value: 30, source: a, internal_note: one}")
    new = figure("{value: 30, source: a, internal_note: two}")

    assert not changes(old, new)


PAIRS = [
    # The claims of document a before, and after; which became which; added; withdrawn.
    (["30, locator: page 1", "40, locator: page 2"], ["41, locator: page 2"], ["40→41"], "", "30"),
    (["30, excerpt: x", "40, excerpt: y"], ["31, excerpt: y"], ["40→31"], "", "30"),
    (["30", "40"], ["30, locator: page 9", "50"], ["30→30", "40→50"], "", ""),
    (["30"], ["30, scope: {side: one}", "31"], ["30→31"], "30", ""),
    (["30"], ["30, scope: {side: one}"], ["30→30"], "", ""),
    (["30, scope: {side: one}"], ["31, scope: {side: two}"], [], "31", "30"),
]


@pytest.mark.parametrize(("before", "after", "pairs", "added", "withdrawn"), PAIRS)
def test_the_nearest_claims_are_one(before, after, pairs, added, withdrawn):
    """A claim becomes the one that has most in common with it: scope, value, place, excerpt."""
    old = figure(*(f"{{source: a, value: {one}}}" for one in before))
    new = figure(*(f"{{source: a, value: {one}}}" for one in after))

    found = changes(old, new)

    told = sorted(f"{one.before.said}→{one.after.said}" for one in found.claims_changed)
    assert told == sorted(pairs)
    assert " ".join(one.said for one in found.claims_added) == added
    assert " ".join(one.said for one in found.claims_withdrawn) == withdrawn


def test_the_order_of_what_changed():
    """Claims that changed stand in one order, from whichever side they are looked at."""
    places = range(1, 9)
    old = figure(*(f"{{value: {one}, source: a, locator: page {one}}}" for one in places))
    new = figure(*(f"{{value: {one + 50}, source: a, locator: page {one}}}" for one in places))

    found, turned_round = changes(old, new).claims_changed, changes(new, old).claims_changed

    assert len(found) == len(places)
    assert [one.after for one in found] == [one.before for one in turned_round]


def test_another_document():
    """What another document says is another claim."""
    found = changes(figure("{value: 30, source: a}"), figure("{value: 30, source: b}"))

    assert parts(found) == {"claims_added": 1, "claims_withdrawn": 1}


def test_a_disagreement_changes():
    """It changes with its rival values, and not with an excerpt."""
    old = figure("{value: 30, source: a}", "{value: 41, source: b}")
    value = figure("{value: 30, source: a}", "{value: 52, source: b}")
    excerpt = figure("{value: 30, source: a}", "{value: 41, source: b, excerpt: e}")

    [changed] = changes(old, value).disagreements_changed

    assert (changed.before.values, changed.after.values) == (("30", "41"), ("30", "52"))
    assert changes(old, excerpt).disagreements_changed == ()


def test_rival_values_stand_from_the_least():
    """The values of a disagreement are in the order of their size."""
    values = ["100", "41", "7", "about 60"]
    claims = [f"{{value: {one}, source: {by}}}" for one, by in zip(values, "abcd", strict=True)]

    [found] = changes(figure(claims[0]), figure(*claims)).disagreements_opened

    assert found.values == ("7", "41", "about 60", "100")


def test_records():
    """Sources and subjects come, go and are renamed; what else changes in one is named."""
    first = "- {id: a, label: Report A}\n- {id: b, label: Report B}"
    second = "- {id: a, label: The Report, publisher: P, internal_note: n}\n- {id: c, label: C}"
    claim = "{value: 30, source: a}"

    found = changes(figure(claim, sources=first), figure(claim, sources=second))

    assert [(one.kind, one.id) for one in found.records_added] == [("source", "c")]
    assert [(one.kind, one.id) for one in found.records_removed] == [("source", "b")]
    [renamed] = found.records_renamed
    assert (renamed.before, renamed.after) == ("Report A", "The Report")
    [edited] = found.records_edited
    assert (edited.id, edited.keys) == ("a", ("publisher",))


def test_settings_and_prose():
    """The bottom line and the pages of prose are part of what a dossier says."""
    files = {
        "content/dossier.yml": "{title: T, bottom_line: One., as_of: 2023-06-06}",
        "content/sources.yml": SOURCES,
        "content/pages/word.md": "# A\n\nOne.\n",
    }
    others = {
        "content/dossier.yml": "{title: T, bottom_line: Two., as_of: 2023-06-06}",
        "content/pages/word.md": "# A\n\nTwo.\n",
        "content/pages/new.md": "# B\n\nOne.\n",
    }

    found = changes(build(files), build({**files, **others}))

    edited = [(one.kind, one.id, one.keys) for one in found.records_edited]
    assert edited == [("dossier", "", ("bottom_line",)), ("page", "word", ("text",))]
    assert [(one.kind, one.id) for one in found.records_added] == [("page", "new")]


def test_assessments():
    """An assessment is made, changed, withdrawn; what changed in it is named by its key."""

    def assessed(text: str) -> Dossier:
        claims = "claims: [{value: 30, source: a}, {value: 41, source: b}]"
        return small(figures=f"- {{id: n, label: N, {claims}, assessments: {text}}}")

    judge = "assessed_by: x, assessed_on: 2023-06-07"
    none = assessed("{}")
    open_ = assessed(f"{{value: {{status: unresolved, {judge}}}}}")
    done = assessed(f"{{value: {{status: resolved, preferred: 41, note: So., {judge}}}}}")

    [made] = changes(none, open_).assessments_made
    [changed] = changes(open_, done).assessments_changed
    [withdrawn] = changes(done, none).assessments_withdrawn

    assert (made.topic, made.status) == ("N", "unresolved")
    assert changed.keys == ("status", "preferred", "note")
    assert (changed.before, changed.after) == (made, withdrawn)


VALUE = st.sampled_from(["30", "41", "about 30", "at least 35", "unknown"])
CLAIM = st.fixed_dictionaries(
    {"value": VALUE, "source": st.sampled_from("abc")},
    optional={
        "denies": st.just("true"),
        "locator": st.sampled_from(["page 1", "page 2"]),
        "excerpt": st.sampled_from(["one", "two"]),
        "scope": st.just({"side": "one"}),
        "as_of": st.sampled_from(["2023-06-01", "2023-06-02"]),
        "note": st.sampled_from(["n", "m"]),
    },
)


def said_once(claim: dict[str, Any]) -> str:
    """Return what tells two claims apart: what they say, and not what is noted of them."""
    return flow(sorted((key, value) for key, value in claim.items() if key != "note"))


STATE = st.builds(
    lambda claims, label: figure(*map(flow, claims)) if label else small(),
    st.lists(CLAIM, min_size=1, max_size=6, unique_by=said_once),
    st.booleans(),
)


def turned(found: Changes) -> Changes:
    """Return changes as they are from the other side."""

    def swapped(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(one, before=one.after, after=one.before) for one in items)

    return replace(
        found,
        claims_added=found.claims_withdrawn,
        claims_withdrawn=found.claims_added,
        claims_changed=tuple(
            replace(one, fields=swapped(one.fields)) for one in swapped(found.claims_changed)
        ),
        disagreements_opened=found.disagreements_closed,
        disagreements_closed=found.disagreements_opened,
        disagreements_changed=swapped(found.disagreements_changed),
        support_changed=swapped(found.support_changed),
        records_added=found.records_removed,
        records_removed=found.records_added,
    )


@settings(max_examples=80, deadline=None)
@given(STATE, STATE)
def test_turned_round(one, other):
    """From the other side, what was added is withdrawn and what was opened is closed."""
    assert changes(other, one) == turned(changes(one, other))
    assert not changes(one, one)


@settings(max_examples=60, deadline=None)
@given(STATE, STATE)
def test_every_claim_is_told_of_once(one, other):
    """Each claim that only one state has is told of once, and no other is, but for its note."""
    found = changes(one, other)
    before = [pair.before.id for pair in found.claims_changed]
    after = [pair.after.id for pair in found.claims_changed]

    gone = [said.id for said in found.claims_withdrawn] + before
    come = [said.id for said in found.claims_added] + after

    assert len(set(gone)) == len(gone)
    assert len(set(come)) == len(come)
    assert set(gone) - set(come) == one.claim.keys() - other.claim.keys()
    assert set(come) - set(gone) == other.claim.keys() - one.claim.keys()
