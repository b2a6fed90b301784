"""The prose of a draft: each text as it was parsed, and where its parts stand in the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.draft.records import Entry
from dossier.layout import FRONT, page_of, prose_page_of
from dossier.model import Prose, Settings, SubjectRecord
from dossier.problems import Location, Problem
from dossier.prose import ProseTree, parse_prose
from dossier.yamltree import FileText, Path, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text of prose."""

    page: str
    """The page on which it is printed, below ``site_src/``."""
    tree: ProseTree
    problems: tuple[Problem, ...]
    """What is no prose in it; their places are those of the text by itself."""
    place: Callable[[Location], Location]
    """Where in the files a place of the text is."""


@dataclass(frozen=True)
class _Scalar:
    """Prose in a scalar of a YAML file."""

    tree: Tree
    path: Path

    @cached_property
    def prose(self) -> FileText:
        """The prose by itself, as if it were a file."""
        return FileText(self.tree.file.path, str(self.tree.find(self.path)))

    @cached_property
    def _spots(self) -> Sequence[int]:
        return self.tree.spots(self.path)

    def place(self, at: Location) -> Location:
        """Return where in the YAML file a place of the prose is."""
        return self.tree.file.at(self._spots[self.prose.offset(at)])


def read_texts(
    dossier: Entry | None, entries: Sequence[Entry], pages: Sequence[Prose]
) -> Iterator[Written]:
    """Yield each text of prose; *entries* are the records, of which some have a summary."""
    known = frozenset(entry.id for entry in entries)
    for page in pages:
        tree, problems = parse_prose(page.text, page.at, known)
        path = prose_page_of(page.name)
        yield Written(page=path, tree=tree, problems=problems, place=lambda at: at)
    for key, path, entry in _prose_keys(dossier, entries):
        scalar = _Scalar(entry.tree, (*entry.path, key))
        tree, problems = parse_prose(scalar.prose.text, Location(scalar.prose.path), known)
        yield Written(page=path, tree=tree, problems=problems, place=scalar.place)


def _prose_keys(
    dossier: Entry | None, entries: Sequence[Entry]
) -> Iterator[tuple[str, str, Entry]]:
    """Yield the keys under which prose stands, and the pages on which it is printed."""
    if dossier and isinstance(dossier.record, Settings) and not dossier.is_broken("bottom_line"):
        yield "bottom_line", FRONT, dossier
    for entry in entries:
        if isinstance(entry.record, SubjectRecord) and entry.record.summary is not None:
            yield "summary", page_of(entry.kind, entry.id), entry
