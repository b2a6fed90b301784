"""The record of what was verified, for those who build the site without the snapshots.

Snapshots are other people's texts and are not published with a dossier. So ``dossier verify
--record`` writes down, for the hash of each snapshot that was at hand, the claims whose excerpts
stand in it. A claim's id is the hash of what it says: once the claim changes, the record says
nothing of it any more. Whoever has the snapshots verifies again; nobody has to believe the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from dossier.model import Dossier
from dossier.problems import ContentError, Location, Problem
from dossier.verify import Check, Verification, value_place

RECORD = "content/evidence.json"
LIMIT = 16_000_000
"""How many bytes the record may have."""

Record = Mapping[str, frozenset[str]]
"""The SHA-256 of a snapshot, and the ids of the claims that were verified in it."""


def read_record(root: Path) -> Record:
    """Return the record of a dossier, empty when there is none; ContentError when it is broken."""
    path = root / RECORD
    if not path.exists():
        return {}
    message = "this is not what `dossier verify --record` writes; delete it and run that again"
    wrong = ContentError([Problem(Location(RECORD), "bad-evidence", message)])
    inside = path.resolve().is_relative_to(root.resolve())
    if not inside or not path.is_file() or path.stat().st_size > LIMIT:
        raise wrong
    try:
        return _record(json.loads(path.read_bytes()))
    except (OSError, ValueError, RecursionError):
        raise wrong from None


def _record(found: object) -> Record:
    """Return parsed JSON as a record; ValueError when it is something else."""
    if not isinstance(found, dict) or not all(isinstance(ids, list) for ids in found.values()):
        raise ValueError
    if not all(isinstance(one, str) for ids in found.values() for one in ids):
        raise ValueError
    return {sha256: frozenset(ids) for sha256, ids in found.items()}


def record_of(dossier: Dossier, verification: Verification, earlier: Record) -> bytes:
    """Return the record as a file: what is verified now, and what was in snapshots not at hand."""
    found: dict[str, set[str]] = {}
    claims_of: dict[str, list[str]] = {}
    for claim in dossier.claims:
        claims_of.setdefault(claim.source, []).append(claim.id)
    for source in dossier.sources.values():
        if source.snapshot is None:
            continue
        claims = claims_of.get(source.id, [])
        if verification.sources[source.id].hash != "matches":
            kept = earlier.get(source.snapshot.sha256, frozenset()).intersection(claims)
        else:
            kept = frozenset(one for one in claims if _is_verified(verification.checks[one]))
        found.setdefault(source.snapshot.sha256, set()).update(kept)
    ordered = {sha256: sorted(ids) for sha256, ids in found.items()}
    return (json.dumps(ordered, indent=1, sort_keys=True) + "\n").encode("ascii")


def _is_verified(check: Check) -> bool:
    return check.status == "verified"


def doubt(verification: Verification, dossier: Dossier) -> Verification:
    """Return a verification for the site, in which what fails is shown and stops nothing.

    A claim whose excerpt does not carry its value is *unproved*; every error is a warning here,
    and stays an error for ``dossier verify``.
    """
    unproved = {one.at for one in verification.problems if one.code == "value-not-in-excerpt"}
    doubtful = (claim.id for claim in dossier.claims if value_place(claim) in unproved)
    doubts = {
        claim: replace(verification.checks[claim], status="unproved")
        for claim in (doubtful if unproved else ())
    }
    checks = {**verification.checks, **doubts} if doubts else verification.checks
    problems = tuple(
        replace(one, level="warning") if one.level == "error" else one
        for one in verification.problems
    )
    return replace(verification, checks=checks, problems=problems)


def recall(verification: Verification, dossier: Dossier, record: Record) -> Verification:
    """Return a verification in which what the record holds is not called unchecked.

    The warning that a snapshot is not at hand goes when every claim of its source is recorded.
    """
    if all(source.hash != "absent" for source in verification.sources.values()):
        return verification
    checks = dict(verification.checks)
    for claim in dossier.claims:
        snapshot = dossier.sources[claim.source].snapshot
        absent = verification.sources[claim.source].hash == "absent"
        open_ = checks[claim.id].status == "unchecked"
        if snapshot and absent and open_ and claim.id in record.get(snapshot.sha256, ()):
            checks[claim.id] = replace(checks[claim.id], status="recorded")
    open_sources = {
        claim.source for claim in dossier.claims if checks[claim.id].status == "unchecked"
    }
    known = {dossier.locations[source] for source in dossier.sources if source not in open_sources}
    problems = tuple(
        one for one in verification.problems if one.code != "no-snapshot" or one.at not in known
    )
    return replace(verification, checks=checks, problems=problems)
