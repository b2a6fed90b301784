"""The dossier and its findings as plain data for JSON, in a fixed order.

``compare_json`` is what ``dossier compare --format json`` prints; ``dossier_json`` is published
as ``data/dossier.json`` and adds the records. Internal notes and places in files are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from dossier.compare import Context, compare_claims, context_of
from dossier.findings import Discrepancy, Findings, Group, Pair, Revision, Verdict, assessed_scopes
from dossier.model import Claim, Dossier, Property, Scope, fingerprint
from dossier.origins import origins
from dossier.verify import Verification

FORMAT = 1
"""The version of the format; it grows when a key changes its meaning or goes."""

MOST_GROUPS = 20
"""Each two of so many groups of a property are given a verdict; of more, each with the first."""

Json = dict[str, object]


def compare_json(dossier: Dossier, findings: Findings) -> Json:
    """Return the discrepancies, the revisions and the support of every value."""
    place = _places(dossier)
    return {
        "discrepancies": [_discrepancy(one, dossier, findings) for one in findings.discrepancies],
        "revisions": [_revision(one, dossier, findings, place) for one in findings.revisions],
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
        "verdicts": verdicts(dossier, findings),
        "sums": [
            {"subject": one.subject, "sentence": one.sentence, "claims": list(one.claims)}
            for one in findings.sums
        ],
        "assessments": list(_assessments(dossier, findings)),
    }


def verdicts(dossier: Dossier, findings: Findings) -> list[Json]:
    """Return every verdict with its reason, each two claims once, in the order of the claims.

    They are the pairs that were compared (see ``Group.pairs``), the revisions, and each *unknown*
    with the first claim that stands beside it. Two groups of one property, which differ in scope
    or hold values side by side, have one entry and not one for each two of their claims: *left*
    and *right* are the first of each, *left_claims* and *right_claims* are all that it is about.
    """
    context = context_of(dossier, origins(dossier))
    place = _places(dossier)
    found: dict[tuple[int, int], Json] = {}
    for pair in _pairs(dossier, findings, context, place):
        found.setdefault((place[pair.left], place[pair.right]), _pair(pair, dossier))
    for left, right in _apart(findings):
        verdict = compare_claims(dossier.claim[left[0]], dossier.claim[right[0]], context)
        pair = _in_order(left[0], right[0], verdict, place)
        ordered = (left, right) if pair.left == left[0] else (right, left)
        lists = {"left_claims": list(ordered[0]), "right_claims": list(ordered[1])}
        found.setdefault((place[pair.left], place[pair.right]), _pair(pair, dossier) | lists)
    return [found[key] for key in sorted(found)]


def _places(dossier: Dossier) -> Mapping[str, int]:
    return {claim.id: at for at, claim in enumerate(dossier.claims)}


def _pairs(
    dossier: Dossier, findings: Findings, context: Context, place: Mapping[str, int]
) -> Iterator[Pair]:
    for one in findings.revisions:
        yield _revised(one, place)
    for group in findings.groups:
        yield from group.pairs
        beside = (*group.claims, *group.unknown)
        for claim in group.unknown:
            if claim != beside[0]:
                verdict = compare_claims(dossier.claim[beside[0]], dossier.claim[claim], context)
                yield _in_order(beside[0], claim, verdict, place)


def _apart(findings: Findings) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the claims of each two groups of a property, without those that stand in both."""
    for groups in findings.groups_of.values():
        claims = [(*group.claims, *group.unknown) for group in groups]
        many = len(claims) > MOST_GROUPS
        chosen = ((claims[0], one) for one in claims[1:]) if many else combinations(claims, 2)
        for left, right in chosen:
            shared = {*left}.intersection(right)
            own = [tuple(one for one in side if one not in shared) for side in (left, right)]
            if all(own):
                yield own[0], own[1]


def _revised(one: Revision, place: Mapping[str, int]) -> Pair:
    return _in_order(one.earlier, one.later, Verdict("revision", one.reason), place)


def _in_order(one: str, other: str, verdict: Verdict, place: Mapping[str, int]) -> Pair:
    left, right = sorted((one, other), key=place.__getitem__)
    return Pair(left=left, right=right, verdict=verdict)


def _pair(pair: Pair, dossier: Dossier) -> Json:
    return {
        "left": pair.left,
        "right": pair.right,
        "verdict": pair.verdict.relation,
        "reason": pair.verdict.reason,
        "within_one_source": _one_source((pair.left, pair.right), dossier),
    }


def _one_source(claims: Iterable[str], dossier: Dossier) -> bool:
    return len({dossier.claim[claim].source for claim in claims}) == 1


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


def _key(one: Discrepancy | Group | Revision) -> Json:
    return {"subject": one.subject, "property": one.property, "scope": _scope(one.scope)}


def _discrepancy(one: Discrepancy, dossier: Dossier, findings: Findings) -> Json:
    return {
        "id": one.id,
        **_key(one),
        "kinds": list(one.kinds),
        "within_one_source": one.within_one_source,
        "claims": list(one.claims),
        "pairs": [_pair(pair, dossier) for pair in one.pairs],
        "reasons": [
            {"kind": reason.kind, "sentence": reason.sentence, "claims": list(reason.claims)}
            for reason in one.reasons
        ],
        "assessment": _assessment_in(one, dossier, findings),
    }


def _revision(
    one: Revision, dossier: Dossier, findings: Findings, place: Mapping[str, int]
) -> Json:
    claims = (one.earlier, one.later)
    return {
        **_key(one),
        "kinds": [],
        "within_one_source": _one_source(claims, dossier),
        "claims": list(claims),
        "pairs": [_pair(_revised(one, place), dossier)],
        "assessment": _assessment_in(one, dossier, findings),
    }


def _support(group: Group, findings: Findings) -> Json:
    return {
        **_key(group),
        "item": group.item,
        "level": group.level,
        "documents": group.documents,
        "origins": [{"id": key, "label": findings.origin_names[key]} for key in group.origins],
    }


def _assessment_in(
    one: Discrepancy | Revision, dossier: Dossier, findings: Findings
) -> Json | None:
    """Return the assessment of a property where it is about the scope; see ``assessed_scopes``."""
    assessed = assessed_scopes(one.subject, one.property, dossier, findings)
    if one.scope not in assessed:
        return None
    return _assessment(one.subject, one.property, dossier, findings)


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
