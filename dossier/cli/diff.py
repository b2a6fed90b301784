"""What changed between two states of the content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from dossier.changes import changes
from dossier.cli import options
from dossier.cli.differences import difference_lines
from dossier.cli.report import Report
from dossier.cli.terminal import working
from dossier.load import load
from dossier.model import Dossier
from dossier.past.loaded import load_state
from dossier.problems import ContentError, Problem


@click.command("diff", short_help="What changed between two states in git.")
@click.argument("before", metavar="REV")
@click.argument("after", required=False, metavar="[REV]")
@options.formats
@click.pass_context
def diff_command(ctx: click.Context, before: str, after: str | None, form: str) -> None:
    """Say what changed since a state in git: claims, disagreements, support, assessments.

    REV is a commit, a branch or a tag. It is compared with the files as they stand in content/
    now, committed or not; with a second REV, with that state instead. Nothing is checked out.

    A claim is what a document says. One that was withdrawn and one that was added on the same
    property, in the same document, count as one that changed, and what it says otherwise is
    listed. Moving a record, or another order of the keys, is no change.

    Neither REV needs to be on the disk, but each must load: what is wrong with one is told at
    its path in that state, and the exit code is 1.

    \b
    Examples:
      dossier diff HEAD                  what is not committed yet
      dossier diff HEAD~1 HEAD           what the last commit changed
      dossier diff v1.0                  what is new since a tag
      dossier diff main --format json | jq '.changes.disagreements_opened[].topic'
    """  # noqa: D301 - click reads the \b.
    options.end(ctx, form, lambda root: diff_report(root, before, after))


def diff_report(root: Path, before: str, after: str | None) -> Report:
    """Compare two states; the second is the working tree when it is not named."""
    with working("Comparing the two states"):
        old, new = _loaded(root, (before, after))
        found = changes(old, new)
    return Report(
        lines=tuple(difference_lines(found)),
        data={
            "before": before,
            "after": after,
            "changes": {name: _plain(part) for name, part in asdict(found).items()},
        },
        terse=True,
    )


def _loaded(root: Path, revs: Iterable[str | None]) -> list[Dossier]:
    """Return both dossiers; ContentError with the problems of both."""
    dossiers: list[Dossier] = []
    problems: list[Problem] = []
    for rev in revs:
        try:
            dossiers.append(load(root) if rev is None else _state(root, rev))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return dossiers


def _state(root: Path, rev: str) -> Dossier:
    """Return the dossier in a state; wrong use when there is no such state."""
    try:
        return load_state(root, rev)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _plain(part: object) -> object:
    """Return what was found as JSON has it, a scope as a map."""
    if isinstance(part, dict):
        return {
            name: dict(value) if name == "scope" else _plain(value) for name, value in part.items()
        }
    return [_plain(one) for one in part] if isinstance(part, tuple) else part
