"""The word that an author may have meant, of those that exist."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

_LIKE = 0.72
"""How like a word must be, 1 being the same; ids share whole words and still mean others."""
_LONGEST = 64
"""Longer words are no slips of the pen, and slow to compare."""
_ASKED = 200
"""How many words one guesser looks up; more guesses help nobody, and each costs time."""


def nearest(word: str, known: Collection[str]) -> str:
    """Return the known word that is most like a word; empty when none is near."""
    found = (
        get_close_matches(word, sorted(known), n=1, cutoff=_LIKE) if len(word) <= _LONGEST else []
    )
    return found[0] if found else ""


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return a question to end a message with; empty when nothing known is near."""
    found = nearest(word, known)
    return f"; did you mean {found!r}?" if found else ""


class Guesser:
    """Guesses for many words, each of them looked up once."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = sorted(known)
        self._guesses: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """Return a question to end a message with; empty when nothing known is near."""
        if word not in self._guesses and len(self._guesses) < _ASKED:
            self._guesses[word] = did_you_mean(word, self._known)
        return self._guesses.get(word, "")
