"""What is sought: a text, the other names of what it names, and where they stand in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dossier.find.folding import Folded, Span, fold, fold_places

Spans = tuple[Span, ...]


class Named(NamedTuple):
    """A subject, and what it is called."""

    id: str
    names: tuple[str, ...]
    """Its label, then its aliases."""


class Needle(NamedTuple):
    """One text to look for."""

    text: str
    """Folded, unless the search is exact."""
    whole: bool
    """Only where it is no part of a longer word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search."""

    text: str
    """As it was asked for."""
    exact: bool
    also: tuple[str, ...] = ()
    """Other names of the subjects that have the text as a name."""
    ids: tuple[str, ...] = ()
    """The ids of these subjects, sorted."""
    needles: tuple[Needle, ...]

    def occurs(self, text: str) -> bool:
        """Tell whether a text may mention what is sought; quick, and true too often at worst."""
        hay = text if self.exact else fold(text)
        return any(needle.text in hay for needle in self.needles)

    def spans(self, text: str) -> Spans:
        """Return where a text mentions what is sought, in order, none within another."""
        if self.exact:
            places: Iterable[Span] = self._places(text)
        else:
            folded = fold_places(text)
            places = _origins(self._places(folded.text), folded)
        return tuple(_apart(sorted(places, key=lambda one: (one[0], -one[1]))))

    def _places(self, hay: str) -> Iterator[Span]:
        for needle in self.needles:
            yield from _occurrences(needle, hay)


def query_of(text: str, *, exact: bool, subjects: Iterable[Named]) -> Query:
    """Return the search for a text; ValueError where there is nothing to look for.

    Unless it is exact, case, accents, white space, quotation marks and dashes do not matter;
    and where the text is the label or an alias of subjects, their other names are sought, too,
    as whole words.
    """
    wanted = text if exact else fold(text)
    if not wanted.strip():
        raise ValueError("there is nothing to look for; write a word, a name or a number")
    if exact:
        return Query(text=text, exact=True, needles=(Needle(text, whole=False),))
    meant = [one for one in subjects if wanted in map(fold, one.names)]
    others = {fold(name): name for one in meant for name in reversed(one.names)}
    also = {key: name for key, name in others.items() if key and wanted not in key}
    return Query(
        text=text,
        exact=False,
        also=tuple(sorted(also.values())),
        ids=tuple(sorted({one.id for one in meant})),
        needles=(Needle(wanted, whole=False), *(Needle(key, whole=True) for key in sorted(also))),
    )


def _occurrences(needle: Needle, hay: str) -> Iterator[Span]:
    at = hay.find(needle.text)
    while at >= 0:
        end = at + len(needle.text)
        fits = not needle.whole or not (_joins(hay, at) or _joins(hay, end))
        if fits:
            yield at, end
        at = hay.find(needle.text, end if fits else at + 1)


def _joins(text: str, at: int) -> bool:
    """Tell whether a place is within a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _origins(places: Iterable[Span], folded: Folded) -> Iterator[Span]:
    return (folded.origin(place) for place in places)


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans but for those that overlap one before them."""
    reached = 0
    for start, end in spans:
        if start >= reached:
            yield start, end
            reached = end


def covering(span: Span, covers: list[Span]) -> int | None:
    """Return which of the covers, sorted and apart, holds a span; None when none does."""
    at = bisect_right(covers, (span[0], float("inf"))) - 1
    return at if at >= 0 and span[1] <= covers[at][1] else None
