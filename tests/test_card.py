"""Tests of the picture that a link to the dossier shows."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from dossier.card import SIZE, Card, card_png

CARD = Card(
    kicker="Briefing dossier · facts as of 5 June 2023 · 2 documents",
    title="A short title",
    ledger=(("contested", 6), ("corroborated", 9), ("echo", 2), ("single-origin", 171)),
    disagreement="Injured: 30 or 41",
)


def image(**changes):
    """Return the picture of a card that differs from CARD in some things."""
    fields = {name: getattr(CARD, name) for name in Card.__slots__} | changes
    return Image.open(io.BytesIO(card_png(Card(**fields)))).convert("RGB")


def inked(one, box):
    """Tell whether anything but paper stands in a part of a picture."""
    part = one.crop(box)
    return ImageChops.difference(part, Image.new("RGB", part.size, "#fbfaf6")).getbbox() is not None


def test_the_same_card_is_the_same_picture():
    """A PNG of the size that is asked for, the same each time, and small."""
    assert image().size == SIZE
    assert card_png(CARD) == card_png(CARD)
    assert len(card_png(CARD)) < 60_000


@pytest.mark.parametrize("part", ["kicker", "title", "ledger", "disagreement"])
def test_every_part_is_drawn(part):
    """Each part of the card changes the picture."""
    nothing = {"ledger": (), "disagreement": None}.get(part, "")

    assert ImageChops.difference(image(), image(**{part: nothing})).getbbox() is not None


@pytest.mark.parametrize(
    "words", ["word " * 200, "W" * 5000, "漢字 \u202eכתב" * 60, "\x00\u200b a"]
)
def test_nothing_runs_out_of_the_picture(words):
    """However long or strange the words, the margins stay clear and the parts apart."""
    one = image(title=words, kicker=words, disagreement=words)

    assert not inked(one, (SIZE[0] - 60, 20, *SIZE))
    assert not inked(one, (0, 20, 60, SIZE[1]))
    assert not inked(one, (0, 340, SIZE[0], 360))


def test_letters_beyond_latin_1_have_their_font():
    """A letter that only the second font file has is drawn, not a box."""
    drawn, box = image(title="Š"), image(title="\uffff")

    assert ImageChops.difference(drawn, box).getbbox() is not None
