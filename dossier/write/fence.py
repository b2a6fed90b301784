"""Where pages may be written, and what stands there that is not ours."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from dossier.problems import ContentError, Problem
from dossier.write.disk import problem_in

ASSETS = "assets"
"""The folder beside the pages that is written by hand; no page goes there."""

FOREIGN = "dossier did not write this file and leaves it alone; move it out of the way"
HERE = "a page is never written here"
LINK = "a symbolic link stands here, and pages are not written through one; remove it"
FOLLOWED = (
    "a symbolic link that leads out of this folder, or to a folder, is not followed; "
    "put the files themselves here"
)


def refuse(problems: Iterable[Problem]) -> None:
    """Raise ContentError when there is any problem."""
    found = tuple(problems)
    if found:
        raise ContentError(found)


def outside(paths: Iterable[str], folder: Path) -> Iterator[Problem]:
    """Report the paths that are no plain paths below the folder, on the disk as it is."""
    top = os.path.realpath(folder)
    for path in paths:
        if not _is_plain(path):
            yield problem_in(folder, path, "outside", HERE)
        elif os.path.realpath(f"{top}/{path}") != os.path.normpath(f"{top}/{path}"):
            yield problem_in(folder, path, "outside", LINK)


def foreign(paths: Iterable[str], listed: Collection[str], folder: Path) -> Iterator[Problem]:
    """Report what stands where a page belongs, and is not in the list of what we wrote."""
    parents: set[Path] = set()
    for path in paths:
        target = folder / path
        parents.update(target.relative_to(folder).parents)
        if target.is_dir() or (path not in listed and target.exists()):
            yield problem_in(folder, path, "foreign-file", FOREIGN)
    for parent in parents:
        if (folder / parent).is_file():
            yield problem_in(folder, parent.as_posix(), "foreign-file", FOREIGN)


def refused_links(folder: Path) -> tuple[Problem, ...]:
    """Find the symbolic links in a folder that lead out of it, or to a folder; and itself as one.

    A site engine follows both: the first publishes other people's files, the second may go
    round in a circle.
    """
    top = folder.resolve()
    return tuple(
        problem_in(folder, link.relative_to(folder).as_posix(), "outside", FOLLOWED)
        for link in _links(folder)
        if link.is_dir() or not Path(os.path.realpath(link)).is_relative_to(top)
    )


def _links(folder: Path) -> Iterator[Path]:
    if folder.is_symlink():
        yield folder
    for parent, folders, files in os.walk(folder):
        paths = (os.path.join(parent, name) for name in sorted(folders + files))  # noqa: PTH118
        yield from (Path(path) for path in paths if os.path.islink(path))  # noqa: PTH114 - quick.


def _is_plain(path: str) -> bool:
    """Tell whether a path is relative, in its one form, not hidden, and not among the assets."""
    parts = path.split("/")
    return (
        all(part and not part.startswith(".") for part in parts)
        and path.isprintable()
        and not set(path) & set('\\:<>"|?*')
        and parts[0].casefold() != ASSETS
    )
