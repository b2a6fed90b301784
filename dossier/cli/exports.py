"""The claims as a table, for a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dossier.cli import options
from dossier.cli.report import Report, counted
from dossier.cli.terminal import as_json, silence, working
from dossier.load import load
from dossier.model import Dossier
from dossier.sheet import claims_csv, claims_json
from dossier.write import errors_in_words, write_file

_BOM = "\ufeff"
"""By this, spreadsheet programs know that a file is UTF-8."""


@click.command("export", short_help="All claims as a spreadsheet.")
@click.option(
    "--to",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a file instead of standard output.",
)
@click.option("--force", is_flag=True, help="Write over a FILE that is there.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json"]),
    help="A table, or one object.  [default: json for a FILE that is called so, else csv]",
)
@click.pass_context
def export_command(ctx: click.Context, form: str | None, file: Path | None, *, force: bool) -> None:
    """Put all claims into a spreadsheet, a row each, with everything that an editor writes.

    The rows are what stands in the YAML, internal notes included, so that the table is for
    editors and 'dossier import' takes it back as it is. A list in a cell has semicolons (16; 19;
    4), a scope has key=value (side=protesters), and an excerpt is a text, or exact, prefix and
    suffix. A text that a spreadsheet would take for a formula has an apostrophe before it.

    It is not data/statements.csv of the site: that one is for readers, without internal notes,
    with numbers and bounds ready for work, support and evidence, and cannot be imported.

    \b
    Examples:
      dossier export --to claims.csv
      dossier export --to claims.json
      dossier export | grep lifeboats
    """  # noqa: D301 - click reads the \b.
    if file and file.exists() and not force:
        raise click.BadParameter(f"{str(file)!r} is there already; add --force to write over it")
    if file and not file.absolute().parent.is_dir():
        raise click.BadParameter(f"there is no folder {str(file.parent)!r}; make it first")
    is_json = form == "json" or (form is None and file is not None and file.suffix == ".json")
    options.end(ctx, "text", lambda root: export_report(root, file, is_json=is_json))


def export_report(root: Path, file: Path | None, *, is_json: bool) -> Report:
    """Write the claims to a file, or to standard output when there is none."""
    with working("Reading the content"):
        dossier = load(root)
    text = as_json({"claims": claims_json(dossier)}) if is_json else claims_csv(dossier)
    if file is None:
        _print(text)
        return Report(lines=(), data={})
    with errors_in_words(file.absolute().parent):
        write_file(file.absolute(), (text if is_json else _BOM + text).encode())
    return Report(lines=(f"{file}: {_counts(dossier)}",), data={})


def _counts(dossier: Dossier) -> str:
    return f"{counted(len(dossier.claims), 'claim')} of {counted(len(dossier.subjects), 'subject')}"


def _print(text: str) -> None:
    """Print a text byte for byte, whatever the terminal encodes and however its lines end."""
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence(sys.stdout)
