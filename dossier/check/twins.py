"""Twins: no two records have one id, and no two claims say the same."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.draft import Draft
from dossier.problems import Location, Problem
from dossier.values import quoted


def doubled_ids(draft: Draft) -> Iterator[Problem]:
    """No two records have one id, of whatever kinds they are."""
    for entry in draft.entries:
        first = draft.entry.get(entry.id, entry)
        if first is not entry:
            message = (
                f"{quoted(entry.id)} is already the id of the {first.kind} at {first.at('id')}; "
                "write another id, or make one record of the two"
            )
            yield Problem(entry.at("id"), "duplicate-id", message)


def doubled_claims(draft: Draft) -> Iterator[Problem]:
    """No two claims of a property say the same, word for word, from the same source."""
    seen: dict[str, Location] = {}
    for reading in draft.readings:
        claim = reading.claim
        if claim is None or draft.entry.get(claim.subject) is not reading.entry:
            continue
        first = seen.setdefault(claim.id, claim.at)
        if first is not claim.at:
            message = f"the claim says the same as the one at {first}; take one of them out"
            yield Problem(claim.at, "duplicate-claim", message)
