"""Where what a command makes goes: a folder, and never one that people write in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from dossier.layout import CONTENT, TEMPLATES

Command = TypeVar("Command", bound=Callable[..., object])


def folder_for(what: str, default: str) -> Callable[[Command], Command]:
    """Return the option ``--to``: the folder for what a command makes."""
    return click.option(
        "--to",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help=f"Where the {what} go.  [default: {default} in the folder of the dossier]",
    )


only_check = click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; fail when a file is old."
)


def refuse_written(root: Path, folder: Path, what: str) -> None:
    """Raise wrong use when *what* a command makes would go among what people write."""
    written = (root / CONTENT, root / TEMPLATES)
    place = folder.resolve()
    if place == root.resolve() or any(place.is_relative_to(one.resolve()) for one in written):
        raise click.UsageError(f"{what} do not go among what people write; name another folder")
