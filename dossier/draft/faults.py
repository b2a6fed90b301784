"""What is wrong with the shape of a record, in our words, at the author's line.

pydantic finds what is wrong and where in the data; its wording is never passed on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dossier.draft.keys import home_of, meant_key
from dossier.layout import SINGULAR
from dossier.model import Assessment, Excerpt, NumberWords, PropertyRecord, Snapshot
from dossier.nearest import nearest
from dossier.problems import Problem
from dossier.values import quoted
from dossier.yamltree import Data, Path, Tree

_NESTED: Mapping[str, type[BaseModel]] = {
    "assessments": Assessment,
    "excerpt": Excerpt,
    "number_words": NumberWords,
    "properties": PropertyRecord,
    "snapshot": Snapshot,
}
"""The records within a record, by the key under which they stand."""
_FREE = ("assessments", "number_words", "properties")
"""Keys of which each holds a map of several records, under keys of the author's own."""
_UNIONS = ("excerpt",)
"""Keys of a text or a record: pydantic names after them the one that it complains of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One complaint of pydantic's, found again in the file."""

    model: type[BaseModel]
    complaint: str
    """The word of pydantic for it."""
    loc: Path
    """Where in the record; of a missing key, where it would be."""
    tree: Tree
    base: Path
    """Where the record stands in the file."""
    in_arm: bool
    """The complaint is of one arm of a union."""

    @property
    def path(self) -> Path:
        """Where in the file."""
        return (*self.base, *self.loc)

    @property
    def is_missing(self) -> bool:
        """A key is missing."""
        return self.complaint == "missing"

    @property
    def is_unknown(self) -> bool:
        """A key is not one that the record has."""
        return self.complaint == "extra_forbidden"

    @property
    def key(self) -> str:
        """The last part of the path."""
        return str(self.path[-1])

    @property
    def node(self) -> Data:
        """What is written there."""
        return self.tree.find(self.path)

    @property
    def fields(self) -> Mapping[str, FieldInfo]:
        """The keys that the map in which it stands can have; none when it is free, or a list."""
        first, within = str(self.loc[0]), len(self.loc) - 1
        if within == 0:
            return self.model.model_fields
        if first in _NESTED and within > (first in _FREE):
            return _NESTED[first].model_fields
        return {}

    @property
    def meant(self) -> str:
        """The key that was perhaps meant by an unknown one."""
        if not self.is_unknown:
            return ""
        beside = self.tree.find(self.path[:-1])
        return meant_key(self.key, self.fields, beside if isinstance(beside, dict) else ())

    @property
    def concerns_what_is_written(self) -> bool:
        """Not of the arm for a text where a map is written, nor the other way round."""
        if not self.in_arm or self.complaint not in ("string_type", "model_type"):
            return True
        return self.complaint == ("model_type" if isinstance(self.node, dict) else "string_type")

    @property
    def problem(self) -> Problem:
        """The fault in our words."""
        code, message = _WORDS[self.complaint](self)
        if self.is_missing:
            at = self.tree.at(self.path[:-1])
        else:
            at = self.tree.key_at(self.path) if self.is_unknown else self.tree.at(self.path)
        return Problem(at, code, message)


def find_fault(model: type[BaseModel], complaint: str, loc: Path, tree: Tree, path: Path) -> Fault:
    """Return a complaint about the record that stands at a path; *loc* is as pydantic has it."""
    in_arm = len(loc) > 1 and loc[0] in _UNIONS
    return Fault(
        model=model,
        complaint=complaint,
        loc=(loc[0], *loc[2:]) if in_arm else loc,
        tree=tree,
        base=path,
        in_arm=in_arm,
    )


def _unknown_key(fault: Fault) -> tuple[str, str]:
    hint = f"; did you mean {fault.meant!r}?" if fault.meant else "; take it out"
    if fault.node == "" and fault.tree.after_comma(fault.path):
        hint = "; a comma ends a text within { }: put the text in quotes"
    elif _holds_claims(fault):
        hint = "; claims stand below 'claims', under the property that they report"
    elif not fault.meant and len(fault.loc) == 1 and (plural := home_of(fault.key, fault.model)):
        hint = f"; a {SINGULAR[plural]} has it: move the record to {plural}.yml, or take it out"
    return "unknown-key", f"{quoted(fault.key)} is not a key here{hint}"


def _holds_claims(fault: Fault) -> bool:
    """Tell whether a list of claims, or of what may be one, stands below an unknown key."""
    if not isinstance(fault.node, list) or "claims" not in fault.fields:
        return False
    are_maps = any(isinstance(one, dict) for one in fault.node)
    return not fault.meant or (are_maps and fault.meant != "claims")


def _missing_key(fault: Fault) -> tuple[str, str]:
    return "missing-key", f"{fault.key!r} is missing; write '{fault.key}: …' here"


