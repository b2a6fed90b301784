"""Locators: where in a document something stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dossier.values.folding import fold_number, quoted

LocatorKind = Literal["headline", "dateline", "page", "paragraph", "line", "clip"]
_KINDS: tuple[LocatorKind, ...] = ("headline", "dateline", "page", "paragraph", "line", "clip")

_COUNTED = re.compile(r"(page|paragraph|line)s? ([1-9][0-9]{0,5})(?: ?- ?([1-9][0-9]{0,5}))?")
_TIME = r"([0-9]{1,3}):([0-5][0-9]):([0-5][0-9])"
_CLIP = re.compile(rf"{_TIME}(?: ?- ?{_TIME})?")


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a document, as footnotes print it."""

    text: str
    kind: LocatorKind
    first: int
    """A number counted from 1, or seconds of a clip; 0 for a headline or dateline."""
    last: int
    """Included; the same as *first* for a single place."""

    @classmethod
    def parse(cls, text: str) -> Locator:
        """Read ``headline``, ``paragraphs 6-8`` and the like; ValueError on anything else."""
        kind, first, last = _read(text)
        if last < first:
            raise ValueError(f"{quoted(text)} runs backwards; write the earlier place first")
        return cls(text, kind, first, last)

    @property
    def order(self) -> tuple[int, int, int]:
        """A key that sorts places in the order of the document."""
        return (_KINDS.index(self.kind), self.first, self.last)

    def __str__(self) -> str:
        return self.text


def _read(text: str) -> tuple[LocatorKind, int, int]:
    folded = fold_number(text)
    for kind in _KINDS:
        if folded == kind and kind in ("headline", "dateline"):
            return kind, 0, 0
        if (match := _COUNTED.fullmatch(folded)) and match[1] == kind:
            return kind, int(match[2]), int(match[3] or match[2])
    if match := _CLIP.fullmatch(folded):
        start, end = match.groups()[:3], match.groups()[3:]
        return "clip", _seconds(start), _seconds(start if end[0] is None else end)
    raise ValueError(
        f"{quoted(text)} is no place in a document; write headline, dateline, page 3,"
        " paragraph 4, paragraphs 6-8, line 12 or 0:01:20-0:01:24"
    )


def _seconds(parts: tuple[str, ...]) -> int:
    hours, minutes, seconds = map(int, parts)
    return (hours * 60 + minutes) * 60 + seconds
