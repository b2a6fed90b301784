"""The files of a dossier read into a draft, with everything that is wrong in any one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath

from dossier.draft.claims import Reading, read_claims
from dossier.draft.draft import Draft
from dossier.draft.fields import check_id, hidden_problems
from dossier.draft.modelines import foreign_schemas
from dossier.draft.records import Entry, Records, read_records, read_settings
from dossier.draft.schema import Schema, read_schema
from dossier.encode import HIDDEN
from dossier.layout import CONTENT, DOSSIER, RECORDS, SINGULAR, Layout, lay_out, meant_kinds
from dossier.memory import Forgetful, Memory
from dossier.model import Prose, Settings
from dossier.problems import ContentError, Location, Problem
from dossier.yamltree import MEGABYTE, FileText, Tree, named, parse_tree, read_text

Files = Mapping[str, str | bytes | Problem]
"""What each file holds, by its path; or why it cannot be read."""

_DOSSIER = "content/dossier.yml"
_NO_SETTINGS = "there is no such file; write it, with title, bottom_line and as_of"
NOWHERE = (
    "there is no such file here; go to the folder that holds content/, or name it, as in "
    "dossier -C FOLDER check; to begin a dossier, run: dossier new NAME"
)
"""What is wrong where there is no content at all: mostly the folder."""


def read_content(files: Files, memory: Memory | None = None) -> tuple[Draft, tuple[Problem, ...]]:
    """Return what the files say, as far as they can be read, and what is wrong in each of them.

    What a *memory* of the last run has is not read again: files, and records within a file.
    """
    layout = lay_out(files)
    reader = _Reader(files, unread=set(layout.unread), memory=memory or Forgetful())
    reader.refusals(layout)
    dossier = reader.settings(layout.dossier)
    schema, schema_faults = read_schema(dossier)
    reader.faults += schema_faults
    records = [
        one for plural, path in layout.records for one in reader.records(plural, path, schema)
    ]
    entries = [entry for entry, _ in records]
    prose = [reader.page(path) for path in layout.pages]
    draft = Draft(
        dossier=dossier,
        entries=tuple(entries),
        schema=schema,
        readings=tuple(reading for _, readings in records for reading in readings),
        prose=tuple(page for page in prose if page),
        pages=frozenset(PurePosixPath(path).stem for path in layout.pages),
        unread=frozenset(reader.unread - {DOSSIER}),
        spoiled=frozenset(reader.spoiled),
    )
    faults = (fault for fault in reader.faults if fault.at not in draft.spoiled)
    misplaced = (one for one in layout.problems if not isinstance(files[one.at.path], Problem))
    return draft, (*misplaced, *reader.problems, *faults)


@dataclass(frozen=True, slots=True)
class _File:
    """What one file of records gives."""

    records: Sequence[tuple[Entry, Sequence[Reading]]]
    spoiled: frozenset[Location]
    problems: Sequence[Problem]
    """Of the file as a text."""
    faults: Sequence[Problem]
    """Of the records in it."""
    is_complete: bool
    """The ids of all its records are known."""


@dataclass(slots=True)
class _Reader:
    """Reads one file after the other, and keeps what is wrong with them."""

    files: Files
    unread: set[str]
    """Kinds (singular) of which some ids are not known; DOSSIER, if that may be elsewhere."""
    memory: Memory
    settled: str | bytes | Problem | None = None
    """What dossier.yml holds, on which the reading of claims depends."""
    limit: int = 16 * MEGABYTE
    problems: list[Problem] = field(default_factory=list)
    """Of the files as texts."""
    faults: list[Problem] = field(default_factory=list)
    """Of the records in them; at a spoiled text, they only follow from a problem."""
    spoiled: set[Location] = field(default_factory=set)

    def refusals(self, layout: Layout) -> None:
        """Note what could not even be opened, and holds who knows what."""
        read = {layout.dossier, *layout.pages, *(path for _, path in layout.records)}
        for path, content in self.files.items():
            if isinstance(content, Problem) and path not in read:
                self.problems.append(content)
                self.unread |= meant_kinds(path)

    def settings(self, path: str | None) -> Entry | None:
        """Return dossier.yml as a record, and heed the limit that it sets."""
        if path is None:
            if DOSSIER not in self.unread:
                message = _NO_SETTINGS if self.files.keys() - {CONTENT} else NOWHERE
                self.problems.append(Problem(Location(_DOSSIER), "no-dossier", message))
            return None
        self.settled = self.files[path]
        tree = self._tree(path, DOSSIER, "write title, bottom_line and as_of")
        found = read_settings(tree) if tree else Records()
        self.faults += found.problems
        entry = next(iter(found.entries), None)
        if entry and isinstance(entry.record, Settings):
            self.limit = int(entry.record.content_limit_mb) * MEGABYTE
        return entry

    def records(
        self, plural: str, path: str, schema: Schema
    ) -> Sequence[tuple[Entry, Sequence[Reading]]]:
        """Return the records of a file, each with its claims."""
        found = self.memory.recall(
            ("file", path, plural, self.files[path], self.limit, self.settled),
            partial(self._records, plural, path, schema),
        )
        self.problems += found.problems
        self.faults += found.faults
        self.spoiled |= found.spoiled
        if not found.is_complete:
            self.unread.add(SINGULAR[plural])
        return found.records

    def _records(self, plural: str, path: str, schema: Schema) -> _File:
        """Read a file of records, by a reader of its own."""
        one = _Reader(self.files, set(), self.memory, self.settled, self.limit)
        kind = SINGULAR[plural]
        tree = one._tree(path, kind, "write [] if there are no records")
        if tree is None:
            return _File((), frozenset(one.spoiled), one.problems, one.faults, is_complete=False)
        found = read_records(tree, kind, RECORDS[plural], one.problems, self.memory)
        one.faults += found.problems
        spots = tree.items()
        records = [(entry, one._claims(entry, schema, spots)) for entry in found.entries]
        return _File(
            records,
            frozenset(one.spoiled),
            one.problems,
            one.faults,
            is_complete=found.is_complete,
        )

    def _claims(
        self, entry: Entry, schema: Schema, spots: Sequence[tuple[Location, str]]
    ) -> Sequence[Reading]:
        """Return the claims of a record."""
        [index] = entry.path
        key = ("claims", entry.kind, index, *spots[int(index)], self.settled)
        readings, faults = self.memory.recall(key, partial(read_claims, entry, schema))
        self.faults += faults
        return [one if one.entry is entry else replace(one, entry=entry) for one in readings]

    def page(self, path: str) -> Prose | None:
        """Return a page of prose."""
        file, name = self._text(path), PurePosixPath(path).stem
        try:
            check_id(name)
        except ValueError as error:
            self.problems.append(Problem(Location(path), "bad-id", f"{error}; rename the file"))
        if file is None:
            return None
        if not file.text.strip():
            message = "the page is empty; write something, or delete the file"
            self.problems.append(Problem(Location(path), "empty-file", message))
        for hidden in HIDDEN.finditer(file.text):
            message = f"{named(hidden[0])}; remove it"
            self.problems.append(Problem(file.at(hidden.start()), "hidden-character", message))
        return Prose(name=name, text=file.text, at=Location(path))

    def _tree(self, path: str, kind: str, instead: str) -> Tree | None:
        """Return the data of a file; None when it cannot be read to its end, or is empty."""
        file = self._text(path)
        tree, problems = parse_tree(file, self.memory) if file else (None, ())
        self.problems += problems
        self.faults += foreign_schemas(file) if file else ()
        if tree is None:
            return None
        hidden = hidden_problems(tree, kind)
        self.problems += hidden.values()
        self.spoiled |= {*tree.spoiled, *hidden}
        if tree.value == "" and not problems:
            message = f"the file is empty; {instead}"
            self.problems.append(Problem(Location(path), "empty-file", message))
        return None if tree.value == "" else tree

    def _text(self, path: str) -> FileText | None:
        """Return the text of a file; None when it is none."""
        content = self.files[path]
        try:
            if not isinstance(content, Problem):
                return read_text(content, path, self.limit)
        except ContentError as error:
            self.problems += error.problems
        else:
            self.problems.append(content)
        return None
