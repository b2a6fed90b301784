"""The dossier in one state that git keeps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dossier.layout import CONTENT
from dossier.load import assemble
from dossier.model import Dossier
from dossier.nearest import did_you_mean
from dossier.problems import ContentError, Location, Problem
from dossier.states import content_of, is_kept, names, read_content, state_of


def load_state(root: Path, rev: str) -> Dossier:
    """Return the dossier of the folder *root* in a state: a commit, a branch or a tag of git.

    Raises ContentError with every problem of its content, each at its path in that state; and
    ValueError, worded for the person who asked, when there is no such state.
    """
    state = state_of(root, rev)
    if state is None:
        raise ValueError(_unknown(root, rev))
    (content,) = content_of(root, [state])
    if content is None:
        message = f"there was no {CONTENT}/ in this folder then; name a later state"
        raise ContentError([Problem(Location(f"{rev}:{CONTENT}"), "no-dossier", message)])
    try:
        return assemble(read_content(root, content))[0]
    except ContentError as error:
        raise ContentError(_then(problem, rev) for problem in error.problems) from None


def _unknown(root: Path, rev: str) -> str:
    if not is_kept(root):
        return (
            "git finds no repository here, so that no earlier state is known; "
            "to keep states from now on, run: git init"
        )
    hint = did_you_mean(rev, names(root)) or "; git log lists the commits"
    return f"git knows no state called {rev!r} here{hint}"


def _then(problem: Problem, rev: str) -> Problem:
    """Return a problem at its path as git names it in a state."""
    return replace(problem, at=replace(problem.at, path=f"{rev}:{problem.at.path}"))
