"""YAML text as plain data with a place for every node, and no guessed types.

Every scalar is the author's text; one that is left empty is an empty text, and the line breaks
that end a block scalar are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from dossier.memory import Memory
from dossier.problems import ContentError, Location, Problem
from dossier.yamltree.guard import Data, Path, Place, Places, guard
from dossier.yamltree.pieces import put_together
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
        return self.file.at(self._start(path))

    def key_at(self, path: Path) -> Location:
        """Return where the key of a node begins; of an item of a list, where the item begins."""
        key = self._key(path)
        return self.at(path) if key is None else self.file.at(key)

    def after_comma(self, path: Path) -> bool:
        """Tell whether a key comes right after a comma, as 800 does in ``{value: 3,800}``."""
        offset = self._key(path) or 0
        return self.file.text[max(0, offset - 2) : offset].rstrip().endswith(",")

    def spots(self, path: Path) -> Sequence[int]:
        """Return the offset in the file of each character of a scalar.

        White space apart, a scalar stands in the file as it is, folded or not. Where that fails,
        as with a backslash in double quotes, all of it is said to stand where it begins.
        """
        scalar, text = str(self.find(path)), self.file.text
        start = self._start(path)
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
        starts = [self._start((number,)) for number in range(len(self.value))]
        ends = (*starts[1:], len(self.file.text))[: len(starts)]
        return tuple(
            (self.file.at(start), self.file.text[start:end])
            for start, end in zip(starts, ends, strict=True)
        )

    def _start(self, path: Path) -> int:
        """Return the offset at which a node begins."""
        place, shift = self._place(path)
        return shift + (place if isinstance(place, int) else place.start)

    def _key(self, path: Path) -> int | None:
        """Return the offset at which the key of a node begins; None when it has none."""
        parent, shift = self._place(path[:-1])
        if isinstance(parent, Places) and path[-1] in parent.keys:
            return shift + parent.shift + parent.keys[path[-1]]
        return None

    def _place(self, path: Path) -> tuple[Place, int]:
        """Return the place of a node, and what is to be added to its own offset."""
        place: Any = self._places
        shift = 0
        for part in path:
            shift += place.shift
            place = place.parts[part]
        return place, shift


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


def parse_tree(
    file: FileText, memory: Memory | None = None
) -> tuple[Tree | None, tuple[Problem, ...]]:
    """Return the data of a text, None when it cannot be read to its end, and all that is wrong.

    The items of a list that a *memory* of the last run has are not read again.
    """
    found = (put_together(file, memory) if memory and memory.keeps else None) or guard(file)
    spoiled = frozenset(map(file.at, found.spoiled))
    tree = Tree(file, found.value, tuple(found.unprintable), spoiled, found.places)
    return tree if found.complete else None, tuple(found.problems)
