"""Reading a value of any type, whatever the text."""

from __future__ import annotations

import time
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.values import (
    NAME_TABLES,
    NUMBER_RULES,
    Choice,
    Count,
    Date,
    Locator,
    Name,
    Reference,
    Share,
    Text,
    Unknown,
    ValueType,
    dates_in,
    figures_in,
    parse_value,
)

TYPES = get_args(ValueType)
VALUES = [
    # type, text, class
    ("count", "30", Count),
    ("share", "5 %", Share),
    ("date", "2023-06", Date),
    ("name", "KFOR", Name),
    ("text", "free words", Text),
    ("ref", "kfor", Reference),
    ("choice", "done", Choice),
]
WORDS = [
    *(word for rule in NUMBER_RULES.values() for word in rule.words),
    *(word for table in NAME_TABLES.values() for word in table),
    "between",
    "and",
    "to",
    "from",
    "percent",
    "%",
    "a",
    "twelve",
    "hundred",
    "million",
    "unknown",
    "paragraph",
    "page",
    "T",
    "Z",
    "2023",
    "06",
    "04",
    "-",
    "/",
    "..",
    "~",
    "?",
    "X",
    "Y",
    ":",
    ",",
    ".",
    "30",
    "3,800",
    "65th",
    "I",
]
NEAR_VALUES = st.lists(st.sampled_from(WORDS), max_size=8).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words), "-".join(words)])
)


@pytest.mark.parametrize(("type_", "text", "class_"), VALUES)
def test_type(type_, text, class_):
    """The type of a property decides what its text is read as."""
    value = parse_value(text, type_, choices=("planned", "done"))

    assert type(value) is class_
    assert str(value) == text


@pytest.mark.parametrize("type_", TYPES)
def test_unknown(type_):
    """The word *unknown* is an explicit unknown, whatever the type."""
    assert parse_value("unknown", type_) == Unknown("unknown")


@pytest.mark.parametrize("type_", TYPES)
def test_nothing(type_):
    """An empty text is no value of any type."""
    with pytest.raises(ValueError, match="nothing is written here; write a value, or unknown"):
        parse_value("  ", type_)


def read(parse, *arguments):
    """Return what a text is read as, or the ValueError that refuses it."""
    try:
        return parse(*arguments)
    except ValueError as problem:
        return problem


@given(st.text() | NEAR_VALUES, st.sampled_from(TYPES))
@example("9" * 5000, "count")
@example("9" * 5000, "name")
@example("\ud800", "name")
@example("²", "count")
def test_any_text(text, type_):
    """Any text is a value that prints it back, or is refused in one line."""
    found = read(parse_value, text, type_)

    refused = type(found) is ValueError and len(str(found).splitlines()) == 1
    assert refused or str(found) == text


@given(st.text() | NEAR_VALUES)
def test_any_place(text):
    """Any text is a place that prints it back, or is refused in one line."""
    found = read(Locator.parse, text)

    refused = type(found) is ValueError and len(str(found).splitlines()) == 1
    assert refused or str(found) == text


@given(NEAR_VALUES, st.sampled_from(["count", "share", "date"]))
def test_a_value_has_words(text, type_):
    """Every value with bounds can say them."""
    found = read(parse_value, text, type_)

    assert isinstance(found, Unknown | ValueError) or found.bounds


HOSTILE = {
    "digits": "9" * 100_000,
    "grouped digits": "1 234" * 20_000,
    "commas": "1,234," * 20_000,
    "ordinals": "1st " * 25_000,
    "number words": "twenty " * 15_000,
    "ands": "between one and " * 6_000,
    "spaces": " " * 100_000 + "x",
    "hyphens": "1-" * 50_000,
    "dates": "2023-" * 20_000,
    "days": "1 and " * 16_000,
    "months": "May " * 25_000,
    "initials": "a." * 50_000,
    "percents": "% " * 50_000,
    "accents": "a" + "\u0301\u0327" * 50_000,
    "dots": "1." * 50_000,
    "apostrophes": "a's" * 33_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_long_texts_are_read_at_once(text):
    """A hundred thousand characters, whatever they are, take no reader longer than a moment."""
    start = time.process_time()

    for type_ in TYPES:
        read(parse_value, text, type_)
    figures_in(text)
    dates_in(text)
    Text(text).folded.strip()

    assert time.process_time() - start < 3


def test_any_number_of_choices():
    """A word is found as soon among many choices as among few; a message names some of them."""
    choices = tuple(f"word{n}" for n in range(10_000))

    ranks = [parse_value(word, "choice", choices=choices).rank for word in choices]

    assert ranks == list(range(10_000))
    with pytest.raises(ValueError, match=r"word19, or another of the 10000 choices$"):
        parse_value("other", "choice", choices=choices)
