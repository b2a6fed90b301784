"""The id of a new source: the one that was asked for, or one made of its title or file name."""

from __future__ import annotations

import re
from itertools import chain, count
from pathlib import PurePath

from dossier.draft.fields import check_id, is_id
from dossier.model import Dossier
from dossier.values import quoted
from dossier.values.folding import without_accents

_LONGEST = 48
_STEM = 56
"""How much of an id is left when a number is put behind it; an id has at most 64 characters."""
_LETTERS = str.maketrans(
    {"\u0131": "i", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "æ": "ae"}
)
"""Letters that are not another letter with an accent."""


class IdError(ValueError):
    """The id that was asked for cannot be had."""


def id_for(wanted: str | None, title: str, name: str, dossier: Dossier) -> str:
    """Return the id of a new source; IdError when the one wanted is none, or is taken."""
    if wanted is None:
        return free_id(_slug(title) or _slug(PurePath(name).stem) or "source", dossier)
    try:
        check_id(wanted)
    except ValueError as error:
        raise IdError(str(error)) from None
    if wanted in _taken(dossier):
        where = dossier.locations.get(wanted, "a page of prose")
        free = free_id(wanted, dossier)
        raise IdError(f"{quoted(wanted)} is taken, by {where}; write --id {free}, or another id")
    return wanted


def free_id(wanted: str, dossier: Dossier) -> str:
    """Return an id that nothing has: the one wanted, else with the first number that is free."""
    taken = _taken(dossier)
    numbered = (f"{wanted[:_STEM].rstrip('-')}-{number}" for number in count(2))
    return next(one for one in chain([wanted], numbered) if one not in taken)


def _taken(dossier: Dossier) -> frozenset[str]:
    """Return every id of a dossier."""
    pages = {page.name for page in dossier.prose}
    return frozenset({*dossier.sources, *dossier.subjects, *pages})


def _slug(text: str) -> str:
    """Return a text as an id, at most so long, cut between words; empty when there is none."""
    plain = without_accents(text.lower().translate(_LETTERS))
    words = re.findall("[a-z0-9]+", plain.replace("'", "").replace("\u2019", ""))
    id_ = ""
    for word in words:
        longer = f"{id_}-{word}".lstrip("-")
        if len(longer) > _LONGEST:
            break
        id_ = longer
    return id_ if is_id(id_) else ""
