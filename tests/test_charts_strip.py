"""Tests of the range strip and of the widths of words: what is drawn, where, and what collides."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import combinations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.charts.letters import Box, fitted, rows, shortened, width
from dossier.charts.strip import (
    Gap,
    Limits,
    Mark,
    Point,
    Strip,
    axis,
    draw_compact,
    draw_strip,
)

SIZES = {"strip-value": 13.5, "strip-end": 11.5}
"""The sizes of letters, by class; all others have 12.5 px."""
NARROW, TILE = 260, 120
COUNTS = Limits(least=Decimal(0), unit=Decimal(1))


def point(number):
    """Return a number with the words for it, or None."""
    return None if number is None else Point(at=Decimal(number), words=f"{Decimal(number):,f}")


def mark(value, low, high, best=None, *, name="Report", **other):
    """Return a claim; its origin is its name unless another is given."""
    at = other.pop("at", best)
    ends = [Decimal(end) for end in (low, high) if end is not None]
    return Mark(
        value=value,
        name=name,
        origin=other.pop("origin", name),
        low=point(low),
        high=point(high),
        best=point(best),
        at=Decimal(ends[-1] if at is None else at),
        **other,
    )


def strip(*marks, gap=None, level="contested"):
    """Return a strip on an axis of its own."""
    start, end = axis(
        (one.at for mark in marks for one in (mark.low, mark.high) if one),
        COUNTS,
        runs_below=any(mark.low is None for mark in marks),
        runs_above=any(mark.high is None for mark in marks),
    )
    found = Gap(low=Decimal(gap[0]), high=Decimal(gap[1]), words=gap[2]) if gap else None
    return Strip(
        title="Injured",
        description="All of it.",
        level=level,
        start=point(start),
        end=point(end),
        marks=marks,
        gap=found,
    )


def shapes(drawn, class_):
    """Return the elements of a picture that have a class."""
    return [one for one in ET.fromstring(drawn).iter() if one.get("class") == class_]  # noqa: S314


def place(shape, key="x1"):
    """Return where an element stands, in per cent."""
    return float(shape.get(key).removesuffix("%"))


def texts(drawn):
    """Return each text of a picture, as what it says."""
    found = ET.fromstring(drawn).iter("text")  # noqa: S314
    return ["".join(text.itertext()) for text in found]


def spans(drawn, room):
    """Return the left and right end and the height of each text, in a picture *room* px wide."""
    for text in ET.fromstring(drawn).iter("text"):  # noqa: S314
        size = SIZES.get(text.get("class"), 12.5)
        wide = width(text.text or "", size) + sum(
            width(f"{part.text} ", 13.5) + width((part.tail or "").strip(), 12.5) for part in text
        )
        middle = place(text, "x") * room / 100 + float(text.get("dx", 0))
        yield middle - wide / 2, middle + wide / 2, float(text.get("y"))


def collisions(drawn, room):
    """Return the pairs of texts that touch in a picture *room* px wide."""
    return [
        (one, other)
        for one, other in combinations(spans(drawn, room), 2)
        if abs(one[2] - other[2]) < 13 and one[0] < other[1] and other[0] < one[1]
    ]


RIVALS = strip(
    mark("30", 30, 30, name="Ankara report"),
    mark("41", 41, 41, name="June report"),
    gap=(30, 41, "11 apart"),
)


@pytest.mark.parametrize(
    ("text", "size", "measured"),
    [
        ("Ankara report, paragraph 4", 12.5, 164.34),
        ("WWW", 10, 30.6),
        ("Świętosław č", 10, 63.6),
        ("", 10, 0),
    ],
)
def test_widths(text, size, measured):
    """A text is said to be as wide as a browser measures it in semi-bold, or a little wider."""
    assert measured <= width(text, size) + 0.05
    assert width(text, size) <= measured * 1.06


@pytest.mark.parametrize(
    ("text", "like"), [("a  b", "a b"), ("e\u0301", "é"), ("ä", "a"), ("\u200b", "⟨U+0000⟩")]
)
def test_widths_of_what_is_shown(text, like):
    """Marks above a letter take no room; what cannot be seen takes that of what is shown for it."""
    assert width(text, 10) == pytest.approx(width(like, 10), rel=0.2)


def test_widths_of_other_scripts():
    """An ideograph is at least as wide as it is high; a Cyrillic letter is not."""
    assert width("漢", 10) >= 10 > width("ж", 10)


@given(st.text(max_size=60), st.floats(0, 300))
def test_shortened(text, most):
    """A shortened text fits, and begins as the text does."""
    short = shortened(text, 12.5, most)

    assert width(short, 12.5) <= most
    assert text.startswith(short.removesuffix("…"))


def test_shortened_between_words():
    """A long name is cut between two words where that leaves most of it."""
    assert shortened("Ministry of Internal Affairs", 12.5, 140) == "Ministry of Internal…"


BOXES = st.builds(fitted, st.floats(0, 100), st.floats(1, NARROW), st.just(NARROW))


@given(st.lists(BOXES, max_size=12), st.floats(NARROW, 2000))
def test_rows(boxes, room):
    """Boxes that fit beside each other in the narrowest picture do so, and inside it, in all."""
    found = list(zip(boxes, rows(boxes, NARROW), strict=True))

    for box in boxes:
        start, end = box.span(room)
        assert start >= -1e-6
        assert end <= room + 1e-6
    for (one, row), (other, another) in combinations(found, 2):
        (start, end), (left, right) = one.span(room), other.span(room)
        assert row != another or end <= left + 1e-6 or right <= start + 1e-6


def test_rows_are_filled_from_the_first():
    """A box stands in the first row that has room for it."""
    boxes = [Box(place=at, left=20, right=20) for at in (20, 25, 80)]

    assert rows(boxes, NARROW) == (0, 1, 0)


AXES = [
    # values, limits, where there is no end, the axis
    ((30, 41), COUNTS, {}, (28, 44)),
    ((30, 31), COUNTS, {}, (29, 32)),
    ((52,), COUNTS, {}, (38, 66)),
    ((0, 0), COUNTS, {}, (0, 1)),
    ((3, 3_000_000), COUNTS, {}, (0, 3_500_000)),
    ((0, 5), Limits(least=Decimal(0), most=Decimal(100)), {}, (0, 6)),
    ((70, 100), Limits(least=Decimal(0), most=Decimal(100)), {}, (65, 100)),
    ((100, 120), Limits(least=Decimal(0), most=Decimal(100)), {}, (96, 124)),
    ((Decimal("4.5"), Decimal("5.5")), Limits(), {}, (Decimal("4.2"), Decimal("5.8"))),
    ((35, 41), COUNTS, {"runs_above": True}, (34, 44)),
    ((35, 41), COUNTS, {"runs_below": True}, (32, 42)),
]


@pytest.mark.parametrize(("values", "limits", "open_ends", "ends"), AXES)
def test_axis(values, limits, open_ends, ends):
    """An axis has round ends, some room, and more of it where a range has no end."""
    assert axis(map(Decimal, values), limits, **open_ends) == tuple(map(Decimal, ends))


@given(st.lists(st.decimals(0, 10**15, places=3), min_size=1), st.booleans(), st.booleans())
def test_axis_holds_its_values(values, below, above):
    """Whatever the values, they lie between the two ends, which differ and respect the limits."""
    start, end = axis(values, COUNTS, runs_below=below, runs_above=above)

    assert 0 <= start <= min(values)
    assert max(values) <= end
    assert start < end


def test_axis_of_nothing():
    """An axis of no values is a mistake of the caller."""
    with pytest.raises(ValueError, match="an axis needs a value"):
        axis((), Limits())


def test_rivals():
    """Two exact rivals are two ticks, and the box between them says how far apart they are."""
    drawn = draw_strip(RIVALS)
    left, right = map(place, shapes(drawn, "strip-exact"))
    [box] = shapes(drawn, "strip-gap")

    assert (left, right) == (15.5, 78.75)
    assert (place(box, "x"), place(box, "width")) == (15.5, 63.25)
    assert sorted(texts(drawn)) == ["11 apart", "30 Ankara report", "41 June report"]
    assert collisions(drawn, NARROW) == []


def test_name_of_the_picture():
    """A strip is named by its title and tells everything in its description."""
    root = ET.fromstring(draw_strip(RIVALS))  # noqa: S314

    assert (root.get("role"), root.get("aria-label")) == ("img", "Injured. All of it.")
    assert root.get("class") == "strip strip-contested"


def test_estimate():
    """An estimate is a bar with two ends, and its best value is ticked."""
    drawn = draw_strip(strip(mark("about 500", 450, 550, 500)))
    [bar], [best] = shapes(drawn, "strip-range"), shapes(drawn, "strip-best")

    assert place(best) == pytest.approx(place(bar, "x") + place(bar, "width") / 2, abs=0.01)
    assert len(shapes(drawn, "strip-bound")) == 2
    assert shapes(drawn, "strip-exact") == []


def test_open_bound():
    """An end that is itself left out is a ring; the other one is a stroke."""
    drawn = draw_strip(strip(mark("almost 3,800", 3610, 3800, high_open=True)))
    [ring], [stroke] = shapes(drawn, "strip-open"), shapes(drawn, "strip-bound")

    assert place(stroke) < place(ring, "cx")


def test_no_end():
    """A range without an end runs out of the axis, to an arrow."""
    drawn = draw_strip(strip(mark("at least 35", 35, None), mark("until 20", None, 20, name="B")))
    above, below = shapes(drawn, "strip-range")

    assert len(shapes(drawn, "strip-arrow")) == 2
    assert place(below, "x") == 2
    assert place(above, "x") + place(above, "width") == pytest.approx(98)


def test_denied_and_earlier():
    """A denial is crossed out and says *not*; an earlier value is in a group of its own."""
    drawn = draw_strip(
        strip(mark("41", 41, 41, state="denied"), mark("14", 14, 14, name="B", state="earlier"))
    )

    assert len(shapes(drawn, "strip-cross")) == 1
    assert len(shapes(drawn, "strip-earlier")) == 1
    assert {"not 41 Report", "14 B, earlier"} <= set(texts(drawn))


def test_rivals_that_touch():
    """Rivals that only an open end parts have a line and a diamond, since a box would not show."""
    drawn = draw_strip(
        strip(
            mark("almost 3,800", 3610, 3800, high_open=True),
            mark("3,800", 3800, 3800, name="B"),
            gap=(3800, 3800, "1 apart"),
        )
    )

    assert len(shapes(drawn, "strip-diamond")) == 1
    assert place(shapes(drawn, "strip-clash")[0]) == place(shapes(drawn, "strip-exact")[0])


def test_words_of_a_gap_are_not_crossed():
    """The words for a gap stand above it where a mark runs through it, else inside."""
    crossed = draw_strip(
        strip(*RIVALS.marks, mark("35", 35, 35, name="C"), gap=(30, 41, "up to 11 apart"))
    )
    [[inside], [above]] = [shapes(drawn, "strip-apart") for drawn in (draw_strip(RIVALS), crossed)]
    [[box], [other]] = [shapes(drawn, "strip-gap") for drawn in (draw_strip(RIVALS), crossed)]

    assert float(box.get("y")) < float(inside.get("y"))
    assert float(above.get("y")) < float(other.get("y"))


def heights(*marks):
    """Return the different heights at which exact values are drawn."""
    return {line.get("y1") for line in shapes(draw_strip(strip(*marks)), "strip-exact")}


def test_lanes():
    """Origins that stand apart share a lane, equal ones have one each, one origin has but one."""
    assert len(heights(mark("30", 30, 30, name="A"), mark("41", 41, 41, name="B"))) == 1
    assert len(heights(mark("30", 30, 30, name="A"), mark("30", 30, 30, name="B"))) == 2
    assert len(heights(mark("30", 30, 30, origin="o"), mark("30", 30, 30, origin="o"))) == 1


def test_one_value_is_named_once():
    """A value that several say is printed once, with all of them."""
    drawn = draw_strip(strip(mark("700", 700, 700, name="A"), mark("700", 700, 700, name="B")))

    assert texts(drawn) == ["700 A, B"]


def test_long_names_have_a_line_of_their_own():
    """A name that has no room beside its value stands below it, and is cut only if it must be."""
    name = "Ministry of Internal Affairs and Public Administration"
    drawn = draw_strip(strip(mark("about 12,000", 10_800, 13_200, 12_000, name=name)))

    assert texts(drawn)[:2] == ["about 12,000", "Ministry of Internal Affairs and Public…"]


def test_dozens_of_values():
    """Of many values eight lines at most are printed, the least and the greatest among them."""
    drawn = draw_strip(strip(*(mark(str(n), n, n, name=f"R{n}") for n in range(30, 70))))
    said = texts(drawn)

    assert {"30 R30", "69 R69", "and 33 more"} <= set(said)
    assert len(shapes(drawn, "strip-exact")) == 40
    assert collisions(drawn, NARROW) == []


def test_compact():
    """A tile has the same marks, but below them only the numbers."""
    drawn = draw_compact(RIVALS)
    estimate = draw_compact(strip(mark("about 500", 450, 550, 500)))

    assert sorted(texts(drawn)) == ["30", "41"]
    assert sorted(texts(estimate)) == ["450", "500", "550"]
    assert len(shapes(drawn, "strip-gap")) == 1


def test_compact_prints_what_has_room():
    """A tile has one row of numbers: the outermost first."""
    drawn = draw_compact(strip(*(mark(str(n), n, n, name=str(n)) for n in (3, 4, 3_000_000))))

    assert texts(drawn) == ["3", "3,000,000"]


@pytest.mark.parametrize("state", ["denied", "earlier"])
def test_compact_prints_what_stands(state):
    """A tile prints no number that is denied or was said earlier."""
    drawn = draw_compact(strip(*RIVALS.marks, mark("35", 35, 35, name="C", state=state)))

    assert texts(drawn) == ["30", "41"]


def test_words_of_a_narrow_gap():
    """The words for a gap stand above it where it has no room for them."""
    marks = [mark(str(n), n, n, name=str(n)) for n in (10, 50, 60)]
    drawn = draw_strip(strip(*marks, gap=(50, 60, "10 apart")))
    [words], [box] = shapes(drawn, "strip-apart"), shapes(drawn, "strip-gap")

    assert float(words.get("y")) < float(box.get("y"))


def test_hostile_words():
    """Words of a source are text, in the picture and in its name, and stay on one line."""
    hostile = '"><script>*x*</script>\n\n[a](javascript:b)'
    one = mark(hostile, 1, 1, name=hostile)
    record = strip(one, mark("2", 2, 2, name="B"), gap=(1, 2, hostile))
    drawn = draw_strip(record)

    assert "<script" not in drawn
    assert "\n" not in drawn
    assert not re.search(r"[*\[\]()]", drawn)
    assert '"><script>*x*</script> [a](javascript:b)' in texts(drawn)


@pytest.mark.parametrize("before", ["", "!!! warning\n    ", "Words and "])
def test_markdown_leaves_it_alone(before):
    """A strip comes through Markdown as it is: as a block, in an admonition, and among words."""
    drawn = str(draw_strip(RIVALS))
    page = markdown.markdown(f"{before}{drawn}\n", extensions=["admonition", "md_in_html"])

    assert drawn in page


NUMBERS = st.one_of(st.integers(0, 60), st.integers(0, 10**9), st.decimals(0, 100, places=2))
WORDS = st.text("aim WÖ3,.", max_size=50).map(lambda text: f"a{text}b")


@st.composite
def marks(draw):
    """Return any claim."""
    low, high = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
    end = draw(st.sampled_from(["both", "low", "high", "exact"]))
    return mark(
        draw(WORDS),
        None if end == "high" else low,
        None if end == "low" else low if end == "exact" else high,
        name=draw(WORDS),
        origin=draw(st.sampled_from("abcdef")),
        at=high if end in {"both", "high"} else low,
        low_open=end == "low",
        high_open=end == "high",
        state=draw(st.sampled_from(["stands", "denied", "earlier"])),
    )


@given(st.lists(marks(), min_size=1, max_size=14), st.sampled_from([NARROW, 320, 800]))
def test_any_claims(found, room):
    """Whatever is claimed, every mark is in the picture, and no words leave it or collide."""
    record = strip(*found, gap=(found[0].at, found[0].at, "no value in common"))
    drawn, compact = draw_strip(record), draw_compact(record)

    for picture in (drawn, compact):
        places = [float(one) for one in re.findall(r'="(-?[0-9.]+)%"', picture)]
        assert all(0 <= one <= 100 for one in places)
    assert collisions(drawn, room) == []
    assert collisions(compact, TILE) == []
    height = float(ET.fromstring(drawn).get("height"))  # noqa: S314
    for start, end, y in spans(drawn, room):
        assert start >= -0.5
        assert end <= room + 0.5
        assert 10 <= y <= height


def test_words_are_apart():
    """Who reads the words alone, as the search does, does not find them run together."""
    drawn = draw_strip(strip(mark("30", 30, 30, 30, name="A"), mark("41", 41, 41, 41, name="B")))

    ends = re.findall("</text>(.)", drawn)

    assert len(ends) > 2
    assert set(ends) == {" "}
