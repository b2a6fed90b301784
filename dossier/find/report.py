"""Everything that is found, in all parts or in some."""

from __future__ import annotations

from dossier.draft import Files
from dossier.find.content import content_hits, named, read_held
from dossier.find.query import query_of
from dossier.find.records import PARTS, Found, Where
from dossier.find.snapshots import Copies, read_copies, snapshot_hits


def find(text: str, files: Files, where: Where, *, exact: bool = False) -> Found:
    """Return where a text is mentioned; ValueError when there is nothing to look for."""
    held, notes = read_held(files)
    query = query_of(text, exact=exact, subjects=named(held))
    copies = read_copies(files, where) if "snapshots" in where.parts else Copies()
    hits = sorted(
        (hit for hit in content_hits(held, query) if hit.part in where.parts),
        key=lambda hit: (PARTS.index(hit.part), hit.at),
    )
    return Found(
        query=query,
        hits=(*hits, *snapshot_hits(copies.copies, held, query)),
        notes=(*notes, *copies.notes),
        files=len(held),
        snapshots=len(copies.copies),
    )
