"""Values that are words: free text, references, choices, and the explicit unknown."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.values.folding import fold_text, quoted

UNKNOWN = "unknown"
"""The one word for an explicit unknown."""


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
    order: tuple[str, ...]

    @classmethod
    def parse(cls, text: str, choices: tuple[str, ...]) -> Choice:
        """Read one of the words, whatever its case; ValueError on any other."""
        order = [fold_text(choice) for choice in choices]
        if fold_text(text) not in order:
            raise ValueError(f"{quoted(text)} is no choice here; {_right(choices)}")
        return cls(text, order.index(fold_text(text)), choices)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Unknown:
    """An explicit *unknown*: the document says that the value is not known."""

    text: str = UNKNOWN

    def __str__(self) -> str:
        return self.text


def _right(choices: tuple[str, ...]) -> str:
    """Return what to write instead, as the end of a message."""
    if not choices:
        return "the property declares no choices"
    *first, last = choices
    return f"write {', '.join(first)} or {last}" if first else f"write {last}"
