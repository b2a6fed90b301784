"""Text, references, choices and the explicit unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values import Choice, Text, Unknown, fold_text

ORDER = ("planned", "announced", "under way", "done")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“peace and tranquility”", '"peace  and\ntranquility"'),
        ("the alliance’s refusal", "The alliance's refusal"),  # noqa: RUF001 - marks are the fact.
        ("2022–2023", "2022-2023"),  # noqa: RUF001 - a dash is the fact.
        ("Lüleburgaz", "Lu\u0308leburgaz"),
        ("\u2039peace\u203a", "'peace'"),
        ("tran\N{SOFT HYPHEN}quility", "tranquility"),
    ],
)
def test_texts_are_equal(left, right):
    """White space, case, quotation marks, dashes and soft hyphens do not matter to a text."""
    assert Text(left).folded == Text(right).folded


@pytest.mark.parametrize(("left", "right"), [("fake mayors", "mayors"), ("30", "41")])
def test_texts_are_different(left, right):
    """A word more or another figure makes another text."""
    assert Text(left).folded != Text(right).folded


@given(st.text())
def test_folding_twice(text):
    """A folded text folds to itself."""
    assert fold_text(fold_text(text)) == fold_text(text)


@pytest.mark.parametrize(("text", "rank"), [("planned", 0), ("Under  way", 2), ("done", 3)])
def test_choice(text, rank):
    """A choice knows its place in the order, and keeps the author's text."""
    choice = Choice.parse(text, ORDER)

    assert (choice.rank, choice.order, str(choice)) == (rank, ORDER, text)


def test_the_case_of_a_choice():
    """Neither the case of the text nor that of the order matters."""
    assert Choice.parse("no", ("Yes", "No")).rank == 1


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        (ORDER, "'begun' is no choice here; write planned, announced, under way or done"),
        (("yes",), "'begun' is no choice here; write yes"),
        ((), "'begun' is no choice here; the property declares no choices"),
    ],
)
def test_no_choice(choices, message):
    """Another word is refused, and the right ones are named."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared.
        Choice.parse("begun", choices)

    assert str(caught.value) == message


def test_unknown():
    """The one word for an explicit unknown is what it prints."""
    assert str(Unknown()) == "unknown"
