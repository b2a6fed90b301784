"""Names: the class of each word, and what is spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values import NAME_TABLES, Name

NAMES = [
    # text, number, echelon, branch, other
    ("65th Mechanized Infantry Brigade", "65", "brigade", "mechanized infantry", ""),
    ("65th Mechanised Infantry Brigade", "65", "brigade", "mechanized infantry", ""),
    ("65th Mech. Inf. Bde.", "65", "brigade", "mechanized infantry", ""),
    (
        "65th Mechanized Infantry Brigade Command",
        "65",
        "brigade command",
        "mechanized infantry",
        "",
    ),
    ("65th Motorized Rifle Brigade", "65", "brigade", "motorized rifle", ""),
    ("the Sixty-Fifth Brigade", "65", "brigade", "", ""),
    ("065 Brigade", "65", "brigade", "", ""),
    ("1st Bde", "1", "brigade", "", ""),
    ("First Brigade", "1", "brigade", "", ""),
    ("Brigade No. 1", "1", "brigade", "", ""),
    ("I Brigade", "1", "brigade", "", ""),
    ("XXXIX Corps", "39", "corps", "", ""),
    ("IV Corps", "4", "corps", "", ""),
    ("Twelfth Air Force", "12", "air force,", "", ""),
    ("Ninety-ninth Rgt", "99", "regiment", "", ""),
    ("Twenty Eleven Brigade", "20 11", "brigade", "", ""),
    ("A Company", "", "company", "", "a"),
    ("a company", "", "company", "", ""),
    ("Charles I", "", "", "", "charles i"),
    ("north-west", "", "", "", "northwest"),
    ("Northwestern Kosovo", "", "", "", "northwest kosovo"),
    ("North East", "", "", "", "northeast"),
    ("Türkiye", "", "", "", "turkiye"),
    ("TURKIYE’S", "", "", "", "turkiye"),  # noqa: RUF001 - a quotation mark is the fact.
    ("Lüleburgaz", "", "", "", "luleburgaz"),
    ("Łódź", "", "", "", "lodz"),
    ("U.S. Army", "", "army", "", "us"),
    ("commandos (special forces)", "", "", "commando,special forces", ""),
    ("Приштина", "", "", "", "приштина"),
    ("the", "", "", "", "the"),
]


def tokens(words):
    """Return words set apart by commas, or else by spaces."""
    return frozenset(words.split("," if "," in words else " ")) - {""}


@pytest.mark.parametrize(("text", "number", "echelon", "branch", "other"), NAMES)
def test_classes(text, number, echelon, branch, other):
    """Each word of a name stands in its class, in one spelling."""
    name = Name.parse(text)

    assert name.number == tokens(number)
    assert name.echelon == tokens(echelon)
    assert name.branch == tokens(branch)
    assert name.other == tokens(other)
    assert str(name) == text


def test_ordinals_keep_their_echelon():
    """A battalion of a brigade is not the brigade's number of the battalion's brigade."""
    left, right = Name.parse("1st Battalion, 65th Brigade"), Name.parse("65th Battalion, 1st Bde")

    assert left.number == {"1", "65", "1 battalion", "65 brigade"}
    assert right.number == {"1", "65", "65 battalion", "1 brigade"}


@pytest.mark.parametrize("text", ["", "—", "…", "of the"])
def test_refused(text):
    """A text without a word is no name."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared.
        Name.parse(text)

    assert str(caught.value) == f"{text!r} is no name; write a word, or unknown"


SPELLINGS = [
    (word, spelling)
    for table in NAME_TABLES.values()
    for word, spellings in table.items()
    for spelling in spellings
]


def test_no_spelling_stands_twice():
    """A spelling belongs to one word of one class."""
    words = [word for table in NAME_TABLES.values() for word in table]
    spellings = [*words, *(spelling for _, spelling in SPELLINGS)]

    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize(("word", "spelling"), SPELLINGS)
def test_spelling(word, spelling):
    """Every spelling of the table is the word that it stands for."""
    one, other = Name.parse(f"5 {word}"), Name.parse(f"5 {spelling}")

    assert (one.number, one.echelon, one.branch, one.other) == (
        other.number,
        other.echelon,
        other.branch,
        other.other,
    )


@given(st.lists(st.sampled_from(["65th", "Mechanised", "Lüleburgaz", "Bde", "Kosovo"]), min_size=1))
def test_case_and_order(words):
    """Neither case nor order of the words changes what a name is."""
    plain, changed = Name.parse(" ".join(words)), Name.parse("  ".join(words[::-1]).upper())

    assert (plain.number, plain.echelon, plain.branch, plain.other) == (
        changed.number,
        changed.echelon,
        changed.branch,
        changed.other,
    )
