"""Amended content files put on the disk: all of them, or none, and only if they fit together."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from dossier.draft import Files
from dossier.files import read_files
from dossier.load import assemble
from dossier.problems import ContentError, Location, Problem
from dossier.write import MachineError, all_beside, errors_in_words, write_file


def write_amended(
    root: Path, texts: Mapping[str, str], *, read: Files | None = None
) -> tuple[Problem, ...]:
    """Make content files hold these texts, by their paths below the folder; return the warnings.

    ContentError with every problem, and nothing written, if the dossier would not fit together.
    MachineError, and every file as it was, when the disk refuses, or when a file is no longer
    what was *read* of it (``busy``).
    """
    files = read_files(root)
    contents = {path: text.encode() for path, text in texts.items()}
    _unchanged(contents, files, files if read is None else read)
    _, warnings = assemble({**files, **contents})
    _replace_all(root, {_target(root, path): new for path, new in contents.items()})
    return warnings


def _unchanged(paths: Mapping[str, bytes], files: Files, read: Files) -> None:
    for path in paths:
        if files.get(path) != read.get(path):
            message = "the file was changed in the meantime; save it, and run the command again"
            raise MachineError(Problem(Location(path), "busy", message))


def _target(root: Path, path: str) -> Path:
    """Return the file of a path; what it leads to, where it is a symbolic link."""
    target = (root / path).resolve()
    if not target.is_relative_to(root.resolve()):
        message = "this leads out of the folder of the dossier; put the file itself here"
        raise ContentError([Problem(Location(path), "outside", message)])
    return target


def _replace_all(root: Path, contents: Mapping[Path, bytes]) -> None:
    """Replace files, with their permissions; when one cannot be, put the others back."""
    old = {target: target.read_bytes() if target.exists() else None for target in contents}
    done: list[Path] = []
    with errors_in_words(root), all_beside(contents) as ready:
        try:
            for temporary, target in ready:
                if old[target] is not None:
                    temporary.chmod(stat.S_IMODE(target.stat().st_mode))
                temporary.replace(target)
                done.append(target)
        except BaseException:
            for target in done:
                _put_back(target, old[target])
            raise


def _put_back(target: Path, content: bytes | None) -> None:
    with suppress(OSError):
        if content is None:
            target.unlink()
        else:
            write_file(target, content)
