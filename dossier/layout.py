"""Which file of ``content/`` holds what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from dossier.model import KINDS, Source, SubjectRecord
from dossier.nearest import did_you_mean, nearest
from dossier.problems import Location, Problem
from dossier.values import quoted

CONTENT = "content"
SNAPSHOTS = "content/snapshots"
"""Other people's texts, which are no content."""
DOSSIER = "dossier"
YAML = (".yml", ".yaml")
PROSE = ".md"
SUFFIXES = (*YAML, PROSE)
"""Of the files that are looked at; others may stand in ``content/``, and mean nothing."""
RECORDS: Mapping[str, type[Source | SubjectRecord]] = {"sources": Source, **KINDS}
"""The plural, which names the file or the folder, and the record."""
PAGES = "pages"
SINGULAR: Mapping[str, str] = {"sources": "source"} | {name: KINDS[name].kind for name in KINDS}
_FILES = ("dossier.yml", *(f"{plural}.yml" for plural in RECORDS))


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of a dossier by what the files hold."""

    dossier: str | None
    records: tuple[tuple[str, str], ...]
    """The plural of a kind and a path, in the order of the paths."""
    pages: tuple[str, ...]
    problems: tuple[Problem, ...]
    """Files that are not where they must be, or not called what they must be called."""
    unread: frozenset[str]
    """Kinds (singular, or DOSSIER) that a misplaced file was perhaps meant to hold."""


def lay_out(paths: Iterable[str]) -> Layout:
    """Return what each path holds; what is neither YAML nor a page is passed over."""
    held = {path: _held(path) for path in sorted(paths)}
    settings = [path for path, what in held.items() if what == DOSSIER]
    misplaced = [path for path, what in held.items() if what is None]
    return Layout(
        dossier=settings[-1] if settings else None,
        records=tuple((what, path) for path, what in held.items() if what and what in RECORDS),
        pages=tuple(path for path, what in held.items() if what == PAGES),
        problems=(*map(_misplaced, misplaced), *map(_doubled, settings[:-1])),
        unread=frozenset(kind for path in misplaced for kind in meant_kinds(path)),
    )


def meant_kinds(path: str) -> frozenset[str]:
    """Return the kinds (singular, or DOSSIER) that a file or a folder was perhaps meant to hold."""
    name = nearest(_name(path), (*_MEANT,))
    return frozenset(_MEANT[name] if name else (DOSSIER, *SINGULAR.values()))


_MEANT = {DOSSIER: [DOSSIER], PAGES: []} | {plural: [kind] for plural, kind in SINGULAR.items()}


def _held(path: str) -> str | None:
    """Return a plural, DOSSIER, PAGES or, for what is no content, nothing; None if misplaced."""
    suffix = PurePosixPath(path).suffix
    match path.split("/"):
        case [_, _] if suffix in YAML and _name(path) in (DOSSIER, *RECORDS):
            return _name(path)
        case [_, folder, _] if suffix in YAML and folder in RECORDS:
            return folder
        case [_, folder, _] if suffix == PROSE and folder == PAGES:
            return PAGES
    is_lost = suffix.lower() in YAML or (suffix.lower() == PROSE and _name(path) == PAGES)
    return None if is_lost else ""


def _name(path: str) -> str:
    """Return the name, in ``content/`` itself, of the file or of the folder that it is in."""
    return path.partition("/")[2].partition("/")[0].partition(".")[0]


def _misplaced(path: str) -> Problem:
    inside = path.partition("/")[2]
    hint = did_you_mean(inside, _FILES) or f"; it holds {', '.join(_FILES)} and pages/NAME.md"
    message = f"{quoted(inside)} is not a file that content/ holds{hint}"
    return Problem(Location(path), "unknown-file", message)


def _doubled(path: str) -> Problem:
    message = "content/dossier.yml is there, too; make one file of the two"
    return Problem(Location(path), "unknown-file", message)
