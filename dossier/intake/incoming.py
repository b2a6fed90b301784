"""The file that comes in, as bytes; where it lies is no concern of the dossier's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dossier.extract.oneline import plain
from dossier.problems import ContentError, Location, Problem
from dossier.yamltree import MEGABYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A file that is to be a source."""

    path: Path
    """With its links followed."""
    content: bytes
    name: str
    """Its bare name, without characters that cannot be seen."""
    at: Location


def read_incoming(file: Path, limit: int) -> Incoming:
    """Return a file of at most *limit* MB; ContentError when it is larger, or no file."""
    name = plain(file.name) or "file"
    at = Location(plain(file.as_posix()))
    try:
        path = file.resolve()
        if not path.is_file():
            message = "this is no file that can be read to its end; name a text, HTML or PDF file"
            raise ContentError([Problem(at, "unreadable", message)])
        with path.open("rb") as opened:
            content = opened.read(limit * MEGABYTE + 1)
    except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle.
        message = "this cannot be opened; check that it is there, and that you may read it"
        raise ContentError([Problem(at, "unreadable", message)]) from None
    if len(content) > limit * MEGABYTE:
        message = (
            f"the file has more than the {limit} MB that may be read; add the part that matters, "
            "or set content_limit_mb in content/dossier.yml"
        )
        raise ContentError([Problem(at, "too-large", message)])
    return Incoming(path=path, content=content, name=name, at=at)
