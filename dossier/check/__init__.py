"""Rules that span files: whether what one record says fits what the others do.

Each rule is a function from a draft to problems. What merely follows from another problem is
passed over: an id that may stand in a file that cannot be read is not called unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dossier.check.assessments import judged_without_claims, judged_without_note
from dossier.check.chronology import accessed_before_published, copied_before_published
from dossier.check.circles import circles
from dossier.check.citations import broken_citations, doubled_blocks
from dossier.check.links import dead_links
from dossier.check.presence import claims_missing, unknown_properties, unused_subjects
from dossier.check.references import unknown_references
from dossier.check.relations import parts_of_another_type, superseded_nothing
from dossier.check.site import SITE, site_problems
from dossier.check.twins import doubled_claims, doubled_ids
from dossier.draft import Draft
from dossier.problems import Problem

Rule = Callable[[Draft], Iterator[Problem]]
RULES: tuple[Rule, ...] = (
    doubled_ids,
    unknown_properties,
    unknown_references,
    circles,
    doubled_claims,
    superseded_nothing,
    parts_of_another_type,
    claims_missing,
    unused_subjects,
    judged_without_claims,
    judged_without_note,
    accessed_before_published,
    copied_before_published,
    broken_citations,
    doubled_blocks,
    dead_links,
)
"""Every rule; its docstring is what must hold."""


def check(draft: Draft) -> tuple[Problem, ...]:
    """Return all that does not fit together."""
    found = (problem for rule in RULES for problem in rule(draft))
    return tuple(problem for problem in found if problem.at not in draft.spoiled)


__all__ = ["RULES", "SITE", "Rule", "check", "site_problems"]
