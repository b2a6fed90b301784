"""The frozen records: what people write, and the consistent dossier made of it."""

from __future__ import annotations

from dossier.model.claims import Assessment, ClaimRecord, Excerpt
from dossier.model.dossier import (
    FIGURE_VALUES,
    Claim,
    Dossier,
    Property,
    Prose,
    Scope,
    claim_id,
    fingerprint,
)
from dossier.model.forms import ID, KEY, TYPES, Form, Reads, Record, Text
from dossier.model.settings import NumberWords, PropertyRecord, Settings
from dossier.model.sources import Snapshot, Source
from dossier.model.subjects import (
    FLAT,
    KINDS,
    Actor,
    Event,
    Figure,
    Place,
    Quote,
    Subject,
    SubjectRecord,
    Unit,
)

__all__ = [
    "FIGURE_VALUES",
    "FLAT",
    "ID",
    "KEY",
    "KINDS",
    "TYPES",
    "Actor",
    "Assessment",
    "Claim",
    "ClaimRecord",
    "Dossier",
    "Event",
    "Excerpt",
    "Figure",
    "Form",
    "NumberWords",
    "Place",
    "Property",
    "PropertyRecord",
    "Prose",
    "Quote",
    "Reads",
    "Record",
    "Scope",
    "Settings",
    "Snapshot",
    "Source",
    "Subject",
    "SubjectRecord",
    "Text",
    "Unit",
    "claim_id",
    "fingerprint",
]
