"""Where a thing is mentioned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from dossier.build import snapshots_folder
from dossier.cli import options
from dossier.cli.report import Report, counted
from dossier.cli.terminal import working
from dossier.draft import NOWHERE
from dossier.files import read_files
from dossier.find import PARTS, Found, Hit, Note, Part, Where, counts, find, find_json
from dossier.layout import CONTENT, SNAPSHOTS, SUFFIXES
from dossier.load import without_collection
from dossier.problems import ContentError, Location, Problem

NOTED = 5
"""So many notes are printed before the rest are counted; JSON has them all."""


@click.command("find", short_help="Where a thing is mentioned: content, quotes, snapshots.")
@click.argument("words", nargs=-1, required=True, metavar="TEXT…")
@click.option(
    "--in",
    "parts",
    type=click.Choice(PARTS),
    multiple=True,
    help="Search only there; may be given twice.  [default: everywhere]",
)
@click.option("--exact", is_flag=True, help="As it is written, and under no other name.")
@options.snapshots
@options.formats
@click.pass_context
def find_command(  # noqa: PLR0913 - an option each.
    ctx: click.Context,
    words: tuple[str, ...],
    parts: tuple[Part, ...],
    form: str,
    snapshots: Path | None,
    *,
    exact: bool,
) -> None:
    """Say where a name, a word or a number is mentioned, by file, line and column.

    Case, accents, white space, quotation marks and dashes do not matter. Where TEXT is the
    label or an alias of a record, its other names are sought, too, and what refers to its id.
    TEXT is one or more words and no pattern; write -- before one that begins with a hyphen.

    Each passage of a snapshot comes with its locator, as a claim would write it, and says
    whether an excerpt covers it: what no excerpt covers is not in the dossier yet. Content with
    mistakes is searched as far as it can be read.

    \b
    Examples:
      dossier find Türkiye
      dossier find "65th brigade" --in snapshots --snapshots ~/documents
      dossier find 1,000 --exact
      dossier find KFOR --format json | jq '.hits[] | select(.covered == false) | .locator'
    """  # noqa: D301 - click reads the \b.
    options.end(
        ctx,
        form,
        lambda root: find_report(root, " ".join(words), snapshots, exact=exact, parts=parts),
    )


def find_report(
    root: Path, text: str, snapshots: Path | None, *, exact: bool, parts: Sequence[Part]
) -> Report:
    """Look for a text in all *parts* when none is named; finding nothing is fine."""
    with working("Searching"), without_collection():
        files = read_files(root)
        if not any(path.endswith(SUFFIXES) for path in files):
            raise ContentError([Problem(Location(f"{CONTENT}/dossier.yml"), "no-dossier", NOWHERE)])
        folder = snapshots_folder(root, snapshots)
        shown = SNAPSHOTS if snapshots is None else _shown(snapshots)
        try:
            where = Where(snapshots=folder, shown=shown, parts=parts or PARTS)
            found = find(text, files, where, exact=exact)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        return Report(lines=tuple(find_lines(found, parts)), data=find_json(found))


def _shown(folder: Path) -> str:
    """Return a folder as it was named, with forward slashes."""
    return folder.as_posix().rstrip("/")


def find_lines(found: Found, parts: Sequence[Part] = ()) -> Iterator[str]:
    """Yield the counts, then each mention below its file."""
    query, number = found.query, counts(found)
    if query.ids:
        yield f"also searched: {', '.join((*query.also, f'what refers to {_listed(query.ids)}'))}"
    if not found.hits:
        yield f"nothing found: {query.text!r}"
    else:
        told = [f"{number[part]} in {part}" for part in parts or PARTS]
        bare = f", {number['uncovered']} of them in no excerpt" if number["uncovered"] else ""
        total = sum(number[part] for part in PARTS)
        yield f"{counted(total, 'mention')} of {query.text!r}: {', '.join(told)}{bare}"
    for path, hits in groupby(found.hits, lambda hit: hit.at.path):
        yield ""
        yield path
        yield from (f"  {_line(hit)}" for hit in hits)
    yield from _notes(found.notes)


def _listed(ids: Sequence[str]) -> str:
    """Return ids as they are told: a few of many."""
    return ", ".join(ids[:NOTED]) + (", …" if len(ids) > NOTED else "")


def _notes(notes: Sequence[Note]) -> Iterator[str]:
    if notes:
        yield ""
    for note in notes[:NOTED]:
        yield f"not searched, {note.what}: {note.why}"
    if len(notes) > NOTED:
        yield f"not searched: {len(notes) - NOTED} more"


def _line(hit: Hit) -> str:
    if hit.part == "snapshots":
        covered = f"excerpt at {hit.excerpt_at}" if hit.excerpt_at else "in no excerpt"
        source = hit.id or "pinned by no source"
        return f"{hit.at}: {source}, {hit.locator}, {covered}: {_marked(hit)}"
    what = " ".join(word for word in (hit.kind, hit.id, hit.key) if word)
    return f"{hit.at}: {what}: {_marked(hit)}"


def _marked(hit: Hit) -> str:
    """Return the words of a hit with >> and << around each mention."""
    pieces, reached = [], 0
    for start, end in hit.marks:
        pieces += [hit.text[reached:start], ">>", hit.text[start:end], "<<"]
        reached = end
    return "".join((*pieces, hit.text[reached:]))
