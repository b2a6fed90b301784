"""An assessment, the claims that it judges, and its fingerprint."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from dossier.assess import Judged, judged, write_fingerprint
from dossier.cli import options
from dossier.cli.basis import claims_basis
from dossier.cli.report import Report
from dossier.cli.terminal import working
from dossier.cli.text import judged_lines
from dossier.pages import Basis


@click.command("assess", short_help="An assessment and its claims; accept them as they are.")
@click.argument("subject")
@click.argument("property_name", metavar="PROPERTY")
@click.option("--accept", is_flag=True, help="Refresh the fingerprint in the file.")
@options.formats
@click.pass_context
def assess_command(
    ctx: click.Context, subject: str, property_name: str, form: str, *, accept: bool
) -> None:
    """Show an assessment and the claims that it judges, and accept them as they are now.

    An assessment keeps a fingerprint of the claims judged. When a claim is added or changed
    later, the assessment predates new evidence until a person has judged again and accepts:
    --accept refreshes the fingerprint in the YAML file and leaves every other byte of it alone.
    PROPERTY is value for a figure and text for a quote.

    \b
    Examples:
      dossier assess soldiers-injured value
      dossier assess soldiers-injured value --accept
    """  # noqa: D301 - click reads the \b.
    report = accept_report if accept else assess_report
    options.end(ctx, form, lambda root: report(root, subject, property_name))


def assess_report(root: Path, subject: str, property_name: str) -> Report:
    """Show an assessment, the claims that it judges, and whether they are still the same."""
    found, basis = _judged(root, subject, property_name)
    return Report(lines=tuple(judged_lines(found, basis)), data=_judged_json(found))


def accept_report(root: Path, subject: str, property_name: str) -> Report:
    """Put the fingerprint of the claims as they are into the file."""
    found, _ = _judged(root, subject, property_name)
    write_fingerprint(root, found)
    done = "refreshed" if found.stale else "up to date already"
    return Report(
        lines=(f"{found.at.path}: {subject} {property_name}: {found.fingerprint}, {done}",),
        data={**_judged_json(found), "stale": False, "refreshed": found.stale},
    )


def _judged(root: Path, subject: str, property_name: str) -> tuple[Judged, Basis]:
    """Return an assessment; wrong use when there is none of the name."""
    with working("Reading the content"):
        basis = claims_basis(root)
    try:
        return judged(basis.dossier, subject, property_name), basis
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _judged_json(found: Judged) -> Mapping[str, object]:
    return {
        "subject": found.subject,
        "property": found.property,
        "assessment": found.assessment.model_dump(exclude_none=True),
        "claims": [claim.id for claim in found.claims],
        "fingerprint": found.fingerprint,
        "stale": found.stale,
    }
