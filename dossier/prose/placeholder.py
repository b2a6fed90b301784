"""The grammar of placeholders: ``[[word subject property | shown words]]``, and nothing more."""

from __future__ import annotations

from collections.abc import Container

from dossier.model import ID, KEY
from dossier.nearest import did_you_mean
from dossier.problems import Location
from dossier.prose.tree import WORDS, Placeholder, Word
from dossier.values import quoted


def read_placeholder(body: str, at: Location, known: Container[str]) -> Placeholder:
    """Read what stands between the brackets; ValueError worded for the author.

    An id that is *known* may have any form.
    """
    head, bar, tail = body.partition("|")
    name, *names = head.split() or [""]
    shown = " ".join(tail.split())
    word = WORDS.get(name)
    if word is None:
        instead = did_you_mean(name, WORDS) or f"; write one of {', '.join(WORDS)}"
        raise ValueError(f"{quoted(name)} is no word for a placeholder{instead}")
    for fault in (_names_fault(name, word, names, known), _shown_fault(name, word, bar, shown)):
        if fault:
            raise ValueError(fault)
    subject, property_name = (*names, None, None)[:2]
    return Placeholder(
        word=name, subject=subject, property=property_name, shown=shown or None, at=at
    )


def _names_fault(name: str, word: Word, names: list[str], known: Container[str]) -> str:
    """Say what is wrong with the ids after a word, or nothing."""
    if word.subject and not names:
        return f"{name!r} needs the id of a subject; write {word.example}"
    if len(names) > 1 + word.property:
        return f"{quoted(names[1 + word.property])} is one name too many; write {word.example}"
    for form, part in zip((ID, KEY), names, strict=False):
        if not form.fullmatch(part) and not (form is ID and part in known):
            return f"{quoted(part)} is no {_FORMS[form]}; write {word.example}"
    return ""


_FORMS = {
    ID: "id (a-z, 0-9 and hyphens)",
    KEY: "property (a-z, 0-9 and underscores)",
}


def _shown_fault(name: str, word: Word, bar: str, shown: str) -> str:
    """Say what is wrong with the words to show, or nothing."""
    if bar and not word.shown:
        return f"{name!r} is shown as it is; leave out the words after '|'"
    if bar and not shown:
        return "no words to show stand after '|'; write them or leave out the '|'"
    return ""
