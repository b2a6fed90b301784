"""Relations: what a claim replaces is there, and what a figure is made of can be added up."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.draft import Draft, Entry, Reading
from dossier.model import Figure, Source
from dossier.problems import Problem
from dossier.values import quoted
from dossier.yamltree import Path

_ADDED = ("count", "share")
"""The types of figures that can be added up."""
_Key = tuple[str, str, tuple[tuple[str, str], ...], str]
"""A record, a property, a scope and a source."""


def superseded_nothing(draft: Draft) -> Iterator[Problem]:
    """Every source that a claim supersedes has another claim on that property and scope."""
    if not any(reading.stated.record.supersedes for reading in draft.readings):
        return
    claims: dict[_Key, list[Path]] = {}
    for reading in draft.readings:
        key = _key(reading, reading.stated.record.source)
        claims.setdefault(key, []).append(reading.stated.path)
    sound: dict[tuple[str, Path], bool] = {}
    for reading in draft.readings:
        id_, path, tree = reading.stated.record.supersedes, reading.stated.path, reading.entry.tree
        if id_ is None or not isinstance(_record(id_, draft), Source):
            continue
        row = (tree.file.path, path[:-1])
        sound[row] = sound[row] if row in sound else _is_sound(reading)
        if sound[row] and set(claims.get(_key(reading, id_), ())[:2]) <= {path}:
            message = (
                f"{quoted(id_)} has no other claim of this property and scope to be superseded; "
                "write the id of a source that has, or take it out"
            )
            yield Problem(tree.at((*path, "supersedes")), "no-claim", message)


def _key(reading: Reading, source: str) -> _Key:
    scope = tuple(sorted(reading.stated.record.scope.items()))
    return (reading.entry.id, reading.stated.property, scope, source)


def _is_sound(reading: Reading) -> bool:
    """Tell whether all claims of the property can be read, but for their values."""
    written = reading.entry.tree.find(reading.stated.path[:-1])
    others = [one for one in reading.entry.claims if one.property == reading.stated.property]
    return len(others) == len(written) and not any(
        one.is_broken(key) for one in others for key in ("source", "scope", "supersedes")
    )


def parts_of_another_type(draft: Draft) -> Iterator[Problem]:
    """Parts and whole are all counts, or all shares."""
    for entry in draft.entries:
        whole = entry.record
        if not isinstance(whole, Figure) or not whole.parts or _is_vague(entry):
            continue
        if whole.type not in _ADDED:
            message = f"a {whole.type} has no parts; write 'type: count', or take them out"
            yield Problem(entry.at("parts"), "bad-value", message)
            continue
        for index, id_ in enumerate(whole.parts):
            part = _record(id_, draft)
            if (
                isinstance(part, Figure)
                and part.type != whole.type
                and not _is_vague(draft.entry[id_])
            ):
                message = (
                    f"{quoted(id_)} is a {part.type}, and the whole a {whole.type}; "
                    f"write the id of a {whole.type}, or change a type"
                )
                yield Problem(entry.at("parts", index), "bad-value", message)


def _record(id_: str, draft: Draft) -> object:
    """Return the record that an id means; None if there is none, or no certain one."""
    entry = None if id_ in draft.doubled else draft.entry.get(id_)
    return entry and entry.record


def _is_vague(entry: Entry) -> bool:
    return entry.is_broken("type") or entry.is_broken("parts")
