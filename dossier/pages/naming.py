"""Whom and what a claim, or the record of a subject, names."""

from __future__ import annotations

from dossier.model import Actor, Claim, Dossier, Figure, Quote, Subject
from dossier.values import Reference


def named_in(claim: Claim, dossier: Dossier) -> tuple[str, ...]:
    """Return the ids of the subjects that a claim names."""
    named = []
    if claim.attributed_to:
        named.append(claim.attributed_to)
    if isinstance(claim.value, Reference):
        named.append(claim.value.text)
    return tuple(name for name in named if name in dossier.subjects)


def linked_by(subject: Subject) -> tuple[str, ...]:
    """Return the ids that a record names outside its claims; texts in their place are no ids."""
    match subject:
        case Actor(speaks_for=str(actor)):
            return (actor,)
        case Figure():
            return (*subject.parts, *((subject.event,) if subject.event else ()))
        case Quote():
            return (subject.speaker, *((subject.occasion,) if subject.occasion else ()))
        case _:
            return ()
