"""A set of pages to a folder: only what changed, each file whole, and nothing that is not ours.

A manifest in the folder lists every page that was written there; a page is overwritten or
removed only when the manifest lists it. The order of the steps keeps that true when a run is
killed between any two of them: all new texts are put on the disk beside their targets; the
manifest lists the old pages and the new; the targets are replaced and the surplus is removed;
the manifest lists what is there. So a full disk is noticed with every old page still in place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dossier.problems import ContentError, Problem
from dossier.write.disk import (
    LOCK,
    REASONS,
    TEMPORARY,
    MachineError,
    all_beside,
    alone_in,
    errors_in_words,
    problem_in,
    replace_file,
    unhurried,
    write_beside,
    write_file,
)
from dossier.write.fence import ASSETS, LINK, foreign, outside, refuse, refused_links

__all__ = [
    "ASSETS",
    "LOCK",
    "MANIFEST",
    "REASONS",
    "WAIT",
    "MachineError",
    "Written",
    "all_beside",
    "alone_in",
    "as_bytes",
    "errors_in_words",
    "intact",
    "listed_in",
    "problem_in",
    "refused_links",
    "replace_file",
    "rewrite_pages",
    "stale",
    "write_file",
    "write_pages",
]

MANIFEST = ".dossier-manifest.json"
"""Path to SHA-256 of every page, in the folder of the pages; a dotfile, so no engine copies it."""
WAIT = 10.0
"""Seconds that a run waits for another one to finish; then it gives up as *busy*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a run did to the folder; paths are relative to it, sorted."""

    changed: tuple[str, ...]
    """New pages, and pages whose text is another now."""
    unchanged: tuple[str, ...]
    """Pages that were not touched: the text on the disk is the text."""
    removed: tuple[str, ...]
    """Pages that an earlier run wrote and that are no longer produced."""


def write_pages(pages: Mapping[str, str | bytes], folder: Path, *, wait: float = WAIT) -> Written:
    """Make the folder hold these pages, by path, and no page of an earlier run besides.

    Raises ContentError, with nothing written, when a file that the manifest does not list
    stands where a page belongs (``foreign-file``, every such file), or a path would leave the
    folder (``outside``). Raises MachineError when the disk refuses, or when another run has
    not finished after *wait* seconds (``busy``).
    """
    refuse(_linked(folder))
    with errors_in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with alone_in(folder, wait):
            return _replace(pages, folder)


def rewrite_pages(
    pages: Mapping[str, str | bytes], folder: Path, *, wait: float = WAIT
) -> tuple[str, ...]:
    """Give pages of an earlier run another text, by path, and leave all the others as they are.

    Returns the paths of those that changed, sorted. A page that no run wrote is not written.
    Raises what ``write_pages`` raises.
    """
    refuse(_linked(folder))
    with errors_in_words(folder), alone_in(folder, wait):
        listed = _read_manifest(folder)
        refuse(outside(pages.keys(), folder))
        texts = {path: as_bytes(pages[path]) for path in sorted(pages) if path in listed}
        changed = {path: text for path, text in texts.items() if _differs(folder / path, text)}
        hashes = {path: hashlib.sha256(text).hexdigest() for path, text in changed.items()}
        _write_manifest(folder, {**listed, **hashes})
        for path, text in changed.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)  # Somebody may tidy up.
            write_beside(folder / path, text, unhurried).replace(folder / path)
        return tuple(changed)


def stale(pages: Mapping[str, str | bytes], folder: Path) -> tuple[str, ...]:
    """Return the paths that ``write_pages`` would change, add or remove; sorted."""
    refuse(_linked(folder))
    with errors_in_words(folder):
        listed = _read_manifest(folder)
        refuse(outside(pages.keys() | listed.keys(), folder))
        changed = {path for path, text in pages.items() if _differs(folder / path, as_bytes(text))}
        return tuple(sorted(changed.union(_surplus(pages, listed, folder))))


def listed_in(folder: Path) -> Mapping[str, str]:
    """Return the SHA-256 of each page that some run wrote, by path; ContentError as ``stale``."""
    return _read_manifest(folder)


def intact(folder: Path) -> Mapping[str, str] | None:
    """Return the SHA-256 of each page of the last run, if all are as written; else None."""
    if _linked(folder):
        return None
    try:
        listed = _read_manifest(folder)
        whole = not any(outside(listed.keys(), folder)) and all(
            hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest
            for path, digest in listed.items()
        )
    except (OSError, ContentError):
        return None
    return listed if whole and listed else None


def _replace(pages: Mapping[str, str | bytes], folder: Path) -> Written:
    listed = _read_manifest(folder)
    refuse(outside(pages.keys() | listed.keys(), folder))
    refuse(foreign(pages, listed.keys(), folder))
    texts = {path: as_bytes(pages[path]) for path in sorted(pages)}
    changed = {path: text for path, text in texts.items() if _differs(folder / path, text)}
    removed = _surplus(pages, listed, folder)
    hashes = {path: hashlib.sha256(text).hexdigest() for path, text in texts.items()}
    _sweep(folder)
    beside = {folder / path: text for path, text in changed.items()}
    with all_beside(beside, unhurried) as ready:
        _write_manifest(folder, {**listed, **hashes})
        for temporary, target in ready:
            temporary.replace(target)
    _remove(listed.keys() - pages.keys(), folder)
    _write_manifest(folder, hashes)
    return Written(
        changed=tuple(changed),
        unchanged=tuple(path for path in texts if path not in changed),
        removed=removed,
    )


def _linked(folder: Path) -> tuple[Problem, ...]:
    links = ("", MANIFEST)
    return tuple(
        problem_in(folder, path, "outside", LINK) for path in links if (folder / path).is_symlink()
    )


def _surplus(pages: Collection[str], listed: Mapping[str, str], folder: Path) -> tuple[str, ...]:
    left = sorted(set(listed).difference(pages))
    return tuple(path for path in left if (folder / path).is_file())


def as_bytes(content: str | bytes) -> bytes:
    """Return what a file holds as it stands on the disk: text in UTF-8."""
    return content if isinstance(content, bytes) else content.encode()


def _differs(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() != content
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return True


def _sweep(folder: Path) -> None:
    """Take away the temporary files of a run that was killed."""
    left = folder.rglob(TEMPORARY.format("*"))
    _remove([path.relative_to(folder).as_posix() for path in left], folder)


def _remove(paths: Iterable[str], folder: Path) -> None:
    """Remove what there still is of these files, and the folders that are empty then."""
    parents: set[Path] = set()
    for path in paths:
        (folder / path).unlink(missing_ok=True)
        parents.update((folder / path).parents)
    for parent in sorted(parents - {folder, *folder.parents}, reverse=True):
        with suppress(OSError):
            parent.rmdir()


def _read_manifest(folder: Path) -> Mapping[str, str]:
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        listed = None
    if isinstance(listed, dict):
        return {path: str(digest) for path, digest in listed.items()}
    message = "this is not a manifest; delete it together with all rendered pages of the folder"
    raise ContentError([problem_in(folder, MANIFEST, "foreign-file", message)])


def _write_manifest(folder: Path, hashes: Mapping[str, str]) -> None:
    content = json.dumps(hashes, indent=0, sort_keys=True).encode() + b"\n"
    if _differs(folder / MANIFEST, content):
        write_file(folder / MANIFEST, content)
