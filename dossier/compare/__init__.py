"""Comparison: a rule for each type of value and for claims, pairs, revisions, sums, chronology.

A rule is a function whose docstring is the rule, as the Method page prints it.
"""

from __future__ import annotations

from dossier.compare.bundles import Bundle, bundles
from dossier.compare.chronology import disorders
from dossier.compare.claims import CLAIM_RULES, ClaimRule, compare_claims
from dossier.compare.context import Context, context_of
from dossier.compare.discrepancies import disagrees, discrepancies
from dossier.compare.graphs import components
from dossier.compare.pairs import pairs_of
from dossier.compare.revisions import replaced
from dossier.compare.rules import RULES, Rule, compare_values, sameness
from dossier.compare.sums import Added, Key, Standing, sums

__all__ = [
    "CLAIM_RULES",
    "RULES",
    "Added",
    "Bundle",
    "ClaimRule",
    "Context",
    "Key",
    "Rule",
    "Standing",
    "bundles",
    "compare_claims",
    "compare_values",
    "components",
    "context_of",
    "disagrees",
    "discrepancies",
    "disorders",
    "pairs_of",
    "replaced",
    "sameness",
    "sums",
]
