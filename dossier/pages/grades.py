"""Grades after the Admiralty code: how reliable a source is, how credible what it says.

The words are those of NATO's AJP-2.1; a grade is a person's, and decides nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dossier.model import Claim, Source

RELIABILITY: Mapping[str, str] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
)
"""What is known of a source, whatever it says here."""
CREDIBILITY: Mapping[str, str] = MappingProxyType(
    {
        "1": "confirmed by other sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "truth cannot be judged",
    }
)
"""What is thought of one claim, whoever makes it."""


def grade_words(claim: Claim, source: Source) -> str | None:
    """Return the grades of a claim and of its source in one phrase; None where nobody graded."""
    reliability = f"reliability {source.reliability}" if source.reliability else ""
    credibility = f"credibility {claim.credibility}" if claim.credibility else ""
    return ", ".join(filter(None, (reliability, credibility))) or None
