"""The nodes of a content file: where they end, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from dossier.amend.lines import Habit
from dossier.yamltree import LOADER

_BREAK = re.compile("\r?\n")
_COMMENT = re.compile(r"\n( *)#[^\n]*")


def compose(text: str) -> Any:  # noqa: ANN401 - a node of the YAML, or None.
    """Return the top node of a text that the guard has let through; None when it has none."""
    return LOADER(text).get_single_node()


def entry(node: yaml.MappingNode, key: str) -> tuple[yaml.ScalarNode, Any] | None:
    """Return the nodes of a key and of its value; None when the map does not have it."""
    return next(((name, value) for name, value in node.value if name.value == key), None)


def is_empty(node: yaml.Node) -> bool:
    """Tell whether nothing stands in a node."""
    return not node.value


def end_of(node: yaml.Node, text: str, *, tidy: bool) -> int:
    """Return the offset after the last character of a node, before what follows on its line.

    *Tidy* leaves the blank lines at the end of a block scalar for what follows it.
    """
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        start, end = node.start_mark.index, node.end_mark.index
        if tidy or text[end - 1 : end] != "\n":
            return start + len(text[start:end].rstrip())
        return end - 1
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    parts = last if isinstance(node, yaml.MappingNode) else (last,)
    return max(end_of(part, text, tidy=tidy) for part in parts)


def past_comments(text: str, at: int, least: int) -> int:
    """Return the end of the comments on the lines below, indented by *least* columns at least."""
    end = text.find("\n", at)
    while end != -1 and (found := _COMMENT.match(text, end)) and len(found[1]) >= least:
        at = found.end()
        end = text.find("\n", at)
    return at


def line_break(text: str) -> str:
    """Return how the lines of a text end."""
    found = _BREAK.search(text)
    return found[0] if found else "\n"


def habit_of(text: str, node: yaml.Node | None, default: Habit | None = None) -> Habit:
    """Return how the lists in a node are written; where it has none, by *default* or as usual."""
    lists = [*_lists(node)] if node else []
    if not lists and default:
        return default
    below = next(((key, one) for key, one in lists if not one.flow_style), None)
    items = (item for _, one in lists for item in one.value)
    first = next((item for item in items if isinstance(item, yaml.MappingNode)), None)
    return Habit(
        line_break=default.line_break if default else line_break(text),
        dash=below[1].start_mark.column - below[0].start_mark.column if below else 2,
        in_braces=bool(first and first.flow_style),
    )


def _lists(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.SequenceNode]]:
    """Yield each list that is not empty and stands below a key in a block map, with the key."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _lists(item)
    elif isinstance(node, yaml.MappingNode) and not node.flow_style:
        for key, value in node.value:
            if isinstance(value, yaml.SequenceNode) and value.value:
                yield key, value
            yield from _lists(value)
