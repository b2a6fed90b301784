"""Which file of ``content/`` holds what, and on which page of the site it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from dossier.model import KINDS, Source, SubjectRecord
from dossier.nearest import did_you_mean, nearest
from dossier.problems import Level, Location, Problem
from dossier.values import quoted

CONTENT = "content"
SNAPSHOTS = "content/snapshots"
"""Other people's texts, which are no content."""
TEMPLATES = "templates"
"""A dossier's own templates, which go before those that are shipped."""
DOSSIER = "dossier"
YAML = (".yml", ".yaml")
PROSE = ".md"
SUFFIXES = (*YAML, PROSE)
"""Of the files that are read; what any other file holds means nothing."""
RECORDS: Mapping[str, type[Source | SubjectRecord]] = {"sources": Source, **KINDS}
"""The plural, which names the file or the folder, and the record."""
PAGES = "pages"
SINGULAR: Mapping[str, str] = {"sources": "source"} | {name: KINDS[name].kind for name in KINDS}
FRONT = "index.md"
"""The page that shows the bottom line."""
FIXED = (
    FRONT,
    "changes.md",
    "coverage.md",
    "data.md",
    "discrepancies.md",
    "known.md",
    "method.md",
    "timeline.md",
    *(f"{folder}/index.md" for folder in (*RECORDS, PAGES)),
)
"""The pages that every site has."""
_FILES = ("dossier.yml", *(f"{plural}.yml" for plural in RECORDS))
_PLURAL = {kind: plural for plural, kind in SINGULAR.items()}
OUTLINES = "content/outlines.json"
"""The outlines of countries for the map, finer than those of the package."""
_OURS = ("content/evidence.json", OUTLINES, "content/README.md")
"""What may stand beside the content: what was verified, a map's ground, a word to its editors."""


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
    """Return what each path holds, and which of them hold nothing that is looked for."""
    held = {path: _held(path) for path in sorted(paths)}
    settings = [path for path, what in held.items() if what == DOSSIER]
    misplaced = [path for path, what in held.items() if what is None]
    return Layout(
        dossier=settings[-1] if settings else None,
        records=tuple((what, path) for path, what in held.items() if what and what in RECORDS),
        pages=tuple(path for path, what in held.items() if what == PAGES),
        problems=(*map(_misplaced, misplaced), *map(_doubled, settings[:-1])),
        unread=frozenset(kind for path in misplaced for kind in _missed(path)),
    )


def page_of(kind: str, id_: str) -> str:
    """Return the path of a record's page below ``site_src/``."""
    return f"{_PLURAL[kind]}/{id_}.md"


def prose_page_of(name: str) -> str:
    """Return the path of a page of prose below ``site_src/``."""
    return f"{PAGES}/{name}.md"


def with_article(kind: str | None) -> str:
    """Return a kind (singular) with its article; any subject when None."""
    return f"an {kind}" if kind in ("actor", "event") else f"a {kind or 'subject'}"


def meant_kinds(path: str) -> frozenset[str]:
    """Return the kinds (singular, or DOSSIER) that a file or a folder was perhaps meant to hold."""
    name = nearest(_name(path), (*_MEANT,))
    return frozenset(_MEANT[name] if name else (DOSSIER, *SINGULAR.values()))


_MEANT = {DOSSIER: [DOSSIER], PAGES: []} | {plural: [kind] for plural, kind in SINGULAR.items()}


def _missed(path: str) -> frozenset[str]:
    """Return the kinds of which records are missed; prose and other files hold none."""
    return meant_kinds(path) if _is_yaml(path) else frozenset()


def _is_yaml(path: str) -> bool:
    """Tell whether a file is YAML by its name, which may have an ending too many."""
    return any(one.lower() in YAML for one in PurePosixPath(path).suffixes)


def _held(path: str) -> str | None:
    """Return a plural, DOSSIER, PAGES or, for what may stand there, nothing; None if misplaced."""
    suffix = PurePosixPath(path).suffix
    match path.split("/"):
        case [_, _] if suffix in YAML and _name(path) in (DOSSIER, *RECORDS):
            return _name(path)
        case [_, folder, _] if suffix in YAML and folder in RECORDS:
            return folder
        case [_, folder, _] if suffix == PROSE and folder == PAGES:
            return PAGES
    return "" if path in _OURS or not suffix else None


def _name(path: str) -> str:
    """Return the name, in ``content/`` itself, of the file or of the folder that it is in."""
    return path.partition("/")[2].partition("/")[0].partition(".")[0]


def _misplaced(path: str) -> Problem:
    inside = path.partition("/")[2]
    is_read = _is_yaml(path) or PurePosixPath(path).suffix.lower() in SUFFIXES
    hint = _right_place(inside) or f"; it holds {', '.join(_FILES)} and pages/NAME.md"
    level: Level = "error" if is_read else "warning"
    message = f"{quoted(inside)} is not a file that content/ holds{hint}"
    return Problem(Location(path), "unknown-file", message, level)


def _right_place(inside: str) -> str:
    """Return the end of a message: where a file perhaps belongs; empty when there is no telling."""
    file, suffix = PurePosixPath(inside), PurePosixPath(inside).suffix.lower()
    folder = nearest(file.parts[0], (*RECORDS, PAGES)) if len(file.parts) > 1 else ""
    if suffix == PROSE:
        return f"; a page of prose belongs in {PAGES}: call it {f'{PAGES}/{file.stem}{PROSE}'!r}"
    if suffix in YAML and folder in RECORDS:
        return f"; did you mean {f'{folder}/{file.stem}{YAML[0]}'!r}?"
    if suffix in YAML:
        return _yaml_place(file)
    if _is_yaml(inside):
        name = f"{file.name.partition('.')[0]}{YAML[0]}"
        return f"; nobody reads it under this name: call it {str(file.with_name(name))!r}"
    if folder == PAGES:
        return f"; only {PAGES}/NAME{PROSE} is read there: rename it, or keep it elsewhere"
    return "; nobody reads it there, so keep it elsewhere (a document belongs in snapshots/)"


def _yaml_place(file: PurePosixPath) -> str:
    """Return the end of a message on a file of YAML: the name that is meant, as far as known."""
    near = nearest(str(file), _FILES)
    if near and re.search(r"copy|[ (_-][0-9]+\)?$", file.stem, re.IGNORECASE):
        folder = near.removesuffix(YAML[0])
        own = f", or, if its records are others, into {folder}/" if folder in RECORDS else ""
        return f"; is it a copy of {near!r}? keep it elsewhere{own}"
    return did_you_mean(str(file), _FILES)


def _doubled(path: str) -> Problem:
    message = "content/dossier.yml is there, too; make one file of the two"
    return Problem(Location(path), "unknown-file", message)
