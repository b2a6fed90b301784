"""YAML text as plain data with a place for every node, and no guessed types.

Every scalar is the author's text; one that is left empty is an empty text, and the line breaks
that end a block scalar are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from dossier.problems import ContentError, Location, Problem
from dossier.yamltree.guard import Data, Path, Place, Places, guard
from dossier.yamltree.texts import FileText, read_text


@dataclass(frozen=True, slots=True)
class Tree:
    """The data of one file, and where each node of it stands."""

    file: FileText
    value: Data
    """None is never in it; an empty file is an empty text."""
    unprintable: tuple[Path, ...]
    """The scalars that hold a character which cannot be seen."""
    spoiled: frozenset[Location]
    """Scalars of which something was refused: what else seems wrong with them follows from it."""
    _places: Place

    def find(self, path: Path) -> Data:
        """Return a node; KeyError or IndexError when there is none."""
        node: Any = self.value
        for part in path:
            node = node[part]
        return cast("Data", node)

    def at(self, path: Path = ()) -> Location:
        """Return where a node begins; KeyError when there is none."""
        return self.file.at(_start(self._place(path)))

    def key_at(self, path: Path) -> Location:
        """Return where the key of a node begins; of an item of a list, where the item begins."""
        parent = self._place(path[:-1])
        if isinstance(parent, Places) and path[-1] in parent.keys:
            return self.file.at(parent.keys[path[-1]])
        return self.at(path)

    def after_comma(self, path: Path) -> bool:
        """Tell whether a key comes right after a comma, as 800 does in ``{value: 3,800}``."""
        parent = self._place(path[:-1])
        offset = parent.keys[path[-1]] if isinstance(parent, Places) else 0
        return self.file.text[max(0, offset - 2) : offset].rstrip().endswith(",")

    def spots(self, path: Path) -> Sequence[int]:
        """Return the offset in the file of each character of a scalar.

        White space apart, a scalar stands in the file as it is, folded or not. Where that fails,
        as with a backslash in double quotes, all of it is said to stand where it begins.
        """
        scalar, text = str(self.find(path)), self.file.text
        start = _start(self._place(path))
        place = _inside(text, start)
        spots = []
        for character in scalar:
            if not character.isspace():
                while text[place : place + 1].isspace():
                    place += 1
                place += text[start] == "'" == character
                if text[place : place + 1] != character:
                    return [start] * len(scalar)
            spots.append(place)
            place += not character.isspace()
        return spots

    def items(self) -> tuple[tuple[Location, str], ...]:
        """Return where each item of the list begins, and its text up to the next; none of a map."""
        if not isinstance(self.value, list) or not isinstance(self._places, Places):
            return ()
        starts = [_start(part) for part in self._places.parts.values()]
        ends = (*starts[1:], len(self.file.text))[: len(starts)]
        return tuple(
            (self.file.at(start), self.file.text[start:end])
            for start, end in zip(starts, ends, strict=True)
        )

    def _place(self, path: Path) -> Place:
        place: Any = self._places
        for part in path:
            place = place.parts[part]
        return cast("Place", place)


def _start(place: Place) -> int:
    return place if isinstance(place, int) else place.start


def _inside(text: str, start: int) -> int:
    """Return where the words of a scalar begin: after its quotation mark or its header line."""
    if text[start : start + 1] in ("|", ">"):
        return text.find("\n", start) + 1
    return start + (text[start : start + 1] in ("'", '"'))


def read_tree(content: str | bytes, path: str, limit: int) -> Tree:
    """Return the data of a file of at most *limit* bytes; ContentError with all that is wrong."""
    tree, problems = parse_tree(read_text(content, path, limit))
    if tree is None or problems:
        raise ContentError(problems)
    return tree


def parse_tree(file: FileText) -> tuple[Tree | None, tuple[Problem, ...]]:
    """Return the data of a text, None when it cannot be read to its end, and all that is wrong."""
    found = guard(file)
    spoiled = frozenset(map(file.at, found.spoiled))
    tree = Tree(file, found.value, tuple(found.unprintable), spoiled, found.places)
    return tree if found.complete else None, tuple(found.problems)
