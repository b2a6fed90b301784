"""What would change if sources were withdrawn, before anybody takes them out.

The sources are silenced in memory and everything is compared again; the two results are set
side by side. Nothing is written.
"""

from dossier.impact.interchange import counts, impact_json
from dossier.impact.records import (
    EFFECTS,
    AssessmentChange,
    Citation,
    DiscrepancyChange,
    Effect,
    Heir,
    Impact,
    Judged,
    Outcome,
    SumChange,
    ValueChange,
)
from dossier.impact.report import impact
from dossier.impact.withdrawal import chosen, without

__all__ = [
    "EFFECTS",
    "AssessmentChange",
    "Citation",
    "DiscrepancyChange",
    "Effect",
    "Heir",
    "Impact",
    "Judged",
    "Outcome",
    "SumChange",
    "ValueChange",
    "chosen",
    "counts",
    "impact",
    "impact_json",
    "without",
]
