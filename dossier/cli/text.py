"""Findings as the lines that a person reads on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dossier.assess import Judged
from dossier.cli.report import counted
from dossier.findings import LEVELS
from dossier.model import Dossier
from dossier.pages import Basis
from dossier.pages.basis import REGISTER
from dossier.pages.parts import (
    Assessment,
    Statement,
    assessment,
    assessment_in,
    callout,
    statement,
)
from dossier.pages.topics import topic
from dossier.verify import Verification

SNAPSHOTS = {
    "matches": "the snapshot has the stated hash",
    "differs": "the snapshot is not the file whose hash is stated",
    "absent": "the snapshot is not at hand",
    "not stated": "no snapshot is named",
}
"""What is said of the snapshot of a source."""


def compare_lines(basis: Basis) -> Iterator[str]:
    """Yield each discrepancy with its claims and reasons, the revisions, and the counts."""
    findings = basis.findings
    for found in findings.discrepancies:
        shown = callout(found, basis, REGISTER)
        aside = ", within one source" if found.within_one_source else ""
        yield f"{shown.title} [{found.subject} {found.property}{aside}]"
        yield from (f"    {_said(one)}" for one in shown.statements)
        yield from (f"  because {reason}" for reason in shown.reasons)
        made = assessment_in(found.scope, found.subject, found.property, basis)
        yield from _assessment_lines(made, found.subject, found.property)
        yield ""
    for one in findings.revisions:
        about = topic(one.subject, one.property, one.scope, basis)
        yield f"{about}: revised [{one.subject} {one.property}]"
        for claim in (basis.dossier.claim[one.earlier], basis.dossier.claim[one.later]):
            yield f"    {_said(statement(claim, basis, REGISTER))}"
        yield ""
    discrepancies = counted(len(findings.discrepancies), "discrepancy", "discrepancies")
    yield f"{discrepancies}, {counted(len(findings.revisions), 'revision')}"
    levels = Counter(group.level for group in findings.groups)
    yield "support: " + ", ".join(f"{levels[level]} {level}" for level in LEVELS)


def verify_lines(dossier: Dossier, verification: Verification) -> Iterator[str]:
    """Yield each source with its snapshot and its untouched sentences, then the counts."""
    for source, found in verification.sources.items():
        yield f"{dossier.sources[source].label} [{source}]: {SNAPSHOTS[found.hash]}"
        if found.sentences:
            touched = found.sentences - len(found.untouched)
            yield f"    {touched} of {counted(found.sentences, 'sentence')} touched by an excerpt"
        for sentence in found.untouched:
            yield f"    untouched, {sentence.paragraph}: {sentence.text}"
        yield ""
    counts = evidence_counts(verification)
    yield "excerpts: " + ", ".join(f"{number} {what}" for what, number in counts.items())


def evidence_counts(verification: Verification) -> dict[str, int]:
    """Return how many claims came out in which way; *folded* ones are verified, too."""
    checks = verification.checks.values()
    statuses = Counter(check.status for check in checks)
    return {
        "verified": statuses["verified"],
        "folded": sum(check.folded for check in checks),
        "missing": statuses["missing"],
        "ambiguous": statuses["ambiguous"],
        "unchecked": statuses["unchecked"],
        "no-excerpt": statuses["no-excerpt"],
    }


def judged_lines(judged: Judged, basis: Basis) -> Iterator[str]:
    """Yield an assessment, the claims that it judges, and whether they are still the same."""
    about = topic(judged.subject, judged.property, (), basis)
    yield f"{about} [{judged.subject} {judged.property}]"
    claims = basis.by_value(claim.id for claim in judged.claims)
    yield from (f"    {_said(statement(claim, basis, REGISTER))}" for claim in claims)
    made = assessment(judged.subject, judged.property, basis)
    yield from _assessment_lines(made, judged.subject, judged.property)


def _assessment_lines(found: Assessment | None, subject: str, property_name: str) -> Iterator[str]:
    if found is None:
        return
    judged = judgement_words(found.status, found.preferred, found.confidence)
    yield f"  assessment: {judged}, by {found.by}, {found.on}"
    if found.note:
        yield f"    {found.note.strip()}"
    if found.stale:
        yield "    predates new evidence; judge again, then accept the claims as they are:"
        yield f"    dossier assess {subject} {property_name} --accept"


def _said(one: Statement) -> str:
    """Return a claim in one line: what it says, and the document, the place and the speaker."""
    return claim_line(
        one.said,
        one.document.label,
        one.locator,
        f"attributed to {one.attribution.label}" if one.attribution else None,
        f"as of {one.as_of}" if one.as_of else None,
        denies=one.denies,
    )


def claim_line(said: str, *about: str | None, denies: bool) -> str:
    """Return what a claim says, and what is known *about* it, in one line."""
    value = said or "this"
    words = (f"denies {value}" if denies else value, *about)
    return " \N{MIDDLE DOT} ".join(filter(None, words))


def judgement_words(status: str, preferred: str | None, confidence: str | None) -> str:
    """Return what an assessment says, in one line."""
    words = (
        status,
        f"{preferred} preferred" if preferred else "",
        f"{confidence} confidence" if confidence else "",
    )
    return ", ".join(filter(None, words))
