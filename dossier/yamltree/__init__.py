"""YAML text as plain data with a line and a column for every node, and no guessed types.

The text is read as a stream of events, and each event is looked at before anything is built
from it, so that no input can crash or hang the parser. Every scalar is the author's text.
"""

from dossier.yamltree.guard import LOADER, MAX_DEPTH, Data, Path, guard
from dossier.yamltree.texts import CONTROL, MEGABYTE, FileText, named, read_text
from dossier.yamltree.tree import Tree, parse_tree, read_tree

__all__ = [
    "CONTROL",
    "LOADER",
    "MAX_DEPTH",
    "MEGABYTE",
    "Data",
    "FileText",
    "Path",
    "Tree",
    "guard",
    "named",
    "parse_tree",
    "read_text",
    "read_tree",
]
