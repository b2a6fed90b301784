"""Versions of one quote side by side, with the words marked in which they differ.

Words are compared with their case and their punctuation: between versions of a quote, a comma
is a difference too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dossier.model import Claim

MOST_WORDS = 2000
"""Longer versions are set side by side without marks: comparing them would take minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Some words in a row: those that all versions have there, or those that differ."""

    words: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The words of one or several claims that report a quote in the same words."""

    spans: tuple[Span, ...]
    claims: tuple[str, ...]
    """The ids of the claims."""


def versions(claims: Sequence[Claim]) -> tuple[Version, ...]:
    """Return the different versions in the order of the claims; empty when there is only one.

    A word is marked where the first version has another one, or none; in the first version,
    where any other one does.
    """
    worded: dict[str, list[str]] = {}
    for claim in claims:
        if claim.value and not claim.denies:
            worded.setdefault(" ".join(claim.value.text.split()), []).append(claim.id)
    if len(worded) < 2:  # noqa: PLR2004 - one version differs from none.
        return ()
    marks = _marks([words.split() for words in worded])
    return tuple(
        Version(spans=_spans(words.split(), marked), claims=tuple(ids))
        for (words, ids), marked in zip(worded.items(), marks, strict=True)
    )


def _marks(texts: Sequence[Sequence[str]]) -> list[set[int]]:
    """Return the places of the words that differ, for each version."""
    marks: list[set[int]] = [set() for _ in texts]
    first = texts[0]
    if sum(map(len, texts)) > MOST_WORDS:
        return marks
    for text, marked in zip(texts[1:], marks[1:], strict=True):
        matcher = SequenceMatcher(a=first, b=text, autojunk=False)
        for operation, low, high, other_low, other_high in matcher.get_opcodes():
            if operation != "equal":
                marks[0].update(range(low, high))
                marked.update(range(other_low, other_high))
    return marks


def _spans(words: Sequence[str], marked: set[int]) -> tuple[Span, ...]:
    found: list[tuple[bool, list[str]]] = []
    for place, word in enumerate(words):
        differs = place in marked
        if not found or found[-1][0] != differs:
            found.append((differs, []))
        found[-1][1].append(word)
    return tuple(Span(words=" ".join(run), differs=differs) for differs, run in found)
