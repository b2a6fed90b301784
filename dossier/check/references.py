"""References: every id that a record names leads to a record of the right kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from dossier.draft import Draft, Entry, Reading
from dossier.layout import with_article
from dossier.nearest import Guesser
from dossier.problems import Problem
from dossier.values import UNKNOWN, fold_text, quoted
from dossier.yamltree import Path

RECORD_KEYS: tuple[tuple[str, str, str], ...] = (
    ("dossier", "key_figures", "figure"),
    ("source", "derived_from", "source"),
    ("actor", "speaks_for", "actor"),
    ("figure", "event", "event"),
    ("figure", "parts", "figure"),
    ("quote", "speaker", "actor"),
)
"""The kind of a record, a key of it, and the kind that the key leads to.

A quote's occasion and a source's publisher are an id or text, so that they cannot be wrong.
"""
_KEYS_OF: Mapping[str, list[tuple[str, str]]] = {
    kind: [(key, to) for of, key, to in RECORD_KEYS if of == kind] for kind, _, _ in RECORD_KEYS
}
CLAIM_KEYS: tuple[tuple[str, str], ...] = (
    ("source", "source"),
    ("supersedes", "source"),
    ("attributed_to", "actor"),
)
"""A key of a claim, and the kind that it leads to."""


_IN_CLAIMS = frozenset(key for key, _ in CLAIM_KEYS)


class Named(NamedTuple):
    """An id that a record names: a tuple, for there are three to a claim."""

    id: str
    to: str | None
    """The kind that it must lead to; any subject when None."""
    key: str
    entry: Entry
    """The record that names it."""
    path: Path
    """Where in the file of the record."""


def unknown_references(draft: Draft) -> Iterator[Problem]:
    """Every id that is named is the id of a record of the right kind."""
    guess = {None: Guesser(draft.subjects)} | {
        kind: Guesser(ids) for kind, ids in draft.ids.items()
    }
    called = _Called(draft)
    for named in _uncertain(draft):
        found, hint = draft.entry.get(named.id), ""
        if named.id in draft.doubled or (found is None and draft.is_misspelt(named.id)):
            continue
        if found is None and not _may_be_unread(named, draft):
            hint = (
                called.hint(named)
                or _several(named, draft)
                or (guess[named.to](named.id) if named.to in guess else "")
            )
            hint = hint or f"; add it, or write the id of {with_article(named.to)}"
            message = f"no {named.to or 'record'} has the id {quoted(named.id)}{hint}"
        elif found and found.kind != named.to and (named.to or found.kind == "source"):
            message = (
                f"{quoted(named.id)} is {with_article(found.kind)}, not {with_article(named.to)}; "
                f"write the id of {with_article(named.to)}"
            )
        else:
            continue
        code = "unknown-source" if named.to == "source" else "unknown-id"
        yield Problem(named.entry.tree.at(named.path), code, message)


class _Called:
    """The ids of records by what they are called; read when it is first asked."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def hint(self, named: Named) -> str:
        """Return the end of a message: the id of the record whose label stands for an id."""
        ids = self._ids.get(fold_text(named.id), ())
        right = [id_ for id_ in ids if named.to in (None, self._draft.entry[id_].kind)]
        return f"; its id is {right[0]!r}: write that" if len(right) == 1 else ""

    @cached_property
    def _ids(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id_, entry in self._draft.entry.items():
            record = entry.record
            names = [getattr(record, "label", ""), *getattr(record, "aliases", ())]
            for name in dict.fromkeys(fold_text(name) for name in names if name):
                found.setdefault(name, []).append(id_)
        return found


def _several(named: Named, draft: Draft) -> str:
    """Return the end of a message where several ids stand for one; empty where it is one."""
    parts = [part for part in re.split(r"\s*[,;/&+]\s*|\s+and\s+", named.id) if part]
    if len(parts) < 2 or not all(part in draft.entry for part in parts):  # noqa: PLR2004 - more than one.
        return ""
    each = "one claim names one: write a claim for each" if named.key in _IN_CLAIMS else "write one"
    return f"; {each}"


def _uncertain(draft: Draft) -> Iterator[Named]:
    """Yield every id that may not lead to a record; most claims name one source, which is there."""
    sources, actors = (frozenset(draft.ids.get(kind, ())) for kind in ("source", "actor"))
    for entry in (draft.dossier, *draft.entries):
        if entry:
            yield from record_references(entry)
    for reading in draft.readings:
        record, declared = reading.stated.record, reading.property
        if (
            record.source not in sources
            or (record.attributed_to is not None and record.attributed_to not in actors)
            or record.supersedes is not None
            or (declared is not None and declared.type == "ref")
        ):
            yield from _claim_references(reading)


def named_ids(draft: Draft) -> frozenset[str]:
    """Return every id that must lead to a record."""
    entries = (entry for entry in (draft.dossier, *draft.entries) if entry)
    found = {named.id for entry in entries for named in record_references(entry)}
    for reading in draft.readings:
        record, declared = reading.stated.record, reading.property
        names = [record.source, record.attributed_to, record.supersedes]
        if declared and declared.type == "ref" and (record.value or UNKNOWN).strip() != UNKNOWN:
            names.append(record.value)
        found.update(name for name in names if name is not None)
    return frozenset(found)


def record_references(entry: Entry) -> Iterator[Named]:
    """Yield every id that a record names outside its claims."""
    for key, to in _KEYS_OF.get(entry.kind, ()):
        written = getattr(entry.record, key, None)
        path = (*entry.path, key)
        if isinstance(written, str) and path not in entry.broken:
            yield Named(id=written, to=to, key=key, entry=entry, path=path)
        for index, id_ in enumerate(written if isinstance(written, tuple) else ()):
            if (*path, index) not in entry.broken:
                yield Named(id=id_, to=to, key=key, entry=entry, path=(*path, index))


def _claim_references(reading: Reading) -> Iterator[Named]:
    stated, entry = reading.stated, reading.entry
    record, path, is_broken = stated.record, stated.path, bool(stated.broken)
    for key, to in CLAIM_KEYS:
        written = getattr(record, key)
        if written is not None and not (is_broken and stated.is_broken(key)):
            yield Named(id=written, to=to, key=key, entry=entry, path=(*path, key))
    declared = reading.property
    if declared and declared.type == "ref" and (record.value or UNKNOWN).strip() != UNKNOWN:
        id_ = record.value or ""
        yield Named(id=id_, to=declared.to, key="value", entry=entry, path=(*path, "value"))


def _may_be_unread(named: Named, draft: Draft) -> bool:
    """Tell whether the record may stand where it cannot be read."""
    return named.to in draft.unread if named.to else bool(draft.unread - {"source"})
