"""Texts for searching: case, accents, white space, quotation marks and dashes folded.

Each character of a folded text knows where it comes from, so that a place found there can be
shown in the text as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from dossier.encode import HIDDEN
from dossier.values import QUOTES_AND_DASHES

Span = tuple[int, int]
_UNSEEN = HIDDEN.pattern.strip("[]")
_CHANGED = re.compile(
    rf"[\s{_UNSEEN}]{{2,}}|[^\S ]|[{_UNSEEN}]|`|[^\x00-\x7f\s{_UNSEEN}]+",
)
_MARK = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
"""Accents that stand by themselves; the marks of other scripts make other letters, and stay."""
_STROKES = {
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",  # noqa: RUF001 - the letter that is meant.
    "ł": "l",
    "ø": "o",
    "ŧ": "t",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
}
"""Letters that are no letter with an accent to Unicode, and are typed as these without it."""
_SYLLABLES = ("\uac00", "\ud7a3")
"""Korean, in which half a syllable is another syllable."""


class _Letters(dict[int, str]):
    """What each character that is not ASCII becomes, filled as texts are read."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()
        """The characters that do not become just one."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = folded = _letter(character)
        if len(folded) != 1:
            self.uneven.add(character)
        return folded


def _letter(character: str) -> str:
    if character in QUOTES_AND_DASHES:
        return QUOTES_AND_DASHES[character]
    if _SYLLABLES[0] <= character <= _SYLLABLES[1]:
        return character
    apart = unicodedata.normalize("NFKD", character.casefold())
    bare = _MARK.sub("", apart).casefold()
    return "".join(_STROKES.get(one, one) for one in bare)


_LETTERS = _Letters()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; stretches of it are as long as what they come from, others are not."""

    text: str
    starts: tuple[int, ...]
    """Where each stretch begins in it; the first is 0."""
    origins: tuple[Span, ...]
    """Where each of them begins and ends in the text as it was."""
    size: int
    """How long that is."""

    def origin(self, span: Span) -> Span:
        """Return where a span that is not empty stands in the text as it was.

        What was dropped right after it, such as an accent, belongs to it.
        """
        return self._place(span[0])[0], self._place(span[1] - 1)[1]

    def _place(self, at: int) -> Span:
        """Return where a character comes from: in an uneven stretch, from all of it."""
        stretch = bisect_right(self.starts, at) - 1
        after = (*self.starts[stretch + 1 : stretch + 2], len(self.text))[0]
        begin, end = self.origins[stretch]
        if after - self.starts[stretch] == end - begin:
            begin += at - self.starts[stretch]
            end = begin + 1
        if at + 1 == after:
            end = (*(one for one, _ in self.origins[stretch + 1 : stretch + 2]), self.size)[0]
        return begin, end


class _Builder:
    """Puts a folded text together, stretch by stretch."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[Span] = []
        self._length = 0
        self._goes_on = False
        """The last stretch is as long as what it comes from, and nothing was dropped after it."""

    def add(self, folded: str, begin: int, end: int) -> None:
        """Add a piece, and where it comes from."""
        if begin == end:
            return
        is_even = len(folded) == end - begin
        if is_even and self._goes_on:
            self._origins[-1] = (self._origins[-1][0], end)
        elif folded:
            self._starts.append(self._length)
            self._origins.append((begin, end))
        self._goes_on = is_even
        self._parts.append(folded)
        self._length += len(folded)

    def folded(self, size: int) -> Folded:
        """Return all that was added, of a text of some size."""
        return Folded("".join(self._parts), tuple(self._starts), tuple(self._origins), size)


def fold(text: str) -> str:
    """Return a text folded, without white space at its ends."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    return fold_places(text).text.strip()


def fold_places(text: str) -> Folded:
    """Return a text folded, with the places of its characters."""
    builder, copied = _Builder(), 0
    for match in _CHANGED.finditer(text):
        begin, end = match.span()
        builder.add(text[copied:begin].lower(), copied, begin)
        _add_changed(builder, match[0], begin)
        copied = end
    builder.add(text[copied:].lower(), copied, len(text))
    return builder.folded(len(text))


def _add_changed(builder: _Builder, found: str, begin: int) -> None:
    """Add white space, what cannot be seen, a quotation mark, or letters that are not ASCII."""
    end = begin + len(found)
    if found == "`":
        builder.add("'", begin, end)
    elif found[0].isspace() or HIDDEN.match(found):
        builder.add(" " if any(map(str.isspace, found)) else "", begin, end)
    else:
        folded = found.translate(_LETTERS)
        if _LETTERS.uneven.isdisjoint(found):
            builder.add(folded, begin, end)
        else:
            for at, character in enumerate(found, begin):
                builder.add(_LETTERS[ord(character)], at, at + 1)
