"""The passage that comes nearest to an excerpt which does not stand in a document.

It is found by the words that the two share, and only helps the author to see what differs.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from dossier.verify.document import Document, Span
from dossier.verify.words import Words, read_words

COMMON = 50
"""A word that stands more often in a document says little about the place."""
LONGEST = 80
"""So many words of an excerpt are compared, at most."""
SLACK = 2
"""So many words may have been put in or left out before the places are taken for two."""
SHARED = 0.4
"""This part of the words must be the same for a passage to be near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A passage that is not the excerpt."""

    span: Span
    differences: tuple[tuple[str, str], ...]
    """Words of the excerpt and those that stand in their place; either may be empty."""


def nearest_passage(document: Document, excerpt: str) -> Nearest | None:
    """Return the passage that shares most words with an excerpt; None when few are shared."""
    wanted = read_words(excerpt)
    around = _around(wanted, document.words)
    matcher = SequenceMatcher(
        None, wanted.words[:LONGEST], [document.words.words[at] for at in around], autojunk=False
    )
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < max(1, SHARED * len(wanted.words[:LONGEST])):
        return None
    begin = blocks[0].b - blocks[0].a
    end = blocks[-1].b + len(wanted.words[:LONGEST]) - blocks[-1].a
    return _compared(document, excerpt, wanted, around[max(0, begin) : end])


def _around(wanted: Words, words: Words) -> range:
    """Return which words of a document stand where most words of an excerpt are found."""
    votes = Counter(
        place - index
        for index, word in enumerate(wanted.words[:LONGEST])
        if len(words.places.get(word, ())) <= COMMON
        for place in words.places.get(word, ())
    )
    if not votes:
        return range(0)
    near = range(-SLACK, SLACK + 1)
    first = max(votes, key=lambda place: (sum(votes[place + step] for step in near), -place))
    last = first + len(wanted.words[:LONGEST]) + SLACK
    return range(max(0, first - SLACK), min(len(words.words), last))


def _compared(document: Document, excerpt: str, wanted: Words, passage: range) -> Nearest:
    """Return a passage with the words in which an excerpt differs from it."""
    found = document.words
    there = [found.words[at] for at in passage]
    matcher = SequenceMatcher(None, wanted.words[:LONGEST], there, autojunk=False)
    differences = tuple(
        (
            _words(excerpt, wanted, range(left, left_end)),
            _words(document.text, found, passage[right:right_end]),
        )
        for tag, left, left_end, right, right_end in matcher.get_opcodes()
        if tag != "equal"
    )
    span = (found.spans[passage[0]][0], found.spans[passage[-1]][1])
    return Nearest(span=span, differences=differences)


def _words(text: str, words: Words, which: range) -> str:
    """Return some of the words of a text as they stand in it."""
    if not which:
        return ""
    start, end = words.spans[which[0]][0], words.spans[which[-1]][1]
    return " ".join(text[start:end].split())
