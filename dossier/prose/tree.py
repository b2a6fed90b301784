"""The parts of a prose text, as plain records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.problems import Location

Block = Literal["heading", "paragraph", "rule", "quote", "bullets", "numbers", "item", "embed"]
Inline = Literal["text", "break", "emphasis", "strong", "link", "placeholder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What one word of the placeholder grammar needs, and where it may stand."""

    subject: bool
    """A subject must follow; where this is False, one may."""
    property: bool
    """A property may follow the subject."""
    block: bool
    """It stands alone in a paragraph, and is no part of a sentence."""
    shown: bool
    """Other words may be shown in its place; a quote is shown as it is."""
    example: str


WORDS: Mapping[str, Word] = {
    "value": Word(
        subject=True, property=True, block=False, shown=True, example="[[value subject property]]"
    ),
    "quote": Word(
        subject=True, property=False, block=False, shown=False, example="[[quote subject]]"
    ),
    "cite": Word(
        subject=True, property=True, block=False, shown=True, example="[[cite subject property]]"
    ),
    "callout": Word(
        subject=True, property=True, block=True, shown=False, example="[[callout subject property]]"
    ),
    "timeline": Word(
        subject=False, property=False, block=True, shown=False, example="[[timeline]]"
    ),
}
"""The words of the placeholder grammar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A fact that the prose cites: ``[[word subject property | shown words]]``."""

    word: str
    """A key of WORDS."""
    subject: str | None
    property: str | None
    """None for the one property of a figure or a quote, or for the subject as a whole."""
    shown: str | None
    """The words to print instead of the fact's own, unencoded."""
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One construct of the prose."""

    kind: Block | Inline
    children: tuple[Node, ...] = ()
    text: str = ""
    """The words of a text, unencoded; the address of a link."""
    level: int = 0
    """Of a heading, 1 to 6."""
    placeholder: Placeholder | None = None
    """Of a placeholder within a sentence, or of an embedded block."""
    at: Location | None = None
    """Of a link: where it begins."""


@dataclass(frozen=True, slots=True)
class ProseTree:
    """A whole text; its blocks in their order."""

    blocks: tuple[Node, ...] = ()


def placeholders(tree: ProseTree) -> Iterator[Placeholder]:
    """Yield the facts that a text cites, in the order of the text."""
    return (node.placeholder for node in _walk(tree.blocks) if node.placeholder is not None)


def links(tree: ProseTree) -> Iterator[tuple[str, Location]]:
    """Yield the address of each link of a text and where it begins, in the order of the text."""
    return ((node.text, node.at) for node in _walk(tree.blocks) if node.at is not None)


def is_block(placeholder: Placeholder) -> bool:
    """Tell whether a placeholder is a block of its own, and no part of a sentence."""
    return WORDS[placeholder.word].block


def title(tree: ProseTree) -> str | None:
    """Return the words of the first heading of level 1, unencoded; None when there is none."""
    for node in tree.blocks:
        if node.kind == "heading" and node.level == 1:
            return "".join(part.text for part in _walk(node.children) if part.kind == "text")
    return None


def _walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)
