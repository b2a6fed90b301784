"""One record as a JSON Schema, made from the keys of its model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_origin

from dossier.schemas.keys import Key, keys
from dossier.schemas.patterns import NAME, PATTERNS
from dossier.schemas.scalars import Json, list_of, text, words

IDS = "ids.json"
"""The file with the ids of a dossier, beside the files of the kinds."""
_NESTED: Mapping[str, str] = {
    "snapshot": "snapshot",
    "assessments": "assessment",
    "properties": "property",
    "number_words": "number_words",
}
"""The record that stands below a key, or below each name that stands below it."""
_SAYS: tuple[Json, ...] = (
    {"required": ["value"]},
    {"required": ["denies"], "properties": {"denies": {"enum": [True, "true"]}}},
    {"required": ["sum_of"], "properties": {"sum_of": {"type": "array", "minItems": 1}}},
)
_CONDITIONS: Mapping[str, Json] = {
    "claim": {
        "if": {"not": {"anyOf": [*_SAYS]}},
        "then": {
            "required": ["value"],
            "errorMessage": "the claim says nothing; write value, denies: true or sum_of",
        },
    },
    "assessment": {
        "if": {
            "properties": {"status": {"pattern": "^(explained|resolved)$"}},
            "required": ["status"],
        },
        "then": {
            "required": ["note"],
            "errorMessage": "an assessment that is not unresolved says why; write a note",
        },
    },
    "property": {
        "if": {"properties": {"type": {"const": "choice"}}, "required": ["type"]},
        "then": {
            "required": ["choices"],
            "errorMessage": "a choice has choices; write choices: [first, next, last]",
        },
        "else": {"properties": {"choices": {"maxItems": 0}}},
    },
}
"""What one key of a record asks of another."""


def record(name: str, replaced: Mapping[str, Json] | None = None) -> Json:
    """Return the schema of a record by its name in ``RECORDS``.

    Keys may be *replaced* by other schemas; what is told of them stays, where nothing else is.
    """
    known = keys(name)
    made = {key.name: told(key) | (replaced or {}).get(key.name, shape(key)) for key in known}
    return {
        "type": "object",
        "required": [key.name for key in known if key.required],
        "properties": made,
        "additionalProperties": False,
        **_CONDITIONS.get(name, {}),
    }


def told(key: Key) -> Json:
    """Return what an editor tells of a key."""
    kind = f"{key.type[0].upper()}{key.type[1:]}"
    return {"description": f"{key.description}\n\n{kind}, as in {key.name}: {key.example}"}


def shape(key: Key) -> Json:
    """Return what may stand after a key."""
    if key.words:
        return words(key.words)
    if key.name == "excerpt":
        return {"anyOf": [*_arms(text()), {"$ref": "#/definitions/excerpt"}]}
    if key.name == "scope":
        return by_name(text(), named=True)
    if key.name == "snapshot":
        return {"$ref": "#/definitions/snapshot"}
    if key.name in _NESTED:
        below: Json = {"$ref": f"#/definitions/{_NESTED[key.name]}"}
        return by_name(below, named=key.name == "properties")
    one = _text(key)
    return list_of(one) if get_origin(key.annotation) is tuple else one


def by_name(one: Json, *, named: bool) -> Json:
    """Return the schema of a map from names of the author's own, perhaps of simple words."""
    names: Json = {"pattern": NAME.pattern, "patternErrorMessage": NAME.message}
    free: Json = {"type": "object", "additionalProperties": one}
    return free | ({"propertyNames": names} if named else {})


def id_of(kind: str | None) -> Json:
    """Return the schema of the id of a record of a kind, of any subject when None."""
    return {"$ref": f"{IDS}#/definitions/{kind or 'subject'}"}


def _text(key: Key) -> Json:
    """Return the schema of one text that stands after a key, or in the list after it."""
    pattern = PATTERNS.get(key.form.reads)
    if not key.form.to:
        return text(pattern)
    known = id_of(key.form.to[0])
    if pattern is None:
        return known
    looks = {"pattern": pattern.pattern, "patternErrorMessage": pattern.message}
    return {"anyOf": [known], **looks}


def _arms(schema: Json) -> list[Json]:
    """Return the alternatives of a schema that has some."""
    arms = schema["anyOf"]
    return arms if isinstance(arms, list) else []
