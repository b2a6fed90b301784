"""What kind of file one is: by how it begins, then by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from dossier.extract.found import ExtractError, Kind

_HEAD = 1024
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_SUFFIXES: Mapping[str, Kind] = {
    ".htm": "html",
    ".html": "html",
    ".pdf": "pdf",
    ".xht": "html",
    ".xhtml": "html",
}
_OTHERS: Mapping[bytes, str] = {
    b"PK\x03\x04": "a Word, OpenDocument or zip file; save the document as PDF, HTML or text",
    b"\xd0\xcf\x11\xe0": "an old Office file; save the document as PDF, HTML or text",
    b"{\\rtf": "an RTF file; save the document as PDF, HTML or text",
    b"\x89PNG": "a picture; read its text with an OCR program, and add that as a .txt file",
    b"\xff\xd8\xff": "a picture; read its text with an OCR program, and add that as a .txt file",
    b"GIF8": "a picture; read its text with an OCR program, and add that as a .txt file",
    b"\x1f\x8b": "a compressed file; unpack it",
    b"%!PS": "a PostScript file; make a PDF of it",
    b"From: <Saved by": "a page with its pictures in one file; save it as HTML instead",
    b"MIME-Version:": "a mail, or a page with its pictures; save the page as HTML, a mail as text",
}
"""By how they begin: files that are none of ours, and what to do with them."""


def kind_of(content: bytes, name: str) -> Kind:
    """Return the kind of a file; ExtractError when it is of none that can be read."""
    if not content.strip():
        raise ExtractError("the file is empty; there is nothing to pin")
    for begin, what in _OTHERS.items():
        if content.startswith(begin):
            raise ExtractError(f"this is {what}")
    if b"%PDF-" in content[:_HEAD]:
        return "pdf"
    if _HTML.match(content[: 4 * _HEAD]):
        return "html"
    return _SUFFIXES.get(PurePath(name).suffix.lower(), "text")
