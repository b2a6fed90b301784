"""What is there already: claims that a row may be, and assessments that new claims outdate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier.draft import Draft
from dossier.model import ClaimRecord, Dossier, claim_id, fingerprint
from dossier.problems import Location, Problem
from dossier.sheet.columns import REMARKS
from dossier.sheet.fitting import Fitting


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """A claim that is there."""

    subject: str
    property: str
    record: ClaimRecord
    at: Location


def claims_there(draft: Draft) -> Mapping[str, There]:
    """Return the claims that are there, by id."""
    return {
        claim_id(entry.id, one.property, one.record): There(
            subject=entry.id,
            property=one.property,
            record=one.record,
            at=entry.tree.at(one.path),
        )
        for entry in draft.entries
        for one in entry.claims
    }


def remarks(fittings: Iterable[Fitting], there: Mapping[str, There]) -> Iterator[Problem]:
    """Warn where a claim that is there has another note than the row."""
    for one in fittings:
        for name in REMARKS if one.id in there else ():
            kept = getattr(there[one.id].record, name)
            if name in one.row.columns and kept != getattr(one.record, name):
                what = "another text" if kept else "no text"
                message = (
                    f"the claim is there already, at {there[one.id].at}, with {what} here, "
                    "and stays so; to change it, write there"
                )
                yield one.row.problem(name, "duplicate-claim", message, "warning")


def lookalikes(new: Iterable[Fitting], there: Iterable[There]) -> Iterator[Problem]:
    """Warn where the same document says the same there, in the same place or with none in the row.

    So does a table from which columns were taken out, as that of the excerpts.
    """
    known: dict[object, There] = {}
    for one in there:
        known.setdefault((*_said(one.subject, one.property, one.record), one.record.locator), one)
        known.setdefault((*_said(one.subject, one.property, one.record), None), one)
    for row in new:
        said = _said(row.entry.id, row.property, row.record)
        like = known.get((*said, row.record.locator))
        if like is not None:
            message = (
                f"the document says so already, at {like.at}, but for other columns of the row; "
                "if it is the same claim, take one of them out"
            )
            yield row.row.problem("value", "duplicate-claim", message, "warning")


def outdated(new: Iterable[Fitting], dossier: Dossier) -> Iterator[Problem]:
    """Warn of each assessment of a property to which claims came, in the dossier that has them."""
    for subject, name in sorted({(one.entry.id, one.property) for one in new}):
        assessment = dossier.subjects[subject].assessments.get(name)
        claims = dossier.claims_of[subject][name]
        if assessment and assessment.fingerprint not in (None, fingerprint(claims)):
            message = (
                f"the assessment of {name!r} of {subject!r} predates new evidence; judge again, "
                f"then run: dossier assess {subject} {name} --accept"
            )
            at = dossier.assessed_at[subject, name]
            yield Problem(at, "stale-assessment", message, "warning")


def _said(subject: str, property_name: str, record: ClaimRecord) -> tuple[object, ...]:
    scope = tuple(sorted(record.scope.items()))
    value = (record.value, record.denies, record.sum_of)
    return (subject, property_name, record.source, scope, *value, record.as_of)
