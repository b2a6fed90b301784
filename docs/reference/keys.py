"""The keys of each kind of record, as the models have them."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.layout import RECORDS as FILES
from dossier.schemas import RECORDS, Key, keys, told_of
from reference.markdown import code, prose, table

PLURAL = {getattr(record, "kind", "source"): plural for plural, record in FILES.items()}
WHOLE = f"What the dossier as a whole is about, in {code('content/dossier.yml')}."


def keys_page() -> str:
    """Return the page of all keys, by the record that has them."""
    return "\n".join(
        ("# Keys\n", *_introduction(), *(line for kind in RECORDS for line in _of(kind)))
    )


def _introduction() -> Iterator[str]:
    yield "What may stand in a content file. A key that is not here is an error, with the nearest "
    yield "that is. The same tables make the help that an [editor](../howto/editor.md) shows.\n"


def _of(kind: str) -> Iterator[str]:
    """Yield the section of one record."""
    yield f"## {kind.replace('_', ' ').capitalize()}\n"
    yield f"{prose(told_of(kind))}{_place(kind)}\n" if kind != "dossier" else f"{WHOLE}\n"
    rows = ((_name(key), prose(key.type), _told(key)) for key in keys(kind))
    yield table(("Key", "Holds", "What it says"), rows)


def _place(kind: str) -> str:
    if kind in PLURAL:
        path = f"content/{PLURAL[kind]}"
        return f" In the list {code(path + '.yml')}, or in files in {code(path + '/')}."
    return ""


def _name(key: Key) -> str:
    return f"{code(key.name)}, needed" if key.required else code(key.name)


def _told(key: Key) -> str:
    """Return the description, the words of a closed list, and an example."""
    words = (
        f"{code(word)}{f': {prose(means)}' if means else ''}" for word, means in key.words.items()
    )
    example = "" if key.words or not key.example else f"As in {code(key.example)}"
    return "<br>".join(part for part in (str(prose(key.description)), *words, example) if part)
