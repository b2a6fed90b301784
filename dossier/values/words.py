"""Values that are words: free text, references, choices, and the explicit unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dossier.values.folding import fold_text, quoted

UNKNOWN = "unknown"
"""The one word for an explicit unknown."""
_NAMED = 20
"""How many choices a message names, at most."""


@dataclass(frozen=True, slots=True)
class Text:
    """Free text: set side by side, never called a disagreement."""

    text: str

    @property
    def folded(self) -> str:
        """The text without what does not matter; two texts with the same one are equal."""
        return fold_text(self.text)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of another record."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several words that have an order."""

    text: str
    rank: int
    """The place of the word in the order, from 0."""
    order: tuple[str, ...] = field(hash=False)

    @classmethod
    def parse(cls, text: str, choices: tuple[str, ...]) -> Choice:
        """Read one of the words, whatever its case; ValueError on any other."""
        rank = _ranks(choices).get(fold_text(text))
        if rank is None:
            raise ValueError(f"{quoted(text)} is no choice here; {_right(choices)}")
        return cls(text, rank, choices)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Unknown:
    """An explicit *unknown*: the document says that the value is not known."""

    text: str = UNKNOWN

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=16)
def _ranks(choices: tuple[str, ...]) -> Mapping[str, int]:
    """Return the place of each choice in the order, by its folded text."""
    return {fold_text(choice): rank for rank, choice in reversed([*enumerate(choices)])}


def _right(choices: tuple[str, ...]) -> str:
    """Return what to write instead, as the end of a message."""
    if not choices:
        return "the property declares no choices"
    if len(choices) > _NAMED:
        return f"write {', '.join(choices[:_NAMED])}, or another of the {len(choices)} choices"
    *first, last = choices
    return f"write {', '.join(first)} or {last}" if first else f"write {last}"
