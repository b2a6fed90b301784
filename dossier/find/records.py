"""What is found, as plain records."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dossier.find.query import Query
from dossier.layout import SNAPSHOTS
from dossier.problems import Location

Part = Literal["content", "quotes", "snapshots"]
PARTS: tuple[Part, ...] = ("content", "quotes", "snapshots")
"""Where may be searched; quotes are the records of words said, the content is all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where to search."""

    snapshots: Path
    """The folder of the snapshots."""
    shown: str = SNAPSHOTS
    """What that folder is called in places."""
    parts: Collection[Part] = PARTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One mention, or a few that stand close together."""

    part: Part
    at: Location
    """Where the first of them begins."""
    kind: str
    """Of the record, in the singular; ``dossier``, ``page``, ``file`` for a file that cannot be
    read as records, or ``snapshot``."""
    id: str
    """Of the record or the source; the name of a page; empty where there is none."""
    key: str
    """The keys that lead there, joined by full stops; empty in prose pages and snapshots."""
    text: str
    """The words around, on one line; cut with an ellipsis."""
    marks: tuple[tuple[int, int], ...]
    """Where each mention begins and ends in the text."""
    locator: str | None = None
    """Of a snapshot: how a claim would write the place."""
    excerpt_at: Location | None = None
    """Of a snapshot: where an excerpt stands that covers every mention; None when none does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was not searched, or not as it should be, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything found, by part, then by file and place."""

    query: Query
    hits: tuple[Hit, ...]
    notes: tuple[Note, ...]
    files: int
    """How many files of content were searched."""
    snapshots: int
    """How many documents were."""
