"""The paragraphs of a snapshot by their numbers, as ``verify`` counts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.model import Dossier
from dossier.problems import ContentError
from dossier.values import LocatorKind
from dossier.verify.document import read_document
from dossier.verify.snapshots import read_snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, the headline or the dateline of a document."""

    kind: LocatorKind
    number: int
    """Of a paragraph; else 0."""
    line: int
    """Of the snapshot, counted from 1."""
    page: int | None
    """Of the document, if it has pages and they are known."""
    text: str

    @property
    def locator(self) -> str:
        """The place as a claim names it: *paragraph 4* or *headline*."""
        return f"paragraph {self.number}" if self.kind == "paragraph" else self.kind


def paragraphs_in(
    text: str, title: str | None, dateline: str | None, pages: Sequence[int] = ()
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, by the title and the dateline of its source."""
    folded = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return tuple(
        Paragraph(
            kind=passage.kind,
            number=passage.number,
            line=passage.line,
            page=pages[passage.line - 1] if passage.line <= len(pages) else None,
            text=folded[passage.start : passage.end],
        )
        for passage in read_document(folded, title, dateline).passages
    )


def paragraphs_of(dossier: Dossier, source: str, snapshots: Path) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a source of a dossier; ContentError without its pinned snapshot."""
    record = dossier.sources[source]
    pinned = read_snapshot(record, snapshots, dossier.locations[source])
    if pinned.text is None:
        raise ContentError(pinned.problems)
    return paragraphs_in(pinned.text, record.title, record.dateline)
