"""A list of records put together from its items, each of them read again only when it changed.

An item is the text from a line that begins with a dash to the next such line. What is put
together is what the whole text gives: it is done only where each item by itself is a list of one
with nothing to refuse, and where nothing stands in the text that could divide it otherwise. An
item that ends amid a quotation or a bracket is an error by itself.

The items are shared by all lists that they stand in, and are not to be changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from dossier.memory import Memory
from dossier.yamltree.guard import Data, Guarded, Path, Place, Places, guard
from dossier.yamltree.texts import FileText

_ITEM = re.compile(r"^-(?=[ \n])", re.MULTILINE)
_HEAD = re.compile(r"(?: *(?:#.*)?\n)*")
"""What may stand before the first item: blank lines and comments."""
_DIVIDES = re.compile(r"\t|^(?:%|---|\.\.\.)", re.MULTILINE)
"""A tab, a directive, and the beginning or the end of a document."""


def put_together(file: FileText, memory: Memory) -> Guarded | None:
    """Return what ``guard`` gives for a text, from the items that a memory has; else None."""
    text = file.text
    starts = [item.start() for item in _ITEM.finditer(text)]
    if not starts or _DIVIDES.search(text) or not _HEAD.fullmatch(text, 0, starts[0]):
        return None
    items: list[Data] = []
    whole = Guarded(value=items, places=(places := Places(starts[0])), complete=True)
    for number, (start, end) in enumerate(pairwise((*starts, len(text)))):
        piece = text[start:end]
        found = memory.recall(("yaml", piece), partial(_read, piece))
        if found is None:
            return None
        item, place, unprintable = found
        items.append(item)
        places.parts[number] = _moved(place, start)
        whole.unprintable += ((number, *path) for path in unprintable)
    return whole


def _read(text: str) -> tuple[Data, Place, Sequence[Path]] | None:
    """Return an item, its place in its own text, and the paths of its unprintable scalars.

    None where anything is wrong with it.
    """
    found = guard(FileText("", text))
    is_good = found.complete and not found.problems
    if not (is_good and isinstance(found.value, list) and isinstance(found.places, Places)):
        return None
    [item], [place] = found.value, found.places.parts.values()
    return item, place, [path[1:] for path in found.unprintable]


def _moved(place: Place, by: int) -> Place:
    """Return a place further on; only what was read by itself is moved, and once."""
    if isinstance(place, int):
        return place + by
    return Places(place.start + by, place.parts, place.keys, by)
