"""The JSON Schema of each content file of a dossier, and that of its ids."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.draft import Draft, Entry
from dossier.draft.fields import is_id
from dossier.layout import DOSSIER, SINGULAR, with_article
from dossier.model import FLAT
from dossier.schemas.claims import claim_definitions, claims_and_assessments
from dossier.schemas.keys import told_of
from dossier.schemas.records import IDS, record
from dossier.schemas.scalars import Json, text_or

_HEAD: Json = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "$comment": "Made by 'dossier schema'; do not edit.",
}


def schemas(draft: Draft) -> Mapping[str, Json]:
    """Return every schema of a dossier by the name of its file."""
    of_kinds = {f"{plural}.json": _of_records(kind, draft) for plural, kind in _KINDS}
    return {f"{DOSSIER}.json": _of_settings(), **of_kinds, IDS: _of_ids(draft)}


_KINDS = tuple(SINGULAR.items())


def _of_settings() -> Json:
    inner = {name: record(name) for name in ("property", "number_words")}
    return _HEAD | record(DOSSIER) | {"definitions": inner}


def _of_records(kind: str, draft: Draft) -> Json:
    """Return the schema of a file of records."""
    if kind == "source":
        one, inner = record(kind), {"snapshot": record("snapshot")}
    else:
        one = record(kind, claims_and_assessments(kind, draft))
        inner = dict(claim_definitions(kind, draft))
        inner |= {name: record(name) for name in ("excerpt", "assessment")}
    if kind in FLAT and isinstance(one["required"], list):
        one["required"].append("claims")
    return {
        **_HEAD,
        "type": "array",
        "items": {"$ref": f"#/definitions/{kind}"},
        "errorMessage": "a file of records is a list; begin each record with '- id: …'",
        "definitions": {kind: one | {"description": told_of(kind)}, **inner},
    }


def _of_ids(draft: Draft) -> Json:
    """Return the schema of the ids of a dossier: any text, and those that are there."""
    labels: dict[str, dict[str, str]] = {kind: {} for kind in SINGULAR.values()}
    for entry in sorted(draft.entry.values(), key=lambda entry: entry.id):
        if is_id(entry.id):
            labels[entry.kind][entry.id] = _label(entry)
    subjects = {
        id_: label for kind in labels if kind != "source" for id_, label in labels[kind].items()
    }
    wrong = "write the id of {}, or take the key out"
    made = {
        kind: text_or(known, wrong.format(with_article(kind)))
        for kind, known in {**labels, "subject": subjects}.items()
    }
    return {**_HEAD, "definitions": made}


def _label(entry: Entry) -> str:
    """Return what a record is called; its id, where that is not known."""
    label = getattr(entry.record, "label", "")
    return entry.id if not label or entry.is_broken("label") else label
