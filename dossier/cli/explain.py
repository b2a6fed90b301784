"""A code explained, with an example of what is wrong and one of what is right."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.cli import options
from dossier.cli.report import Report
from dossier.codes import code_text, explanation
from dossier.nearest import did_you_mean
from dossier.problems import CODES


@click.command("explain", short_help="What a code in a message means, with examples.")
@click.argument("code", required=False)
@options.formats
@click.pass_context
def explain_command(ctx: click.Context, code: str | None, form: str) -> None:
    """Say what a code means, why it is asked, and show an example: what is wrong, what is right.

    CODE is what stands in brackets at the end of a message. Without one, all codes are listed.
    Nothing is read but what comes with dossier: it works in any folder.

    \b
    Examples:
      dossier explain
      dossier explain unknown-key
      dossier explain unknown-key --format json | jq -r '.says'
    """  # noqa: D301 - click reads the \b.
    options.end(ctx, form, lambda root: explain_report(root, code))


def explain_report(root: Path, code: str | None) -> Report:
    """Explain a code, which may stand in its brackets; wrong use when there is none of the name."""
    del root
    if code is None:
        widest = max(map(len, CODES))
        lines = tuple(f"{name:{widest}}  {says}" for name, says in CODES.items())
        return Report(lines=lines, data={"codes": dict(CODES)}, terse=True)
    name = code.strip("[] ").lower()
    if name not in CODES:
        hint = did_you_mean(name, CODES) or "; dossier explain lists them"
        raise click.UsageError(f"there is no code {code!r}{hint}")
    data = {"code": name, **explanation(name).model_dump()}
    return Report(lines=tuple(code_text(name).splitlines()), data=data, terse=True)
