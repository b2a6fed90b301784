"""What would change if a source were withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from dossier.cli import options
from dossier.cli.report import Report
from dossier.cli.terminal import working
from dossier.cli.withdrawal import impact_lines
from dossier.files import read_files
from dossier.impact import chosen, impact, impact_json
from dossier.load import assemble


@click.command("impact", short_help="What would change if a source were withdrawn.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@options.formats
@click.pass_context
def impact_command(ctx: click.Context, sources: tuple[str, ...], form: str) -> None:
    """Say what would be unsourced, single-origin or undisputed without a source.

    SOURCE is the id of a source; several are withdrawn together. Their claims are left out,
    everything is compared again, and the two results are set side by side: what loses its last
    claim, what loses support, which disagreements open or close, which sums, assessments and
    citations no longer hold. Nothing is written.

    A source that copied the one withdrawn stays, and is named: withdraw it too, if it has
    nothing of its own. Two copies stay one origin, whatever becomes of their original.

    \b
    Examples:
      dossier impact first-report
      dossier impact first-report second-report
      dossier impact first-report --format json | jq '.support[] | select(.to == "single-origin")'
    """  # noqa: D301 - click reads the \b.
    options.end(ctx, form, lambda root: impact_report(root, sources))


def impact_report(root: Path, sources: Iterable[str]) -> Report:
    """Withdraw some sources in memory, and say what that changes."""
    with working("Weighing what would be left"):
        files = read_files(root)
        dossier, _ = assemble(files)
        try:
            ids = chosen(dossier, sources)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        found = impact(dossier, ids, files)
        return Report(lines=tuple(impact_lines(found)), data=impact_json(found))
