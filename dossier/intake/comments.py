"""Comments below a new record: where its texts come from, and what a person fills in."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from dossier.amend import said, says
from dossier.extract.oneline import plain
from dossier.intake.incoming import Incoming
from dossier.intake.record import Filled
from dossier.intake.storage import Kept

_LONGEST = 160
_WIDTH = 92


def comments(filled: Filled, incoming: Incoming, storage: Kept) -> Iterator[str]:
    """Yield the comments of a record, each a line without its mark."""
    kept_as = "" if storage.original is None else f", kept as {storage.original}"
    yield f"Of the file {incoming.name} (sha256 {storage.file_sha256[:16]}…){kept_as}."
    places = [f"{key} ({stated.where})" for key, stated in filled.stated.items()]
    yield from wrap(f"Stated in it: {', '.join(places) or 'nothing'}.", _WIDTH)
    for key, stated in filled.stated.items():
        for other in stated.others:
            yield f"It also gives, for {key}: {other}"
    if filled.doubt:
        yield f"language: {filled.doubt}."
    if filled.guessed:
        yield f"language: {filled.guessed}; correct it if it is wrong."
    if filled.blanks:
        yield "Not stated in it; fill in what the document itself says, and delete the rest:"
    for key in filled.blanks:
        yield f"{key}:" + (f" # {filled.hints[key]}" if key in filled.hints else "")


def with_comments(old: str, new: str, lines: Iterator[str]) -> str:
    """Return a text with comments below the record by which it differs from the *old* one.

    Where the record stands on a line with others, there is no place for them: then without.
    """
    start = _shared(old, new)
    tail = _shared(old[start:][::-1], new[start:][::-1])
    added = new[start : len(new) - tail].rstrip()
    end = start + len(added)
    column = _column(added)
    if column is None or new[end:].strip(" ")[:1] not in ("", "\r", "\n"):
        return new
    break_ = "\r\n" if "\r\n" in new else "\n"
    block = "".join(f"{break_}{' ' * column}# {_line(line)}" for line in lines)
    commented = new[:end] + block + new[end:]
    return commented if says(commented, said(new)) else new


def _shared(left: str, right: str) -> int:
    """Return with how many characters both texts begin."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(left), len(right)))


def _column(added: str) -> int | None:
    """Return by how much the keys of a record are indented; None if it stands in brackets."""
    first = next((line for line in added.splitlines() if line.strip()), "")
    inside = first.lstrip().removeprefix("-")
    if not first.lstrip().startswith("-"):
        return None
    return len(first) - len(inside.lstrip())


def _line(text: str) -> str:
    line = plain(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
