"""The folder of snapshots: the text of a document, and the file as it came."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from dossier.build import snapshots_folder
from dossier.extract import Extract
from dossier.intake.incoming import Incoming
from dossier.layout import SNAPSHOTS
from dossier.model import Dossier, Source
from dossier.problems import ContentError, Location, Problem
from dossier.write import errors_in_words, write_file

_SUFFIX = {"html": ".html", "pdf": ".pdf", "text": ".txt"}
_IGNORED = "# Other people's texts: git leaves them out.\n*\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What goes into the folder of snapshots."""

    folder: Path
    file: str
    """The name of the snapshot, the text that excerpts are looked up in."""
    sha256: str
    file_sha256: str
    """Of the file as it came."""
    original: str | None
    """The name of the file as it came; None when the snapshot is that very file."""
    contents: tuple[tuple[str, bytes], ...]
    """What is to be written, by name; what lies there already is not."""


def storage_for(root: Path, id_: str, incoming: Incoming, found: Extract) -> Kept:
    """Return what is to be kept of a document, and under which names."""
    folder = snapshots_folder(root, None)
    is_there = incoming.path.parent == folder.resolve() and _is_nameable(incoming.path.name)
    text = incoming.content if found.is_file else found.text.encode()
    file, original = f"{id_}.txt", None if found.is_file else f"{id_}.original{_SUFFIX[found.kind]}"
    contents = {file: text} | ({original: incoming.content} if original else {})
    if is_there and found.is_file:
        file, contents = incoming.path.name, {}
    elif is_there and original:
        del contents[original]
        original = incoming.path.name
    return Kept(
        folder=folder,
        file=file,
        sha256=hashlib.sha256(text).hexdigest(),
        file_sha256=hashlib.sha256(incoming.content).hexdigest(),
        original=original,
        contents=tuple(contents.items()),
    )


def refuse_known(dossier: Dossier, incoming: Incoming, storage: Kept) -> None:
    """Raise ContentError when the document is a source already."""
    for source in dossier.sources.values():
        if source.snapshot and _is_same(source, incoming, storage):
            at = dossier.locations[source.id]
            message = (
                f"this is a source already: {source.id!r}, at {at}; "
                f"to see its paragraphs, run: dossier paragraphs {source.id}"
            )
            raise ContentError([Problem(incoming.at, "known-source", message)])


def _is_same(source: Source, incoming: Incoming, storage: Kept) -> bool:
    """Tell whether a source is pinned by the same text, or was made of the same file."""
    if source.snapshot is None:
        return False
    if source.snapshot.sha256 == storage.sha256:
        return True
    stem = Path(source.snapshot.file).stem
    with suppress(OSError):
        for suffix in _SUFFIX.values():
            path = storage.folder / f"{stem}.original{suffix}"
            if path.is_file() and path.stat().st_size == len(incoming.content):
                return path.read_bytes() == incoming.content
    return False


@contextmanager
def kept(storage: Kept) -> Iterator[None]:
    """Write what is to be kept, and take it away again when what follows fails."""
    made: list[Path] = []
    new_folder = not storage.folder.exists()
    try:
        with errors_in_words(storage.folder):
            if new_folder:
                storage.folder.mkdir(parents=True)
                made.append(storage.folder / ".gitignore")
                write_file(made[-1], _IGNORED.encode())
            for name, content in _missing(storage):
                made.append(storage.folder / name)
                write_file(made[-1], content)
        yield
    except BaseException:
        _take_away(made, storage.folder if new_folder else None)
        raise


def _missing(storage: Kept) -> Iterator[tuple[str, bytes]]:
    """Yield what is not there yet; ContentError when something else stands under its name."""
    for name, content in storage.contents:
        path = storage.folder / name
        if path.is_symlink() or (path.exists() and _differs(path, content)):
            message = "another file stands here; move it away, or choose another id with --id"
            raise ContentError([Problem(Location(f"{SNAPSHOTS}/{name}"), "foreign-file", message)])
        if not path.exists():
            yield name, content


def _differs(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content


def _take_away(made: list[Path], folder: Path | None) -> None:
    with suppress(OSError):
        for path in made:
            path.unlink(missing_ok=True)
        if folder is not None:
            folder.rmdir()


def _is_nameable(name: str) -> bool:
    """Tell whether a snapshot can be called so in a record."""
    return name.isprintable() and not name.startswith(".") and not set(name) & set('/\\:"')
