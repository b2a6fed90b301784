"""The pages of the site, as Markdown."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.build import render_site
from dossier.cli import options, target
from dossier.cli.report import Report, counted, without_notes
from dossier.cli.terminal import further, working
from dossier.past import read_past
from dossier.problems import ContentError
from dossier.publish import publish
from dossier.write import problem_in, refused_links, stale

OUT_OF_DATE = "this is not what the content says now; run: dossier render"


@click.command("render", short_help="The pages of the site, as Markdown.")
@target.folder_for("pages", "site_src")
@target.only_check
@options.snapshots
@options.formats
@click.pass_context
def render_command(
    ctx: click.Context, form: str, folder: Path | None, snapshots: Path | None, *, only_check: bool
) -> None:
    """Write the pages of the site as Markdown; only the files whose text changes.

    A file that dossier did not write is never overwritten or removed. When something is wrong,
    nothing is written and the pages stay as they were.

    \b
    Examples:
      dossier render
      dossier render --to /tmp/preview
      dossier render --check             in a pipeline: are the pages up to date?
    """  # noqa: D301 - click reads the \b.
    report = render_check_report if only_check else render_report
    options.end(ctx, form, lambda root: report(root, folder or root / "site_src", snapshots))


def render_report(root: Path, folder: Path, snapshots: Path | None) -> Report:
    """Write the pages that changed."""
    with working("Rendering the pages"):
        target.refuse_written(root, folder, "pages")
        _refuse_links(folder)
        published = publish(root, folder, snapshots, further)
    written = published.written
    changed = counted(len(written.changed), "file")
    removed, unchanged = len(written.removed), len(written.unchanged)
    return Report(
        lines=(
            *(f"changed: {path}" for path in written.changed),
            *(f"removed: {path}" for path in written.removed),
            f"{changed} changed, {removed} removed, {unchanged} as before, in {folder}",
        ),
        data={
            "folder": str(folder),
            "changed": list(written.changed),
            "removed": list(written.removed),
            "unchanged": unchanged,
        },
        problems=without_notes(published.problems),
    )


def render_check_report(root: Path, folder: Path, snapshots: Path | None) -> Report:
    """Tell which pages ``render`` would change, and write none."""
    with working("Rendering the pages"):
        _refuse_links(folder)
        site = render_site(root, snapshots, lambda: read_past(root, folder, further)[0])
        found = stale(site.pages, folder)
    outdated = [problem_in(folder, path, "out-of-date", OUT_OF_DATE) for path in found]
    return Report(
        lines=() if found else (f"{counted(len(site.pages), 'file')} as the content says",),
        data={"folder": str(folder), "out_of_date": list(found)},
        problems=(*without_notes(site.problems), *outdated),
    )


def _refuse_links(folder: Path) -> None:
    """Raise ContentError when a link in the folder would publish other files."""
    links = refused_links(folder)
    if links:
        raise ContentError(links)
