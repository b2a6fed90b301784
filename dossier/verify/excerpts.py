"""Where an excerpt stands in a document; never inside a longer word or number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from dossier.model import Excerpt
from dossier.values import Locator
from dossier.verify.document import CHECKED, Document, Span
from dossier.verify.folding import UNSEEN, fold

MANY = 20
"""How many places of one excerpt are looked up, at most."""
WORK = 20_000_000
"""How many characters are compared before an excerpt is given up that stands cut everywhere."""

_CUTS = (
    # what stands before, what stands after
    (r"[^\W_]", r"[^\W_]"),
    (r"[^\W_][-\u2010\u2011]", r"[^\W_]"),
    (r"[^\W_]", r"[-\u2010\u2011][^\W_]"),
    (r"[^\W_]", rf"[{UNSEEN}]+[^\W_]"),
    (rf"[^\W_][{UNSEEN}]", rf"[{UNSEEN}]*[^\W_]"),
    (r"\s[-\u2212]", r"[0-9]"),
    (r"[0-9][.,:/\u2013]", r"[0-9]"),
    (r"[0-9]", r"[.,:/\u2013][0-9]"),
    (r"[0-9][ \u00a0\u2009\u202f]", r"[0-9]{3}(?![0-9])"),
    (r"[0-9]", r"[\u00a0\u2009\u202f][0-9]{3}(?![0-9])"),
)
"""Where a text cannot be cut without cutting a word or a number in two."""
_CUT = re.compile("|".join(f"(?<={before})(?={after})" for before, after in _CUTS))
_EDGE = re.compile(f"(?!{_CUT.pattern})")
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


_GAPS = ("", " ", "\n", "\u00a0")
"""What may stand between an excerpt and the words around it; other white space is folded."""


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where a text can be cut."""

    fits: Callable[[Span], bool]
    """Tells whether it can, at both ends of a span."""
    after: Callable[[int], int]
    """Returns the next place at which it may, after one of them."""


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
    spans = _whole(document.text, _Words(*map(str.strip, parts)), place)
    if spans:
        return Found(spans=spans, elsewhere=elsewhere)
    spans = _folded(document, _Words(*map(fold, parts)), place)
    return Found(spans=spans, folded=True, elsewhere=elsewhere) if spans else None


def _whole(text: str, words: _Words, place: Span) -> tuple[Span, ...]:
    """Return where words stand between two places of a text, none of them cut."""

    def fits(span: Span) -> bool:
        return not _cuts(_CUT, text, span)

    def after(start: int) -> int:
        return _next_edge(text, start)

    return _places(text, words, place, _Edges(fits, after))


def _folded(document: Document, words: _Words, place: Span) -> tuple[Span, ...]:
    """Return where folded words stand between two places, none of them cut before the folding."""
    folded = document.folded

    def origin(span: Span) -> Span:
        return folded.origin(span[0]), folded.origin(span[1] - 1) + 1

    def fits(span: Span) -> bool:
        return not _cuts(_WORD, folded.text, span) and not _cuts(_CUT, document.text, origin(span))

    def after(start: int) -> int:
        return max(start + 1, folded.place(_next_edge(document.text, folded.origin(start))))

    there = (folded.place(place[0]), folded.place(place[1]))
    return tuple(map(origin, _places(folded.text, words, there, _Edges(fits, after))))


def _cuts(inside: re.Pattern[str], text: str, span: Span) -> bool:
    return any(inside.match(text, place) for place in span)


def _next_edge(text: str, place: int) -> int:
    """Return the next place, after one of them, at which a text can be cut."""
    found = _EDGE.search(text, place + 1)
    return found.start() if found else len(text)


def _places(text: str, words: _Words, place: Span, edges: _Edges) -> tuple[Span, ...]:
    """Return where words stand between two places, after their prefix and before their suffix."""
    befores = [words.prefix + gap for gap in (_GAPS if words.prefix else ("",))]
    afters = [gap + words.suffix for gap in (_GAPS if words.suffix else ("",))]
    found = (
        span
        for before in befores
        for after in afters
        for span in islice(_between(text, (before, words.exact, after), place, edges), MANY)
    )
    return tuple(sorted(found)[:MANY])


def _between(text: str, parts: tuple[str, str, str], place: Span, edges: _Edges) -> Iterator[Span]:
    """Yield where the second of three parts stands between two places, the others around it."""
    before, exact, after = parts
    wanted = "".join(parts)
    start = place[0]
    for _ in range(max(MANY, WORK // len(wanted)) if exact else 0):
        at = text.find(wanted, max(0, start - len(before)), place[1] + len(after))
        if at < 0:
            return
        span = (at + len(before), at + len(before) + len(exact))
        if edges.fits(span):
            yield span
        start = edges.after(span[0])
