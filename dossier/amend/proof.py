"""A text amended, returned only when it says what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from dossier.amend.growth import Growth
from dossier.amend.nodes import compose, habit_of
from dossier.amend.splices import Amended, Splice, in_order
from dossier.problems import ContentError
from dossier.yamltree import Data, read_tree

Places: TypeAlias = Callable[[Growth, Any], Iterable[Splice]]
"""From what knows the text, and its top node, to the splices."""

_BOM = "\ufeff"
_UNSURE = "this is written in a way that cannot be edited safely; write the lines there yourself"


def said(text: str) -> Any:  # noqa: ANN401 - YAML is a list or a map of anything.
    """Return the data of a text; ContentError when it cannot be read as YAML."""
    return read_tree(text, "", 4 * len(text) + 4).value


def amended(text: str, wanted: Data, places: Places) -> Amended:
    """Return a text amended so that it says what is wanted; ValueError if no way is proved to."""
    start = len(_BOM) if text.startswith(_BOM) else 0
    body = text[start:]
    root = compose(body)
    for tidy in (True, False):
        growth = Growth(text=body, habit=habit_of(body, root), tidy=tidy)
        splices = in_order(places(growth, root))
        moved = (Splice(one.start + start, one.end + start, one.text) for one in splices)
        candidate = Amended(text, tuple(moved))
        if says(candidate.text, wanted):
            return candidate
    raise ValueError(_UNSURE)


def says(text: str, wanted: object) -> bool:
    """Tell whether a text can be read as YAML and says exactly what is wanted."""
    try:
        return bool(said(text) == wanted)
    except ContentError:
        return False
