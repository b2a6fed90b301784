"""The anchor of each claim on the page of its subject: a part of its id, since a page has many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dossier.model import Dossier

START = 8
"""How many digits of its id the anchor of a claim has."""


def anchors(dossier: Dossier) -> Mapping[str, str]:
    """Return the anchor of each claim, by its id: the start of that, where it is of use.

    Where two claims on one subject begin alike, both have the whole id.
    """
    short = {claim.id: (claim.subject, claim.id[:START]) for claim in dossier.claims}
    times = Counter(short.values())
    return {
        claim: f"claim-{start[1] if times[start] == 1 else claim}" for claim, start in short.items()
    }
