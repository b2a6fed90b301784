"""Prose that people write: a little Markdown, and placeholders that cite facts.

``parse_prose`` reads a text into a tree of the few constructs that prose may use and reports all
the others; ``markdown`` writes a tree out again. Nothing of the author's text survives but words,
which are encoded, and addresses, which are checked: prose is data, like the rest of the content.
"""

from dossier.prose.emit import markdown
from dossier.prose.parse import parse_prose
from dossier.prose.tree import (
    WORDS,
    Node,
    Placeholder,
    ProseTree,
    Word,
    is_block,
    links,
    placeholders,
    title,
)

__all__ = [
    "WORDS",
    "Node",
    "Placeholder",
    "ProseTree",
    "Word",
    "is_block",
    "links",
    "markdown",
    "parse_prose",
    "placeholders",
    "title",
]
