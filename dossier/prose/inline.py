"""Words, emphasis, links and placeholders: what a paragraph or a heading may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from dossier.encode import is_link
from dossier.prose.lines import Content
from dossier.prose.placeholder import read_placeholder
from dossier.prose.tree import Inline, Node

DEEPEST = 8
"""How many emphases and links may stand inside one another."""
HTML = ("raw-html", "prose holds no HTML; leave out the tag, or write &lt; for the sign itself")
CODE = ("bad-markdown", "prose holds no code; leave out the backticks or the deep indentation")

_ATTRIBUTES = re.compile(r"(?<!\\)\{\s*(?::|[#.][\w-]|[\w-]+\s*=)[^{}]*\}")
_CITING_LINK = re.compile(r"(?<![\\\[])\[[^\[\]]*\[\[[^\[\]]*\]\][^\[\]]*\]\(")
"""The words of a link with a placeholder in them, which the parser takes for no link at all."""
_RELATIVE = re.compile(
    r"(?=.)(?:(?:\.\./)?[a-z0-9_-]+(?:[./][a-z0-9_-]+)*)?(?:#[a-z0-9_-]+)?", re.IGNORECASE
)
_REFUSED: Mapping[str, tuple[str, str]] = {
    "html_inline": HTML,
    "code_inline": CODE,
    "image": ("bad-markdown", "prose holds no pictures; write a link, without the '!'"),
}
"""Constructs that the parser knows and prose may not use."""
_MARKS: Mapping[str, Inline] = {"em": "emphasis", "strong": "strong"}
_BREAKS: Mapping[str, Node] = {
    "softbreak": Node(kind="text", text=" "),
    "hardbreak": Node(kind="break"),
}
_NESTED = "a placeholder or a link stands within the words of a link; put it outside"
_UNCLOSED = "'[[' does not close in its paragraph, or another opens first; write ']]'"


def is_too_deep(token: Token) -> bool:
    """Tell whether the marks of a block are nested beyond reason."""
    depth = 0
    for child in token.children or ():
        depth += child.nesting
        if depth > DEEPEST:
            return True
    return False


def has_words(nodes: Iterable[Node]) -> bool:
    """Tell whether there is anything to read in some constructs."""
    return any(
        node.placeholder or node.kind == "rule" or node.text.strip() or has_words(node.children)
        for node in nodes
    )


def read_inlines(nodes: Iterable[SyntaxTreeNode], content: Content) -> tuple[Node, ...]:
    """Return the inline constructs of one block; what prose may not hold is noted, and left out."""
    for match in _CITING_LINK.finditer(content.text):
        content.report(match.start(), "bad-link", _NESTED)
    for match in _ATTRIBUTES.finditer(content.text):
        message = f"prose holds no attribute lists; leave out {match[0][:40]!r}"
        content.report(match.start(), "attribute-list", message)
    return _nodes(nodes, content)


def _nodes(nodes: Iterable[SyntaxTreeNode], content: Content) -> tuple[Node, ...]:
    read = (_node(syntax, content) for syntax in nodes)
    return tuple(node for node in read if node is not None)


def _node(syntax: SyntaxTreeNode, content: Content) -> Node | None:
    match syntax.type:
        case "text":
            return Node(kind="text", text=syntax.content) if syntax.content else None
        case "softbreak" | "hardbreak":
            return _BREAKS[syntax.type]
        case "em" | "strong":
            return Node(kind=_MARKS[syntax.type], children=_nodes(syntax.children, content))
        case "link":
            return _link(syntax, content)
        case "placeholder":
            return _placeholder(syntax, content)
        case refused:
            content.report(syntax.meta["offset"], *_REFUSED[refused])
            return None


def _link(syntax: SyntaxTreeNode, content: Content) -> Node | None:
    address, children = str(syntax.attrs["href"]), _nodes(syntax.children, content)
    fault = _link_fault(address, syntax, children)
    if fault:
        content.report(syntax.meta["offset"], "bad-link", fault)
        return None
    place = content.place(syntax.meta["offset"])
    return Node(kind="link", children=children, text=address, at=place)


def _link_fault(address: str, syntax: SyntaxTreeNode, children: tuple[Node, ...]) -> str:
    """Say why a link is not one to follow, or nothing."""
    if not is_link(address) and not _RELATIVE.fullmatch(address):
        ways = "write http, https or mailto, or a page of this site such as ../events/id.md"
        return f"{address[:60]!r} is not an address that prose may lead to; {ways}"
    if "title" in syntax.attrs:
        return "a link has no title here; put its words into the text"
    if sum(node.type == "link" for node in syntax.walk()) > 1:
        return _NESTED
    if not has_words(children):
        return "the link has no words; write [words](address)"
    return ""


def _placeholder(syntax: SyntaxTreeNode, content: Content) -> Node | None:
    offset = syntax.meta["offset"]
    if not syntax.meta["closed"]:
        content.report(offset, "bad-placeholder", _UNCLOSED)
        return None
    try:
        placeholder = read_placeholder(syntax.content, content.place(offset), content.lines.known)
    except ValueError as error:
        content.report(offset, "bad-placeholder", str(error))
        return None
    return Node(kind="placeholder", placeholder=placeholder)
