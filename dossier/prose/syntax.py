"""The Markdown parser of prose: CommonMark with placeholders, every token with its offset.

markdown-it-py parses more than prose may hold, so that the rest can be named and refused instead
of being printed as odd text.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    html_inline,
    image,
    link,
)

OPEN, CLOSE = "[[", "]]"
InlineRule = Callable[[StateInline, bool], bool]


class ProseParser(MarkdownIt):
    """CommonMark with placeholders; every address is let through, to be judged by its reader."""

    def __init__(self) -> None:
        super().__init__("commonmark")
        self.enable("table")
        self.block.ruler.at("reference", _reference, {"alt": []})
        for name, rule in _INLINE.items():
            self.inline.ruler.at(name, _placed(rule))
        self.inline.ruler.before("link", "placeholder", _placeholder)

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's own name.
        """Let every address through: a refused one would be printed as text."""
        return True


_INLINE: dict[str, InlineRule] = {
    "backticks": backtick,
    "link": link,
    "image": image,
    "autolink": autolink,
    "html_inline": html_inline,
}
"""The rules whose tokens can be a problem."""


def _placed(rule: InlineRule) -> InlineRule:
    """Make a rule note at which offset of its block it found each token."""

    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's face.
        start, before = state.pos, len(state.tokens)
        matched = rule(state, silent)
        for token in state.tokens[before:]:
            token.meta.setdefault("offset", start)
        return matched

    return placed


def _placeholder(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's face.
    """Read ``[[…]]`` before emphasis and links can take it apart.

    One that does not close, or not before the next one opens, gives a token without a body.
    """
    start = state.pos
    if not state.src.startswith(OPEN, start):
        return False
    inside = start + len(OPEN)
    close = state.src.find(CLOSE, inside, state.posMax)
    again = state.src.find(OPEN, inside, close if close >= 0 else state.posMax)
    closed = close >= 0 and again < 0
    if not silent:
        token = state.push("placeholder", "", 0)
        token.content = state.src[inside:close] if closed else ""
        token.meta.update(offset=start, closed=closed)
    state.pos = close + len(CLOSE) if closed else state.posMax
    return True


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Note the line of each definition of a link, which leaves no token behind."""
    matched = reference(state, start, end, silent)
    if matched and not silent:
        state.env.setdefault("definitions", []).append(start)
    return matched
