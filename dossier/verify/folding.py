"""Texts with what may differ in a faithful copy taken out, each character with its old place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from dossier.encode import HIDDEN
from dossier.values import QUOTES_AND_DASHES

UNSEEN = HIDDEN.pattern.strip("[]")
"""The characters that cannot be seen and are no white space, to stand in brackets."""
# A plain space by itself is passed over: nearly all white space is one.
_CHANGED = re.compile(rf"[\s{UNSEEN}]{{2,}}|[^\S ]|[{UNSEEN}]|[{''.join(QUOTES_AND_DASHES)}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters comes from."""

    text: str
    starts: tuple[int, ...]
    """Where in the folded text each stretch begins that was copied as it was; the first is 0."""
    origins: tuple[int, ...]
    """Where each of them begins in the text as it was."""

    def origin(self, at: int) -> int:
        """Return where a character of the folded text stands in the text as it was."""
        stretch = bisect_right(self.starts, at) - 1
        return self.origins[stretch] + at - self.starts[stretch]

    def place(self, at: int) -> int:
        """Return where a character of the text as it was stands in the folded text."""
        stretch = bisect_right(self.origins, at) - 1
        return min(self.starts[stretch] + at - self.origins[stretch], self._end(stretch))

    def _end(self, stretch: int) -> int:
        return (*self.starts[stretch + 1 : stretch + 2], len(self.text))[0]


def fold(text: str) -> str:
    """Return a text folded, without white space at its ends."""
    return _CHANGED.sub(_changed, text).strip()


def fold_document(text: str) -> Folded:
    """Return a text folded, with the places of its characters."""
    parts, starts, origins = [], [0], [0]
    length = copied = 0
    for match in _CHANGED.finditer(text):
        changed = _changed(match)
        parts += [text[copied : match.start()], changed]
        length += match.start() - copied + len(changed)
        copied = match.end()
        if len(changed) != copied - match.start():
            starts.append(length)
            origins.append(copied)
    parts.append(text[copied:])
    return Folded("".join(parts), tuple(starts), tuple(origins))


def _changed(match: re.Match[str]) -> str:
    found = match[0]
    if found in QUOTES_AND_DASHES:
        return QUOTES_AND_DASHES[found]
    return " " if any(character.isspace() for character in found) else ""
