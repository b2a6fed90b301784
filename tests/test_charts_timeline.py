"""Tests of the timeline: places, breaks, and labels that keep apart at every width."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import markdown

from dossier.charts.breaks import stretches
from dossier.charts.lanes import Flag, heights
from dossier.charts.letters import width
from dossier.charts.timeline import MOST_DOTS, Event, Said, Stretch, Timeline, draw_timeline
from dossier.charts.wrapping import wrapped
from dossier.pages.scales import scales

LONG = "Entry into the local government buildings"
HOSTILE = '<script>*alert*("[x](y)")</script> & `b` _c_ \u202e'
SIZES = {"label": 13.0, "when": 12.0, "tick": 12.0, "caption": 12.0, "letter": 11.0}


def day(text: str) -> int:
    """Return a day as a number."""
    return date.fromisoformat(text).toordinal()


def event(*said: Said | str, label: str = "Clashes", level: str = "single-origin") -> Event:
    """Return an event whose dates are days, or ready as they are."""
    dates = tuple(
        one if isinstance(one, Said) else Said(low=day(one), high=day(one), letters="A")
        for one in said
    )
    return Event(
        label=label, href="../events/x/", level=level, when="then (A)", detail="then", said=dates
    )


def timeline(*events: Event, **changes: Any) -> Timeline:
    """Return a timeline of events on an axis that is laid out for them."""
    extents = [one.ends for event in events for one in event.said]
    starts = [min(one.ends[0] for one in event.said) for event in events]
    made = Timeline(
        title="Timeline",
        description="What happened",
        events=events,
        stretches=tuple(
            Stretch(
                first=first,
                last=last,
                weight=max(1, sum(first <= start <= last for start in set(starts))),
                scales=scales(first, last),
            )
            for first, last in stretches(extents)
        ),
        key=(("A", "Report A"),),
        levels=(("single-origin", "single origin"),),
    )
    return replace(made, **changes)


def drawn(record: Timeline) -> ET.Element:
    """Return the picture, read as XML."""
    return ET.fromstring(draw_timeline(record))  # noqa: S314 - our own.


def classed(picture: ET.Element, name: str) -> list[ET.Element]:
    """Return the elements with a class."""
    return [one for one in picture.iter() if name in (one.get("class") or "").split()]


def per(text: str | None) -> float:
    """Return a place in per cent as a number from 0 to 1."""
    assert text
    assert text.endswith("%")
    return float(text[:-1]) / 100


@dataclass(frozen=True)
class Box:
    """Where a text stands, in px."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Tell whether the two share any place."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def boxes(picture: ET.Element, room: float) -> list[Box]:
    """Return the place of every text that stands at a place in per cent."""
    found = []
    for parent in picture.iter():
        flipped = "flipped" in (parent.get("class") or "").split()
        for one in parent:
            if one.tag != "text" or not (one.get("x") or "").endswith("%"):
                continue
            kind = one.get("class") or ""
            wide = width(one.text or "", SIZES[kind])
            at = per(one.get("x")) * room + float(one.get("dx") or 0)
            before = {"tick": wide / 2, "letter": wide / 2}.get(kind, wide if flipped else 0)
            y = float(one.get("y") or 0)
            found.append(
                Box(one.text or "", at - before, at - before + wide, y - SIZES[kind] + 3, y + 3)
            )
    return found


def assert_apart(picture: ET.Element, room: float) -> None:
    """No two texts share a place, none stands outside, and no line runs through a label."""
    texts = boxes(picture, room)
    assert texts
    for one, other in combinations(texts, 2):
        assert not one.touches(other), (room, one, other)
    for one in texts:
        assert one.left >= -1, (room, one)
        assert one.right <= room + 1, (room, one)
    for pole in classed(picture, "pole"):
        at = per(pole.get("x1")) * room
        top, foot = (float(pole.get(key) or 0) for key in ("y1", "y2"))
        for one in texts:
            named = re.fullmatch(r"[A-Z]( [A-Z])*", one.text)
            if not named and one.top < foot and top < one.bottom:
                assert not one.left < at < one.right, (room, at, one)


