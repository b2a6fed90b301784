"""Every claim of a dossier against the snapshots of its sources."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dossier.memory import Forgetful, Memory
from dossier.model import Claim, Dossier, Quote, Source
from dossier.problems import Location, Problem
from dossier.values import quoted
from dossier.verify.claims import Checked, check_claim
from dossier.verify.document import Document, read_document
from dossier.verify.records import Check, Sentence, SourceCheck, Verification
from dossier.verify.snapshots import Pinned, read_snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """What one source and its claims give."""

    source: SourceCheck
    checks: tuple[Check, ...]
    problems: tuple[Problem, ...]
    claims: Sequence[Claim]
    """All that were looked up."""


def verify(dossier: Dossier, snapshots: Path | None, memory: Memory | None = None) -> Verification:
    """Look up every excerpt in the snapshot of its source, sought in a folder by its bare name.

    Where there is none, nothing is looked up but the claimed values in their excerpts. A source
    of which a *memory* holds the claims and the snapshot is not gone through again.
    """
    memory = memory or Forgetful()
    claims: dict[str, list[Claim]] = {source: [] for source in dossier.sources}
    for claim in dossier.claims:
        claims[claim.source].append(claim)
    reports = [
        _recalled(source, claims[source.id], dossier, snapshots, memory)
        for source in dossier.sources.values()
    ]
    checks = {check.claim: check for report in reports for check in report.checks}
    problems = {problem for report in reports for problem in report.problems}
    return Verification(
        checks={claim.id: checks[claim.id] for claim in dossier.claims},
        sources={report.source.source: report.source for report in reports},
        problems=tuple(sorted(problems)),
    )


def _recalled(
    source: Source,
    claims: Sequence[Claim],
    dossier: Dossier,
    snapshots: Path | None,
    memory: Memory,
) -> _Report:
    at = dossier.locations[source.id]
    pinned = read_snapshot(source, snapshots, at)
    stated = (source.id, source.title, source.dateline, at, pinned)
    key = ("looked up", *stated, *map(id, claims))
    return memory.recall(key, partial(_report, source, claims, dossier, pinned, memory))


def _report(
    source: Source, claims: Sequence[Claim], dossier: Dossier, pinned: Pinned, memory: Memory
) -> _Report:
    at = dossier.locations[source.id]
    document = None
    if pinned.text is not None:
        document = read_document(pinned.text, source.title, source.dateline)
    checked = []
    for claim in claims:
        verbatim = isinstance(dossier.subjects[claim.subject], Quote)
        check = partial(_checked, claim, document, verbatim=verbatim)
        key = ("claim looked up", id(claim), pinned.text, source.title, source.dateline)
        checked.append(memory.recall(key, check)[1])
    untouched = tuple(_untouched(document, checked)) if document else ()
    return _Report(
        source=SourceCheck(
            source=source.id,
            hash=pinned.hash,
            untouched=untouched,
            sentences=len(document.sentences) if document else 0,
        ),
        checks=tuple(one.check for one in checked),
        problems=(
            *pinned.problems,
            *(problem for one in checked for problem in one.problems),
            *(_note(sentence, at) for sentence in untouched),
        ),
        claims=claims,
    )


def _checked(claim: Claim, document: Document | None, *, verbatim: bool) -> tuple[Claim, Checked]:
    """Look a claim up, and keep it with what is found: a memory knows it by its place."""
    return claim, check_claim(claim, document, verbatim=verbatim)


def _untouched(document: Document, checked: Iterable[Checked]) -> Iterator[Sentence]:
    """Yield the sentences in which no letter or figure belongs to an excerpt."""
    starts = [start for start, _ in document.sentences]
    touched: set[int] = set()
    for start, end in (span for one in checked for span in one.spans):
        first = max(bisect_right(starts, start) - 1, 0)
        last = bisect_left(starts, end)
        for index in range(first, last):
            begin, finish = document.sentences[index]
            shared = document.text[max(start, begin) : min(end, finish)]
            if any(character.isalnum() for character in shared):
                touched.add(index)
    for index, span in enumerate(document.sentences):
        if index not in touched:
            yield Sentence(text=document.text[slice(*span)], paragraph=document.name(span))


def _note(sentence: Sentence, at: Location) -> Problem:
    message = f"no excerpt touches {quoted(sentence.text)} at {sentence.paragraph}"
    return Problem(at, "untouched-sentence", message, "note")
