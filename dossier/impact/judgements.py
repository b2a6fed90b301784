"""Assessments that judge a claim which goes, and sources that live on what another said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dossier.impact.records import AssessmentChange, Heir, Judged
from dossier.model import Assessment, Claim, Dossier, fingerprint
from dossier.pages.words import words_of
from dossier.values import fold_text

_GRAVITY: Sequence[Judged] = (
    "nothing to judge",
    "preferred withdrawn",
    "stale",
    "stale already",
    "current",
)


def assessment_changes(
    dossier: Dossier, then: Dossier, gone: Collection[str]
) -> tuple[AssessmentChange, ...]:
    """Return the assessments that judge a claim which goes; *then* is what would be left."""
    found = [
        AssessmentChange(
            subject=subject.id,
            property=name,
            effect=_effect(assessment, claims, then, subject.id, name),
            preferred=assessment.preferred,
            at=dossier.assessed_at[subject.id, name],
            withdrawn=tuple(claim.id for claim in claims if claim.id in gone),
        )
        for subject in dossier.subjects.values()
        for name, assessment in sorted(subject.assessments.items())
        for claims in [dossier.claims_of.get(subject.id, {}).get(name, ())]
        if any(claim.id in gone for claim in claims)
    ]
    return tuple(sorted(found, key=lambda one: _GRAVITY.index(one.effect)))


def heirs(dossier: Dossier, sources: Collection[str]) -> tuple[Heir, ...]:
    """Return the sources that are derived from those withdrawn, however indirectly."""
    tainted = set(sources)
    while fresh := set(_derived(dossier, tainted)):
        tainted |= fresh
    found = [
        Heir(
            source=id_,
            derived_from=tuple(one for one in dossier.sources[id_].derived_from if one in tainted),
            direct=any(one in sources for one in dossier.sources[id_].derived_from),
        )
        for id_ in sorted(tainted - set(sources))
    ]
    return tuple(sorted(found, key=lambda one: not one.direct))


def _derived(dossier: Dossier, sources: Collection[str]) -> Iterator[str]:
    for id_, source in dossier.sources.items():
        if id_ not in sources and any(one in sources for one in source.derived_from):
            yield id_


def _effect(
    assessment: Assessment, claims: Sequence[Claim], then: Dossier, subject: str, name: str
) -> Judged:
    left = then.claims_of.get(subject, {}).get(name, ())
    if not left:
        return "nothing to judge"
    if assessment.preferred is not None:
        wanted = fold_text(assessment.preferred)
        reported = [any(wanted in _spellings(one, then) for one in of) for of in (claims, left)]
        if reported == [True, False]:
            return "preferred withdrawn"
    if assessment.fingerprint == fingerprint(left):
        return "current"
    return "stale" if assessment.fingerprint == fingerprint(claims) else "stale already"


def _spellings(claim: Claim, dossier: Dossier) -> set[str]:
    """Return how an assessment may write the value that a claim reports: none for a denial."""
    if claim.value is None or claim.denies:
        return set()
    return {fold_text(claim.value.text), fold_text(words_of(claim, dossier).said)}
