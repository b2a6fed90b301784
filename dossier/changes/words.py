"""What a claim, or the thing that it is about, is called in one line."""

from __future__ import annotations

from dossier.changes.records import Said
from dossier.model import FLAT, Claim, Dossier, Scope
from dossier.values import Date, Reference


def said(claim: Claim, dossier: Dossier) -> Said:
    """Return a claim in words."""
    return Said(
        id=claim.id,
        subject=claim.subject,
        property=claim.property,
        scope=claim.scope,
        topic=topic(claim.subject, claim.property, claim.scope, dossier),
        said=value_words(claim, dossier),
        denies=claim.denies,
        source=claim.source,
        document=dossier.sources[claim.source].label,
        locator=str(claim.locator) if claim.locator else None,
    )


def value_words(claim: Claim, dossier: Dossier) -> str:
    """Return the value of a claim in words; empty for a denial of anything."""
    match claim.value:
        case None:
            return ""
        case Reference(text=subject):
            return dossier.subjects[subject].label
        case Date():
            return claim.value.words
        case _:
            return claim.value.text


def topic(subject_id: str, property_name: str, scope: Scope, dossier: Dossier) -> str:
    """Return what a property of a subject is called, with its scope."""
    subject = dossier.subjects[subject_id]
    words = subject.label
    if subject.kind not in FLAT:
        words += f", {dossier.property_of(subject_id, property_name).label.lower()}"
    limits = ", ".join(f"{key.replace('_', ' ')}: {word}" for key, word in scope)
    return f"{words} ({limits})" if limits else words
