"""The dossier and its findings as plain data for JSON, in a fixed order.

``compare_json`` is what ``dossier compare --format json`` prints; ``dossier_json`` is published
as ``data/dossier.json`` and adds the records. Internal notes and places in files are left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from dossier.findings import Discrepancy, Findings, Group, Pair, Revision
from dossier.model import Claim, Dossier, Property, Scope, fingerprint
from dossier.verify import Verification

FORMAT = 1
"""The version of the format; it grows when a key changes its meaning or goes."""

Json = dict[str, object]


def compare_json(dossier: Dossier, findings: Findings) -> Json:
    """Return the discrepancies, the revisions and the support of every value."""
    return {
        "discrepancies": [_discrepancy(one, dossier, findings) for one in findings.discrepancies],
        "revisions": [_revision(one, dossier, findings) for one in findings.revisions],
        "support": [_support(group, findings) for group in findings.groups],
    }


def dossier_json(dossier: Dossier, findings: Findings, verification: Verification) -> Json:
    """Return everything that the site says, for machines."""
    settings = dossier.settings
    return {
        "format": FORMAT,
        "title": settings.title,
        "as_of": settings.as_of,
        "sources": [
            source.model_dump(exclude={"internal_note"}, exclude_defaults=True, mode="json")
            for source in dossier.sources.values()
        ],
        "subjects": [
            {
                "kind": subject.kind,
                **subject.model_dump(
                    exclude={"internal_note", "claims", "assessments"},
                    exclude_defaults=True,
                    mode="json",
                ),
            }
            for subject in dossier.subjects.values()
        ],
        "properties": [_property(kind, one) for (kind, _), one in dossier.properties.items()],
        "claims": [_claim(one, findings, verification) for one in dossier.claims],
        **compare_json(dossier, findings),
        "verdicts": [_pair(pair) for group in findings.groups for pair in group.pairs],
        "sums": [
            {"subject": one.subject, "sentence": one.sentence, "claims": list(one.claims)}
            for one in findings.sums
        ],
        "assessments": list(_assessments(dossier, findings)),
    }


def _scope(scope: Scope) -> dict[str, str]:
    return dict(scope)


def _property(kind: str, one: Property) -> Json:
    return {
        "kind": kind,
        "name": one.name,
        "label": one.label,
        "type": one.type,
        "many": one.many,
        "choices": list(one.choices),
    }


def _claim(claim: Claim, findings: Findings, verification: Verification) -> Json:
    said: Json = {
        "id": claim.id,
        "subject": claim.subject,
        "property": claim.property,
        "scope": _scope(claim.scope),
        "value": claim.value.text if claim.value else None,
        "denies": claim.denies,
        "sum_of": [term.text for term in claim.sum_of],
        "source": claim.source,
        "locator": claim.locator.text if claim.locator else None,
        "excerpt": claim.excerpt.model_dump(exclude_none=True) if claim.excerpt else None,
        "attributed_to": claim.attributed_to,
        "as_of": claim.as_of.text if claim.as_of else None,
        "supersedes": claim.supersedes,
        "derivation": claim.derivation,
        "note": claim.note,
        "credibility": claim.credibility,
    }
    check = verification.checks[claim.id]
    return {**said, "origin": findings.origin_of[claim.id], "evidence": check.status}


def _pair(pair: Pair) -> Json:
    return {
        "left": pair.left,
        "right": pair.right,
        "verdict": pair.verdict.relation,
        "reason": pair.verdict.reason,
    }


def _key(one: Discrepancy | Group | Revision) -> Json:
    return {"subject": one.subject, "property": one.property, "scope": _scope(one.scope)}


def _discrepancy(one: Discrepancy, dossier: Dossier, findings: Findings) -> Json:
    return {
        "id": one.id,
        **_key(one),
        "kinds": list(one.kinds),
        "within_one_source": one.within_one_source,
        "claims": list(one.claims),
        "pairs": [_pair(pair) for pair in one.pairs],
        "reasons": [
            {"kind": reason.kind, "sentence": reason.sentence, "claims": list(reason.claims)}
            for reason in one.reasons
        ],
        "assessment": _assessment(one.subject, one.property, dossier, findings),
    }


def _revision(one: Revision, dossier: Dossier, findings: Findings) -> Json:
    claims = (one.earlier, one.later)
    left, right = (claim.id for claim in dossier.claims if claim.id in claims)
    return {
        **_key(one),
        "kinds": [],
        "within_one_source": len({dossier.claim[claim].source for claim in claims}) == 1,
        "claims": list(claims),
        "pairs": [{"left": left, "right": right, "verdict": "revision", "reason": one.reason}],
        "assessment": _assessment(one.subject, one.property, dossier, findings),
    }


def _support(group: Group, findings: Findings) -> Json:
    return {
        **_key(group),
        "item": group.item,
        "level": group.level,
        "documents": group.documents,
        "origins": [{"id": key, "label": findings.origin_names[key]} for key in group.origins],
    }


def _assessment(subject: str, name: str, dossier: Dossier, findings: Findings) -> Json | None:
    assessment = dossier.subjects[subject].assessments.get(name)
    if assessment is None:
        return None
    return {
        **assessment.model_dump(exclude_none=True),
        "stale": (subject, name) in findings.stale,
        "current_fingerprint": fingerprint(dossier.claims_of.get(subject, {}).get(name, ())),
    }


def _assessments(dossier: Dossier, findings: Findings) -> Iterable[Json]:
    for subject in dossier.subjects.values():
        for name in sorted(subject.assessments):
            found = _assessment(subject.id, name, dossier, findings) or {}
            yield {"subject": subject.id, "property": name, **found}
