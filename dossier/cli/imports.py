"""Claims from a spreadsheet into the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from dossier.amend import write_amended
from dossier.cli import options
from dossier.cli.report import Report, counted
from dossier.cli.terminal import working
from dossier.files import read_files
from dossier.sheet import COLUMNS, Arrival, arrive, read_table

_WIDEST = max(map(len, COLUMNS))
_HELP = "\n".join(f"  {name:{_WIDEST}}  {means}" for name, means in COLUMNS.items())
_EPILOG = f"\b\nColumns, in any order; subject and source are needed:\n{_HELP}"


@click.command("import", short_help="Claims from a spreadsheet.", epilog=_EPILOG)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be added, and write nothing.")
@options.formats
@click.pass_context
def import_command(ctx: click.Context, file: Path, form: str, *, dry_run: bool) -> None:
    """Add the claims of a CSV file, a row each, to the records that they are about.

    FILE is a table as 'dossier export' writes it, or any with some of its columns, separated by
    commas, semicolons or tabs, in UTF-8. Each claim goes to the end of the list of its property,
    in the file where the record of its subject stands; every other byte there stays.

    All rows are added or none. A row that does not fit is reported as FILE:row:column, as the
    spreadsheet counts them. A row that is a claim already is passed over; a claim is never
    changed and never taken out. The records of subjects and sources must be there.

    Tell the spreadsheet program that the columns are text, or it makes dates and numbers of its
    own of them.

    \b
    Examples:
      dossier import claims.csv --dry-run
      dossier import claims.csv
      dossier export --to claims.csv; dossier import claims.csv
    """  # noqa: D301 - click reads the \b.
    options.end(ctx, form, lambda root: import_report(root, file, dry_run=dry_run))


def import_report(root: Path, file: Path, *, dry_run: bool) -> Report:
    """Add the rows of a table to the content, unless *dry_run*."""
    with working("Reading the table and the content"):
        files = read_files(root)
        found = arrive(read_table(file.read_bytes(), str(file)), files)
    if found.added and not dry_run:
        with working("Writing the content"):
            write_amended(root, found.texts, read=files)
    return Report(
        lines=tuple(_lines(found, dry_run=dry_run)),
        data=_json(found, dry_run=dry_run),
        problems=found.foreseen if dry_run else found.warnings,
    )


def _lines(found: Arrival, *, dry_run: bool) -> Iterator[str]:
    counts = Counter(one.entry.tree.file.path for one in found.added)
    for path, number in sorted(counts.items()):
        yield f"{path}: {counted(number, 'claim')}"
    there = f"{found.present} {'was' if found.present == 1 else 'were'} there already"
    added = f"{counted(len(found.added), 'claim')} {'would be ' * dry_run}added"
    yield f"{added}; {there}{'; nothing was written' * dry_run}"


def _json(found: Arrival, *, dry_run: bool) -> Mapping[str, object]:
    return {
        "dry_run": dry_run,
        "added": [
            {
                "row": one.row.number,
                "subject": one.entry.id,
                "property": one.property,
                "claim": one.id,
                "path": one.entry.tree.file.path,
            }
            for one in found.added
        ],
        "present": found.present,
        "files": sorted(found.amended),
    }
