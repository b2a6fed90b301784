"""The keys of each record, as an editor and the reference tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from dossier.layout import with_article
from dossier.model import (
    KINDS,
    Assessment,
    ClaimRecord,
    Excerpt,
    Form,
    NumberWords,
    PropertyRecord,
    Record,
    Settings,
    Snapshot,
    Source,
)

RECORDS: Mapping[str, type[Record]] = {
    "dossier": Settings,
    "source": Source,
    **{record.kind: record for record in KINDS.values()},
    "claim": ClaimRecord,
    "excerpt": Excerpt,
    "assessment": Assessment,
    "snapshot": Snapshot,
    "property": PropertyRecord,
    "number_words": NumberWords,
}
"""By name: the record of each kind of file, and then the records within records."""
_READS: Mapping[str, str] = {
    "text": "text",
    "prose": "text with placeholders",
    "value": "a value of the type of the property",
    "count": "a count",
    "id": "an id",
    "date": "a date",
    "locator": "a place in a document",
    "address": "a web address",
    "language": "a language tag",
    "publisher": "the id of an actor, or text",
    "file name": "the name of a file",
    "hash": "a SHA-256",
    "number end": "a number, or a number with %",
    "megabytes": "a whole number",
}
_NESTED: Mapping[str, str] = {
    "claims": "claims",
    "assessments": "assessments, by property",
    "excerpt": "text, or an excerpt",
    "snapshot": "a snapshot",
    "properties": "properties, by name",
    "number_words": "number words, by name",
    "scope": "a map of short keys to texts",
}
"""What stands below the keys that hold more than a text or a list of texts."""
_JUDGED = "status: unresolved, assessed_by: desk, assessed_on: 2023-06-06"
_EXAMPLES: Mapping[str, Mapping[str, str]] = {
    kind: {
        "id": id_,
        "label": label,
        "claims": f"{{{name}: [{{value: {value}, source: first-report}}]}}",
        "assessments": f"{{{name}: {{{_JUDGED}}}}}",
    }
    for kind, id_, label, name, value in (
        ("actor", "nato", "NATO", "role", "asked for the battalion"),
        ("unit", "turkish-battalion", "Turkish commando battalion", "strength", "about 500"),
        ("place", "zvecan", "Zvečan", "direction", "north"),
        ("event", "clashes-29-may", "Clashes of 29 May", "date", "2023-05-29"),
    )
} | {
    "figure": {"id": "soldiers-injured", "label": "Soldiers injured"},
    "quote": {"id": "macron-elections", "label": "Macron on new elections"},
}
"""By kind, examples that speak of the kind; else those of the model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of a record."""

    name: str
    type: str
    """What stands after it, in words."""
    description: str
    required: bool
    example: str
    """YAML that can stand after it."""
    words: Mapping[str, str]
    """Of a closed list: each word and what it means, which may be empty; else nothing."""
    form: Form
    annotation: Any
    """The type of the field, without None."""


def keys(kind: str) -> tuple[Key, ...]:
    """Return the keys of a record by its name in RECORDS, those that it needs first."""
    examples = _EXAMPLES.get(kind, {})
    fields = RECORDS[kind].model_fields
    found = [_key(name, one, examples.get(name, "")) for name, one in fields.items()]
    return tuple(sorted(found, key=lambda key: not key.required))


def told_of(kind: str) -> str:
    """Return what a record is, in a sentence."""
    return plain(RECORDS[kind].__doc__ or "")


def plain(text: str) -> str:
    """Return a docstring in plain words on one line."""
    return re.sub(r"``|\*(?=\S)|(?<=\S)\*", "", " ".join(text.split()))


def _key(name: str, field: FieldInfo, example: str) -> Key:
    form = next(one for one in field.metadata if isinstance(one, Form))
    annotation = _without_none(field.annotation)
    listed = get_args(annotation) if get_origin(annotation) is Literal else ()
    known = {word: form.words.get(word, "") for word in listed}
    return Key(
        name=name,
        type=_type(name, annotation, form, known),
        description=plain(field.description or ""),
        required=field.is_required(),
        example=example or form.example,
        words=known,
        form=form,
        annotation=annotation,
    )


def _type(name: str, annotation: object, form: Form, known: Mapping[str, str]) -> str:
    if known:
        *first, last = known
        return f"{', '.join(first)} or {last}"
    if name in _NESTED:
        return _NESTED[name]
    is_list = get_origin(annotation) is tuple
    return f"a list of {_several(form)}" if is_list else _one(form)


def _one(form: Form) -> str:
    """Return what one text is."""
    if form.reads == "reference":
        return f"the id of {with_article(form.to[0])}"
    if form.reads == "reference or text":
        return f"the id of {with_article(form.to[0])}, or text"
    return _READS[form.reads]


def _several(form: Form) -> str:
    """Return what the texts of a list are."""
    if form.reads == "reference":
        return f"ids of {form.to[0]}s"
    return "counts" if form.reads == "count" else "texts"


def _without_none(annotation: object) -> object:
    """Return an annotation without its None; a union of several stays one."""
    if get_origin(annotation) not in (Union, UnionType):
        return annotation
    arms = tuple(_arms(annotation))
    return arms[0] if len(arms) == 1 else Union[arms]  # noqa: UP007 - made at run time.


def _arms(annotation: object) -> Iterator[Any]:
    return (arm for arm in get_args(annotation) if arm is not NoneType)
