"""One build's rendering: the pages written, or everything that keeps them from being so."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dossier.problems import ContentError, Location, Problem
from dossier.publish import Published, publish
from dossier.write import MachineError

PATIENCE = 0.3
"""Seconds after which an empty file is read again: an editor may be about to fill it."""


def render_into(docs: Path, root: Path, snapshots: Path | None) -> tuple[Problem, ...]:
    """Render the dossier into *docs*; return the warnings and notes, or why it was not done."""
    if not docs.resolve().is_relative_to(root.resolve()):
        message = "docs_dir leads out of the folder of the dossier; put it inside"
        return (Problem(Location("mkdocs.yml"), "outside", message),)
    try:
        return _published(root, docs, snapshots).problems
    except ContentError as error:
        return error.problems
    except MachineError as error:
        return (error.problem,)


@contextmanager
def spared() -> Iterator[None]:
    """Spare what is there now from each search for garbage meanwhile.

    MkDocs makes so many objects that it is searched again and again: 3 s of 47 s at a thousand
    pages, and half of that when it has been spared.
    """
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _published(root: Path, docs: Path, snapshots: Path | None) -> Published:
    try:
        return publish(root, docs, snapshots)
    except ContentError as error:
        if all(problem.code != "empty-file" for problem in error.problems):
            raise
    time.sleep(PATIENCE)
    return publish(root, docs, snapshots)
