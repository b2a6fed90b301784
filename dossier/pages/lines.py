"""Where each page and each claim is written, for the pencil that leads back to it.

That stands in a file of its own, and not on the pages: a line more at the top of a YAML file
moves every record below it, and would change the page of each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from dossier.model import KINDS
from dossier.pages.anchors import anchors
from dossier.pages.basis import FOLDERS, Basis
from dossier.problems import Location

LINES = "data/lines.js"
"""The file, below ``site_src/``; a script, since a page in a folder can load no other data."""
_SETTINGS = ("index", "discrepancies", "known", "coverage", "method", "data", "changes")
"""The pages that are about the whole dossier."""
_LISTS: Mapping[str, str] = {"timeline": "event", "sources/index": "source"}
"""Pages that list the records of a kind, besides the index pages of the subjects."""


def lines_script(basis: Basis) -> str:
    """Return a script that says, for each page by its path, its file, its line and its claims'."""
    files: dict[str, int] = {}
    places: dict[str, list[object]] = {}
    claims = _claims(basis)
    for page, at in _pages(basis):
        number = files.setdefault(at.path, len(files))
        places[page] = [number, at.line, *([claims[page]] if page in claims else [])]
    text = json.dumps({"files": list(files), "pages": places}, sort_keys=True)
    return f"window.dossierLines = {text};\n"


def _pages(basis: Basis) -> Iterator[tuple[str, Location]]:
    """Yield each page, without its ending, and where it is written, or begins to be."""
    known, first = basis.dossier.locations, dict[str, Location]()
    for source in basis.dossier.sources:
        yield f"sources/{source}", known[source]
        first.setdefault("source", known[source])
    for id_, subject in basis.dossier.subjects.items():
        yield f"{FOLDERS[subject.kind]}/{id_}", known[id_]
        first.setdefault(subject.kind, known[id_])
    for prose in basis.dossier.prose:
        yield f"pages/{prose.name}", prose.at
    yield from ((page, known[""]) for page in _SETTINGS)
    kinds = {f"{plural}/index": str(record.kind) for plural, record in KINDS.items()}
    lists = {**kinds, **_LISTS}
    for page, kind in lists.items():
        if kind in first:
            yield page, Location(first[kind].path)


def _claims(basis: Basis) -> Mapping[str, Mapping[str, int]]:
    """Return the line of each claim by its anchor, by the page of its subject."""
    anchor = anchors(basis.dossier)
    found: dict[str, dict[str, int]] = {}
    for claim in basis.dossier.claims:
        page = f"{FOLDERS[basis.dossier.subjects[claim.subject].kind]}/{claim.subject}"
        found.setdefault(page, {})[anchor[claim.id]] = claim.at.line
    return found
