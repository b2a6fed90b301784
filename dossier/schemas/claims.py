"""What stands below ``claims`` and ``assessments``, property by property."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dossier.draft import Draft
from dossier.model import FLAT, Property
from dossier.schemas.grammar import GRAMMAR, meaning_of, name_of
from dossier.schemas.keys import keys
from dossier.schemas.patterns import DATE_VALUE, choice
from dossier.schemas.records import id_of, record, told
from dossier.schemas.scalars import Json, shown, text, text_or
from dossier.values import NUMBER_RULES

_FIGURE = Property(name="value", label="Value", type="text")
"""A figure's value, whose type stands in the record."""
_DECLARED = "A property of this dossier, declared in content/dossier.yml."


def claims_and_assessments(kind: str, draft: Draft) -> Mapping[str, Json]:
    """Return the schemas of the two keys of a subject."""
    said = {key.name: told(key) for key in keys(kind)}
    if kind in FLAT:
        one: Json = {"$ref": f"#/definitions/{_definition(_flat(kind, draft))}"}
        return {
            "claims": said["claims"] | _claims(one),
            "assessments": said["assessments"] | _closed({FLAT[kind]: _ASSESSMENT}),
        }
    known, unsure = _properties(kind, draft), draft.schema.uncertain
    lists = dict.fromkeys(unsure or (), _ANY_CLAIMS) | {
        one.name: _about(one, draft) for one in known
    }
    judged = dict.fromkeys(lists, _ASSESSMENT)
    is_open = unsure is None
    return {
        "claims": said["claims"] | _closed(lists, _ANY_CLAIMS if is_open else None),
        "assessments": said["assessments"] | _closed(judged, _ASSESSMENT if is_open else None),
    }


def claim_definitions(kind: str, draft: Draft) -> Iterator[tuple[str, Json]]:
    """Yield the schemas of the claims of a kind by their names: one for each type of value."""
    yield "claim", record("claim")
    for one in (_flat(kind, draft),) if kind in FLAT else _properties(kind, draft):
        yield _definition(one), _claim(one, draft)


_ASSESSMENT: Json = {"$ref": "#/definitions/assessment"}


def _claims(claim: Json) -> Json:
    return {
        "type": "array",
        "minItems": 1,
        "items": claim,
        "errorMessage": "write a list of claims, each as in - {value: …, source: …}",
    }


_ANY_CLAIMS = _claims({"$ref": "#/definitions/claim"})


def _closed(known: Mapping[str, Json], others: Json | None = None) -> Json:
    """Return the schema of a map with known keys, and perhaps *others*."""
    return {"type": "object", "properties": {**known}, "additionalProperties": others or False}


def _flat(kind: str, draft: Draft) -> Property:
    return draft.schema.properties.get((kind, FLAT[kind]), _FIGURE)


def _properties(kind: str, draft: Draft) -> list[Property]:
    """Return the properties of a kind, those of the dossier first."""
    known = [one for (of, _), one in draft.schema.properties.items() if of == kind]
    return sorted(known, key=lambda one: bool(one.description))


def _about(one: Property, draft: Draft) -> Json:
    """Return the schema of the claims of a property, with what it says."""
    many = " Several values hold side by side." if one.many else ""
    said, name = one.description or f"{shown(one.label)}. {_DECLARED}", name_of(one)
    return {
        "description": f"{said}{many}\n\n{name.capitalize()}. {_meaning(one, draft)}",
        **_claims({"$ref": f"#/definitions/{_definition(one)}"}),
    }


def _claim(one: Property, draft: Draft) -> Json:
    """Return the schema of a claim of a property."""
    name = "a value of the figure's type" if one is _FIGURE else name_of(one)
    said = f"{name.capitalize()}. {_meaning(one, draft)}"
    value = {"description": said, **_value(one)}
    unfit = () if one.type == "count" or one is _FIGURE else ("sum_of",)
    names = [key.name for key in keys("claim") if key.name not in unfit]
    shared = {name: {"$ref": f"#/definitions/claim/properties/{name}"} for name in names}
    return record("claim") | {"properties": {**shared, "value": value}}


def _value(one: Property) -> Json:
    if one.type == "ref":
        return id_of(one.to)
    if one.type == "date":
        return text(DATE_VALUE)
    if one.type == "choice" and one.choices:
        looks = choice(one.choices)
        return text_or(dict.fromkeys(one.choices, ""), looks.message, looks)
    return text()


def _meaning(one: Property, draft: Draft) -> str:
    if one is _FIGURE:
        ways = (
            f"{name.capitalize()}: {GRAMMAR[name].meaning} {' · '.join(GRAMMAR[name].examples)}"
            for name in GRAMMAR
            if name not in ("ref", "choice", "point")
        )
        return "A count, unless type says otherwise.\n\n" + "\n\n".join(ways)
    words = tuple(map(shown, one.choices))
    return meaning_of(replace(one, choices=words), draft.schema.rules or NUMBER_RULES)


def _definition(one: Property) -> str:
    """Return the name of the schema of the claims of a property."""
    if one is _FIGURE:
        return "claim-of-figure"
    last = {"choice": one.name, "ref": one.to or "subject"}.get(one.type, "")
    return "-".join(filter(None, ("claim", one.type, last)))
