"""What the commands share: options, and the way from a report to an exit code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import click

from dossier.cli.report import Format, Report, present

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
"""A folder that is there."""
formats = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json prints one object, with the problems in it, and nothing else.",
)
snapshots = click.option(
    "--snapshots",
    type=FOLDER,
    metavar="DIR",
    help="Where the snapshots of the documents lie.  [default: content/snapshots]",
)


def end(
    ctx: click.Context, form: str, work: Callable[[Path], Report], *, most: int | None = None
) -> None:
    """Do the work on the folder of the dossier, report, and end with the exit code.

    As text, at most *most* problems are shown; all when it is None.
    """
    root: Path = ctx.obj
    ctx.exit(present(lambda: work(root), root, cast("Format", form), most=most))
