"""The command that prints a dossier: to one file, which is a PDF or a page of HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from dossier.build import render_site
from dossier.cli import options
from dossier.cli.report import Report, without_notes
from dossier.cli.terminal import working
from dossier.paper import EngineError, Files, pdf, print_view
from dossier.write import MachineError, errors_in_words, problem_in, write_file

PDF, HTML = ".pdf", ".html"
_MAKERS: Mapping[str, Callable[[Files], bytes]] = {
    PDF: pdf,
    HTML: lambda files: print_view(files).encode(),
}
"""What makes the file, by how its name ends."""


@click.command("paper", short_help="The whole dossier on paper: a PDF, or a page to print.")
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A .pdf, or an .html for a browser.  [default: dossier.pdf in the folder of the dossier]",
)
@options.snapshots
@options.formats
@click.pass_context
def paper_command(
    ctx: click.Context, form: str, target: Path | None, snapshots: Path | None
) -> None:
    """Print the whole dossier: cover, contents, every chapter, footnotes, addresses in full.

    A PDF needs WeasyPrint (in your clone of dossier, pip install -e '.[pdf]') and libraries of
    the system; what is missing is named, and the exit code is 3. A page of HTML needs neither: it
    holds its style and its fonts, and a browser prints it.

    \b
    Examples:
      dossier paper
      dossier paper --to brief.pdf
      dossier paper --to print.html
    """  # noqa: D301 - click reads the \b.
    options.end(
        ctx, form, lambda root: paper_report(root, target or root / "dossier.pdf", snapshots)
    )


def paper_report(root: Path, target: Path, snapshots: Path | None) -> Report:
    """Write the whole dossier as one file; MachineError when this machine cannot make a PDF."""
    make = _maker(target)
    with working("Rendering the pages"):
        site = render_site(root, snapshots)
    with working("Printing"):
        content = _made(make, site.pages, target)
    with errors_in_words(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(target, content)
    return Report(
        lines=(f"{target}: {_size(len(content))}",),
        data={"file": str(target), "bytes": len(content)},
        problems=without_notes(site.problems),
    )


def _maker(target: Path) -> Callable[[Files], bytes]:
    """Return what makes a file of this name; wrong use when it is neither of the two."""
    maker = _MAKERS.get(target.suffix.lower())
    if maker is None:
        raise click.UsageError(f"{target.name!r} ends neither in {PDF} nor in {HTML}; name one")
    return maker


def _made(make: Callable[[Files], bytes], files: Files, target: Path) -> bytes:
    try:
        return make(files)
    except EngineError as error:
        problem = problem_in(target.parent, target.name, "cannot-print", str(error))
        raise MachineError(problem) from None


def _size(length: int) -> str:
    return f"{max(1, round(length / 1024)):,} KB"
