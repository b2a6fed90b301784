"""What several commands do alike."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dossier.load import load
from dossier.pages import Basis
from dossier.problems import Problem
from dossier.support import compare
from dossier.verify import Verification

NOTHING_LOOKED_UP = Verification(checks={}, sources={}, problems=())
"""For commands that are about the claims and not about their evidence."""


def basis_of(root: Path) -> Basis:
    """Return the dossier in a folder, with what is found in its claims."""
    dossier = load(root)
    return Basis(dossier, compare(dossier), NOTHING_LOOKED_UP)


def without_notes(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without the notes, which are for ``verify`` to tell."""
    return tuple(problem for problem in problems if problem.level != "note")
