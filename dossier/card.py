"""The picture that a link to the dossier shows elsewhere, drawn from the dossier's own data.

1200 by 630 pixels, the size of an Open Graph image, in the site's own type and colours.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from dossier.encode import HIDDEN

SIZE = (1200, 630)
FONTS = next(
    folder
    for folder in (
        Path(__file__).parent / "assets" / "fonts",
        Path(__file__).parents[1] / "site_src" / "assets" / "fonts",
    )
    if folder.is_dir()
)
"""The site's own fonts: in the wheel beside this module, in a checkout among the assets."""

_PAPER, _INK, _QUIET, _RULE = "#fbfaf6", "#1b1f24", "#5b636d", "#d9d5cb"
_COLOURS: dict[str, str] = {
    "contested": "#b3261e",
    "corroborated": "#0f6b4f",
    "echo": "#855600",
    "single-origin": "#4a5a78",
}
_MARGIN = 72
_WIDTH = SIZE[0] - 2 * _MARGIN
_MOST_LINES = 3
_MOST_LETTERS = 400
_KICKER, _TITLE, _DISAGREEMENT, _LEDGER = 70, 122, 362, 470
"""How far from the top each part begins."""

Draw = ImageDraw.ImageDraw
Font = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Hand:
    """How words are written."""

    voice: Literal["source-serif-4", "inter"]
    size: int
    weight: int = 400
    colour: str = _INK


_SMALL = Hand("inter", 26, 400, _QUIET)
_STRONG = Hand("inter", 28, 600)
_NUMBER = Hand("source-serif-4", 44, 600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the picture says."""

    kicker: str
    """One line above the title: what this is, and as of when."""
    title: str
    ledger: tuple[tuple[str, int], ...]
    """How many values have each level of support."""
    disagreement: str | None
    """The first disagreement in one line."""


def card_png(card: Card) -> bytes:
    """Return the picture as a PNG; the same card gives the same bytes on the same machine.

    A letter that the site's fonts lack is drawn as an empty box, as a browser without it would.
    """
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 14), fill=_INK)
    _write(draw, (_MARGIN, _KICKER), _cut(card.kicker, _SMALL, _WIDTH), _SMALL)
    _draw_title(draw, card.title)
    if card.disagreement:
        _shape(draw, "contested", (_MARGIN, _DISAGREEMENT + 4), 26)
        words = _cut(card.disagreement, _STRONG, _WIDTH - 44)
        _write(draw, (_MARGIN + 44, _DISAGREEMENT), words, _STRONG)
    draw.line((_MARGIN, _LEDGER - 34, SIZE[0] - _MARGIN, _LEDGER - 34), fill=_RULE, width=2)
    _draw_ledger(draw, card.ledger)
    written = io.BytesIO()
    image.quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()


def _draw_title(draw: Draw, title: str) -> None:
    large, small = (Hand("source-serif-4", size, 600) for size in (68, 58))
    hand = large if len(_lines(title, large)) < _MOST_LINES else small
    for row, words in enumerate(_lines(title, hand)[:_MOST_LINES]):
        _write(draw, (_MARGIN, _TITLE + row * hand.size * 1.16), words, hand)


def _draw_ledger(draw: Draw, ledger: tuple[tuple[str, int], ...]) -> None:
    for place, (level, count) in enumerate(ledger):
        left = _MARGIN + place * _WIDTH / len(ledger)
        _write(draw, (left, _LEDGER - 8), str(count), _NUMBER)
        _shape(draw, level, (left, _LEDGER + 57), 20)
        words = level.replace("single-origin", "single origin")
        hand = Hand("inter", 24, 600, _COLOURS.get(level, _QUIET))
        _write(draw, (left + 30, _LEDGER + 52), words, hand)


def _shape(draw: Draw, level: str, at: tuple[float, float], size: float) -> None:
    """Draw the shape of a level of support: the same as everywhere on the site."""
    colour, (left, top) = _COLOURS.get(level, _QUIET), at
    right, bottom, middle = left + size, top + size, size / 2
    match level:
        case "contested":
            sides = ((left + middle, top), (right, top + middle))
            draw.polygon((*sides, (left + middle, bottom), (left, top + middle)), fill=colour)
        case "corroborated":
            draw.ellipse((left, top + size / 5, left + size * 0.6, bottom - size / 5), fill=colour)
            box = (left + size * 0.4, top + size / 5, right, bottom - size / 5)
            draw.ellipse(box, outline=colour, width=3)
        case "echo":
            for start in range(0, 360, 60):
                draw.arc((left, top, right, bottom), start, start + 40, fill=colour, width=3)
            inner = (left + size / 3, top + size / 3, right - size / 3, bottom - size / 3)
            draw.ellipse(inner, fill=colour)
        case _:
            draw.ellipse((left, top, right, bottom), outline=colour, width=3)


def _lines(title: str, hand: Hand) -> list[str]:
    """Return a title in lines that fit; the last that is shown says that there is more."""
    lines = [""]
    for word in _plain(title).split():
        longer = f"{lines[-1]} {word}".strip()
        if _width(longer, hand) <= _WIDTH or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES - 1] = " ".join(lines[_MOST_LINES - 1 :])
    return [_cut(line, hand, _WIDTH) for line in lines]


def _plain(text: str) -> str:
    """Return a text on one line, without what cannot be seen, and no longer than can be shown."""
    return " ".join(HIDDEN.sub("", text).split())[:_MOST_LETTERS]


def _cut(text: str, hand: Hand, room: float) -> str:
    """Return a text that fits, with an ellipsis where it did not."""
    text = _plain(text)
    if _width(text, hand) <= room:
        return text
    while text and _width(f"{text}…", hand) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _write(draw: Draw, at: tuple[float, float], text: str, hand: Hand) -> None:
    left, top = at
    for font, run in _runs(text, hand):
        draw.text((left, top + hand.size), run, font=font, fill=hand.colour, anchor="ls")
        left += font.getlength(run)


def _width(text: str, hand: Hand) -> float:
    return sum(font.getlength(run) for font, run in _runs(text, hand))


def _runs(text: str, hand: Hand) -> Iterator[tuple[Font, str]]:
    """Yield a text in runs, each with the font that has its letters."""
    fonts = [_font(hand, part) for part in ("latin", "latin-ext")]
    chosen = (next((one for one in fonts if _has(one, letter)), fonts[0]) for letter in text)
    for font, letters in groupby(zip(chosen, text, strict=True), key=itemgetter(0)):
        yield font, "".join(letter for _, letter in letters)


@lru_cache(maxsize=32)
def _font(hand: Hand, part: str) -> Font:
    file = FONTS / f"{hand.voice}-{part}-wght-normal.woff2"
    font = ImageFont.truetype(file, hand.size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([hand.weight])
    return font


@lru_cache(maxsize=4096)
def _has(font: Font, letter: str) -> bool:
    """Tell whether a font has a letter: one that it lacks looks like any other that it lacks."""
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))
