"""What comes out of a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "html", "pdf"]
KEYS = ("title", "publisher", "author", "published", "url", "language")
"""What a file may state about itself, by the keys of a source."""
INSTALL = "run in your clone of dossier: pip install -e '.[intake]'"
"""What to do when a package is missing; on the public index, the name is another program's."""


class ExtractError(Exception):
    """There is no text to be had from a file; the message says why, and what to do."""


class MissingExtraError(Exception):
    """A package is not installed that reads such a file; the message says what to run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a file states about itself under one key."""

    value: str
    where: str
    """Where in the file it stands, such as *og:title*."""
    others: tuple[str, ...] = ()
    """Other answers that the file gives to the same question, each with where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The text of a file, and what the file states about itself."""

    kind: Kind
    text: str
    """Each line that is not blank is a paragraph."""
    is_file: bool = False
    """The text is the file itself, byte for byte."""
    stated: Mapping[str, Stated] = field(default_factory=dict)
    """By key of the source record."""
    hints: Mapping[str, str] = field(default_factory=dict)
    """By a key that is not stated: what the file says that comes near, as a remark."""
    pages: tuple[int, ...] = ()
    """The page of each line of the text; empty where there are no pages."""
    remarks: tuple[str, ...] = ()
    """What a person should know who works with the text."""


def chosen(candidates: Iterable[tuple[str, str]]) -> Stated | None:
    """Return the first of several answers (where, value), the others beside it; None of none."""
    found = list(candidates)
    if not found:
        return None
    where, value = found[0]
    others = {_folded(text): f"{text} ({place})" for place, text in reversed(found)}
    others.pop(_folded(value))
    return Stated(value=value, where=where, others=tuple(reversed(others.values()))[:3])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