RIVAL = 2
"""How long the dates are that have a rival."""
LABELS = st.sampled_from(["Talks", LONG, "W" * 40, "a b " * 30])
SPANS = st.tuples(st.integers(0, 40), st.sampled_from([0, 0, 0, RIVAL, 30]))
LEAPS = st.sampled_from([0, 0, 0, 400, 9000])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(SPANS, LEAPS, LABELS), min_size=1, max_size=30))
@example([((0, 0), 0, "Talks"), ((0, 0), 0, LONG), ((0, 0), 400, "Talks"), ((1, 0), 400, "Talks")])
@example([((0, 30), 0, "Talks")])
@example([((0, 0), 0, "Talks"), ((0, RIVAL), 400, "Talks"), ((19, 0), 0, "Talks")])
@example([((0, 0), 0, "Talks"), ((1, 0), 0, "Talks"), ((34, RIVAL), 400, "Talks")])
def test_labels_keep_apart(rows):
    """Whatever is dated, no label touches another, and no line runs through one, at any width."""
    events = []
    for (start, length), leap, label in rows:
        low = 730_000 + start + leap
        one = Said(low=low, high=low + length, letters="A")
        said = (one, Said(low=low + 3, high=low + 3, letters="B C")) if length == RIVAL else (one,)
        events.append(replace(event("2020-01-01", label=label), said=said))
    events.sort(key=lambda one: one.said[0].low)

    picture = drawn(timeline(*events))

    for room in (620, 704, 940, 1600):
        assert_apart(picture, room)


def test_rivals_are_two_diamonds():
    """Rival dates are two diamonds with the letters of their documents, and a bar between them."""
    said = tuple(
        Said(low=day(text), high=day(text), letters=letter)
        for text, letter in (("2023-06-04", "A"), ("2023-06-05", "B"))
    )
    rival = event(*said, label="Arrival", level="contested")

    picture = drawn(timeline(event("2023-06-01"), rival))
    group = next(
        one for one in classed(picture, "event") if "level-contested" in one.get("class", "")
    )
    marks = classed(group, "shape")
    [between] = classed(group, "between")
    letters = [(one.text, one.get("x")) for one in classed(group, "letter")]

    assert [one.get("x") for one in marks] == [x for _, x in letters]
    assert [text for text, _ in letters] == ["A", "B"]
    assert per(between.get("x")) == per(marks[0].get("x"))
    assert per(between.get("x")) + per(between.get("width")) == pytest.approx(
        per(marks[1].get("x")), abs=1e-3
    )


