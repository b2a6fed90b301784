"""Where an excerpt stands in a document; never inside a longer word or number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from dossier.model import Excerpt
from dossier.values import Locator
from dossier.verify.document import CHECKED, Document, Span
from dossier.verify.folding import fold

MANY = 20
"""How many places of one excerpt are looked up, at most."""

_CUTS = (
    # what stands before, what stands after
    (r"[^\W_]", r"[^\W_]"),
    (r"[^\W_][-\u2010\u2011]", r"[^\W_]"),
    (r"[^\W_]", r"[-\u2010\u2011][^\W_]"),
    (r"\s[-\u2212]", r"[0-9]"),
    (r"[0-9][.,:/\u2013]", r"[0-9]"),
    (r"[0-9]", r"[.,:/\u2013][0-9]"),
    (r"[0-9][ \u00a0\u2009\u202f]", r"[0-9]{3}(?![0-9])"),
    (r"[0-9]", r"[\u00a0\u2009\u202f][0-9]{3}(?![0-9])"),
)
"""Where a text cannot be cut without cutting a word or a number in two."""
_CUT = re.compile("|".join(f"(?<={before})(?={after})" for before, after in _CUTS))
_WORD = re.compile(r"(?<=[^\W_])(?=[^\W_])")
"""Within a word whose parts only something unseen keeps apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The places of an excerpt, in the order of the document."""

    spans: tuple[Span, ...] = ()
    folded: bool = False
    """White space, quotation marks or dashes differ."""
    elsewhere: bool = False
    """It does not stand where the locator says."""


class _Words(NamedTuple):
    """The words of an excerpt, without white space at their ends."""

    exact: str
    prefix: str
    suffix: str


def find_excerpt(document: Document, excerpt: Excerpt, locator: Locator | None) -> Found:
    """Return where an excerpt stands: where its locator says, else wherever it does."""
    whole = (0, len(document.text))
    if locator is None or locator.kind not in CHECKED:
        return _find(document, excerpt, whole) or Found()
    place = document.places(locator)
    found = place and _find(document, excerpt, place)
    return found or _find(document, excerpt, whole, elsewhere=True) or Found()


def is_cut(document: Document, excerpt: Excerpt) -> bool:
    """Tell whether the words of an excerpt stand in a document, but inside longer ones."""
    return bool(fold(excerpt.exact)) and fold(excerpt.exact) in document.folded.text


def _find(
    document: Document, excerpt: Excerpt, place: Span, *, elsewhere: bool = False
) -> Found | None:
    parts = (excerpt.exact, excerpt.prefix or "", excerpt.suffix or "")
    spans = tuple(islice(_whole(document.text, _Words(*map(str.strip, parts)), place), MANY))
    if spans:
        return Found(spans=spans, elsewhere=elsewhere)
    spans = tuple(islice(_folded(document, _Words(*map(fold, parts)), place), MANY))
    return Found(spans=spans, folded=True, elsewhere=elsewhere) if spans else None


def _whole(text: str, words: _Words, place: Span) -> Iterator[Span]:
    """Yield where words stand between two places of a text, none of them cut."""
    return (span for span in _places(text, words, place) if not _cuts(_CUT, text, span))


def _folded(document: Document, words: _Words, place: Span) -> Iterator[Span]:
    """Yield where folded words stand between two places, none of them cut before the folding."""
    folded = document.folded
    for span in _places(folded.text, words, (folded.place(place[0]), folded.place(place[1]))):
        origin = folded.origin(span[0]), folded.origin(span[1] - 1) + 1
        if not _cuts(_WORD, folded.text, span) and not _cuts(_CUT, document.text, origin):
            yield origin


def _cuts(inside: re.Pattern[str], text: str, span: Span) -> bool:
    return any(inside.match(text, place) for place in span)


def _places(text: str, words: _Words, place: Span) -> Iterator[Span]:
    """Yield where words stand between two places, after their prefix and before their suffix."""
    start = text.find(words.exact, *place) if words.exact else -1
    while start >= 0:
        end = start + len(words.exact)
        before = text[max(0, start - len(words.prefix) - 1) : start].rstrip()
        after = text[end : end + len(words.suffix) + 1].lstrip()
        if before.endswith(words.prefix) and after.startswith(words.suffix):
            yield start, end
        start = text.find(words.exact, start + 1, place[1])
