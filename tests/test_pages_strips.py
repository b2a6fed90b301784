"""Tests of the strips of a dossier: which claims are drawn, as what, and how far they are apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import figure, small

from dossier.charts.strip import draw_compact, draw_strip
from dossier.load import load
from dossier.pages import Basis
from dossier.pages.strips import strip
from dossier.support import compare
from dossier.verify import verify

TOP = Path(__file__).parents[1]


def basis_of(dossier):
    """Return what pages are laid out from."""
    return Basis(dossier, compare(dossier), verify(dossier, None))


@pytest.fixture(scope="module")
def kosovo():
    """Return the first dossier."""
    return basis_of(load(TOP))


def strip_of(basis, subject="n", name="value"):
    """Return the strip of the first group of a property."""
    return strip(basis.findings.groups_of[subject, name][0], basis)


def of(*claims, **other):
    """Return the strip of a figure with these claims."""
    return strip_of(basis_of(figure(*claims, **other)))


def shares(*claims):
    """Return the strip of a share with these claims."""
    rows = "".join(f"    - {claim}\n" for claim in claims)
    figures = f"- id: n\n  label: Number\n  type: share\n  claims:\n{rows}"
    return strip_of(basis_of(small(figures=figures)))


def ends(mark):
    """Return the two ends of a mark in words, an open one with *not*."""
    low = "…" if mark.low is None else mark.low.words
    high = "…" if mark.high is None else mark.high.words
    return f"{'not ' if mark.low_open else ''}{low} to {'not ' if mark.high_open else ''}{high}"


def test_injured(kosovo):
    """30 and 41 cannot both be true, and are 11 apart: in the callout and on the figure's page."""
    [found] = kosovo.findings.discrepancies_of["soldiers-injured", "value"]
    drawn = strip(found, kosovo)

    assert drawn == strip_of(kosovo, "soldiers-injured")
    assert [(mark.value, mark.name, ends(mark)) for mark in drawn.marks] == [
        ("30", "Ankara report", "30 to 30"),
        ("41", "5 June report", "41 to 41"),
    ]
    assert (drawn.gap.low, drawn.gap.high, drawn.gap.words) == (30, 41, "11 apart")
    assert drawn.level == "contested"
    assert drawn.title == "International soldiers injured on 29 May"
    assert drawn.description == (
        "30, Ankara report; 41, 5 June report. 11 apart. The axis runs from 28 to 44."
    )


def test_troops(kosovo):
    """Two estimates of about 500 are two ranges with one best value, and nothing is between."""
    drawn = strip_of(kosovo, "turkish-troops")

    assert [(ends(mark), mark.best.words) for mark in drawn.marks] == [("450 to 550", "500")] * 2
    assert len({mark.origin for mark in drawn.marks}) == 2
    assert drawn.gap is None
    assert drawn.level == "corroborated"


@pytest.mark.parametrize(
    ("subject", "shown", "axis"),
    [
        ("kfor-strength", "3,610 to not 3,800", "3,580 to 3,840"),
        ("voter-share", "0 % to not 5 %", "0 % to 6 %"),
    ],
)
def test_open_bounds(kosovo, subject, shown, axis):
    """*Almost 3,800* and *less than 5 percent* stop short of the number, where the name stands."""
    drawn = strip_of(kosovo, subject)
    [mark] = drawn.marks

    assert ends(mark) == shown
    assert mark.best is None
    assert mark.at == mark.high.at
    assert f"{drawn.start.words} to {drawn.end.words}" == axis


def test_dates(kosovo):
    """A date has a strip, too: days between the rivals, and no end where there is none."""
    drawn = strip_of(kosovo, "turkish-battalion", "arrived")

    assert [ends(mark) for mark in drawn.marks] == [
        "… to 4 June 2023",
        "5 June 2023 to 5 June 2023",
    ]
    assert drawn.gap.words == "1 day apart"


def test_nothing_to_draw(kosovo):
    """Names and texts have no strip."""
    assert strip_of(kosovo, "turkish-battalion", "parent") is None


GAPS = [
    # the claims, what is between them
    (("30", "41"), "11 apart"),
    (("30", "35", "41"), "up to 11 apart"),
    (("30", "41", "41"), "11 apart"),
    (("at least 35", "41"), None),
    (("30", "more than 40"), "11 apart"),
    (("almost 3,800", "3,800"), "1 apart"),
    (("more than 4", "less than 5"), "1 apart"),
    (("more than 4", "more than 40"), None),
    (("about 500", "513"), None),
    (("30",), None),
]


@pytest.mark.parametrize(("values", "words"), GAPS)
def test_gap_of_counts(values, words):
    """The gap is as wide as the whole numbers that no two rivals share, in any order of theirs."""
    for said in (values, values[::-1]):
        drawn = of(
            *(f"{{value: '{one}', source: {by}}}" for one, by in zip(said, "abc", strict=False))
        )
        assert (drawn.gap and drawn.gap.words) == words


