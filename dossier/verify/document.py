"""A snapshot as text: its passages, as locators name them, and its sentences.

Each line that is not blank is a paragraph, but for the headline (the line that is the title of
the source) and the dateline (the line that is the dateline of the source, or the words with
which the first paragraph begins). Neither has a number.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from dossier.values import Locator, LocatorKind
from dossier.verify.folding import Folded, fold, fold_document
from dossier.verify.sentences import sentence_spans
from dossier.verify.words import Words, read_words

Span = tuple[int, int]
"""Where something begins and ends in a text."""
CHECKED: tuple[LocatorKind, ...] = ("headline", "dateline", "paragraph", "line")
"""The kinds of locators that a plain text has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, the headline or the dateline."""

    kind: LocatorKind
    number: int
    """Of a paragraph, counted from 1; else 0."""
    line: int
    """Counted from 1."""
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """The text of a snapshot, laid out."""

    text: str
    passages: tuple[Passage, ...]

    @cached_property
    def folded(self) -> Folded:
        """The text with white space, quotation marks and dashes folded."""
        return fold_document(self.text)

    @cached_property
    def words(self) -> Words:
        """The words of the text, looked up when an excerpt is missing."""
        return read_words(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Where each sentence begins and ends; the headline and the dateline are one each."""
        return tuple(
            span
            for passage in self.passages
            for span in (
                _sentences(self.text, passage)
                if passage.kind == "paragraph"
                else [(passage.start, passage.end)]
            )
        )

    def places(self, locator: Locator) -> Span | None:
        """Return where the passages begin and end that a locator names; None if there are none."""
        passages, numbers = self._numbered[locator.kind]
        first, after = bisect_left(numbers, locator.first), bisect_right(numbers, locator.last)
        return (passages[first].start, passages[after - 1].end) if first < after else None

    def name(self, span: Span) -> str:
        """Return the locator of a span, such as *paragraph 4* or *headline and paragraph 1*."""
        starts = self._starts
        first = max(bisect_right(starts, span[0]) - 1, 0)
        touched = self.passages[first : max(bisect_left(starts, span[1]), first + 1)]
        kinds = ((kind, list(group)) for kind, group in groupby(touched, lambda one: one.kind))
        return " and ".join(_name(kind, group) for kind, group in kinds)

    @cached_property
    def _numbered(self) -> Mapping[LocatorKind, tuple[list[Passage], list[int]]]:
        """The passages of each kind of locator, and their numbers; every passage has a line."""
        kinds = {kind: [one for one in self.passages if one.kind == kind] for kind in CHECKED}
        lines = list(self.passages)
        return {
            **{kind: (of, [one.number for one in of]) for kind, of in kinds.items()},
            "line": (lines, [one.line for one in lines]),
        }

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]


def read_document(text: str, title: str | None, dateline: str | None) -> Document:
    """Lay out the text of a snapshot."""
    wanted: dict[LocatorKind, str] = {
        "headline": fold(title or ""),
        "dateline": fold(dateline or ""),
    }
    passages = [_named(passage, text, wanted) for passage in _lines(text)]
    return Document(text, tuple(_numbered(_run_in(passages, text, wanted["dateline"]))))


def _lines(text: str) -> Iterator[Passage]:
    """Yield every line that is not blank, as a paragraph without a number."""
    offset = 0
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.strip()
        if words:
            start = offset + len(line) - len(line.lstrip())
            end = start + len(words)
            yield Passage(kind="paragraph", number=0, line=number, start=start, end=end)
        offset += len(line) + 1


def _named(passage: Passage, text: str, wanted: dict[LocatorKind, str]) -> Passage:
    """Return the line as headline or dateline when it is the first one that is wanted as such."""
    words = fold(text[passage.start : passage.end])
    for kind, name in wanted.items():
        if name and words == name:
            wanted[kind] = ""
            return replace(passage, kind=kind)
    return passage


def _run_in(passages: Iterable[Passage], text: str, dateline: str) -> Iterator[Passage]:
    """Yield the passages, a dateline cut off with which the first paragraph begins."""
    for passage in passages:
        if dateline and passage.kind == "paragraph":
            words = fold_document(text[passage.start : passage.end])
            after = words.text[len(dateline) : len(dateline) + 1]
            if words.text.startswith(dateline) and not after.isalnum():
                cut = passage.start + words.origin(len(dateline))
                yield replace(passage, kind="dateline", end=cut)
                gap = len(text[cut : passage.end]) - len(text[cut : passage.end].lstrip())
                passage = replace(passage, start=cut + gap)  # noqa: PLW2901 - the rest of it.
            dateline = ""
        yield passage


def _numbered(passages: Iterable[Passage]) -> Iterator[Passage]:
    number = 0
    for passage in passages:
        number += passage.kind == "paragraph"
        yield replace(passage, number=number) if passage.kind == "paragraph" else passage


def _sentences(text: str, passage: Passage) -> Iterator[Span]:
    for start, end in sentence_spans(text[passage.start : passage.end]):
        yield passage.start + start, passage.start + end


def _name(kind: LocatorKind, passages: Sequence[Passage]) -> str:
    first, last = passages[0].number, passages[-1].number
    if kind != "paragraph":
        return kind
    return f"paragraph {first}" if first == last else f"paragraphs {first}-{last}"
