"""Texts with what does not matter taken out: white space, case, quotation marks and dashes."""

from __future__ import annotations

import unicodedata
from typing import Literal

_QUOTED = 60
"""How much of an author's text an error message repeats, in characters."""
_LONGEST_WORD = 500
"""Normalising costs the square of a run of combining marks: longer words are taken in pieces."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_MARKS = {
    **_DASHES,
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), '"'),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u00b4`"), "'"),
    0x00AD: None,
}


def fold_text(text: str) -> str:
    """Return the text with white space, case, quotation marks, dashes and soft hyphens folded."""
    return " ".join(normal("NFC", text.translate(_MARKS)).casefold().split())


def fold_number(text: str) -> str:
    """Return the text in lower case, with single plain spaces, and hyphens for dashes."""
    return " ".join(text.translate(_DASHES).lower().split())


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
