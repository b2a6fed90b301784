"""Disagreements and sums before and after."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from dossier.findings import Discrepancy, Findings
from dossier.impact.records import DiscrepancyChange, Key, Outcome, Sum, SumChange
from dossier.model import Dossier

_OUTCOMES: tuple[Outcome, ...] = ("opened", "closed", "changed")
_SUMS = ("fails", None, "holds")
"""How a sum may come out, the gravest first."""


def discrepancy_changes(
    before: Findings, after: Findings, then: Dossier, gone: Collection[str]
) -> tuple[DiscrepancyChange, ...]:
    """Return the disagreements that would open, close or change; *then* is what would be left."""
    old, new = _by_key(before), _by_key(after)
    left = _left(then)
    found = [
        DiscrepancyChange(
            outcome=_outcome(old.get(key), new.get(key)),
            before=old.get(key),
            after=new.get(key),
            withdrawn=tuple(one for one in (old[key].claims if key in old else ()) if one in gone),
            left=left.get(key, ()),
        )
        for key in sorted(old.keys() | new.keys())
        if not _is_same(old.get(key), new.get(key))
    ]
    return tuple(sorted(found, key=lambda one: _OUTCOMES.index(one.outcome)))


def sum_changes(
    dossier: Dossier, before: Findings, after: Findings, gone: Collection[str]
) -> tuple[SumChange, ...]:
    """Return the sums that would come out differently, or could not be judged any more."""
    old, new = _sums(dossier, before), _sums(dossier, after)
    found = [
        SumChange(
            subject=key[0],
            property=key[1],
            scope=key[2],
            before=_verdict(old.get(key, {})),
            after=_verdict(new.get(key, {})),
            sentences=tuple(dict.fromkeys((*old.get(key, {}), *new.get(key, {})))),
            withdrawn=_withdrawn(old.get(key, {}), gone),
        )
        for key in sorted(old.keys() | new.keys())
        if _verdict(old.get(key, {})) != _verdict(new.get(key, {}))
    ]
    return tuple(sorted(found, key=lambda one: _SUMS.index(one.after)))


_Sums = Mapping[str, tuple[Sum, tuple[str, ...]]]
"""What is said of the sums of one key: each sentence, how the sum comes out, and its claims."""


def _sums(dossier: Dossier, findings: Findings) -> Mapping[Key, _Sums]:
    """Return the sums by what they are about: the first claim of one that holds is of the whole."""
    found: dict[Key, dict[str, tuple[Sum, tuple[str, ...]]]] = {}
    for one in findings.sums:
        key = dossier.claim[one.claims[0]].key
        found.setdefault(key, {})[one.sentence] = ("holds", one.claims)
    for discrepancy in findings.discrepancies:
        for reason in discrepancy.reasons:
            if reason.kind == "sum":
                of_key = found.setdefault(discrepancy.key, {})
                of_key[reason.sentence] = ("fails", reason.claims)
    return found


def _verdict(sums: _Sums) -> Sum | None:
    verdicts = {verdict for verdict, _ in sums.values()}
    return "fails" if "fails" in verdicts else "holds" if verdicts else None


def _withdrawn(sums: _Sums, gone: Collection[str]) -> tuple[str, ...]:
    every = dict.fromkeys(claim for _, claims in sums.values() for claim in claims)
    return tuple(claim for claim in every if claim in gone)


def _outcome(old: Discrepancy | None, new: Discrepancy | None) -> Outcome:
    return "opened" if old is None else "closed" if new is None else "changed"


def _is_same(old: Discrepancy | None, new: Discrepancy | None) -> bool:
    return old is not None and new is not None and replace(old, id=new.id) == new


def _by_key(findings: Findings) -> Mapping[Key, Discrepancy]:
    return {one.key: one for one in findings.discrepancies}


def _left(dossier: Dossier) -> Mapping[Key, tuple[str, ...]]:
    found: dict[Key, list[str]] = {}
    for claim in dossier.claims:
        found.setdefault(claim.key, []).append(claim.id)
    return {key: tuple(ids) for key, ids in found.items()}
