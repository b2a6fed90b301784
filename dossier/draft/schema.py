"""What may be claimed: the built-in properties and number words, and those of ``dossier.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.draft.records import Entry
from dossier.model import FIGURE_VALUES, FLAT, NumberWords, Property, PropertyRecord, Settings
from dossier.problems import Problem
from dossier.registry import PROPERTIES
from dossier.values import NumberRule, fold_text, number_rules, quoted

_MOST_WORDS = 1000
"""How many choices one property may have, and how many number words a dossier may set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The properties and the number words of one dossier, as far as they are certain."""

    properties: Mapping[tuple[str, str], Property]
    """By kind (singular) and name."""
    rules: Mapping[str, NumberRule] | None
    """None when ``dossier.yml`` may change them in a way that cannot be read."""
    uncertain: frozenset[str] | None
    """Properties that are declared, but wrongly; None when any may be."""

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names of the properties of a kind."""
        return tuple(name for of, name in self.properties if of == kind)

    def property_of(self, entry: Entry, name: str) -> Property | None:
        """Return a property of a record; None when there is none, or no certain one."""
        if entry.kind == "figure":
            written = entry.tree.find(entry.path)
            type_ = written.get("type", "count") if isinstance(written, dict) else ""
            return FIGURE_VALUES.get(str(type_))
        return None if self.is_uncertain(name) else self.properties.get((entry.kind, name))

    def is_uncertain(self, name: str) -> bool:
        """Tell whether a property may be declared in a way that cannot be read."""
        return self.uncertain is None or name in self.uncertain


def read_schema(dossier: Entry | None) -> tuple[Schema, tuple[Problem, ...]]:
    """Return what ``dossier.yml`` adds to the registry; with None, it could not be read."""
    built_in = {(kind, one.name): one for kind, known in PROPERTIES.items() for one in known}
    if dossier is None or not isinstance(dossier.record, Settings):
        return Schema(properties=built_in, rules=None, uncertain=None), ()
    settings = dossier.record
    rules, rule_problems = _rules(settings.number_words, dossier)
    faults = dict(_property_faults(settings.properties, dossier))
    broken = {str(path[1]) for path in dossier.broken if path[:1] == ("properties",) != path}
    declared = {
        (kind, name): _property(name, record)
        for kind in PROPERTIES
        if kind not in FLAT
        for name, record in settings.properties.items()
    }
    schema = Schema(
        properties=built_in | declared,
        rules=None if any("number_words" in path for path in dossier.broken) else rules,
        uncertain=None if dossier.is_broken("properties") else frozenset({*faults, *broken}),
    )
    return schema, (*rule_problems, *faults.values())


def _property(name: str, record: PropertyRecord) -> Property:
    return Property(
        name=name,
        label=record.label or name.replace("_", " ").capitalize(),
        type=record.type,
        many=record.many == "true",
        choices=record.choices,
    )


def _property_faults(
    records: Mapping[str, PropertyRecord], dossier: Entry
) -> list[tuple[str, Problem]]:
    """Return what is wrong with the declared properties, by name."""
    faults = []
    for name, record in records.items():
        code, message = _choices_fault(record)
        if code:
            at = dossier.tree.key_at((*dossier.path, "properties", name))
            faults.append((name, Problem(at, code, f"{quoted(name)} {message}")))
    return faults


def _choices_fault(record: PropertyRecord) -> tuple[str, str]:
    if record.type == "choice" and not record.choices:
        return "missing-key", "is a choice without choices; write 'choices: [first, next, last]'"
    if len(record.choices) > _MOST_WORDS:
        return "bad-value", f"has {len(record.choices)} choices; write at most {_MOST_WORDS}"
    if record.type != "choice" and record.choices:
        return "bad-value", "has choices but is none; write 'type: choice', or take them out"
    if len({fold_text(choice) for choice in record.choices}) < len(record.choices):
        return "bad-value", "has a choice twice; write each word once"
    return "", ""


def _rules(
    settings: Mapping[str, NumberWords], dossier: Entry
) -> tuple[Mapping[str, NumberRule] | None, tuple[Problem, ...]]:
    """Return the number words of a dossier, None when some are wrong, and what is wrong."""
    words = sum(len(setting.words) for setting in settings.values())
    if words > _MOST_WORDS:
        message = f"there are {words} number words here; write at most {_MOST_WORDS}"
        return None, (Problem(dossier.at("number_words"), "bad-value", message),)
    try:
        return number_rules(settings), ()
    except ValueError as error:
        at = dossier.at("number_words")
        return None, (Problem(at, "bad-value", str(error)),)
