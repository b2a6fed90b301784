"""One build's rendering: the pages written, or everything that keeps them from being so."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError
from mkdocs.theme import Theme

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


def _published(root: Path, docs: Path, snapshots: Path | None) -> Published:
    try:
        return publish(root, docs, snapshots)
    except ContentError as error:
        if all(problem.code != "empty-file" for problem in error.problems):
            raise
    time.sleep(PATIENCE)
    return publish(root, docs, snapshots)


def broken_overrides(theme: Theme, root: Path) -> Iterator[Problem]:
    """Report the overrides of the theme that cannot be parsed, before MkDocs meets one."""
    if theme.custom_dir is None:
        return
    folder = Path(theme.custom_dir)
    environment = theme.get_env()
    for file in sorted(folder.rglob("*.html")):
        path = Path(os.path.relpath(file, root)).as_posix()
        try:
            environment.get_template(file.relative_to(folder).as_posix())
        except TemplateSyntaxError as error:
            message = "the template cannot be parsed; see the line"
            yield Problem(Location(path, error.lineno), "bad-template", message)
        except UnicodeDecodeError:
            yield Problem(Location(path), "not-utf-8", "the template is not UTF-8; save it as such")
