"""Where the documents disagree."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from dossier.cli import options
from dossier.cli.basis import claims_basis
from dossier.cli.report import Report
from dossier.cli.terminal import working
from dossier.cli.text import compare_lines
from dossier.interchange import compare_json
from dossier.pages import Basis
from dossier.pages.parts import callout_title
from dossier.problems import Problem


@click.command("compare", short_help="Where the documents disagree, and why.")
@click.option(
    "--fail-on",
    type=click.Choice(["disagree"]),
    help="End with exit code 1 when documents disagree; each place is a problem then.",
)
@options.formats
@click.pass_context
def compare_command(ctx: click.Context, form: str, fail_on: str | None) -> None:
    """Say where the documents disagree, who claims what, and why it cannot all be true.

    That documents disagree is no mistake, so the exit code is 0 unless --fail-on is given.
    With --format json, the object has discrepancies, revisions and support, and has problems
    only when there are some.

    \b
    Examples:
      dossier compare
      dossier compare --fail-on disagree
      dossier compare --format json | jq '.support[] | select(.level == "echo")'
    """  # noqa: D301 - click reads the \b.
    options.end(ctx, form, lambda root: compare_report(root, fail_on))


def compare_report(root: Path, fail_on: str | None) -> Report:
    """Find the discrepancies; each is a problem too when *fail_on* asks for it."""
    with working("Comparing the claims"):
        basis = claims_basis(root)
        return Report(
            lines=tuple(compare_lines(basis)),
            data=compare_json(basis.dossier, basis.findings),
            problems=tuple(_disagreements(basis)) if fail_on else (),
            terse=True,
        )


def _disagreements(basis: Basis) -> Iterable[Problem]:
    for found in basis.findings.discrepancies:
        message = f"the documents disagree: {callout_title(found, basis)}"
        at = min(basis.dossier.claim[claim].at for claim in found.claims)
        yield Problem(at, "disagreement", message)
