"""The folder of a dossier on the disk: every content file, and nothing beyond the folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dossier.layout import CONTENT, SNAPSHOTS, SUFFIXES
from dossier.problems import Location, Problem

_LEFT_BEHIND = ("~", ".bak", ".orig", ".swp", ".tmp")
"""How the names end of what editors leave behind; a dot or a # at the beginning is another sign."""


def read_files(folder: Path) -> Mapping[str, bytes | Problem]:
    """Return the content files of a dossier by their paths, with forward slashes.

    What cannot be read, or lies outside the folder, is its problem instead; of a file that is
    neither YAML nor prose, nothing is read. What editors leave behind is passed over.
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
            for shown, children in _children(real).items() if real not in above else ():
                path = f"{name}/{shown}"
                if [child.name for child in children] != [shown]:
                    yield path, _unprintable(path, children)
                elif path != SNAPSHOTS:
                    yield from _walk(children[0], path, root, above | {real})
        else:
            yield name, _read(real, name) if place.suffix.lower() in SUFFIXES else b""
    except (OSError, RuntimeError):  # RuntimeError: symbolic links that lead in a circle.
        yield name, _unreadable(name)


def _children(folder: Path) -> Mapping[str, Sequence[Path]]:
    """Return what stands in a folder by its name, with a mark for what cannot be printed in it."""
    found: dict[str, list[Path]] = {}
    for child in sorted(folder.iterdir()):
        if not is_left_behind(child.name):
            found.setdefault(printable(child.name), []).append(child)
    return found


def is_left_behind(name: str) -> bool:
    """Tell whether a file or a folder of this name is hidden, or left behind by an editor."""
    return name.startswith((".", "#")) or name.endswith(_LEFT_BEHIND)


def printable(name: str) -> str:
    """Return the name of a file with a mark for each character that cannot be seen."""
    return "".join(one if one.isprintable() else "\ufffd" for one in name)


def _read(file: Path, name: str) -> bytes | Problem:
    """Return what a file holds; a pipe or a device would never end."""
    return file.read_bytes() if file.is_file() else _unreadable(name)


def _unreadable(name: str) -> Problem:
    message = "this cannot be opened; check that it is a file, and that you may read it"
    return Problem(Location(name), "unreadable", message)


def _unprintable(name: str, places: Sequence[Path]) -> Problem:
    names = " and ".join(ascii(place.name) for place in places)
    message = f"the name has a character that cannot be seen: {names}; rename the file"
    return Problem(Location(name), "unknown-file", message)
