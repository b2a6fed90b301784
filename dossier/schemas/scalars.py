"""One text of the YAML as a JSON Schema, whatever type an editor takes it for.

We read every scalar as the author's text; an editor reads ``30`` as a number and ``true`` as a
boolean. So a text may be any of them, but none at all (null), which is a key without a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from dossier.schemas.patterns import Pattern

Json: TypeAlias = dict[str, object]

EMPTY = "write one text here, or take the key out"
_BOOLEAN: Json = {
    "not": {"type": ["object", "array", "null", "string", "number"]},
    "properties": {},
}
"""A boolean, said so that editors do not offer *true* and *false* wherever a text can stand.

The properties say nothing; they keep the language server from taking all arms for one.
"""
_LONGEST = 100
_MARKS = str.maketrans({"<": "\u2039", ">": "\u203a"})
_UNSAFE = re.compile(r"[^\w .,'\u2019()/+&-]|\A[^\w(]|\A\W*\Z")
"""What would end a word in YAML, or be more than a word in a snippet: *$CLIPBOARD*."""
_FEW = 30
"""So many words have each an arm of its own, whose title an editor shows; more would be slow."""


def text(pattern: Pattern | None = None, wrong: str = EMPTY) -> Json:
    """Return the schema of any text, or of one that looks like something."""
    if pattern and pattern.plain:
        return _plain(pattern, wrong)
    return {"anyOf": [_plain(pattern, wrong), _BOOLEAN]}


def shown(label: str) -> str:
    """Return what somebody called a thing, for an editor, which reads Markdown and HTML in it.

    Servers escape the marks of Markdown; they leave tags, and addresses between their marks.
    """
    text = label.translate(_MARKS)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def text_or(known: Mapping[str, str], wrong: str, pattern: Pattern | None = None) -> Json:
    """Return the schema of any text, with the words that an editor offers and what each is.

    Words that are no plain text to an editor are not offered, and may be written all the same.
    """
    known = {word: shown(label) for word, label in known.items() if not _UNSAFE.search(word)}
    plain = _plain(pattern, wrong)
    if not known:
        return {"anyOf": [plain, _BOOLEAN]}
    if len(known) > _FEW:
        words: Json = {"enum": [*known], "enumDescriptions": [*known.values()], "properties": {}}
        return {"anyOf": [plain, _BOOLEAN, words]}
    offered = [{"label": word, "description": label, "body": word} for word, label in known.items()]
    arms = [{"const": word, "title": label} for word, label in known.items()]
    return {"anyOf": [{**plain, "defaultSnippets": offered}, _BOOLEAN, *arms]}


def words(known: Mapping[str, str]) -> Json:
    """Return the schema of a closed list of words, and what each means."""
    told = [meaning for meaning in known.values() if meaning]
    if set(known) == {"true", "false"}:
        return {
            "type": ["boolean", "string"],
            "pattern": "^(true|false)$",
            "errorMessage": "write true, or take the key out",
        }
    if all(word.isdigit() for word in known):
        listed: Json = {"enum": [int(word) for word in known]}
        text_arm: Json = {"type": "string", "pattern": f"^({'|'.join(known)})$", "properties": {}}
        return {"anyOf": [listed | _told(told), text_arm]}
    return {"type": "string", "enum": [*known]} | _told(told)


def list_of(items: Json) -> Json:
    """Return the schema of a list, of which each item has a schema."""
    return {
        "type": "array",
        "items": items,
        "errorMessage": "write a list, as in [one, another]; or take the key out",
    }


def _told(told: Sequence[str]) -> Json:
    return {"enumDescriptions": [*told]} if told else {}


def _plain(pattern: Pattern | None, wrong: str) -> Json:
    is_word = pattern is not None and not pattern.number
    ends = dict(zip(("minimum", "maximum"), (pattern and pattern.numbers) or (), strict=False))
    return {
        **ends,
        "type": "string" if is_word else ["string", "number"],
        "pattern": pattern.pattern if pattern else r"\S",
        "errorMessage": pattern.message if pattern and is_word else wrong,
        "patternErrorMessage": pattern.message if pattern else EMPTY,
    }
