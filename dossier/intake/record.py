"""The record of a new source: what the file states, and which keys are left for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from dossier.amend import with_records
from dossier.amend.lines import Addition
from dossier.draft import read_content
from dossier.extract import Extract, Stated
from dossier.intake.language import Guess, detected

_STUB = "{title: A dossier, bottom_line: None., as_of: 2020}"
_LABEL = 60
BLANKS = ("title", "publisher", "author", "published", "accessed", "url", "dateline", "language")
"""The keys that a person fills in where the file is silent, in the order of a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The keys of a record that are filled in, and those that are not."""

    keys: Mapping[str, str]
    """In the order of a record, without the label."""
    label: str
    stated: Mapping[str, Stated]
    """By key: where in the file it stands, and what else the file says."""
    guessed: str
    """A word on a language that was detected, for it is not stated; else empty."""
    doubt: str
    """A word on a language that is stated, when the words look like another; else empty."""
    blanks: tuple[str, ...]
    hints: Mapping[str, str]
    """By key that is left blank: what comes near it in the file."""


def fill(found: Extract, name: str) -> Filled:
    """Return the record of a document as far as the file states it, and what is to be filled in.

    The language alone may be a guess, which is said with it.
    """
    stated = {key: one for key, one in found.stated.items() if _is_fit(key, one.value)}
    hints = {key: _unfit(one) for key, one in found.stated.items() if key not in stated}
    keys = {key: stated[key].value for key in BLANKS if key in stated}
    guess = detected(found.text)
    hints.update(found.hints)
    is_stated = "language" in keys
    if not is_stated and guess.is_sure:
        keys["language"] = guess.language
    elif not is_stated:
        hints["language"] = guess.words
    return Filled(
        keys=keys,
        label=_label(keys.get("title", "") or PurePath(name).stem),
        stated=stated,
        guessed="" if is_stated or not guess.is_sure else guess.words,
        doubt=_doubt(keys["language"], guess) if is_stated else "",
        blanks=tuple(key for key in BLANKS if key not in keys),
        hints={key: text for key, text in hints.items() if text and key not in keys},
    )


def record_of(id_: str, file: str, sha256: str, filled: Filled) -> dict[str, Addition]:
    """Return the record of a source as plain data."""
    snapshot = {"file": file, "sha256": sha256}
    return {"id": id_, "label": filled.label, **filled.keys, "snapshot": snapshot}


def _is_fit(key: str, text: str) -> bool:
    """Tell whether a source can have a text under a key; the rules are those of all content."""
    try:
        record = with_records("", [{"id": "a", "label": "A", key: text}])
    except ValueError:
        return False
    return not read_content({"content/dossier.yml": _STUB, "content/sources.yml": record})[1]


def _unfit(stated: Stated) -> str:
    return f"the file says “{stated.value[:100]}” ({stated.where}), which cannot stand here"


def _doubt(language: str, guess: Guess) -> str:
    same = language.partition("-")[0].lower() == guess.language
    return "" if same or not guess.is_sure else f"its words look like {guess.language}, though"


def _label(text: str) -> str:
    """Return a text as a short name, cut between words; it cannot be empty."""
    words = " ".join(text.replace("_", " ").split())
    if len(words) <= _LABEL:
        return words or "New source"
    cut = words[:_LABEL].rpartition(" ")[0] or words[:_LABEL]
    return f"{cut} …"
