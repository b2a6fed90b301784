"""The folder of a dossier on the disk: every content file, and nothing beyond the folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from dossier.layout import CONTENT, SNAPSHOTS, SUFFIXES
from dossier.problems import Location, Problem


def read_files(folder: Path) -> Mapping[str, bytes | Problem]:
    """Return the content files of a dossier by their paths, with forward slashes.

    What cannot be read, or lies outside the folder, is its problem instead. Names that begin
    with a dot are passed over, since editors leave such files behind.
    """
    root = folder.resolve()
    return dict(_walk(root / CONTENT, CONTENT, root, frozenset()))


def _walk(
    place: Path, name: str, root: Path, above: frozenset[Path]
) -> Iterator[tuple[str, bytes | Problem]]:
    """Yield the files at and below a place; *above* are the folders that lead there."""
    try:
        real = place.resolve()
        if not real.is_relative_to(root):
            message = "this leads out of the folder of the dossier; put the file itself here"
            yield name, Problem(Location(name), "outside", message)
        elif real.is_dir():
            for child in sorted(real.iterdir()) if real not in above else ():
                path = f"{name}/{_printable(child.name)}"
                if not child.name.startswith(".") and path != SNAPSHOTS:
                    yield from _walk(child, path, root, above | {real})
        elif place.suffix.lower() in SUFFIXES:
            yield name, _read(real, name)
    except (OSError, RuntimeError):  # RuntimeError: symbolic links that lead in a circle.
        yield name, _unreadable(name)


def _read(file: Path, name: str) -> bytes | Problem:
    """Return what a file holds; a pipe or a device would never end."""
    return file.read_bytes() if file.is_file() else _unreadable(name)


def _unreadable(name: str) -> Problem:
    message = "this cannot be opened; check that it is a file, and that you may read it"
    return Problem(Location(name), "unreadable", message)


def _printable(name: str) -> str:
    """Return the name of a file with a mark for each character that cannot be printed."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name)
