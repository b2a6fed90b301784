"""A withdrawal as one JSON object, in a fixed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict

from dossier.findings import Discrepancy
from dossier.impact.records import (
    EFFECTS,
    AssessmentChange,
    DiscrepancyChange,
    Heir,
    Impact,
    SumChange,
    ValueChange,
)
from dossier.model import Dossier
from dossier.pages.words import words_of

Json = dict[str, object]


def counts(found: Impact) -> dict[str, int]:
    """Return how much of each kind would change, the gravest first."""
    effects = Counter(one.effect for one in found.values)
    outcomes = Counter(one.outcome for one in found.discrepancies)
    return {
        "claims": len(found.claims),
        "subjects": len(found.subjects),
        **{effect: effects[effect] for effect in EFFECTS},
        "same": found.same,
        "opened": outcomes["opened"],
        "closed": outcomes["closed"],
        "changed": outcomes["changed"],
        "sums": len(found.sums),
        "assessments": len(found.assessments),
        "citations": len(found.citations),
        "derived": len(found.heirs),
    }


def impact_json(found: Impact) -> Json:
    """Return all that would change; places are paths, lines and columns, counted from 1."""
    dossier = found.dossier
    claims = Counter(dossier.claim[one].source for one in found.claims)
    return {
        "sources": [{**_record(id_, dossier), "claims": claims[id_]} for id_ in found.sources],
        "counts": counts(found),
        "subjects": [_subject(id_, dossier) for id_ in found.subjects],
        "support": [_value(one, dossier) for one in found.values],
        "discrepancies": [_discrepancy(one, dossier) for one in found.discrepancies],
        "sums": [_sum(one, dossier) for one in found.sums],
        "assessments": [_assessment(one, dossier) for one in found.assessments],
        "prose": [
            {**asdict(one.at), "text": one.text, "shows": one.shows} for one in found.citations
        ],
        "derived": [_heir(one, dossier) for one in found.heirs],
    }


def _subject(id_: str, dossier: Dossier) -> Json:
    ids = [claim.id for claims in dossier.claims_of[id_].values() for claim in claims]
    return {**_record(id_, dossier), "withdrawn": _claims(ids, dossier)}


def _assessment(one: AssessmentChange, dossier: Dossier) -> Json:
    return {
        **_about(one.subject, one.property, (), dossier),
        "effect": one.effect,
        "preferred": one.preferred,
        **asdict(one.at),
        "withdrawn": _claims(one.withdrawn, dossier),
    }


def _heir(one: Heir, dossier: Dossier) -> Json:
    known = {"derived_from": [*one.derived_from], "direct": one.direct}
    return {**_record(one.source, dossier), **known}


def _value(one: ValueChange, dossier: Dossier) -> Json:
    return {
        **_about(one.subject, one.property, one.scope, dossier),
        "item": one.item,
        "effect": one.effect,
        "before": one.before,
        "after": one.after,
        "documents": [*one.documents],
        "reason": one.reason,
        "withdrawn": _claims(one.withdrawn, dossier),
        "left": _claims(one.left, dossier),
    }


def _discrepancy(one: DiscrepancyChange, dossier: Dossier) -> Json:
    found = one.found
    return {
        "id": found.id,
        **_about(found.subject, found.property, found.scope, dossier),
        "outcome": one.outcome,
        "before": _kinds(one.before),
        "after": _kinds(one.after),
        "withdrawn": _claims(one.withdrawn, dossier),
        "left": _claims(one.left, dossier),
    }


def _sum(one: SumChange, dossier: Dossier) -> Json:
    return {
        **_about(one.subject, one.property, one.scope, dossier),
        "before": one.before,
        "after": one.after,
        "sentences": [*one.sentences],
        "withdrawn": _claims(one.withdrawn, dossier),
    }


def _kinds(one: Discrepancy | None) -> list[str]:
    return [*one.kinds] if one else []


def _about(subject: str, name: str, scope: Iterable[tuple[str, str]], dossier: Dossier) -> Json:
    label = dossier.subjects[subject].label
    return {"subject": subject, "label": label, "property": name, "scope": dict(scope)}


def _record(id_: str, dossier: Dossier) -> Json:
    one = dossier.sources.get(id_) or dossier.subjects[id_]
    return {"id": id_, "label": one.label, **asdict(dossier.locations[id_])}


def _claims(ids: Iterable[str], dossier: Dossier) -> list[Json]:
    return [_claim(id_, dossier) for id_ in ids]


def _claim(id_: str, dossier: Dossier) -> Json:
    claim = dossier.claim[id_]
    return {
        "id": id_,
        "source": claim.source,
        "said": words_of(claim, dossier).said,
        "denies": claim.denies,
        **asdict(claim.at),
    }
