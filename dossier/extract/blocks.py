"""The text of a page, block by block, as a reader sees it from top to bottom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dossier.extract.oneline import on_one_line

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd"),
    *("details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
    *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend"),
    *("li", "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section", "summary"),
    *("table", "tbody", "tfoot", "thead", "tr", "ul"),
}
"""The elements that begin a line and end one."""
_UNSEEN = {
    *("applet", "audio", "canvas", "embed", "frameset", "head", "iframe", "math", "noembed"),
    *("noframes", "noscript", "object", "script", "select", "style", "svg", "template"),
    *("textarea", "title", "video"),
}
"""The elements whose text no reader sees, or that are no text."""
_CELLS = {"td", "th"}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, a heading, an item, a row of a table."""

    text: str
    """On one line, with single spaces."""
    is_headline: bool = False
    """It is a heading of the first rank."""


def blocks_of(tree: Any) -> list[Block]:  # noqa: ANN401 - lxml has no types.
    """Return the blocks of a page that have text, in their order."""
    from lxml import etree  # noqa: PLC0415 - an extra, and there where there is a tree.

    reader = _Reader()
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event in ("comment", "pi"):
            reader.words(node.tail)
        elif event == "end":
            reader.leave(node.tag)
            reader.words(node.tail)
        elif _is_seen(node):
            reader.enter(node.tag)
            reader.words(node.text)
        else:
            walk.skip_subtree()
    return reader.end()


def _is_seen(node: Any) -> bool:  # noqa: ANN401 - lxml has no types.
    hidden = node.get("hidden") is not None or _HIDING.search(node.get("style") or "")
    return node.tag not in _UNSEEN and not hidden


class _Reader:
    """Gathers words until a block ends."""

    def __init__(self) -> None:
        self._found: list[Block] = []
        self._words: list[str] = []
        self._headlines = 0
        self._verbatim = 0

    def enter(self, tag: str) -> None:
        """Begin an element."""
        self._turn(tag)
        if tag in _CELLS:
            self._words.append(" ")
        self._headlines += tag == "h1"
        self._verbatim += tag == "pre"

    def leave(self, tag: str) -> None:
        """End an element."""
        self._turn(tag)
        self._headlines -= tag == "h1" and self._headlines > 0
        self._verbatim -= tag == "pre" and self._verbatim > 0

    def words(self, text: str | None) -> None:
        """Take words; in ``pre``, each line of them is a block."""
        if not text:
            return
        if not self._verbatim:
            self._words.append(text)
            return
        first, *others = text.split("\n")
        self._words.append(first)
        for line in others:
            self._flush()
            self._words.append(line)

    def end(self) -> list[Block]:
        """Return the blocks."""
        self._flush()
        return self._found

    def _turn(self, tag: str) -> None:
        """End the line at the edge of a block; a headline is one line, however it is broken."""
        if tag == "br" and self._headlines:
            self._words.append(" ")
        elif tag in _BLOCKS:
            self._flush()

    def _flush(self) -> None:
        text = on_one_line("".join(self._words))
        self._words = []
        if text:
            self._found.append(Block(text=text, is_headline=self._headlines > 0))
