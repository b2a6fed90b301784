"""The state of files by their times and sizes: which of them changed since another look."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from dossier.files import is_left_behind

Stamp = tuple[int, int, int]
"""The time of the last change in nanoseconds, the size in bytes, and the number of the file."""
Stamps = Mapping[str, Stamp]
"""By the path of each file."""


def stamp(path: str) -> Stamp | None:
    """Return the stamp of a file; None when there is none, or a folder, or it is left behind."""
    if is_left_behind(os.path.basename(path)):  # noqa: PTH119 - this is asked for each event.
        return None
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return None
    if stat.S_ISDIR(status.st_mode):
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def stamps(paths: Iterable[Path]) -> Stamps:
    """Return the stamps of these files, and of the files in these folders; no link is followed."""
    found = ((path, stamp(path)) for top in paths for path in _files(str(top)))
    return {path: one for path, one in found if one}


def _files(top: str) -> Iterator[str]:
    yield top
    if os.path.islink(top):  # noqa: PTH114 - below it may lie the whole disk.
        return
    folders = [top]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                yield entry.path
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
