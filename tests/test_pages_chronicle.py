"""Tests of what the timeline draws: dates, documents, and the limits of a picture."""

from __future__ import annotations

from datetime import date

from small import SOURCES, small

from dossier.charts.timeline import Said, draw_timeline
from dossier.model import Dossier
from dossier.pages import Basis
from dossier.pages.chronicle import MOST_EVENTS, chronicle
from dossier.support import compare
from dossier.verify import verify

DAY = date(2023, 6, 4).toordinal()


def basis(dossier: Dossier) -> Basis:
    """Return what pages are laid out from."""
    return Basis(dossier, compare(dossier), verify(dossier, None))


def events(*rows: str, sources: str = SOURCES) -> Basis:
    """Return a dossier of events, each an id and the claims on its date."""
    text = "".join(
        f"- id: {id_}\n  label: Event {id_}\n  claims: {{date: [{claims}]}}\n"
        for id_, _, claims in (row.partition(" ") for row in rows)
    )
    return basis(small(sources, events=text))


def test_one_date_is_no_line():
    """With fewer than two dates there is nothing to draw."""
    assert chronicle(events("x {value: 2023-06-04, source: a}"), "timeline.md") is None


def test_what_is_drawn():
    """An event has its rival dates, the letters of the documents, its level and its page."""
    found = events(
        "x {value: 2023-06-04, source: a}, {value: 2023-06-05, source: c}",
        "y {value: ../2023-06-04, source: c}, {value: ../2023-06-04, source: a}",
    )
    made = chronicle(found, "timeline.md")

    assert made
    assert made.key == (("A", "Report A"), ("B", "Report C"))
    by = {one.label: one for one in made.events}
    assert by["Event x"].said == (
        Said(low=DAY, high=DAY, letters="A"),
        Said(low=DAY + 1, high=DAY + 1, letters="B"),
    )
    assert by["Event x"].when == "4 June 2023 (A), 5 June 2023 (B)"
    assert by["Event x"].detail == "4 June 2023 (Report A), 5 June 2023 (Report C); contested"
    assert (by["Event x"].level, by["Event x"].href) == ("contested", "events/x.html")
    assert by["Event y"].said == (Said(low=None, high=DAY, letters="A B"),)


def test_a_denied_date():
    """A date that a document denies is said to be denied."""
    found = events(
        "x {value: 2023-06-04, source: a}, {value: 2023-06-04, source: b, denies: true}",
        "y {value: 2023-06-05, source: a}",
    )
    made = chronicle(found, "timeline.md")

    assert made
    assert made.events[0].when == "4 June 2023 (A), not 4 June 2023 (B)"
    assert [one.denied for one in made.events[0].said] == [False, True]


def test_one_subject():
    """The timeline of a subject holds its dates, with the words for each property."""
    text = (
        "- {id: u, label: Unit, claims: {arrived: [{value: 2023-06-04, source: a}], "
        "left: [{value: 2023-06-09, source: a}]}}"
    )
    settings = "bottom_line: None.\nproperties: {left: {type: date, label: Departure}}"
    found = basis(small(settings=settings, units=text))
    made = chronicle(found, "units/u.md", "u")

    assert made
    assert [one.label for one in made.events] == ["Unit: arrival", "Unit: departure"]


def test_a_crowd():
    """Of hundreds of dates, the disputed and the best documented are named, the others are dots."""
    rows = [f"e{at:03} {{value: {1700 + at}, source: a}}" for at in range(300)]
    rows[200:230] = [
        f"w{at} {{value: {1900 + at}, source: a}}, {{value: {1900 + at}, source: b}}"
        for at in range(30)
    ]
    rows[250] = "z {value: 1950, source: a}, {value: 1960, source: b}"
    made = chronicle(events(*rows), "timeline.md")

    assert made
    assert len(made.events) == MOST_EVENTS
    assert [one.label for one in made.events] == [*(f"Event w{at}" for at in range(29)), "Event z"]
    assert len(made.others) == 300 - MOST_EVENTS
    assert made.notes[-1].startswith("The disputed and best documented 30 are named; 270 more")
    assert draw_timeline(made)


def test_more_documents_than_letters():
    """With more documents than letters, the documents are named by the tooltip alone."""
    sources = "".join(f"- {{id: s{at}, label: Report {at}}}\n" for at in range(27))
    claims = ", ".join(f"{{value: 2023-06-04, source: s{at}}}" for at in range(27))
    made = chronicle(
        events(f"x {claims}", "y {value: 2023-06-05, source: s1}", sources=sources), "t.md"
    )

    assert made
    assert made.key == ()
    assert made.events[0].when == "4 June 2023"
    assert "Report 26" in made.events[0].detail


def test_years_before_christ():
    """Any year of the calendar can be drawn."""
    made = chronicle(
        events("x {value: -0043-03-15, source: a}", "y {value: 2023, source: a}"), "t.md"
    )

    assert made
    assert "44 BC" in draw_timeline(made)
