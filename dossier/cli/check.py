"""What is wrong with the content."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.build import render_site
from dossier.cli import options
from dossier.cli.known import without_notes
from dossier.cli.report import Report, counted
from dossier.cli.terminal import working


@click.command("check", short_help="What is wrong with the content, by file and line.")
@options.formats
@click.pass_context
def check_command(ctx: click.Context, form: str) -> None:
    """Say everything that is wrong with the content, by file, line and column.

    Reads content/, follows every reference, and lays out every page without writing one: what
    passes here can be rendered. An assessment that predates new evidence is a warning.

    \b
    Examples:
      dossier check
      dossier -C ../other-dossier check
      dossier check --format json | jq '.problems[].code'
    """  # noqa: D301 - click reads the \b.
    options.end(ctx, form, check_report)


def check_report(root: Path) -> Report:
    """Lay out every page without writing one, so that nothing is left for ``render`` to find."""
    with working("Checking the content"):
        site = render_site(root)
    return Report(
        lines=(f"no error; {counted(len(site.pages), 'file')} can be rendered",),
        data={"files": len(site.pages)},
        problems=without_notes(site.problems),
    )