def _wrong_type(fault: Fault) -> tuple[str, str]:
    written = _WRITTEN[type(fault.node)] if fault.node else "empty"
    return "wrong-type", f"{_name(fault)} is {written}; write {_wanted(fault)}"


def _wanted(fault: Fault) -> str:
    """Return the form that is wanted, made of what is written where that is plain."""
    text = fault.node if isinstance(fault.node, str) else ""
    if fault.complaint == "tuple_type" and _PLAIN.fullmatch(text):
        return f"a list: [{text}]"
    if fault.complaint == "model_type" and fault.key in _MAPS:
        return f"a map: {_MAPS[fault.key]}"
    if fault.complaint == "string_type" and fault.key == "source" and isinstance(fault.node, list):
        return "the id of one, and a claim of its own for each other"
    return _WANTED[fault.complaint]


def _wrong_text(fault: Fault) -> tuple[str, str]:
    text = str(fault.node)
    if not text.strip():
        return "empty-text", f"{_name(fault)} has no text; write one, or take it out"
    return "bad-value", f"{quoted(text)} {_PATTERNS[fault.key]}"


def _wrong_word(fault: Fault) -> tuple[str, str]:
    *words, last = choices(fault.fields[fault.key])
    text = fault.node if isinstance(fault.node, str) else ""
    written = f", not {quoted(text)}" if text else ""
    meant = _meant_word(text.strip().casefold(), (*words, last))
    advice = f"write {meant!r}" if meant else "write one of them"
    message = f"{_name(fault)} is {', '.join(words)} or {last}{written}; {advice}"
    return "bad-choice", message


def _meant_word(text: str, words: Collection[str]) -> str:
    """Return the word of a list that is meant by another; empty when there is no telling."""
    meant = _SYNONYMS.get(text, text)
    near = meant if meant in words else nearest(meant, (*words, *_SYNONYMS))
    found = _SYNONYMS.get(near, near)
    return found if found in words else nearest(meant, words)


def choices(field: FieldInfo) -> tuple[str, ...]:
    """Return the words that a field allows; none when it allows any text."""
    arms = (field.annotation, *get_args(field.annotation))
    literals = (arm for arm in arms if get_origin(arm) is Literal)
    return get_args(next(literals, None))


def _name(fault: Fault) -> str:
    """Return what the author calls the place."""
    *before, last = ("", *fault.path)
    if isinstance(last, int) and len(before) > 1:
        return f"item {last + 1} of {quoted(str(before[-1]))}"
    return quoted(str(last))


_SYNONYMS: Mapping[str, str] = {
    **dict.fromkeys(("boolean", "enum", "select"), "choice"),
    **dict.fromkeys(("int", "integer", "number", "quantity"), "count"),
    **dict.fromkeys(("datetime", "day"), "date"),
    **dict.fromkeys(("percent", "percentage", "%", "per cent", "ratio"), "share"),
    **dict.fromkeys(("str", "string"), "text"),
    **dict.fromkeys(("id", "link", "reference"), "ref"),
    **dict.fromkeys(("yes", "1"), "true"),
    **dict.fromkeys(("no", "0"), "false"),
    **dict.fromkeys(("organization", "company", "institution", "party"), "organisation"),
    **dict.fromkeys(("country", "nation", "government"), "state"),
    **dict.fromkeys(("open", "pending", "disputed"), "unresolved"),
    **dict.fromkeys(("closed", "settled", "solved"), "resolved"),
    "medium": "moderate",
}
"""Words of others for words of a closed list."""
_PATTERNS: Mapping[str, str] = {
    "sha256": "is no SHA-256; write its 64 digits, 0-9 and a-f in lower case",
    "content_limit_mb": "is no number of megabytes; write a whole number from 1 to 9999",
}
_WRITTEN: Mapping[type, str] = {str: "a text", list: "a list", dict: "a map"}
_WANTED: Mapping[str, str] = {
    "string_type": "a text",
    "tuple_type": "a list, as in [one, another]",
    "dict_type": "a map, as in {key: text}",
    "model_type": "a map, as in {key: text}",
}
_PLAIN = re.compile(r"[^\[\]{}\"'#:\s]([^\[\]{}\"'#:\n]{0,60}[^\[\]{}\"'#:\s])?")
"""A text that can stand in a list as it is."""
_MAPS: Mapping[str, str] = {
    "snapshot": "{file: NAME, sha256: HASH}, as dossier add source writes it",
}
_WORDS: Mapping[str, Callable[[Fault], tuple[str, str]]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "literal_error": _wrong_word,
    "string_pattern_mismatch": _wrong_text,
    **dict.fromkeys(_WANTED, _wrong_type),
}
"""By the word of pydantic; the models ask for nothing else."""
