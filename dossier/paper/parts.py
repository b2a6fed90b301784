"""Which pages of the site are printed, as chapters and sections, and what each loses on paper.

Coverage is left out, since it says each value once more and is as wide as there are documents;
so is the page of the data, which is about files. The list of a kind gives way to the contents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from markdown import Markdown
from markupsafe import Markup

from dossier.encode import is_link
from dossier.layout import FRONT, PAGES
from dossier.paper.tree import Element, Node, Nodes, element, first, parse, rewritten, words

EXTENSIONS = ("admonition", "def_list", "footnotes", "md_in_html", "tables", "toc")
"""Those of ``mkdocs.yml``, which the templates are written for."""
SUBJECTS = ("actors", "units", "places", "events", "figures", "quotes")
"""The folders of the subjects, in the order of the menu."""
BRIEF = Markup("The brief")
SOURCES = "sources"
REGISTER = "discrepancies.md"
TIMELINE = "timeline.md"
MAP = "places/index.md"
"""The page on which the list beside a picture says more than the picture."""
PERMALINK, IN_REGISTER = "Permalink", "In the register"
"""The words of a link from a callout to its entry in the register, on the site and on paper."""
_GONE = frozenset(("headerlink", "footnote-backref", "colophon", "copy"))
"""Classes of what is of no use on paper; the cover says how the whole is cited."""
_HEADING = re.compile("h[1-6]")
_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A chapter to be: the page that opens it, and the folder of its sections."""

    opener: str
    folder: str = ""
    noted: bool = True
    """Its pages print their footnotes; a register refers to the pages that print them."""


PARTS = (
    Part(opener=FRONT),
    Part(opener=REGISTER),
    Part(opener="known.md", noted=False),
    Part(opener=TIMELINE),
    *(Part(opener=f"{folder}/index.md", folder=folder) for folder in SUBJECTS),
    Part(opener=f"{SOURCES}/index.md", folder=SOURCES, noted=False),
    Part(opener=f"{PAGES}/index.md", folder=PAGES),
    Part(opener="method.md"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of the site as it is printed."""

    path: str
    title: Markup
    body: Nodes
    """All but the title."""
    noted: bool
    """It prints its footnotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The page that opens it, and its sections."""

    opener: Sheet
    sections: tuple[Sheet, ...]


def page_nodes(text: str, converter: Markdown) -> Nodes:
    """Return the Markdown of a page as elements."""
    body = _FRONT_MATTER.sub("", text, count=1) if text.startswith("---\n") else text
    return parse(converter.reset().convert(body))


def chapters(pages: Mapping[str, Nodes]) -> Iterator[Chapter]:
    """Yield the chapters that have something to say, in the order of the site."""
    for part in PARTS:
        inside = [path for path in pages if part.folder and path.startswith(f"{part.folder}/")]
        sections = tuple(_sheet(path, pages, part) for path in inside if path != part.opener)
        if part.opener in pages and (sections or not part.folder):
            yield Chapter(opener=_sheet(part.opener, pages, part), sections=sections)


def _sheet(path: str, pages: Mapping[str, Nodes], part: Part) -> Sheet:
    nodes = rewritten(pages[path], _plain)
    title = first(nodes, lambda one: one.name == "h1")
    gone = {"ledger"} if path == MAP else {"ledger", "told"}
    nodes = rewritten(nodes, lambda one: () if one.classes & gone else (one,))
    if path == FRONT:
        nodes = tuple(_without_pictures(nodes))
    if path in (FRONT, TIMELINE) or part.folder == SOURCES:
        nodes = rewritten(nodes, lambda one: _line(one) if "discrepancy" in one.classes else (one,))
    if path == REGISTER:
        nodes = rewritten(nodes, _without_permalink)
    if path == part.opener and part.folder:
        nodes = tuple(one for one in nodes if not _is_list(one))
    return Sheet(
        path=path,
        title=BRIEF if path == FRONT else words(title.children if title else ()),
        body=_without_bare_headings(one for one in nodes if one != title),
        noted=part.noted,
    )


def _plain(one: Element) -> Nodes:
    """Return what is printed of an element, on whatever page."""
    if one.classes & _GONE or one.name == "input":
        return ()
    if "here" in one.classes:
        return (Element("span", {"id": one.id}),)
    if "kicker" in one.classes:
        also = first(one.children, lambda inner: "also" in inner.classes)
        return (element("p", *also.children, class_="also"),) if also else ()
    return (_NAMED[one.name](one) if one.name in _NAMED else one,)


def _opened(details: Element) -> Element:
    """Return what can be folded away on the site, open."""
    return Element("div", details.attributes, details.children)


def _summary(one: Element) -> Element:
    return element("p", *one.children, class_="summary")


def _into_register(link: Element) -> Element:
    """Return a link from a callout to its entry in words that say so; any other as it is."""
    if words(link.children) != PERMALINK:
        return link
    return element("a", IN_REGISTER, href=link.attributes["href"], class_="see")


def _referring(item: Element) -> Element:
    """Return an item of a list whose first word is a link with the number of its page."""
    children = list(item.children)
    filled = (
        place for place, one in enumerate(children) if isinstance(one, Element) or one.strip()
    )
    place = next(filled, None)
    begin = None if place is None else children[place]
    if place is None or not isinstance(begin, Element):
        return item
    if begin.name == "a" and not is_link(begin.attributes["href"]):
        children[place] = begin.saying(class_="see")
    elif begin.name == "p":
        children[place] = _referring(begin)
    return item.having(*children)


_NAMED: Mapping[str, Callable[[Element], Element]] = {
    "details": _opened,
    "summary": _summary,
    "a": _into_register,
    "li": _referring,
}
"""What becomes of the elements of a name."""


def _without_pictures(nodes: Nodes) -> Iterator[Node]:
    """Yield what is left of the brief without the map, the timeline, and what is said of them."""
    left_out = False
    for node in nodes:
        if isinstance(node, Element) and node.classes & {"picture", "timeline"}:
            left_out = True
        elif _depth(node):
            left_out = False
        if not left_out:
            yield node


def _line(callout: Element) -> Iterator[Node]:
    """Yield a callout as one line that leads to the register, which says it in full."""
    title = first(callout.children, lambda one: "admonition-title" in one.classes)
    link = first(callout.children, lambda one: REGISTER in one.attributes.get("href", ""))
    if title and link:
        named = element("a", *title.children, href=link.attributes["href"], class_="see")
        yield element("p", named, class_="differs")


def _without_permalink(one: Element) -> Nodes:
    gone = one.name == "a" and words(one.children) == IN_REGISTER
    return () if gone else (one,)


def _without_bare_headings(nodes: Iterable[Node]) -> Nodes:
    """Return the nodes without the headings that have nothing left below them."""
    found: list[Node] = []
    for node in nodes:
        if _depth(node) and found and _depth(found[-1]) >= _depth(node):
            del found[-1]
        if isinstance(node, Element) or node.strip():
            found.append(node)
    return tuple(found)


def _depth(node: Node) -> int:
    """Return how deep a heading is; 0 for anything else."""
    return int(node.name[1]) if isinstance(node, Element) and _HEADING.fullmatch(node.name) else 0


def _is_list(one: Node) -> bool:
    return isinstance(one, Element) and (one.name == "dl" or bool(one.classes & {"index", "list"}))
