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
    ("Twenty Eleven Brigade", "20,11,11 brigade", "brigade", "", ""),
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
    ("North, East and West", "", "", "", "north east west"),
    ("दिल्ली छावनी", "", "", "", "दिल्ली छावनी"),
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


COUNTED = [
    # text, its numbers with what they count
    ("1 Battalion, 65 Brigade", "1 battalion, 65 brigade"),
    ("65 Battalion, 1 Brigade", "65 battalion, 1 brigade"),
    ("1 Mechanized Battalion 65 (Motorized) Brigade", "1 battalion, 65 brigade"),
    ("1st Battalion of 65 Brigade", "1 battalion, 65 brigade"),
    ("Battalion 1, Brigade 65", "1 battalion, 65 brigade"),
    ("Battalion No. 1 of Brigade No. 65", "1 battalion, 65 brigade"),
    ("Battalion 1 (65 Brigade)", "1 battalion, 65 brigade"),
    ("HQ Brigade 65, Division 1", "65 brigade, 1 division"),
    ("1 Brigade HQ, 65 Division", "1 brigade, 65 division"),
    ("Battalion 1 Brigade 65", "65 brigade"),
    ("65 Brigade", ""),
    ("65 Brigade, 65th Brigade", ""),
    ("1 or 2 Brigade", "2 brigade"),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_what_numbers_count(text, counted):
    """Of several numbers each counts one echelon, where it is plain which."""
    name = Name.parse(text)

    assert {word for word in name.number if " " in word} == {*filter(None, counted.split(", "))}


def test_words_keep_their_order():
    """The words of a name are known in its order, each number before it and what it counts."""
    name = Name.parse("65th Motorized Bde, 1 Battalion, 65th Brigade")

    words = ("65", "65 brigade", "motorized", "brigade", "1", "1 battalion", "battalion")
    assert name.words == words


ACCENTS = [
    # one, other, whether they are one name
    ("Lüleburgaz", "Luleburgaz", True),
    ("Μεσολόγγι", "Μεσολογγι", True),
    ("Нови́ Сад", "Нови Сад", True),
    ("Ca\N{COMBINING DOT BELOW}mp", "Camp", True),
    ("Base 1\ufe0f\u20e3", "Base 1", True),
    ("दिन", "दीन", False),
    ("दिन", "दन", False),
    ("か", "が", False),
    ("か\u3099", "が", True),
    ("กา", "กี", False),
]


@pytest.mark.parametrize(("one", "other", "same"), ACCENTS)
def test_accents(one, other, same):
    """Accents of Latin, Greek and Cyrillic do not matter; elsewhere a mark makes another name."""
    left, right = Name.parse(one), Name.parse(other)

    assert ((left.number, left.other) == (right.number, right.other)) == same


@pytest.mark.parametrize("text", ["", "—", "…", "of the", "\u0301", ",", "(,)"])
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
