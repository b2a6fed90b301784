"""The elements of an HTML page without its words, to see what a text did to the page."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import html5lib
from markdown import Markdown

EXTENSIONS = ["admonition", "footnotes", "tables", "toc", "def_list", "md_in_html"]
"""Those of mkdocs.yml."""


def html_of(markdown: str) -> str:
    """Return Markdown as the HTML that MkDocs makes of it."""
    return Markdown(extensions=EXTENSIONS).convert(markdown)


def parsed(html: str) -> Element:
    """Return HTML as the tree that a browser makes of it."""
    return html5lib.parse(html, namespaceHTMLElements=False)


def skeleton(html: str) -> tuple[object, ...]:
    """Return tags and the names of their attributes; ids, which follow headings, aside.

    What a picture is made of depends on how long its words are; it may be no more than shapes,
    words and links, or AssertionError.
    """
    return _bones(parsed(html))


SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"a", "circle", "g", "line", "path", "rect", "svg", "text", "title", "tspan"}
"""The elements of our pictures."""
DRAWN = re.compile(
    r"aria-label|class|c[xy]|d|d[xy]|fill-rule|height|href|opacity|overflow|preserveAspectRatio|r"
    r"|role|stroke-[a-z]+|text-anchor|transform|viewBox|width|[xy][12]?"
)
"""Their attributes: none that runs anything or loads anything."""


def _bones(element: Element) -> tuple[object, ...]:
    names = tuple(sorted(name for name in element.attrib if name != "id"))
    if str(element.tag).endswith("svg") and "role" in names:
        for part in element.iter():
            assert str(part.tag).removeprefix(SVG) in SHAPES, part.tag
            assert all(map(DRAWN.fullmatch, part.attrib)), dict(part.attrib)
            assert re.fullmatch(r"[\w./#-]*", part.get("href", "")), part.get("href")
        return ("svg",)
    return (str(element.tag), names, tuple(_bones(child) for child in element))


def words(html: str) -> str:
    """Return the text of HTML, its white space folded."""
    return " ".join("".join(parsed(html).itertext()).split())
