"""What is found as one JSON object, in a fixed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict

from dossier.find.records import PARTS, Found, Hit


def counts(found: Found) -> dict[str, int]:
    """Return how many mentions there are in each part, and how many no excerpt covers."""
    number = Counter[str]()
    for hit in found.hits:
        number[hit.part] += len(hit.marks)
        if hit.part == "snapshots" and hit.excerpt_at is None:
            number["uncovered"] += len(hit.marks)
    return {key: number[key] for key in (*PARTS, "uncovered")}


def find_json(found: Found) -> dict[str, object]:
    """Return everything found; places are paths, lines and columns, counted from 1."""
    return {
        "text": found.query.text,
        "exact": found.query.exact,
        "also": [*found.query.also],
        "ids": [*found.query.ids],
        "counts": counts(found),
        "hits": [_hit(hit) for hit in found.hits],
        "notes": [{"what": note.what, "why": note.why} for note in found.notes],
    }


def _hit(hit: Hit) -> Mapping[str, object]:
    covers = hit.excerpt_at
    return {
        "part": hit.part,
        **asdict(hit.at),
        "kind": hit.kind,
        "id": hit.id,
        "key": hit.key,
        "text": hit.text,
        "marks": [[*mark] for mark in hit.marks],
        "locator": hit.locator,
        "covered": covers is not None if hit.part == "snapshots" else None,
        "excerpt_at": asdict(covers) if covers else None,
    }
