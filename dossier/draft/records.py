"""The records of a file, each as far as it can be read.

One mistake does not hide the others: a record that lacks its label still says which sources its
claims name. Nothing that is only half right leaves ``load``, for its problems are errors.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from dossier.draft.fields import field_problems, id_problems, key_problems
from dossier.draft.shape import shape
from dossier.draft.stated import Stated, Statements, read_statements
from dossier.memory import Memory
from dossier.model import Record, Settings, Source, SubjectRecord
from dossier.problems import Location, Problem
from dossier.yamltree import Data, Path, Tree

_HOLES = frozenset({"merge-key", "non-scalar-key"})
"""What takes keys away: the record in which it stands is not judged further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record as it is written."""

    kind: str
    """The singular; ``source`` for a source, ``dossier`` for dossier.yml."""
    id: str
    """As written, right or wrong; empty where there is none."""
    record: Record | None
    """With stopgaps where it is broken; None when it is not known."""
    tree: Tree
    path: Path
    broken: frozenset[Path] = frozenset()
    """Where in its file something is wrong, or missing."""
    properties: tuple[str, ...] = ()
    """The properties under which claims stand, or should stand."""
    claims: tuple[Stated, ...] = ()

    @property
    def has_claims(self) -> bool:
        """Claims stand in the record, if only in a way that cannot be read."""
        return bool(self.properties) or self.is_broken("claims")

    def is_broken(self, *path: str | int) -> bool:
        """Tell whether a part of the record is wrong, or missing."""
        return (*self.path, *path) in self.broken

    def at(self, *path: str | int) -> Location:
        """Return where a part of the record begins, or the record."""
        return self.tree.at((*self.path, *path))


@dataclass(slots=True)
class Records:
    """The records of one file."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_complete: bool = True
    """The ids of all its records are known."""


def read_records(
    tree: Tree,
    kind: str,
    model: type[Source | SubjectRecord],
    refused: Sequence[Problem],
    memory: Memory,
) -> Records:
    """Return the records of a file, in which the guard has *refused* some things.

    A record that stands where it stood, letter for letter, is not read again.
    """
    found = Records()
    if not isinstance(tree.value, list):
        message = "a file of records is a list; begin each record with '- id: …'"
        found.problems.append(Problem(tree.at(), "wrong-type", message))
        found.is_complete = False
        return found
    holes = [problem.at for problem in refused if problem.code in _HOLES]
    for index, (item, spot) in enumerate(zip(tree.value, tree.items(), strict=True)):
        id_ = item.get("id") if isinstance(item, dict) else None
        found.is_complete &= bool(id_)
        if not isinstance(item, dict):
            message = "a record is a map; begin it with '- id: …'"
            found.problems.append(Problem(tree.at((index,)), "wrong-type", message))
        elif _is_holed(tree, index, holes):
            found.entries.append(_unread(kind, id_, tree, index))
        else:
            read = partial(_read_record, item, _unread(kind, id_, tree, index), model)
            entry, problems = memory.recall(("record", kind, index, *spot), read)
            found.entries.append(entry if entry.tree is tree else replace(entry, tree=tree))
            found.problems += problems
    return found


def read_settings(tree: Tree) -> Records:
    """Return the one record of ``dossier.yml``."""
    if not isinstance(tree.value, dict):
        message = "dossier.yml is a map; write 'title: …', 'bottom_line: …' and 'as_of: …'"
        return Records([], [Problem(tree.at(), "wrong-type", message)], is_complete=False)
    shaped = shape(Settings, tree.value, tree, ())
    entry = Entry(
        kind="dossier", id="", record=shaped.record, tree=tree, path=(), broken=shaped.broken
    )
    problems = list(shaped.problems)
    if shaped.record:
        problems += field_problems(shaped.record, tree, (), shaped.broken)
        problems += key_problems(shaped.record.properties, tree, ("properties",))
    return Records([entry], problems)


def _unread(kind: str, id_: Data | None, tree: Tree, index: int) -> Entry:
    """Return a record of which nothing is known but its id."""
    name = id_ if isinstance(id_, str) else ""
    return Entry(kind=kind, id=name, record=None, tree=tree, path=(index,))


def _is_holed(tree: Tree, index: int, holes: Sequence[Location]) -> bool:
    """Tell whether something was refused within a record; *holes* are in their order."""
    start = tree.at((index,))
    next_hole = bisect_left(holes, start)
    if next_hole == len(holes) or index + 1 == len(tree.value):
        return next_hole < len(holes)
    return holes[next_hole] < tree.at((index + 1,))


def _read_record(
    item: Mapping[str, Data], unread: Entry, model: type[Source | SubjectRecord]
) -> tuple[Entry, Sequence[Problem]]:
    """Return a record, and what is wrong in it."""
    tree, path, ready, stated = unread.tree, unread.path, dict[str, object](item), Statements()
    if "claims" in item and model is not Source:
        stated = read_statements(item["claims"], unread.kind, tree, (*path, "claims"))
        ready["claims"] = stated.grouped
    shaped = shape(model, ready, tree, path)
    problems = [*stated.problems, *shaped.problems, *id_problems(unread.id, tree, path)]
    for record, inside in _inner(shaped.record):
        problems += field_problems(record, tree, (*path, *inside), shaped.broken)
    entry = replace(
        unread,
        record=shaped.record,
        broken=shaped.broken | ({(*path, "claims")} if stated.is_broken else set()),
        properties=tuple(stated.properties),
        claims=tuple(stated.claims),
    )
    return entry, problems


def _inner(record: Source | SubjectRecord | None) -> Iterator[tuple[Record, Path]]:
    """Yield a record and those within it, but for its claims, each with its path."""
    if record:
        yield record, ()
    if isinstance(record, Source) and record.snapshot:
        yield record.snapshot, ("snapshot",)
    if isinstance(record, SubjectRecord):
        for name, assessment in record.assessments.items():
            yield assessment, ("assessments", name)
