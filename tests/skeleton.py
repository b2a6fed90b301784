"""The elements of an HTML page without its words, to see what a text did to the page."""

from __future__ import annotations

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
    """Return tags and the names of their attributes; ids, which follow headings, aside."""
    return _bones(parsed(html))


def _bones(element: Element) -> tuple[object, ...]:
    names = tuple(sorted(name for name in element.attrib if name != "id"))
    return (str(element.tag), names, tuple(_bones(child) for child in element))


def words(html: str) -> str:
    """Return the text of HTML, its white space folded."""
    return " ".join("".join(parsed(html).itertext()).split())
