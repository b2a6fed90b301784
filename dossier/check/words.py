"""Words for messages: guesses that many problems share, and lists that stay short."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

from dossier.nearest import Guesser

_SHOWN = 24
"""How many of the words that may be written a message names."""


class Guesses:
    """Guessers for several groups of words, each made when it is first asked."""

    def __init__(self) -> None:
        self._guessers: dict[Hashable, Guesser] = {}

    def __call__(self, word: str, group: Hashable, known: Collection[str]) -> str:
        """Return a question to end a message with; *known* are the words of the group."""
        if group not in self._guessers:
            self._guessers[group] = Guesser(known)
        return self._guessers[group](word)


def listed(words: Sequence[str], mark: str = ", ") -> str:
    """Return words in a row; of many, the first ones."""
    more = ("…",) if len(words) > _SHOWN else ()
    return mark.join((*words[:_SHOWN], *more))
