"""The command that takes a new document in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import click

from dossier.cli import options
from dossier.cli.paragraphs import paragraph_lines, paragraphs_json
from dossier.cli.report import Report
from dossier.cli.terminal import working
from dossier.intake import Added, IdError, add_source
from dossier.layout import SNAPSHOTS

FILE = click.Path(path_type=Path)


@click.group("add", short_help="A new document: its snapshot, its record, its paragraphs.")
def add_command() -> None:
    """Take something new into the dossier."""


@add_command.command("source", short_help="A text, HTML or PDF file as a source.")
@click.argument("file", type=FILE)
@click.option("--id", "id_", metavar="ID", help="Its id.  [default: made of its title or name]")
@click.option("--whole", is_flag=True, help="Keep all the text of a page, not the article alone.")
@options.formats
@click.pass_context
def source_command(
    ctx: click.Context, file: Path, id_: str | None, form: str, *, whole: bool
) -> None:
    """Pin a document and write its source record, with what the file states about itself.

    The text of FILE (text, HTML or PDF) goes into content/snapshots/, which stays out of git,
    for it is somebody else's; a page or a PDF is kept beside it as it came. The record says
    which text it is, by its SHA-256, and has the title, the publisher, the author, the date, the
    address and the language as far as the file states them; what it does not state is left for
    you, as comments to fill in. Nothing is guessed but the language, where the record says so.

    The paragraphs are printed with the numbers that locators use: 'locator: paragraph 4'. The
    headline (the line that is the title) and the dateline have no number, so the numbers change
    when you fill these in; 'dossier paragraphs ID' prints them anew.

    A page or a PDF is read in a process of its own, with a limit on time and memory, and may be
    as large as content_limit_mb says. Reading them needs an extra: in your clone of dossier,
    pip install -e '.[intake]'

    \b
    Examples:
      dossier add source ~/Downloads/report.pdf
      dossier add source page.html --id second-report
      dossier add source page.html --whole
    """  # noqa: D301 - click reads the \b.
    options.end(ctx, form, lambda root: source_report(root, file, id_, whole=whole))


def source_report(root: Path, file: Path, id_: str | None, *, whole: bool) -> Report:
    """Add a document to the sources, and say what came of it."""
    _refuse_absent(file)
    with working("Reading the document"):
        try:
            added = add_source(root, file, id_, whole=whole)
        except IdError as error:
            raise click.UsageError(str(error)) from None
    return Report(lines=tuple(_lines(added)), data=_json(added))


def _refuse_absent(file: Path) -> None:
    """Raise UsageError when there is no such file."""
    if file.parts and file.parts[0].lower() in ("http:", "https:"):
        raise click.UsageError("nothing is fetched; save the page in a browser, and name that file")
    if not file.exists():
        raise click.UsageError(f"there is no file {str(file)!a}; name one that is there")


def _lines(added: Added) -> Iterator[str]:
    kept, filled = added.kept, added.filled
    yield f"{added.path}: new source '{added.id}'"
    yield f"snapshot: {SNAPSHOTS}/{kept.file}, sha256 {kept.sha256}"
    if kept.original:
        yield f"the file as it came: {SNAPSHOTS}/{kept.original}"
    for key, text in filled.keys.items():
        stated = filled.stated.get(key)
        yield f"{key}: {text} ({stated.where if stated else filled.guessed})"
        if key == "language" and filled.doubt:
            yield f"  {filled.doubt}"
        if stated and stated.others:
            yield f"  the file also gives: {'; '.join(stated.others)}"
    yield f"not stated, for you to fill in: {', '.join(filled.blanks)}"
    for key, hint in filled.hints.items():
        yield f"  {key}: {hint}"
    for remark in added.remarks:
        yield f"note: {remark}"
    yield ""
    yield from paragraph_lines(added.paragraphs)


def _json(added: Added) -> Mapping[str, object]:
    kept, filled = added.kept, added.filled
    return {
        "id": added.id,
        "path": added.path,
        "snapshot": {"file": kept.file, "sha256": kept.sha256},
        "original": kept.original,
        "original_sha256": kept.file_sha256,
        "keys": dict(filled.keys),
        "stated": {key: asdict(one) for key, one in filled.stated.items()},
        "detected": ["language"] if filled.guessed else [],
        "doubt": filled.doubt,
        "blanks": list(filled.blanks),
        "hints": dict(filled.hints),
        "remarks": list(added.remarks),
        "paragraphs": paragraphs_json(added.paragraphs),
    }
