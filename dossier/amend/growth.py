"""Where additions to a node go, as splices into its text; and the same done to plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from dossier.amend.lines import (
    Addition,
    Habit,
    in_braces,
    indented,
    list_lines,
    map_lines,
    text_lines,
)
from dossier.amend.nodes import end_of, entry, is_empty, past_comments
from dossier.amend.splices import Splice
from dossier.yamltree import Data

LAST = "assessments"
"""A new key goes before this one, as people write their judgement below the claims."""

_ELSE = "something else stands where a list or a map belongs; mend that first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """Finds the places in one text."""

    text: str
    habit: Habit
    tidy: bool
    """Blank lines at the end of a block scalar stay behind what is added; see ``end_of``."""

    def of(self, node: yaml.Node, added: Addition, least: int = 0) -> Iterator[Splice]:
        """Yield the splices that add to a list or a map.

        Comments below its end belong to it when they are indented by *least* columns.
        """
        if isinstance(node, yaml.MappingNode) and isinstance(added, Mapping):
            yield from self._of_map(node, added)
        elif isinstance(node, yaml.SequenceNode) and not isinstance(added, str | Mapping):
            yield from self._of_list(node, added, least)

    def lines(self, at: int, lines: Sequence[str]) -> Splice:
        """Return the splice that puts lines below the line of an offset."""
        end, break_ = self.text.find("\n", at), self.habit.line_break
        if end == -1:
            place = len(self.text)
            return Splice(place, place, break_ + break_.join(lines))
        return Splice(end + 1, end + 1, break_.join(lines) + break_)

    def _of_map(self, node: yaml.MappingNode, added: Mapping[str, Addition]) -> Iterator[Splice]:
        new = {}
        for key, value in added.items():
            found = entry(node, key)
            if found is None:
                new[key] = value
            elif is_empty(found[1]):
                yield from self._filled(node, *found, value)
            else:
                yield from self.of(found[1], value, found[0].start_mark.column + 1)
        if new:
            yield self._new_keys(node, new)

    def _new_keys(self, node: yaml.MappingNode, new: Mapping[str, Addition]) -> Splice:
        """Return the splice that adds keys to a map that has some."""
        before = [pair for pair in node.value if pair[0].value != LAST]
        at = max(end_of(part, self.text, tidy=self.tidy) for part in (before or node.value)[-1])
        if node.flow_style:
            return Splice(at, at, f", {in_braces(new)[1:-1]}")
        column = node.start_mark.column
        at = past_comments(self.text, at, column + 1)
        return self.lines(at, indented(map_lines(new, self.habit), column))

    def _filled(
        self, parent: yaml.MappingNode, key: yaml.ScalarNode, node: yaml.Node, value: Addition
    ) -> Iterator[Splice]:
        """Yield the splices that put something below a key that has nothing."""
        start, end = node.start_mark.index, node.end_mark.index
        if parent.flow_style:
            start += 0 if end > start else _spaces(self.text, start)
            yield Splice(start, max(start, end), in_braces(value))
            return
        if end > start:
            yield Splice(len(self.text[:start].rstrip(" ")), end, "")
        yield self.lines(end, indented(self._below(value), key.start_mark.column))

    def _below(self, value: Addition) -> list[str]:
        """Return the lines of a list or a map as they stand below a key."""
        if isinstance(value, str):
            return indented(text_lines(value), 2)
        if isinstance(value, Mapping):
            return indented(map_lines(value, self.habit), 2)
        return indented(list_lines(value, self.habit), self.habit.dash)

    def _of_list(
        self, node: yaml.SequenceNode, added: Sequence[Addition], least: int
    ) -> Iterator[Splice]:
        """Yield the splice that adds items to a list that has some, in the style of the last."""
        last = node.value[-1]
        at = end_of(last, self.text, tidy=self.tidy)
        if node.flow_style:
            yield Splice(at, at, f", {in_braces(added)[1:-1]}")
            return
        at = past_comments(self.text, at, max(least, node.start_mark.column + (not least)))
        yield self.lines(at, indented(self.items(node, added), node.start_mark.column))

    def items(self, node: yaml.SequenceNode, added: Sequence[Addition]) -> list[str]:
        """Return items as lines in the style of the last item of a block list."""
        last = node.value[-1]
        gap = last.start_mark.column - node.start_mark.column
        habit = Habit(
            line_break=self.habit.line_break,
            dash=self.habit.dash,
            in_braces=bool(isinstance(last, yaml.MappingNode) and last.flow_style),
        )
        return list_lines(added, habit, gap)


def _spaces(text: str, at: int) -> int:
    """Return how many spaces stand at an offset."""
    return len(text[at:]) - len(text[at:].lstrip(" "))


def grown(value: Any, added: Addition) -> Any:  # noqa: ANN401 - plain data.
    """Return plain data with the additions; ValueError where they do not fit what is there."""
    if isinstance(added, str) or not value:
        return _plain(added)
    if isinstance(added, Mapping) and isinstance(value, dict):
        return {**value, **{key: grown(value.get(key), part) for key, part in added.items()}}
    if isinstance(value, list) and not isinstance(added, Mapping):
        return [*value, *map(_plain, added)]
    raise ValueError(_ELSE)


def _plain(added: Addition) -> Data:
    if isinstance(added, str):
        return added
    if isinstance(added, Mapping):
        return {key: _plain(value) for key, value in added.items()}
    return [_plain(item) for item in added]