def test_ends_are_those_that_are_told():
    """A strict bound has an open end; where only one whole number is meant, that one is drawn."""
    [above] = of("{value: more than 40, source: a}").marks
    [nearly] = of("{value: nearly 10, source: a}").marks

    assert ends(above) == "not 40 to …"
    assert (ends(nearly), nearly.at, nearly.best) == ("9 to 9", 9, None)


def test_gap_of_ranges_that_cross():
    """A gap is drawn between the ends even where no whole number, but some other, is in both."""
    gap = of("{value: more than 4, source: a}", "{value: less than 5, source: b}").gap

    assert (gap.low, gap.high) == (4, 5)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("at least 5 percent", "more than 5 percent", "5 percent"), "no value in common"),
        (("5 percent", "7.5 percent"), "2.5 points apart"),
        (("5 percent", "6 percent"), "1 point apart"),
        (("less than 5 percent", "5 percent"), "no value in common"),
        (("at most 5 percent", "5 percent"), None),
    ],
)
def test_gap_of_shares(values, words):
    """Shares are points apart; where only an open end parts them, they have no value in common."""
    drawn = shares(
        *(f"{{value: {one}, source: {by}}}" for one, by in zip(values, "abc", strict=False))
    )

    assert (drawn.gap and drawn.gap.words) == words


def test_denials():
    """A value that is denied is drawn as that, and is no rival; a bare denial is told in words."""
    drawn = of(
        "{value: 30, source: a}",
        "{value: 41, denies: true, source: b}",
        "{denies: true, source: c}",
    )

    assert [(mark.value, mark.state) for mark in drawn.marks] == [
        ("30", "stands"),
        ("41", "denied"),
    ]
    assert drawn.gap is None
    assert "not 41, Report B" in drawn.description
    assert "denied, Report C" in drawn.description


def test_history():
    """What the same origin said earlier is drawn as such, on its lane, and is no rival."""
    police = (
        "- {id: a, label: First, publisher: Police}\n- {id: b, label: Later, publisher: Police}"
    )
    drawn = of(
        "{value: 14, source: a, as_of: 2023-05-27}",
        "{value: 57, source: b, as_of: 2023-05-28}",
        sources=police,
    )

    assert [(mark.value, mark.name, mark.state) for mark in drawn.marks] == [
        ("14", "Police", "earlier"),
        ("57", "Police", "stands"),
    ]
    assert len({mark.origin for mark in drawn.marks}) == 1
    assert drawn.gap is None
    assert "14, Police, earlier" in drawn.description


def test_only_denied():
    """Where nothing but denials without a value is said, there is nothing to draw."""
    assert of("{denies: true, source: a}") is None


def test_scopes():
    """A discrepancy has the strip of its own scope alone."""
    basis = basis_of(
        figure(
            "{value: 30, source: a, scope: {side: police}}",
            "{value: 41, source: b, scope: {side: police}}",
            "{value: 9000, source: a}",
        )
    )
    [found] = basis.findings.discrepancies

    assert [mark.value for mark in strip(found, basis).marks] == ["30", "41"]


def test_sums():
    """A sum that does not hold shows the claims on the whole, not those on its parts."""
    whole = "- {id: n, label: Whole, parts: [p], claims: [{value: 30, source: a}]}"
    part = "- {id: p, label: Part, claims: [{value: 11, source: a}]}"
    basis = basis_of(small(figures=f"{whole}\n{part}"))
    [found] = basis.findings.discrepancies

    assert [mark.value for mark in strip(found, basis).marks] == ["30"]


def test_many_claims_are_counted():
    """The description tells so many claims and counts the rest."""
    sources = "".join(f"- {{id: s{n}, label: Report {n}}}\n" for n in range(30))
    drawn = of(*(f"{{value: {30 + n}, source: s{n}}}" for n in range(30)), sources=sources)

    assert "and 10 more. Up to 29 apart." in drawn.description
    assert "59, " not in drawn.description
    assert len(drawn.marks) == 30


NUMBERS = st.integers(0, 10**12)
COUNTS = st.one_of(
    NUMBERS.map(str),
    st.tuples(
        st.sampled_from(["about", "almost", "more than", "at least", "up to", "under"]),
        st.integers(2, 10**12),
    ).map(lambda said: f"{said[0]} {said[1]}"),
    st.tuples(NUMBERS, NUMBERS).map(lambda said: f"{min(said)}-{max(said)}"),
    st.sampled_from(["none", "dozens", "hundreds", "thousands"]),
)


@settings(max_examples=60)
@given(st.lists(COUNTS, min_size=1, max_size=4, unique=True))
def test_any_counts(said):
    """Any counts have a strip whose places are in the picture; it has a gap if they disagree."""
    basis = basis_of(
        figure(
            *(f"{{value: '{one}', source: {by}}}" for one, by in zip(said, "abcd", strict=False))
        )
    )
    drawn = strip_of(basis)

    for picture in (draw_strip(drawn), draw_compact(drawn)):
        assert all(0 <= float(one) <= 100 for one in re.findall(r'="(-?[0-9.]+)%"', picture))
    assert (drawn.gap is not None) == (drawn.level == "contested")
