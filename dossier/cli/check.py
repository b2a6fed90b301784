"""What is wrong with the content."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.build import Site, render_site
from dossier.check import SITE, site_problems
from dossier.cli import options
from dossier.cli.report import FIRST, Report, counted
from dossier.cli.terminal import working
from dossier.problems import ContentError, Problem
from dossier.remarks import remarks
from dossier.write import errors_in_words

SILENT = "untouched-sentence"
"""What ``verify`` lists, and no review of a change waits for."""


@click.command("check", short_help="What is wrong with the content, by file and line.")
@click.option(
    "--notes",
    is_flag=True,
    help="Note disagreements and unproved excerpts, too, at their lines; the exit code stays 0.",
)
@click.option("--all", "every", is_flag=True, help=f"Show all problems, not the first {FIRST}.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="json prints one object and nothing else; github, commands that show each problem in "
    "its place in a pull request; sarif, a log of SARIF 2.1.0. The last two name files from the "
    "top of the repository.",
)
@click.pass_context
def check_command(ctx: click.Context, form: str, *, notes: bool, every: bool) -> None:
    """Say everything that is wrong with the content, by file, line and column.

    Reads content/, follows every reference, and lays out every page without writing one: what
    passes here can be rendered. An assessment that predates new evidence is a warning, and so is
    an excerpt that does not stand in its document.

    With --notes, what is no mistake is told, too: each claim with which another disagrees, and
    each excerpt that nobody has looked up. In a pull request, GitHub shows ten errors, ten
    warnings and ten notes of a step in their places, and the log has all of them.

    dossier explain CODE says more about the code that ends a message.

    \b
    Examples:
      dossier check
      dossier -C ../other-dossier check
      dossier check --format json | jq '.problems[].code'
      dossier check --format github --notes     in a workflow of GitHub Actions
      dossier check --format sarif > dossier.sarif
    """  # noqa: D301 - click reads the \b.
    most = None if every else FIRST
    options.end(ctx, form, lambda root: check_report(root, notes=notes), most=most)


def check_report(root: Path, *, notes: bool = False) -> Report:
    """Lay out every page without writing one, so that nothing is left for ``render`` to find."""
    with working("Checking the content"):
        faults = _faults_of_site(root)
        site = _laid_out(root, faults)
        noted = remarks(root) if notes else ()
    told = (one for one in site.problems if one.level != "note" or (notes and one.code != SILENT))
    return Report(
        lines=(f"no error; {counted(len(site.pages), 'file')} can be rendered",),
        data={"files": len(site.pages)},
        problems=tuple(sorted({*told, *noted})),
    )


def _laid_out(root: Path, faults: tuple[Problem, ...]) -> Site:
    """Return the site; ContentError with these faults and whatever else is wrong."""
    try:
        site = render_site(root)
    except ContentError as error:
        raise ContentError((*faults, *error.problems)) from None
    if faults:
        raise ContentError((*faults, *site.problems))
    return site


def _faults_of_site(root: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the options in ``mkdocs.yml``, if there is one."""
    file = root / SITE
    with errors_in_words(root):
        return tuple(site_problems(file.read_bytes())) if file.is_file() else ()
