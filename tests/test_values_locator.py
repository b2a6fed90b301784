"""Places in a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values import Locator

PLACES = [
    # text, kind, first, last
    ("headline", "headline", 0, 0),
    ("dateline", "dateline", 0, 0),
    ("page 3", "page", 3, 3),
    ("paragraph 4", "paragraph", 4, 4),
    ("paragraphs 6-8", "paragraph", 6, 8),
    ("paragraphs 6–8", "paragraph", 6, 8),  # noqa: RUF001 - a dash is the fact.
    ("Paragraph 4", "paragraph", 4, 4),
    ("line 12", "line", 12, 12),
    ("0:01:20", "clip", 80, 80),
    ("0:01:20-0:01:24", "clip", 80, 84),
]
FORM = (
    "is no place in a document; write headline, dateline, page 3, paragraph 4, paragraphs 6-8,"
    " line 12 or 0:01:20-0:01:24"
)
REFUSED = [
    # text, message
    ("", f"'' {FORM}"),
    ("para 4", f"'para 4' {FORM}"),
    ("paragraph 0", f"'paragraph 0' {FORM}"),
    ("paragraph four", f"'paragraph four' {FORM}"),
    ("headlines", f"'headlines' {FORM}"),
    ("1:20", f"'1:20' {FORM}"),
    ("0:61:00", f"'0:61:00' {FORM}"),
    ("paragraph ٤", f"'paragraph ٤' {FORM}"),
    ("paragraphs 8-6", "'paragraphs 8-6' runs backwards; write the earlier place first"),
    ("0:01:20-0:01:10", "'0:01:20-0:01:10' runs backwards; write the earlier place first"),
]


@pytest.mark.parametrize(("text", "kind", "first", "last"), PLACES)
def test_place(text, kind, first, last):
    """A locator knows what it counts, and from where to where."""
    locator = Locator.parse(text)

    assert (locator.kind, locator.first, locator.last) == (kind, first, last)
    assert str(locator) == text


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text, message):
    """What is no place is refused with the author's text and the right forms."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared.
        Locator.parse(text)

    assert str(caught.value) == message


def test_order():
    """Places sort as they stand in the document."""
    texts = ["headline", "dateline", "paragraph 2", "paragraphs 2-3", "paragraph 10"]

    places = sorted(map(Locator.parse, reversed(texts)), key=lambda place: place.order)

    assert [place.text for place in places] == texts


@given(st.integers(1, 999_999), st.integers(1, 999_999), st.sampled_from(["page", "paragraph"]))
def test_round_trip(one, other, kind):
    """Any two numbers from 1 on make a range, the smaller first."""
    first, last = sorted([one, other])

    locator = Locator.parse(f"{kind}s {first}-{last}")

    assert (locator.kind, locator.first, locator.last) == (kind, first, last)
