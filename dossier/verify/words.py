"""The words of a text, and where each of them stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in small letters."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    """Where each begins and ends in the text."""
    places: Mapping[str, Sequence[int]]
    """Which ones of the words a word is."""


def read_words(text: str) -> Words:
    """Return the words of a text; a number with its separators is one, and so is *NATO-led*."""
    matches = list(_WORD.finditer(text))
    words = tuple(match[0].casefold() for match in matches)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        places[word].append(index)
    return Words(words, tuple(match.span() for match in matches), places)
