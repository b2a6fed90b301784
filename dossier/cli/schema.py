"""Help in the editor: JSON Schemas of the content files."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.cli import options, target
from dossier.cli.report import Report, counted
from dossier.cli.terminal import working
from dossier.schemas import FOLDER, old_problems, old_schemas, read_schemas, write_schemas


@click.command("schema", short_help="JSON Schemas, for help in your editor.")
@target.folder_for("schemas", FOLDER)
@target.only_check
@options.formats
@click.pass_context
def schema_command(ctx: click.Context, form: str, folder: Path | None, *, only_check: bool) -> None:
    """Write JSON Schemas of the content files: with them, an editor helps while you type.

    It offers the keys, the properties and the words that fit, the ids of sources and actors with
    their labels, tells what each key means, and underlines a key that does not exist. Run it
    again when you have added records or properties.

    Editors with the YAML language server (VS Code, Neovim, Helix, Zed and others) find the
    schema by the first line of a content file, as in

    \b
      # yaml-language-server: $schema=../schemas/figures.json

    \b
    Examples:
      dossier schema
      dossier schema --check             in a pipeline: are the schemas up to date?
    """  # noqa: D301 - click reads the \b.
    report = schema_check_report if only_check else schema_report
    options.end(ctx, form, lambda root: report(root, folder or root / FOLDER))


def schema_report(root: Path, folder: Path) -> Report:
    """Write the schemas that changed, of content with mistakes, too."""
    target.refuse_written(root, folder, "schemas")
    with working("Reading the content"):
        files, problems = read_schemas(root)
    changed = write_schemas(files, folder)
    unchanged = len(files) - len(changed)
    return Report(
        lines=(
            *(f"changed: {name}" for name in changed),
            f"{counted(len(changed), 'schema')} changed, {unchanged} as before, in {folder}",
            *_caution(len(problems)),
        ),
        data={"folder": str(folder), "changed": list(changed), "unchanged": unchanged},
    )


def schema_check_report(root: Path, folder: Path) -> Report:
    """Tell which schemas ``schema`` would change, and write none."""
    with working("Reading the content"):
        files, _ = read_schemas(root)
    old = old_schemas(files, folder)
    return Report(
        lines=() if old else (f"{counted(len(files), 'schema')} as the content says",),
        data={"folder": str(folder), "out_of_date": list(old)},
        problems=old_problems(old, folder),
    )


def _caution(problems: int) -> tuple[str, ...]:
    """Return a line on what the schemas may lack, where something in the content is wrong."""
    if not problems:
        return ()
    wrong = counted(problems, "problem")
    return (f"{wrong} in the content, so that ids may be missing; run: dossier check",)
