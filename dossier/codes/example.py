"""The files of an example, put into a folder over the dossier that all examples share."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from dossier.codes.explain import Odd

BASE = Path(__file__).with_name("base")
"""A small dossier in which nothing is wrong, and every sentence of its snapshot is used."""


def put_example(files: Mapping[str, str | Odd | None], folder: Path) -> None:
    """Make a new folder hold the base, and these files over it."""
    shutil.copytree(BASE, folder)
    for name, content in files.items():
        _put(folder / name, content)


def _put(path: Path, content: str | Odd | None) -> None:
    path.unlink(missing_ok=True)
    if content is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    odd = content if isinstance(content, Odd) else Odd(text=content)
    if odd.link:
        path.symlink_to(odd.link)
    else:
        path.write_bytes((odd.text * odd.times).encode(odd.encoding))
