"""Bytes as text, with a place for every character; what no file may hold is refused here.

Line breaks are line feeds from here on, and there are no others: the characters that YAML 1.1
takes for line breaks besides are control characters to us, so that a line is what an editor
shows as a line.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from dossier.problems import ContentError, Location, Problem

MEGABYTE = 1024 * 1024
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Control characters but for tab and line feed, and what neither YAML nor HTML can hold."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_BOM = "\ufeff"


@dataclass(frozen=True)
class FileText:
    """The text of one file."""

    path: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def at(self, offset: int) -> Location:
        """Return the place of a character, counted from 0 in the text."""
        line = bisect_right(self._starts, offset)
        return Location(self.path, line, offset - self._starts[line - 1] + 1)

    def offset(self, at: Location) -> int:
        """Return the offset of the character at a place; of the last one, when it lies beyond."""
        line = min(at.line, len(self._starts))
        return max(0, min(self._starts[line - 1] + at.column - 1, len(self.text) - 1))


def read_text(content: str | bytes, path: str, limit: int) -> FileText:
    """Return the text of a file of at most *limit* bytes; ContentError when it is none.

    A byte order mark is dropped, and line breaks become line feeds.
    """
    raw = content if isinstance(content, bytes) else _encoded(content, path)
    if len(raw) > limit:
        raise _refusal(
            Location(path),
            "too-large",
            f"the file has more than the {limit / MEGABYTE:g} MB that may be read; "
            "split it, or set content_limit_mb in content/dossier.yml",
        )
    file = FileText(path, _decoded(raw, path).removeprefix(_BOM).replace("\r\n", "\n"))
    if found := CONTROL.search(file.text):
        raise _refusal(file.at(found.start()), "control-character", f"{named(found[0])}; remove it")
    return file


def named(character: str) -> str:
    """Say which character stands in a text that cannot be seen."""
    name = unicodedata.name(character, "a control character").lower()
    return f"U+{ord(character):04X} stands here ({name})"


def _encoded(text: str, path: str) -> bytes:
    """Return a text as UTF-8; ContentError at a lone surrogate, which UTF-8 does not have."""
    if found := _SURROGATE.search(text):
        raise _refusal(
            FileText(path, text).at(found.start()),
            "not-utf-8",
            f"U+{ord(found[0]):04X} is half a character; write the whole character",
        )
    return text.encode("utf-8")


def _decoded(raw: bytes, path: str) -> str:
    """Return bytes as text; ContentError at the first byte that is not UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8").removeprefix(_BOM).replace("\r\n", "\n")
        raise _refusal(
            FileText(path, good).at(len(good)),
            "not-utf-8",
            f"the byte 0x{raw[error.start]:02X} is not UTF-8; save the file as UTF-8",
        ) from None


def _refusal(at: Location, code: str, message: str) -> ContentError:
    return ContentError([Problem(at, code, message)])
