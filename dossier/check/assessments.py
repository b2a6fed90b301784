"""Assessments: each judges something that is claimed, and says why."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.check.words import Guesses, listed
from dossier.draft import Draft, Entry
from dossier.model import SubjectRecord
from dossier.problems import Problem
from dossier.values import quoted


def judged_without_claims(draft: Draft) -> Iterator[Problem]:
    """Every assessment stands under the name of a property of which the record has claims."""
    guess = Guesses()
    for entry in draft.entries:
        record = entry.record
        if not isinstance(record, SubjectRecord) or entry.is_broken("claims"):
            continue
        for name in record.assessments.keys() - set(entry.properties):
            hint = guess(name, entry.id, entry.properties)
            message = f"no claims of {quoted(name)} stand here to be assessed"
            at = entry.tree.key_at((*entry.path, "assessments", name))
            yield Problem(at, "no-claim", f"{message}{hint or _other(entry)}")


def _other(entry: Entry) -> str:
    """Return the end of a message: under which names an assessment can stand, if any."""
    if not entry.properties:
        return "; take the assessment out"
    return f"; write {listed(entry.properties, ' or ')}, or take the assessment out"


def judged_without_note(draft: Draft) -> Iterator[Problem]:
    """Every assessment that explains or resolves has a note, which says why."""
    for entry in draft.entries:
        record = entry.record
        if isinstance(record, SubjectRecord):
            for name, assessment in record.assessments.items():
                is_broken = entry.is_broken("assessments", name, "note")
                if assessment.status != "unresolved" and not assessment.note and not is_broken:
                    message = f"an assessment that is {assessment.status} says why; write 'note: …'"
                    yield Problem(entry.at("assessments", name), "note-missing", message)
