"""Texts with what does not matter taken out: white space, case, quotation marks and dashes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

_QUOTED = 60
"""How much of an author's text an error message repeats, in characters."""
_LONGEST_WORD = 500
"""Normalising costs the square of a run of combining marks: longer words are taken in pieces."""

_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
QUOTES_AND_DASHES: Mapping[str, str] = MappingProxyType(
    {
        **_DASHES,
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u00b4`", "'"),
    }
)
"""By quotation mark or dash: the plain one, as it stands on every keyboard."""

_PLAIN_DASHES = str.maketrans(_DASHES)
_PLAIN = str.maketrans({**QUOTES_AND_DASHES, "\N{SOFT HYPHEN}": None})
_ACCENTED = ("LATIN", "GREEK", "CYRILLIC")
"""Scripts in which a name stays the same without its accents; Unicode names begin with them."""


def fold_text(text: str) -> str:
    """Return the text with white space, case, quotation marks, dashes and soft hyphens folded."""
    return " ".join(normal("NFC", text.translate(_PLAIN)).casefold().split())


def fold_number(text: str) -> str:
    """Return the text in lower case, with single plain spaces, and hyphens for dashes."""
    return " ".join(text.translate(_PLAIN_DASHES).lower().split())


def without_accents(text: str) -> str:
    """Return the text, in composed form, without the accents of Latin, Greek and Cyrillic letters.

    In other scripts a mark makes another letter, and stays; a mark on no letter goes.
    """
    if text.isascii():
        return normal("NFC", text)
    kept, stays = [], False
    for character in normal("NFKD", text):
        is_mark = unicodedata.category(character).startswith("M")
        if not is_mark:
            script = unicodedata.name(character, "").partition(" ")[0]
            stays = character.isalpha() and script not in _ACCENTED
        if stays or not is_mark:
            kept.append(character)
    return normal("NFC", "".join(kept))


def normal(form: Literal["NFC", "NFKD"], text: str) -> str:
    """Return the words of a text in a Unicode normal form, with single spaces between them."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(
        "".join(
            unicodedata.normalize(form, word[at : at + _LONGEST_WORD])
            for at in range(0, len(word), _LONGEST_WORD)
        )
        for word in text.split()
    )


def quoted(text: str) -> str:
    """Return the author's text in quotes, for a message; a long one is cut."""
    return repr(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")
