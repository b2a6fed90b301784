"""Excerpts against snapshots: what a claim rests on is looked up in the pinned document.

A match is exact, or exact but for white space, quotation marks, dashes and characters that cannot
be seen. A near match is never a match: it is reported as missing, with the words that differ.
"""

from dossier.verify.claims import value_place
from dossier.verify.records import (
    Check,
    HashStatus,
    Sentence,
    SourceCheck,
    Status,
    Verification,
)
from dossier.verify.report import verify

__all__ = [
    "Check",
    "HashStatus",
    "Sentence",
    "SourceCheck",
    "Status",
    "Verification",
    "value_place",
    "verify",
]
