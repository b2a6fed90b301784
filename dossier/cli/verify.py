"""Whether the excerpts stand in their documents."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import click

from dossier.build import snapshots_folder
from dossier.cli import options
from dossier.cli.report import Report
from dossier.cli.terminal import working
from dossier.cli.text import evidence_counts, verify_lines
from dossier.evidence import RECORD, read_record, record_of
from dossier.load import load
from dossier.problems import Problem
from dossier.verify import verify
from dossier.write import errors_in_words, write_file

UNPROVED = {"untouched-sentence", "no-snapshot"}
"""The codes that ``verify --strict`` makes errors."""


@click.command("verify", short_help="Whether each excerpt stands in its document.")
@options.snapshots
@click.option(
    "--strict",
    is_flag=True,
    help="A sentence that no excerpt touches, or a snapshot that is not at hand, is an error.",
)
@click.option("--record", is_flag=True, help="Write down what is verified, for content/.")
@options.formats
@click.pass_context
def verify_command(
    ctx: click.Context, form: str, snapshots: Path | None, *, strict: bool, record: bool
) -> None:
    """Prove the excerpts: look each of them up in the pinned snapshot of its source.

    Checks the hash of each snapshot, finds each excerpt (or shows the nearest passage), checks
    that a claimed number or date stands in its excerpt, and lists the sentences of each
    document that no excerpt touches.

    Snapshots are other people's texts and stay at home. With --record, content/evidence.json
    says which claims were verified in which snapshot, by its hash, so that a site that is built
    without the snapshots can say so.

    \b
    Examples:
      dossier verify
      dossier verify --snapshots ~/documents --strict
      dossier verify --snapshots ~/documents --record
      dossier verify --format json | jq '.counts'
    """  # noqa: D301 - click reads the \b.
    options.end(
        ctx, form, lambda root: verify_report(root, snapshots, strict=strict, record=record)
    )


def verify_report(root: Path, snapshots: Path | None, *, strict: bool, record: bool) -> Report:
    """Look the excerpts up, and write the *record* of it; *strict* leaves nothing unproved."""
    with working("Looking up the excerpts"):
        dossier = load(root)
        found = verify(dossier, snapshots_folder(root, snapshots))
    if record:
        with errors_in_words(root):
            write_file(root / RECORD, record_of(dossier, found, read_record(root)))
    problems = tuple(_graver(problem) for problem in found.problems) if strict else found.problems
    lines = (*verify_lines(dossier, found), *([f"recorded in {RECORD}"] if record else []))
    return Report(
        lines=lines,
        data={
            "sources": [asdict(source) for source in found.sources.values()],
            "checks": [asdict(check) for check in found.checks.values()],
            "counts": evidence_counts(found),
        },
        problems=problems,
    )


def _graver(problem: Problem) -> Problem:
    """Return a problem as an error, where it means that something is not proved."""
    return replace(problem, level="error") if problem.code in UNPROVED else problem
