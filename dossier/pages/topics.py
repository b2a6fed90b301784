"""What a page calls the thing that is claimed: a subject, its property, and the scope."""

from __future__ import annotations

from dossier.model import Scope
from dossier.pages.basis import Basis


def scope_words(scope: Scope) -> str:
    """Return a scope in words; empty when none is stated."""
    return ", ".join(f"{key.replace('_', ' ')}: {value}" for key, value in scope)


def topic(subject_id: str, property_name: str, scope: Scope, basis: Basis) -> str:
    """Return what a property of a subject is called in one line, with its scope."""
    subject = basis.dossier.subjects[subject_id]
    words = subject.label
    if subject.kind not in {"figure", "quote"}:
        words += f", {basis.dossier.property_of(subject_id, property_name).label.lower()}"
    return f"{words} ({scope_words(scope)})" if scope else words
