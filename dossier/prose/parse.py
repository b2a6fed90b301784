"""Prose as people write it, read into a tree; whatever is not plain prose is a problem."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from dossier.problems import Location, Problem
from dossier.prose.inline import CODE, HTML, has_words, is_too_deep, read_inlines
from dossier.prose.lines import Content, Lines
from dossier.prose.syntax import ProseParser
from dossier.prose.tree import Block, Node, ProseTree, is_block, placeholders

DEEPEST = 4
"""How many lists may stand inside one another."""

MOST_LINES, MOST_CHARACTERS = 10_000, 500_000
"""More than any page has; reading it takes about a second."""

_PARSER = ProseParser()
_KINDS: Mapping[str, Block] = {
    "heading": "heading",
    "paragraph": "paragraph",
    "hr": "rule",
    "blockquote": "quote",
    "bullet_list": "bullets",
    "ordered_list": "numbers",
    "list_item": "item",
}
_NAMES: Mapping[str, str] = {
    "heading": "heading",
    "paragraph": "paragraph",
    "quote": "quotation",
    "item": "list item",
    "bullets": "list",
    "numbers": "list",
}
_HOLDS: Mapping[str, frozenset[str]] = {
    "page": frozenset(_KINDS.values()),
    "quote": frozenset({"paragraph", "bullets", "numbers"}),
    "item": frozenset({"paragraph", "bullets", "numbers"}),
    "bullets": frozenset({"item"}),
    "numbers": frozenset({"item"}),
}
"""What each block may hold, so that every engine sees the same blocks."""
_JOINED: Mapping[str, str] = {"bullets": "lists", "numbers": "lists", "quote": "quotations"}
"""Blocks that some engines join when one follows another."""
_REFUSED: Mapping[str, tuple[str, str]] = {
    "html_block": HTML,
    "code_block": CODE,
    "fence": CODE,
    "table": ("bad-markdown", "prose holds no tables; write a list, or cite the facts"),
}
"""Blocks that the parser knows and prose may not use."""
_LEVELS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
_TOO_LONG = (
    f"a text of prose has at most {MOST_LINES:,} lines and {MOST_CHARACTERS:,} characters; "
    "make several pages of it"
)
_DEFINITION = "prose holds no definitions of links; write [words](address) in the text"
_DEEP_MARKS = "emphasis and links are nested too deeply here; write more plainly"


def parse_prose(
    text: str, at: Location, known: Container[str] = frozenset()
) -> tuple[ProseTree, tuple[Problem, ...]]:
    """Read a text that begins at a place; what is a problem is left out of the tree.

    An id that is *known* may be cited, whatever its form.

    Every line of the text is taken to begin at the column of its first: so it is on a page,
    and in a block scalar of YAML.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = Lines(lines=tuple(text.split("\n")), at=at, known=known)
    if len(lines.lines) > MOST_LINES or len(text) > MOST_CHARACTERS:
        return ProseTree(), (Problem(at, "too-large", _TOO_LONG),)
    env: dict[str, list[int]] = {}
    tokens = _PARSER.parse(text, env)
    for line in env.get("definitions", ()):
        lines.report(line, "bad-markdown", _DEFINITION)
    for token in tokens:
        _flatten(token, lines)
    tree = ProseTree(_blocks(SyntaxTreeNode(tokens).children, "page", lines))
    return tree, tuple(sorted(set(lines.problems)))


def _flatten(token: Token, lines: Lines) -> None:
    """Leave nothing but words of a block whose marks are nested beyond reason."""
    if is_too_deep(token):
        lines.report((token.map or [0])[0], "bad-markdown", _DEEP_MARKS)
        token.children = [Token("text", "", 0, content=token.content)]


def _blocks(
    nodes: Iterable[SyntaxTreeNode], holder: str, lines: Lines, depth: int = 0
) -> tuple[Node, ...]:
    """Return the blocks that a holder may hold."""
    kept: list[Node] = []
    for syntax in nodes:
        line = (syntax.map or (0, 0))[0]
        if syntax.type in _REFUSED:
            lines.report(line, *_REFUSED[syntax.type])
            continue
        kind = _KINDS[syntax.type]
        before = kept[-1].kind if kept else "page"
        fault = _misplaced(kind, holder, before, depth)
        if fault:
            lines.report(line, "bad-markdown", fault)
            continue
        kept.extend(_block(kind, syntax, holder, lines, depth))
    return tuple(kept)


def _misplaced(kind: Block, holder: str, before: str, depth: int) -> str:
    """Say why a block may not stand where it stands, or nothing."""
    joined = _JOINED.get(kind)
    if kind not in _HOLDS[holder]:
        return f"a {_NAMES[holder]} holds paragraphs and lists only; end it before this"
    if joined == "lists" and (depth == DEEPEST or (holder == "item" and before == "page")):
        return "a list stands too deep in others, or first in a list item; begin with words"
    if joined and joined == _JOINED.get(before):
        return f"two {joined} follow one another; put a paragraph between them"
    return ""


def _block(
    kind: Block, syntax: SyntaxTreeNode, holder: str, lines: Lines, depth: int
) -> tuple[Node, ...]:
    """Return one block; none when nothing of it is prose."""
    line, found = (syntax.map or (0, 0))[0], len(lines.problems)
    if kind == "rule":
        return (Node(kind=kind),)
    if syntax.attrs.get("start", 1) != 1:
        lines.report(line, "bad-markdown", "a numbered list begins with 1; write '1.'")
    if kind in ("paragraph", "heading"):
        children = _words(syntax, kind if holder == "page" else holder, lines)
    else:
        children = _blocks(syntax.children, kind, lines, depth + (kind in ("bullets", "numbers")))
    if not has_words(children):
        if len(lines.problems) == found:
            lines.report(line, "bad-markdown", f"nothing stands in this {_NAMES[kind]}; fill it")
        return ()
    if children[0].placeholder and is_block(children[0].placeholder):
        return (Node(kind="embed", placeholder=children[0].placeholder),)
    return (Node(kind=kind, children=children, level=_LEVELS.get(syntax.tag, 0)),)


def _words(syntax: SyntaxTreeNode, where: str, lines: Lines) -> tuple[Node, ...]:
    """Return the inline constructs of a block; none when an embedded block is among them."""
    inline = syntax.children[0]
    content = Content(lines=lines, text=inline.content, first=(inline.map or (0, 0))[0])
    nodes = read_inlines(inline.children, content)
    blocks = [found for found in placeholders(ProseTree(nodes)) if is_block(found)]
    if not blocks or (where == "paragraph" and len(nodes) == 1 and nodes[0].placeholder):
        return nodes
    for found in blocks:
        message = f"{found.word!r} shows a block of its own; put it into a paragraph by itself"
        lines.problems.append(Problem(found.at, "bad-placeholder", message))
    return ()
