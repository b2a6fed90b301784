"""Files replaced whole, a lock on a folder, and the errors of the machine in our words."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from dossier.problems import Location, Problem

LOCK = ".dossier-lock"
"""Held by the run that writes; it stays in the folder, empty, when no run does."""
TEMPORARY = ".dossier-{}.tmp"
"""The name of the file that becomes another one: beside it, and hidden from site engines."""

Settle = Callable[[int], None]
"""What brings an open file, by its number, to the disk."""

REASONS: Mapping[int, str] = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the quota of the disk is used up",
    errno.EFBIG: "the file is larger than the system allows",
    errno.EACCES: "permission is denied",
    errno.EPERM: "permission is denied",
    errno.EROFS: "the disk is read-only",
    errno.ENAMETOOLONG: "the name is too long for the disk",
    errno.ENOTDIR: "a file stands where a folder belongs",
    errno.EISDIR: "a folder stands where a file belongs",
    errno.EIO: "the disk does not answer as it should",
}
"""Why a machine would not write, by the number of the error."""


class MachineError(Exception):
    """The machine would not write; *problem* says what and why, in one line."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def problem_in(folder: Path, path: str, code: str, message: str) -> Problem:
    """Return a problem at a path below the folder, or at the folder itself (an empty path)."""
    shown = path if path.isprintable() else ascii(path)
    return Problem(Location(Path(folder.absolute().name, shown).as_posix()), code, message)


def replace_file(path: Path, content: bytes) -> None:
    """Replace a file that is there, with its permissions: it holds the old content or the new."""
    with errors_in_words(path.parent), all_beside({path: content}) as [(temporary, _)]:
        temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)


def write_file(path: Path, content: bytes) -> None:
    """Make a file hold the content, whole, whether it is there or not."""
    write_beside(path, content).replace(path)


def unhurried(_: int) -> None:
    """Leave it to the system when the content of a file comes to the disk.

    For pages, of which a run tells by their hashes whether they are whole, and makes them anew;
    to wait for each of a thousand took half of the time that they were written in.
    """


def write_beside(target: Path, content: bytes, settle: Settle = os.fsync) -> Path:
    """Put the content on the disk in the folder of *target*, and return the file."""
    temporary = target.with_name(TEMPORARY.format(target.name))
    try:
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            settle(file.fileno())
    except OSError as error:
        error.filename = str(target)
        temporary.unlink(missing_ok=True)
        raise
    return temporary


@contextmanager
def all_beside(
    contents: Mapping[Path, bytes], settle: Settle = os.fsync
) -> Iterator[list[tuple[Path, Path]]]:
    """Put each content beside its target: pairs of both. What is not moved is taken away."""
    ready: list[tuple[Path, Path]] = []
    try:
        for parent in dict.fromkeys(target.parent for target in contents):
            parent.mkdir(parents=True, exist_ok=True)
        for target, content in contents.items():
            ready.append((write_beside(target, content, settle), target))
        yield ready
    finally:
        for temporary, _ in ready:
            temporary.unlink(missing_ok=True)


@contextmanager
def alone_in(folder: Path, wait: float) -> Iterator[None]:
    """Hold the lock of a folder; MachineError ``busy`` when another run has it for too long."""
    lock = FileLock(folder / LOCK, timeout=wait)
    try:
        lock.acquire()
    except Timeout:
        message = "another run is writing these pages; try again when it has finished"
        raise MachineError(problem_in(folder, "", "busy", message)) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def errors_in_words(folder: Path) -> Iterator[None]:
    """Turn an error of the system into a MachineError, worded by ``REASONS``."""
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        reason = REASONS.get(number, f"the system says {errno.errorcode.get(number, 'no reason')}")
        path = os.path.relpath(error.filename, folder) if error.filename else ""
        message = f"the machine would not write: {reason}"
        raise MachineError(problem_in(folder, path, "cannot-write", message)) from error
