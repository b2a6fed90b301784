"""The word that an author may have meant, of those that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from itertools import chain, islice

_LIKE = 0.72
"""How like a word must be, 1 being the same; ids share whole words and still mean others."""
_LONGEST = 64
"""Longer words are no slips of the pen, and slow to compare."""
_ASKED = 200
"""How many words one guesser looks up; more guesses help nobody, and each costs time."""
_FEW = 40
"""So few words are all compared letter by letter."""
_COMPARED = 10
"""Of more words, so many are: those that share most pairs of letters with what was written."""
_LOOKED_AT = 2000
"""So many words are looked at to find these, those with the rarest pairs first."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Words, to be found by two letters that stand in them side by side."""

    words: Sequence[str]
    """In the order of the alphabet."""
    having: Mapping[str, Sequence[int]]
    """By two letters: the places of the words that have them."""

    def like(self, word: str) -> list[str]:
        """Return the words that may be near a word; a few, however many there are."""
        if len(self.words) <= _FEW:
            return list(self.words)
        size = len(word)
        rare_first = sorted((self.having.get(pair, ()) for pair in _pairs(word)), key=len)
        shared = Counter(islice(chain.from_iterable(rare_first), _LOOKED_AT))
        best = nlargest(_COMPARED, shared, key=lambda at: shared[at] / (len(self.words[at]) + size))
        return sorted(self.words[at] for at in best)


def nearest(word: str, known: Collection[str]) -> str:
    """Return the known word that is most like a word; empty when none is near.

    Asking again with the same words is quick, however many they are.
    """
    if len(word) > _LONGEST:
        return ""
    near = get_close_matches(word, _index(tuple(known)).like(word), n=1, cutoff=_LIKE)
    return near[0] if near else ""


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return a question to end a message with; empty when nothing known is near."""
    found = nearest(word, known)
    return f"; did you mean {found!r}?" if found else ""


class Guesser:
    """Guesses for many words, each of them looked up once."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = tuple(known)
        self._guesses: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """Return a question to end a message with; empty when nothing known is near."""
        if word not in self._guesses and len(self._guesses) < _ASKED:
            self._guesses[word] = did_you_mean(word, self._known)
        return self._guesses.get(word, "")


@lru_cache(maxsize=16)
def _index(known: tuple[str, ...]) -> _Index:
    words = sorted(known)
    having: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for pair in _pairs(word) if len(words) > _FEW else ():
            having.setdefault(pair, []).append(place)
    return _Index(words, having)


def _pairs(word: str) -> Iterator[str]:
    """Yield each two letters that stand side by side in a word, and its ends with a space."""
    ends = f" {word} "
    return iter(dict.fromkeys(ends[at : at + 2] for at in range(len(ends) - 1)))
