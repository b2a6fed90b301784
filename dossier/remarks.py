"""What a reviewer of a change wants to see in its place: notes, none of which is a mistake.

A disagreement is noted at each claim that takes part in it, with the places of those it cannot
be reconciled with: a claim that is new in a pull request has its note on a line that was
changed, which is where a forge shows it, wherever the older claims stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dossier.build import snapshots_folder
from dossier.evidence import read_record, recall
from dossier.findings import Discrepancy
from dossier.load import load
from dossier.model import Claim
from dossier.pages import Basis
from dossier.pages.parts import callout_title
from dossier.problems import Problem
from dossier.support import compare
from dossier.values import quoted
from dossier.verify import verify

_MOST = 3
"""How many of the other claims, and how many reasons, a note names."""


def remarks(root: Path) -> tuple[Problem, ...]:
    """Return a note for each claim that disagrees with another, and for each unproved excerpt.

    ContentError with everything that is wrong with the content.
    """
    dossier = load(root)
    looked_up = verify(dossier, snapshots_folder(root, None))
    known = recall(looked_up, dossier, read_record(root))
    basis = Basis(dossier, compare(dossier), known)
    return tuple(sorted((*_disagreements(basis), *_unverified(basis))))


def _disagreements(basis: Basis) -> Iterator[Problem]:
    for found in basis.findings.discrepancies:
        title = callout_title(found, basis)
        for id_ in found.claims:
            rivals, reasons = _against(id_, found)
            if rivals:
                claims = [basis.dossier.claim[one] for one in rivals]
                message = f"the documents disagree: {title}; {reasons}; see {_places(claims)}"
                yield Problem(basis.dossier.claim[id_].at, "disagreement", message, "note")


def _against(claim: str, found: Discrepancy) -> tuple[Sequence[str], str]:
    """Return the claims that a claim cannot be reconciled with, and why."""
    rivals: dict[str, None] = {}
    reasons: dict[str, None] = {}
    for pair in found.pairs:
        if claim in (pair.left, pair.right):
            rivals[pair.right if claim == pair.left else pair.left] = None
            reasons[pair.verdict.reason] = None
    for reason in found.reasons:
        if claim in reason.claims:
            rivals.update(dict.fromkeys(one for one in reason.claims if one != claim))
            reasons[reason.sentence] = None
    more = ("…",) if len(reasons) > _MOST else ()
    return tuple(rivals), "; ".join((*[*reasons][:_MOST], *more))


def _places(claims: Sequence[Claim]) -> str:
    places = [str(claim.at) for claim in sorted(claims, key=lambda claim: claim.at)]
    more = f" and {len(places) - _MOST} more" if len(places) > _MOST else ""
    return ", ".join(places[:_MOST]) + more


def _unverified(basis: Basis) -> Iterator[Problem]:
    for claim in basis.dossier.claims:
        why = _why(claim, basis)
        if why and basis.verification.checks[claim.id].status == "unchecked":
            at = claim.excerpt_at or claim.value_at or claim.at
            message = f"nobody has looked this excerpt up; {why}"
            yield Problem(at, "excerpt-unverified", message, "note")


def _why(claim: Claim, basis: Basis) -> str:
    """Say why an excerpt was not looked up; empty where that is an error of the source."""
    source = basis.dossier.sources[claim.source]
    match basis.verification.sources[claim.source].hash:
        case "not stated":
            return f"{quoted(source.id)} has no snapshot: write 'snapshot: {{file: …, sha256: …}}'"
        case "absent":
            return "where the snapshot is at hand, run: dossier verify --record"
        case _:
            return ""
