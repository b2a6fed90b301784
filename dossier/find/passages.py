"""The words around mentions: one passage for those that stand close together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from dossier.find.folding import Span

AROUND = 45
"""So many characters are shown before the first mention, and after the last one."""
FAR = 90
"""Mentions further apart than this are shown by themselves."""


class Passage(NamedTuple):
    """A piece of a text in which something is mentioned."""

    spans: tuple[Span, ...]
    """Of the mentions, in the text."""
    text: str
    """The piece, on one line, with an ellipsis where it is cut."""
    marks: tuple[Span, ...]
    """Of the mentions, in the piece."""


Bounds = Callable[[Span], Span]
"""Returns where the line, or the like, begins and ends in which a span begins."""


def line_bounds(text: str) -> Bounds:
    """Return what tells in which line of a text a span begins."""
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]

    def bounds(span: Span) -> Span:
        line = bisect_right(starts, span[0]) - 1
        return starts[line], starts[line + 1] - 1

    return bounds


def passages(
    text: str,
    spans: Sequence[Span],
    bounds: Bounds | None = None,
    group: Callable[[Span], Hashable] = lambda _: None,
) -> Iterator[Passage]:
    """Yield the passages of a text, given where it mentions something.

    None reaches beyond the *bounds* of its first mention; mentions of another *group*, or in
    other bounds, are shown apart.
    """
    within = bounds or (lambda _: (0, len(text)))
    for near in _near(spans, lambda span: (within(span), group(span))):
        yield _passage(text, near, within(near[0]))


def _near(spans: Sequence[Span], key: Callable[[Span], Hashable]) -> Iterator[list[Span]]:
    near: list[Span] = []
    shared: Hashable = None
    for span in spans:
        own = key(span)
        if near and (span[1] - near[0][0] > FAR or own != shared):
            yield near
            near = []
        near.append(span)
        shared = own
    if near:
        yield near


def _passage(text: str, spans: list[Span], bounds: Span) -> Passage:
    """Return a piece; cut between words where there is a space near."""
    first, last = spans[0][0], spans[-1][1]
    begin = _cut_before(text, max(bounds[0], first - AROUND), first)
    end = _cut_after(text, last, max(last, min(bounds[1], last + AROUND)))
    left = "…" if _has_words(text, bounds[0], begin) else ""
    right = "…" if _has_words(text, end, bounds[1]) else ""
    shift = len(left) - begin
    piece = "".join(" " if one.isspace() else one for one in text[begin:end])
    marks = tuple((start + shift, stop + shift) for start, stop in spans)
    return Passage(tuple(spans), f"{left}{piece}{right}", marks)


def _has_words(text: str, begin: int, end: int) -> bool:
    """Tell whether something is left out; a long piece is not looked through."""
    return end - begin > FAR or bool(text[begin:end].strip())


def _cut_before(text: str, begin: int, first: int) -> int:
    """Return where a piece begins: at a word, if one begins before the mention."""
    if begin > 0 and not text[begin - 1].isspace():
        space = next((at for at in range(begin, first) if text[at].isspace()), None)
        begin = begin if space is None else space
    while begin < first and text[begin].isspace():
        begin += 1
    return begin


def _cut_after(text: str, last: int, end: int) -> int:
    """Return where a piece ends: after a word, if one ends after the mention."""
    if end < len(text) and not text[end].isspace():
        space = next((at for at in range(end, last, -1) if text[at - 1].isspace()), None)
        end = end if space is None else space
    while end > last and text[end - 1].isspace():
        end -= 1
    return end
