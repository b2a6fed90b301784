"""HTML as a tree of frozen elements: read, rewritten from the leaves up, and written again.

Texts stay as they are written, entities and all, so that what was encoded stays encoded;
attributes are decoded on the way in and encoded on the way out. Comments and scripts are left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from markupsafe import Markup

EMPTY = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
"""The elements of HTML that have no end tag."""
LEFT_OUT = frozenset(("script", "style", "template"))
"""Elements that are nothing to print."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element with what it holds."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Node, ...] = ()

    @property
    def id(self) -> str:
        """The id, or nothing."""
        return self.attributes.get("id", "")

    @property
    def classes(self) -> frozenset[str]:
        """The words of its class."""
        return frozenset(self.attributes.get("class", "").split())

    def having(self, *children: Node) -> Element:
        """Return the element with other children."""
        return replace(self, children=children)

    def saying(self, **attributes: str) -> Element:
        """Return the element with more attributes, or others; ``class_`` stands for ``class``."""
        more = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return replace(self, attributes={**self.attributes, **more})


Node = Element | Markup
Nodes = tuple[Node, ...]
Rule = Callable[[Element], Iterable[Node]]


def element(name: str, *children: Node | str, **attributes: str) -> Element:
    """Return an element; plain text in it is encoded."""
    encoded = tuple(
        child if isinstance(child, Element | Markup) else Markup.escape(child) for child in children
    )
    return Element(name, {}, encoded).saying(**attributes)


def parse(text: str) -> Nodes:
    """Return HTML as elements and texts; what is left open is closed at the end."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.result()


def written(nodes: Iterable[Node]) -> str:
    """Return elements and texts as HTML."""
    return "".join(_written(nodes))


def rewritten(nodes: Iterable[Node], rule: Rule) -> Nodes:
    """Return the nodes with what the rule makes of each element, those inside it first."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Element):
            found.extend(rule(node.having(*rewritten(node.children, rule))))
        else:
            found.append(node)
    return tuple(found)


def elements(nodes: Iterable[Node]) -> Iterator[Element]:
    """Yield every element, in the order of the document."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.children)


def first(nodes: Iterable[Node], wanted: Callable[[Element], bool]) -> Element | None:
    """Return the first element that is wanted, if there is one."""
    return next((one for one in elements(nodes) if wanted(one)), None)


def words(nodes: Iterable[Node]) -> Markup:
    """Return the text without the elements, on one line."""
    parts = (words(one.children) if isinstance(one, Element) else one for one in nodes)
    return Markup(" ".join("".join(parts).split()))  # noqa: S704 - as it was written, encoded.


def _written(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if not isinstance(node, Element):
            yield node
            continue
        given = "".join(f' {key}="{html.escape(value)}"' for key, value in node.attributes.items())
        yield f"<{node.name}{given}>"
        if not EMPTY.fullmatch(node.name):
            yield from _written(node.children)
            yield f"</{node.name}>"


class _Reader(HTMLParser):
    """Builds the tree: a stack of the elements that are open, each with what it holds so far."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._open: list[tuple[Element, list[Node]]] = [(Element(""), [])]

    def result(self) -> Nodes:
        while len(self._open) > 1:
            self._close()
        return tuple(self._open[0][1])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        started = Element(tag, {key: value or "" for key, value in attrs})
        self._open.append((started, []))
        if EMPTY.fullmatch(tag):
            self._close()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if not EMPTY.fullmatch(tag):
            self._close()

    def handle_endtag(self, tag: str) -> None:
        if tag in (one.name for one, _ in self._open[1:]):
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._say(data)

    def handle_entityref(self, name: str) -> None:
        self._say(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._say(f"&#{name};")

    def _say(self, text: str) -> None:
        self._open[-1][1].append(Markup(text))  # noqa: S704 - as it was written.

    def _close(self) -> str:
        closed, children = self._open.pop()
        if closed.name not in LEFT_OUT:
            self._open[-1][1].append(closed.having(*children))
        return closed.name