def test_dates_that_are_no_days():
    """A month is a bar with an end, an open date has an arrow, and a denied one has a cross."""
    month = Said(low=day("2023-04-01"), high=day("2023-04-30"), letters="A")
    early = Said(low=None, high=day("2023-04-20"), letters="A")
    denied = Said(low=day("2023-04-25"), high=day("2023-04-25"), letters="A", denied=True)

    picture = drawn(timeline(event(month), event(early), event(denied, level="contested")))
    groups = classed(picture, "event")
    counted = [
        [len(classed(group, name)) for name in ("span", "stop", "open", "cross")]
        for group in groups
    ]

    assert counted == [[1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]


def test_long_pauses_break_the_axis():
    """Days of one week, a month and a year far off each have a part of the axis."""
    year = (day("2008-01-01"), day("2008-12-31"))
    month = (day("2023-04-01"), day("2023-04-30"))
    days = [(day(f"2023-06-0{at}"),) * 2 for at in (1, 2, 4, 5)]

    assert stretches([year, month, *days]) == (year, month, (days[0][0], days[-1][0]))


def test_even_pauses_do_not():
    """Three years far apart, or a few days, stand on one line."""
    far = [(day(f"{year}-01-01"),) * 2 for year in (1990, 1999, 2010)]
    near = [(day(f"2023-06-{at}"),) * 2 for at in ("01", "02", "14")]

    assert len(stretches(far)) == 1
    assert len(stretches(near)) == 1


def test_the_axis_breaks_a_few_times_only():
    """Of many long pauses only the longest break the axis."""
    clusters = [(700_000 + at * (1000 + at) + more,) * 2 for at in range(20) for more in range(4)]

    assert len(stretches(clusters)) == 6


def test_a_break_is_drawn_and_dated():
    """Each part of a broken axis has its dates below it, and a mark stands in each break."""
    picture = drawn(timeline(event("2008-03-01"), event("2023-06-01"), event("2023-06-03")))
    captions = [one.text for one in classed(picture, "caption")]
    ticks = [one.text for one in classed(picture, "tick")]

    assert len(classed(picture, "break")) == 1
    assert captions == ["2008", "2023"]
    assert ticks[:2] == ["1 March", "1 June"]


SCALES = [
    # first, last, words of the finest scale, its caption
    ("2023-05-30", "2023-06-02", ["30 May", "31", "1 June", "2"], "2023"),
    ("2022-11-15", "2024-02-01", ["Dec 2022", "Jan 2023", "Feb", "Mar"], ""),
    ("2023-06-04", "2023-06-04", ["4 June"], "2023"),
    ("0980-01-01", "1030-12-31", ["980 AD", "981 AD", "982 AD"], ""),
]


@pytest.mark.parametrize(("first", "last", "ticks", "caption"), SCALES)
def test_scales(first, last, ticks, caption):
    """The finest scale says days, months or years, each with what changes only where it does."""
    finest = scales(day(first), day(last))[0]

    assert [words for _, words in finest.ticks[: len(ticks)]] == ticks
    assert finest.caption == caption


CAPTIONS = [
    # first, last, what the stretch is called where no tick has room
    ("2023-04-01", "2023-04-30", ["April 2023", "Apr 2023", "2023", "2023", ""]),
    ("1999-01-01", "2008-12-31", ["1999 to 2008", "1999", ""]),
]


@pytest.mark.parametrize(("first", "last", "said"), CAPTIONS)
def test_the_last_scales_are_captions(first, last, said):
    """Where no tick has room, the month or the years are said once, in ever fewer words."""
    bare = [scale.caption for scale in scales(day(first), day(last)) if not scale.ticks]

    assert bare == said


def test_flags_that_face_one_another():
    """Two labels that would each have to stand above the other are refused."""
    right = Flag(pole=0, left=-7, right=100, height=40)
    left = Flag(pole=60, left=-40, right=67, height=40, flipped=True)
    beside = replace(left, flipped=False, left=53, right=160)

    assert heights((right, left)) is None
    assert heights((right, beside)) == (46, 0)


def test_flags_of_one_line():
    """Of labels on one line the first stands at the top."""
    flag = Flag(pole=10, left=3, right=100, height=20)

    assert heights((flag, flag, flag)) == (52, 26, 0)


WRAPPED = [
    # text, lines at most, what comes of it
    ("one two", 2, ("one two",)),
    ("", 2, ("",)),
    (
        "Entry into the local government buildings",
        3,
        ("Entry into the local", "government", "buildings"),
    ),
    ("Entry into the local government buildings", 2, ("Entry into the local", "government…")),
]


@pytest.mark.parametrize(("text", "lines", "parts"), WRAPPED)
def test_wrapping(text, lines, parts):
    """Words break into lines that have room, and the rest is cut."""
    assert wrapped(text, 13, 120, lines) == parts


@pytest.mark.parametrize("text", [HOSTILE, "", "x" * 500])
def test_any_text(text):
    """Whatever a text holds, it stays a text, and the picture one block of one line in Markdown."""
    record = timeline(event("2023-06-01", label=text), event("2023-06-02"))
    svg = str(draw_timeline(replace(record, title=text, key=(("A", text),), notes=(text,))))

    assert "\n" not in svg
    assert "<script" not in svg
    for block in (svg, f"<div>{svg}</div>", f'!!! note "x"\n\n    <div>{svg}</div>'):
        read = markdown(block, extensions=["admonition", "md_in_html", "footnotes"])
        assert svg in read


def test_others_are_dots():
    """Events that are not named are dots, those of nearly one place a single dot."""
    others = tuple(day("2020-01-01") + at for at in range(1000))
    record = timeline(event("2020-01-01"), event("2022-12-31"), others=others)

    assert 100 < len(classed(drawn(record), "other")) <= MOST_DOTS + 1


def test_links_have_names():
    """Every event is a link whose name says what, when and by which document."""
    [link] = drawn(timeline(event("2023-06-01"))).iter("a")

    assert link.get("href") == "../events/x/"
    assert link.findtext("title") == "Clashes: then"
