"""Everything that a withdrawal would change."""

from __future__ import annotations

from collections.abc import Collection

from dossier.draft import Files
from dossier.impact.citations import bare, citations
from dossier.impact.discrepancies import discrepancy_changes, sum_changes
from dossier.impact.judgements import assessment_changes, heirs
from dossier.impact.records import Impact
from dossier.impact.values import value_changes
from dossier.impact.withdrawal import without
from dossier.model import Dossier
from dossier.support import compare


def impact(dossier: Dossier, sources: Collection[str], files: Files) -> Impact:
    """Return what would change if some sources of a dossier were withdrawn together.

    *files* are those that the dossier was read from; the places of citations are sought there.
    """
    then = without(dossier, sources)
    before, after = compare(dossier), compare(then)
    gone = tuple(claim.id for claim in dossier.claims if claim.source in sources)
    lost = frozenset(gone)
    values, same = value_changes(before, after, lost)
    no_longer_cited = bare(before.discrepancies, after.discrepancies, dossier, then)
    return Impact(
        dossier=dossier,
        sources=tuple(sorted(sources)),
        claims=gone,
        subjects=tuple(id_ for id_ in dossier.claims_of if id_ not in then.claims_of),
        values=tuple(values),
        same=same,
        discrepancies=discrepancy_changes(before, after, then, lost),
        sums=sum_changes(dossier, before, after, lost),
        assessments=assessment_changes(dossier, then, lost),
        citations=citations(no_longer_cited, dossier, files),
        heirs=heirs(dossier, sources),
    )
