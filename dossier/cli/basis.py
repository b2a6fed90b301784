"""What commands are about that show claims and not their evidence."""

from __future__ import annotations

from pathlib import Path

from dossier.load import load
from dossier.pages import Basis
from dossier.support import compare
from dossier.verify import Verification

NOTHING_LOOKED_UP = Verification(checks={}, sources={}, problems=())


def claims_basis(root: Path) -> Basis:
    """Return the dossier in a folder, with what is found in its claims; no excerpt is looked up."""
    dossier = load(root)
    return Basis(dossier, compare(dossier), NOTHING_LOOKED_UP)
