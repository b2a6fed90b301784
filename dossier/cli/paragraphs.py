"""The paragraphs of a document by the numbers that locators use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from dossier.build import snapshots_folder
from dossier.cli import options
from dossier.cli.report import Report
from dossier.cli.terminal import working
from dossier.intake import Paragraph, paragraphs_of
from dossier.load import load
from dossier.nearest import did_you_mean

_SHOWN = 300


@click.command("paragraphs", short_help="The paragraphs of a document, by their numbers.")
@click.argument("source")
@options.snapshots
@options.formats
@click.pass_context
def paragraphs_command(ctx: click.Context, source: str, form: str, snapshots: Path | None) -> None:
    """Print the paragraphs of the snapshot of SOURCE, with the numbers that locators use.

    The headline (the line that is the title of the source) and the dateline have no number. So
    the numbers change when a title or a dateline is filled in; these are the numbers as verify
    counts them now.

    \b
    Examples:
      dossier paragraphs first-report
      dossier paragraphs first-report --snapshots ~/documents
    """  # noqa: D301 - click reads the \b.
    options.end(ctx, form, lambda root: paragraphs_report(root, source, snapshots))


def paragraphs_report(root: Path, source: str, snapshots: Path | None) -> Report:
    """Report the paragraphs of a source; UsageError when there is none of the id."""
    with working("Reading the content"):
        dossier = load(root)
    if source not in dossier.sources:
        near = did_you_mean(source, dossier.sources)
        raise click.UsageError(f"no source has the id {source!r}{near}")
    if dossier.sources[source].snapshot is None:
        raise click.UsageError(
            f"the source {source!r} names no snapshot; write one in its record "
            f"at {dossier.locations[source]}"
        )
    found = paragraphs_of(dossier, source, snapshots_folder(root, snapshots))
    return Report(
        lines=tuple(paragraph_lines(found)),
        data={"source": source, "paragraphs": paragraphs_json(found)},
    )


def paragraph_lines(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Yield each paragraph with its locator before it; a long one is cut, and a page begun said."""
    width = max((len(one.locator) for one in paragraphs), default=0)
    page = None
    for one in paragraphs:
        if one.page != page:
            page = one.page
            yield f"page {page}:"
        text = one.text if len(one.text) <= _SHOWN else f"{one.text[:_SHOWN]}…"
        yield f"{one.locator:<{width}}  {text}"


def paragraphs_json(paragraphs: Sequence[Paragraph]) -> list[dict[str, object]]:
    """Return the paragraphs, whole, for programs."""
    return [
        {"locator": one.locator, "line": one.line, "page": one.page, "text": one.text}
        for one in paragraphs
    ]
