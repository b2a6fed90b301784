"""Bytes as text: by the mark at their beginning, by what the file declares, else as they fit."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from dossier.extract.found import INSTALL, ExtractError, MissingExtraError

_MARKS: Mapping[bytes, str] = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""The byte order marks; that of UTF-32 begins with that of UTF-16."""
_NAMES = re.compile(
    r"utf-8|utf-16(-[lb]e)?|ascii|cp[0-9]+|iso8859-[0-9]+|koi8-[rut]|mac-\w+|gb\w+|big5\w*"
    r"|shift_jis\w*|euc_\w+|iso2022_\w+|hz|tis-620|johab|ptcp154|kz1048"
)
"""The encodings of documents, as Python calls them: no UTF-7, no escapes."""
_READ_AS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"}
"""What browsers read for these names (WHATWG Encoding, "names and labels")."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_GARBAGE = 200
"""A text has fewer than one control character in so many characters."""


def decode(content: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text of a file, and its encoding in words; ExtractError when it is no text.

    Line breaks stay what they are. Where nothing is declared and it is not UTF-8, the encoding
    is the one that fits best, which is a guess; MissingExtraError without what guesses.
    """
    for encoding, how in _ways(content, declared):
        with suppress(UnicodeDecodeError):
            return _readable(content.decode(encoding)), how
    return _guessed(content)


def _ways(content: bytes, declared: str | None) -> Iterator[tuple[str, str]]:
    """Yield the encodings that are not guessed, and why."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            yield encoding, f"{encoding.removesuffix('-sig').upper()}, by its byte order mark"
    name = _known(declared)
    if name and name != "utf-8":
        yield _READ_AS.get(name, name), f"{declared}, as it declares"
    yield "utf-8", "UTF-8"


def _known(declared: str | None) -> str:
    """Return Python's name of a declared encoding; empty when it is none of documents."""
    try:
        name = codecs.lookup((declared or "").strip()).name
    except (LookupError, ValueError):
        return ""
    return name if _NAMES.fullmatch(name) else ""


def _guessed(content: bytes) -> tuple[str, str]:
    """Return a text in the encoding that fits best."""
    if b"\x00" in content:
        raise ExtractError("this is no text; add a text, HTML or PDF file")
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - an extra.
    except ModuleNotFoundError:
        raise MissingExtraError(
            f"the file is not UTF-8; save it as UTF-8, or, to have its encoding found, {INSTALL}"
        ) from None
    best = from_bytes(content).best()
    if best is None:
        raise ExtractError("this is no text in any known encoding; save it as UTF-8")
    return _readable(str(best)), f"{best.encoding}, by a guess: look whether the letters are right"


def _readable(text: str) -> str:
    """Return a text; ExtractError when it is full of control characters."""
    if "\x00" in text or len(_CONTROLS.findall(text)) * _GARBAGE > len(text):
        raise ExtractError("this is no text; add a text, HTML or PDF file")
    return text
