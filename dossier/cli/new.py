"""A dossier of one's own, in one command."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.cli import options
from dossier.cli.report import Report, counted
from dossier.start import start
from dossier.start.origin import UNKNOWN, requirement


@click.command("new", short_help="A dossier of your own, with an example in it.")
@click.argument("name", metavar="NAME")
@click.option("--title", default="", help="The title of the dossier.  [default: the name]")
@options.formats
@click.pass_context
def new_command(ctx: click.Context, name: str, title: str, form: str) -> None:
    """Make a folder NAME with a dossier of your own in it.

    It holds a small example, two reports that disagree on a number, with their texts; what the
    site needs; and a workflow that publishes it. It can be checked, verified and built at once.
    Put your own facts in place of the example.

    Nothing that is there is touched: NAME must not exist yet, or must be an empty folder.

    \b
    Examples:
      dossier new harbour-fire
      dossier new harbour-fire --title "The fire in the harbour"
    """  # noqa: D301 - click reads the \b.
    options.end(ctx, form, lambda root: new_report(root, name, title))


def new_report(root: Path, name: str, title: str) -> Report:
    """Make the folder below *root*, and say what to do next; UsageError when it cannot be."""
    folder = root / name
    try:
        files = start(folder, title)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    lines = [
        f"made {folder}, {counted(len(files), 'file')}; next:",
        f"  cd {folder}",
        "  dossier check",
        "  dossier verify --strict",
        "  mkdocs serve",
    ]
    if requirement() == UNKNOWN:
        lines += ["before you publish, say in requirements.txt where dossier is to be had"]
    return Report(lines=tuple(lines), data={"folder": str(folder), "files": list(files)})
