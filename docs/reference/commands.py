"""The commands, from their own help."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

import click

from dossier.cli import main
from reference.markdown import code, prose, table

VERBATIM = "\b\n"
"""How click marks a paragraph whose lines stay as they are."""


def commands_page() -> str:
    """Return the page of all commands, each with its options and examples."""
    return "\n".join(("# Commands", "", *_command(main, click.Context(main, info_name="dossier"))))


def _command(command: click.Command, context: click.Context, level: int = 1) -> Iterator[str]:
    if level > 1:
        yield f"{'#' * level} {context.command_path}\n"
    usage = " ".join(command.get_usage(context).removeprefix("Usage: ").split())
    yield f"```console\n{usage}\n```\n"
    yield from _help(command.help or "")
    yield from _options(command, context)
    yield from _help(command.epilog or "")
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            if one is not None and not one.hidden:
                below = click.Context(one, info_name=name, parent=context)
                yield from _command(one, below, level + 1)


def _help(words: str) -> Iterator[str]:
    """Yield the paragraphs of a help text; what is laid out by hand stays so."""
    for paragraph in cleandoc(words).split("\n\n"):
        if paragraph.startswith(VERBATIM):
            yield f"```console\n{paragraph.removeprefix(VERBATIM)}\n```\n"
        elif paragraph:
            yield f"{prose(' '.join(paragraph.split()))}\n"


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    records = (
        one.get_help_record(context) for one in command.params if isinstance(one, click.Option)
    )
    rows = [(code(record[0]), prose(record[1])) for record in records if record is not None]
    if rows:
        yield table(("Option", "What it does"), rows)
