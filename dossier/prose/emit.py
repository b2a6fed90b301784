"""A tree of prose as Markdown that any engine reads alike.

Each paragraph is one line, words are encoded, and lists are indented by four spaces, which is
what Python-Markdown asks for. Items are set tight unless one of a nest holds two paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from dossier import encode
from dossier.prose.tree import Node, Placeholder, ProseTree

Resolve = Callable[[Placeholder], str]
INDENT = "    "
TIGHT, LOOSE = "\n", "\n\n"


def markdown(tree: ProseTree, resolve: Resolve) -> Markup:
    """Return the Markdown of a text, without a newline at its end.

    What *resolve* returns for a placeholder is printed as it is: one line of Markdown within a
    sentence, a whole block for a word that stands alone.
    """
    blocks = LOOSE.join(_BLOCKS[node.kind](node, resolve) for node in tree.blocks)
    return Markup(blocks)  # noqa: S704 - the words of the author are encoded one by one.


def _line(node: Node, resolve: Resolve) -> str:
    """Return the words of a block as one line."""
    return _words(node, resolve).strip()


def _words(node: Node, resolve: Resolve) -> str:
    """Return the inline constructs that a node holds."""
    nodes = node.children
    around = ("text", *(child.kind for child in nodes), "text")
    parts = [
        _INLINE[child.kind](child, resolve, {around[index], around[index + 2]} <= _PLAIN)
        for index, child in enumerate(nodes)
    ]
    return "".join(parts)


_PLAIN = {"text", "break"}


def _paragraph(node: Node, resolve: Resolve) -> str:
    return _line(node, resolve)


def _heading(node: Node, resolve: Resolve) -> str:
    return f"{'#' * node.level} {_line(node, resolve)}"


def _rule(_node: Node, _resolve: Resolve) -> str:
    return "---"


def _embed(node: Node, resolve: Resolve) -> str:
    return _resolved(node, resolve).strip("\n")


def _quote(node: Node, resolve: Resolve) -> str:
    inside = LOOSE.join(_BLOCKS[child.kind](child, resolve) for child in node.children)
    return "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))


def _list(node: Node, resolve: Resolve) -> str:
    return _items(node, resolve, LOOSE if _is_loose(node) else TIGHT)


def _items(node: Node, resolve: Resolve, gap: str) -> str:
    numbered = node.kind == "numbers"
    items = (_item(item, resolve, gap) for item in node.children)
    return gap.join(
        (f"{number}." if numbered else "-").ljust(3) + " " + item
        for number, item in enumerate(items, start=1)
    )


def _item(node: Node, resolve: Resolve, gap: str) -> str:
    blocks = (
        _line(child, resolve) if child.kind == "paragraph" else _items(child, resolve, gap)
        for child in node.children
    )
    lines = gap.join(blocks).split("\n")
    return "\n".join([lines[0], *(INDENT + line if line else "" for line in lines[1:])])


def _is_loose(node: Node) -> bool:
    """Tell whether an item in a nest of lists holds more than a paragraph and a list."""
    inner = [child for item in node.children for child in item.children]
    several = any(
        [child.kind for child in item.children][1:2] == ["paragraph"] or len(item.children) > 2  # noqa: PLR2004
        for item in node.children
    )
    return several or any(_is_loose(child) for child in inner if child.kind != "paragraph")


_BLOCKS: Mapping[str, Callable[[Node, Resolve], str]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "rule": _rule,
    "embed": _embed,
    "quote": _quote,
    "bullets": _list,
    "numbers": _list,
}


def _text(node: Node, _resolve: Resolve, _apart: bool) -> str:  # noqa: FBT001
    """Encode words; a space at either end parts them from their neighbours."""
    words = encode.text(node.text)
    before = " " if node.text[:1].isspace() else ""
    after = " " if words and node.text[-1:].isspace() else ""
    return f"{before}{words}{after}"


def _break(_node: Node, _resolve: Resolve, _apart: bool) -> str:  # noqa: FBT001
    return "<br>"


def _emphasis(node: Node, resolve: Resolve, apart: bool) -> str:  # noqa: FBT001
    return _marked(node, resolve, "*" if apart else "", "em")


def _strong(node: Node, resolve: Resolve, apart: bool) -> str:  # noqa: FBT001
    return _marked(node, resolve, "**" if apart else "", "strong")


def _marked(node: Node, resolve: Resolve, mark: str, tag: str) -> str:
    """Set words apart with stars where no other stars can be near, else with tags."""
    words = _words(node, resolve)
    plain = all(child.kind == "text" for child in node.children)
    if mark and plain and words.strip() == words != "":
        return f"{mark}{words}{mark}"
    return f"<{tag}>{words}</{tag}>"


def _link(node: Node, resolve: Resolve, _apart: bool) -> str:  # noqa: FBT001
    address = encode.link(node.text) if encode.is_link(node.text) else node.text
    return f"[{_words(node, resolve)}]({address})"


def _placeholder(node: Node, resolve: Resolve, _apart: bool) -> str:  # noqa: FBT001
    return _resolved(node, resolve)


def _resolved(node: Node, resolve: Resolve) -> str:
    if node.placeholder is None:
        raise TypeError(node)
    return resolve(node.placeholder)


_INLINE: Mapping[str, Callable[[Node, Resolve, bool], str]] = {
    "text": _text,
    "break": _break,
    "emphasis": _emphasis,
    "strong": _strong,
    "link": _link,
    "placeholder": _placeholder,
}
