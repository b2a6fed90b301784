"""Chronology: dates of documents that cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.draft import Draft
from dossier.model import Source
from dossier.problems import Problem
from dossier.values import Date, quoted


def accessed_before_published(draft: Draft) -> Iterator[Problem]:
    """Nobody reads a document before it is published; else a warning."""
    for entry in draft.entries:
        source = entry.record
        if isinstance(source, Source) and _ends_before(source.accessed, source.published):
            message = (
                f"the document was accessed on {source.accessed}, "
                f"before it was published on {source.published}; correct one of the dates"
            )
            yield Problem(entry.at("accessed"), "chronology", message, "warning")


def copied_before_published(draft: Draft) -> Iterator[Problem]:
    """No document is older than one that it derives from; else a warning."""
    for entry in draft.entries:
        copy = entry.record
        if not isinstance(copy, Source):
            continue
        for index, id_ in enumerate(copy.derived_from):
            original = draft.entry[id_].record if id_ in draft.entry else None
            if isinstance(original, Source) and _ends_before(copy.published, original.published):
                message = (
                    f"the document was published on {copy.published}, and {quoted(id_)}, which it "
                    f"derives from, on {original.published}; correct one of the dates"
                )
                yield Problem(entry.at("derived_from", index), "chronology", message, "warning")


def _ends_before(early: str | None, late: str | None) -> bool:
    """Tell whether all of a date lies before all of another; not if one cannot be read."""
    try:
        first = None if early is None else Date.parse(early).interval.high
        second = None if late is None else Date.parse(late).interval.low
    except ValueError:
        return False
    return first is not None and second is not None and first < second
