"""How wide words are in Inter, well enough to keep labels apart.

The widths are those of the semi-bold weight with tabular figures, measured in a browser and
rounded up, so that a label is never wider than it is said to be; the regular weight is 3 %
narrower.
"""
# ruff: noqa: RUF001 - marks that look alike differ in width.

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dossier.encode import HIDDEN

_CLASSES: Mapping[int, str] = {
    27: "ijlłı ",
    28: "Iİ",
    33: "'.,‘’·!:;",
    36: "`t|",
    40: "()[]/\\fr⟨⟩",
    46: "{}",
    48: "-_^",
    51: "“”–",
    55: '"s*?',
    57: "xzk",
    59: "vycJFaL",
    62: "ehnuoøE",
    63: "bdpqg",
    66: "0123456789#$&BPRSZTß",
    68: "+<=>~×−€",
    75: "ACDGKXYHUV",
    78: "NOQØ",
    85: "w",
    93: "mM",
    102: "W%@—…",
}
"""Characters by their width, in hundredths of the size of the letters."""
_WIDTHS = {mark: hundredths / 100 for hundredths, marks in _CLASSES.items() for mark in marks}
_OTHER = 0.85
"""What a letter of another script takes, as a rule."""
_FULL = 1.1
"""What an ideograph or an emoji takes."""
_SHOWN = "⟨U+00000⟩"
"""What is printed for a character that cannot be seen."""


def width(text: str, size: float) -> float:
    """Return how wide a text is, in px, with letters of *size* px; never too narrow."""
    shown = " ".join(HIDDEN.sub(_SHOWN, text).split())
    return size * sum(map(_letter, shown))


def shortened(text: str, size: float, most: float) -> str:
    """Return a text that is at most so many px wide: cut after a word if need be, with an ellipsis.

    It is empty where not even one letter has room.
    """
    if width(text, size) <= most:
        return text
    kept = text
    while kept and width(f"{kept}…", size) > most:
        kept = kept[:-1]
    word, space, _ = kept.rpartition(" ")
    if space and len(word) * 2 > len(kept):
        kept = word
    kept = kept.rstrip(" ,;:-–(")
    return f"{kept}…" if kept else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where a label stands along a picture that is as wide as its page lets it be.

    The label holds on to a place in per cent and reaches a fixed number of px to either side of it.
    So two boxes that stand apart in the narrowest picture, and inside it, do so in every other.
    """

    place: float
    """In per cent of the picture."""
    left: float
    """How far it reaches to the left of its place, in px."""
    right: float
    """How far it reaches to the right of its place, in px."""

    @property
    def middle(self) -> float:
        """How far its middle is to the right of its place, in px."""
        return (self.right - self.left) / 2

    def span(self, room: float) -> tuple[float, float]:
        """Return its two ends, in px, in a picture *room* px wide."""
        at = self.place * room / 100
        return at - self.left, at + self.right


def fitted(place: float, wide: float, room: float) -> Box:
    """Return the box of a label below its place, moved no more than keeps it in the picture.

    *room* is the width of the narrowest picture; a label wider than that begins at its left end.
    """
    at = place * room / 100
    start = max(0.0, min(at - wide / 2, room - wide))
    return Box(place=place, left=at - start, right=start + wide - at)


def rows(boxes: Iterable[Box], room: float, apart: float = 8) -> tuple[int, ...]:
    """Return the row of each box, from 0: the first where it is so many px from those before it."""
    taken: list[list[tuple[float, float]]] = []
    found = []
    for box in boxes:
        start, end = box.span(room)
        free = (
            row
            for row, spans in enumerate(taken)
            if all(end + apart <= left or right + apart <= start for left, right in spans)
        )
        row = next(free, len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append((start, end))
        found.append(row)
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def _letter(mark: str) -> float:
    """Return the width of one character, as a part of the size of the letters."""
    found = _WIDTHS.get(mark)
    if found is not None:
        return found
    if unicodedata.combining(mark):
        return 0.0
    base = unicodedata.normalize("NFD", mark)[0]
    if base != mark:
        return _letter(base)
    full = unicodedata.east_asian_width(mark) in "WF" or unicodedata.category(mark) == "So"
    return _FULL if full else _OTHER
