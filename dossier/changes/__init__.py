"""What changed between two states of a dossier, from one and the other alone.

A claim is what a document says, so that a claim that says something else now is one that was
withdrawn and another one that was added; see ``dossier.changes.claims`` for how the two are
told to be one that changed.
"""

from __future__ import annotations

from dossier.changes.claims import changed_claim, pair, says_otherwise
from dossier.changes.findings import Disagreements, changed_levels, disagreements
from dossier.changes.records import (
    ChangedClaim,
    ChangedDisagreement,
    ChangedJudgement,
    ChangedLevel,
    Changes,
    Disagreement,
    Edited,
    Field,
    Judgement,
    Named,
    Renamed,
    Said,
)
from dossier.changes.subjects import (
    Judgements,
    added_records,
    edited_records,
    judgements,
    renamed_records,
)
from dossier.changes.words import said, topic
from dossier.findings import Findings
from dossier.model import Claim, Dossier
from dossier.support import compare

__all__ = [
    "ChangedClaim",
    "ChangedDisagreement",
    "ChangedJudgement",
    "ChangedLevel",
    "Changes",
    "Disagreement",
    "Edited",
    "Field",
    "Judgement",
    "Named",
    "Renamed",
    "Said",
    "changes",
    "changes_found",
    "topic",
]


def changes(before: Dossier, after: Dossier) -> Changes:
    """Return everything that differs between two states of a dossier."""
    return changes_found((before, compare(before)), (after, compare(after)))


def changes_found(before: tuple[Dossier, Findings], after: tuple[Dossier, Findings]) -> Changes:
    """Return the same, where what is found in each state is known already."""
    (old, _), (new, _) = before, after
    withdrawn = tuple(claim for claim in old.claims if claim.id not in new.claim)
    added = tuple(claim for claim in new.claims if claim.id not in old.claim)
    pairs = pair(withdrawn, added)
    paired = {claim.id for both in pairs for claim in both}
    opened: Disagreements = disagreements(before, after)
    made: Judgements = judgements(old, new)
    return Changes(
        claims_added=tuple(said(claim, new) for claim in added if claim.id not in paired),
        claims_changed=_changed_claims(old, new, pairs),
        claims_withdrawn=tuple(said(claim, old) for claim in withdrawn if claim.id not in paired),
        disagreements_opened=opened.added,
        disagreements_changed=opened.changed,
        disagreements_closed=opened.removed,
        support_changed=changed_levels(before, after),
        assessments_made=made.added,
        assessments_changed=made.changed,
        assessments_withdrawn=made.removed,
        records_added=added_records(old, new),
        records_renamed=renamed_records(old, new),
        records_edited=edited_records(old, new),
        records_removed=added_records(new, old),
    )


def _changed_claims(
    old: Dossier, new: Dossier, pairs: tuple[tuple[Claim, Claim], ...]
) -> tuple[ChangedClaim, ...]:
    """Return the claims that changed, those with another note among them, by what they are on."""
    kept = ((claim, new.claim[claim.id]) for claim in old.claims if claim.id in new.claim)
    annotated = (both for both in kept if says_otherwise(*both))
    return tuple(
        changed_claim(before, after, old, new)
        for before, after in sorted((*pairs, *annotated), key=_place)
    )


def _place(both: tuple[Claim, Claim]) -> tuple[str, ...]:
    """Return a key that is the same whichever of the two came first."""
    one = both[0]
    return (one.subject, one.property, one.source, *sorted(claim.id for claim in both))
