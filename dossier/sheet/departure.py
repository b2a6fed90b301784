"""The claims of a dossier as a table, in the words of their editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dossier.model import ClaimRecord, Dossier
from dossier.sheet.columns import COLUMNS, row_of
from dossier.tables import csv_text


def claims_csv(dossier: Dossier) -> str:
    """Return the claims as CSV below the names of ``COLUMNS``, in the order of their subjects.

    No cell is a formula; see ``tables.csv_text``.
    """
    rows = (row_of(*claim) for claim in _claims(dossier))
    return csv_text([[*COLUMNS], *([row.get(name, "") for name in COLUMNS] for row in rows)])


def claims_json(dossier: Dossier) -> list[Mapping[str, object]]:
    """Return the claims as objects with the keys of the YAML, and their subject and property."""
    return [
        {"subject": subject, "property": name, **claim.model_dump(exclude_defaults=True)}
        for subject, name, claim in _claims(dossier)
    ]


def _claims(dossier: Dossier) -> Iterator[tuple[str, str, ClaimRecord]]:
    for id_, subject in dossier.subjects.items():
        for name, claims in subject.claims.items():
            yield from ((id_, name, claim) for claim in claims)
