"""The command line: each command reads the dossier, finds one thing out, and reports it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import click

from dossier.cli.paper import paper_report
from dossier.cli.report import INTERRUPTED, Format, Report, present
from dossier.cli.terminal import prepare, tell
from dossier.cli.work import (
    accept_report,
    assess_report,
    check_report,
    compare_report,
    render_check_report,
    render_report,
    verify_report,
)

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_formats = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json prints one object, with the problems in it, and nothing else.",
)
_snapshots = click.option(
    "--snapshots",
    type=_FOLDER,
    metavar="DIR",
    help="Where the snapshots of the documents lie.  [default: content/snapshots]",
)


class Program(click.Group):
    """A group of commands that ends quietly at Ctrl-C."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - what click declares.
        """Run a command."""
        prepare()
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            tell("interrupted")
            ctx.exit(INTERRUPTED)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "root",
    type=_FOLDER,
    default=".",
    metavar="DIR",
    help="The folder of the dossier, which holds content/.  [default: the current folder]",
)
@click.version_option(package_name="dossier", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, root: Path) -> None:
    """Keep claims with the documents that make them, and publish where the documents disagree.

    A dossier is a folder with content/*.yml: sources, subjects, and what each source claims of
    them. Check it while you write, compare what the documents say, prove the excerpts, and
    render the pages of the site.

    \b
    A day's work:
      dossier check                      what is wrong, by file and line
      dossier compare                    where the documents disagree, and why
      dossier verify --snapshots DIR     whether each excerpt stands in its document
      dossier render                     the pages, in site_src/
      mkdocs serve                       the site, rendered anew at each save
      dossier paper                      the whole dossier as a PDF

    A command prints its report to standard output and problems to standard error, one line
    each, as path:line:column: message [code].

    \b
    Exit codes:
      0  fine; documents that disagree are fine, and so are warnings
      1  problems in the content
      2  wrong use: an option or a name that does not exist
      3  the machine would not: disk full, no permission, another run in progress
    """  # noqa: D301 - click reads the \b.
    ctx.obj = root


def _end(ctx: click.Context, form: str, work: Callable[[Path], Report]) -> None:
    """Do the work on the folder of the dossier, report, and end with the exit code."""
    root: Path = ctx.obj
    ctx.exit(present(lambda: work(root), root, cast("Format", form)))


@main.command(short_help="What is wrong with the content, by file and line.")
@_formats
@click.pass_context
def check(ctx: click.Context, form: str) -> None:
    """Say everything that is wrong with the content, by file, line and column.

    Reads content/, follows every reference, and lays out every page without writing one: what
    passes here can be rendered. An assessment that predates new evidence is a warning.

    \b
    Examples:
      dossier check
      dossier -C ../other-dossier check
      dossier check --format json | jq '.problems[].code'
    """  # noqa: D301 - click reads the \b.
    _end(ctx, form, check_report)


@main.command(short_help="Where the documents disagree, and why.")
@_formats
@click.option(
    "--fail-on",
    type=click.Choice(["disagree"]),
    help="End with exit code 1 when documents disagree; each place is a problem then.",
)
@click.pass_context
def compare(ctx: click.Context, form: str, fail_on: str | None) -> None:
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
    _end(ctx, form, lambda root: compare_report(root, fail_on))


@main.command(short_help="Whether each excerpt stands in its document.")
@_formats
@_snapshots
@click.option(
    "--strict",
    is_flag=True,
    help="A sentence that no excerpt touches, or a snapshot that is not at hand, is an error.",
)
@click.option("--record", is_flag=True, help="Write down what is verified, for content/.")
@click.pass_context
def verify(
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
    _end(ctx, form, lambda root: verify_report(root, snapshots, strict=strict, record=record))


@main.command(short_help="The pages of the site, as Markdown.")
@_formats
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the pages go.  [default: site_src in the folder of the dossier]",
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail when a page is old.")
@_snapshots
@click.pass_context
def render(
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
    _end(ctx, form, lambda root: report(root, folder or root / "site_src", snapshots))


@main.command(short_help="The whole dossier on paper: a PDF, or a page to print.")
@_formats
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A .pdf, or an .html for a browser.  [default: dossier.pdf in the folder of the dossier]",
)
@_snapshots
@click.pass_context
def paper(ctx: click.Context, form: str, target: Path | None, snapshots: Path | None) -> None:
    """Print the whole dossier: cover, contents, every chapter, footnotes, addresses in full.

    A PDF needs WeasyPrint (pip install 'dossier[pdf]') and libraries of the system; what is
    missing is named, and the exit code is 3. A page of HTML needs neither: it holds its style
    and its fonts, and a browser prints it.

    \b
    Examples:
      dossier paper
      dossier paper --to brief.pdf
      dossier paper --to print.html
    """  # noqa: D301 - click reads the \b.
    _end(ctx, form, lambda root: paper_report(root, target or root / "dossier.pdf", snapshots))


@main.command(short_help="An assessment and its claims; accept them as they are.")
@click.argument("subject")
@click.argument("property_name", metavar="PROPERTY")
@click.option("--accept", is_flag=True, help="Refresh the fingerprint in the file.")
@_formats
@click.pass_context
def assess(
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
    _end(ctx, form, lambda root: report(root, subject, property_name))
