"""A PDF: its lines put together to paragraphs, and what its properties state.

A PDF knows no paragraphs. A line that is indented begins one, and so does a line whose first word
had room on the line before it. Running heads and page numbers are lines as all others.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from dossier.extract.found import INSTALL, Extract, ExtractError, MissingExtraError, Stated
from dossier.extract.oneline import on_one_line, plain

if TYPE_CHECKING:
    from pdfminer.layout import LTTextLine

MISSING = f"to read a PDF, {INSTALL}"
BROKEN = "the PDF is broken; open it in a reader, print it to a new PDF, and add that"
LOCKED = "the PDF is encrypted and opens with a password only; save a copy without one"
SCANNED = (
    "the PDF has no text in it, as after a scan; read it with an OCR program, "
    "and add the text as a .txt file"
)
_LIGATURES = str.maketrans(
    dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
)
_UNMAPPED = re.compile(r"\(cid:[0-9]+\)")
_WORDS = re.compile(r"[^\W\d_]+")
_MARGINS = (1.6, 1.2)
"""How wide a word may be, against the letters of its line; the second after a sentence."""
_HYPHENS = ("-", "\u00ad", "\u2010")
_SENTENCE_END = re.compile(r"[.!?…][\"'”\u2019»)\]]*$")
_NO_TITLE = re.compile(
    r"untitled|microsoft word - .*|.*\.(docx?|odt|indd|qxd|rtf|p65)", re.IGNORECASE
)


def read_pdf(content: bytes) -> Extract:
    """Return the text of a PDF, page after page; ExtractError when there is none."""
    try:
        import pdfminer.high_level  # noqa: F401, PLC0415 - an extra.
    except ModuleNotFoundError:
        raise MissingExtraError(MISSING) from None
    logging.disable()
    pages, properties, language = _read(content)
    words = {
        word.lower() for page in pages for box in page for line in box for word in _split(line)
    }
    found = [
        (number, text)
        for number, page in enumerate(pages, start=1)
        for box in page
        for text in _paragraphs(box, words)
        if text
    ]
    if not found:
        raise ExtractError(SCANNED)
    stated, hints = _states(properties, language)
    lines = [number for number, _ in found for _ in range(2)]
    return Extract(
        kind="pdf",
        text="\n\n".join(text for _, text in found) + "\n",
        stated=stated,
        hints=hints,
        pages=tuple(lines),
        remarks=tuple(_remarks(found, len(pages))),
    )


Box = list["LTTextLine"]
"""Lines that stand together."""


def _read(content: bytes) -> tuple[list[list[Box]], Mapping[str, str], str]:
    """Return the boxes of each page, the properties of a PDF, and its language."""
    from pdfminer import pdfdocument, pdfparser  # noqa: PLC0415 - an extra.

    try:
        document = pdfdocument.PDFDocument(pdfparser.PDFParser(BytesIO(content)))
        pages = [_boxes(page) for page in _layouts(content)]
        return pages, _properties(document.info), _string(document.catalog.get("Lang"))
    except MemoryError:
        raise
    except (pdfdocument.PDFPasswordIncorrect, pdfdocument.PDFEncryptionError):
        raise ExtractError(LOCKED) from None
    except Exception:  # noqa: BLE001 - a broken PDF breaks its reader anywhere.
        raise ExtractError(BROKEN) from None


def _layouts(content: bytes) -> Iterator[Any]:
    from pdfminer.high_level import extract_pages  # noqa: PLC0415 - an extra.

    yield from extract_pages(BytesIO(content))


def _boxes(page: Any) -> list[Box]:  # noqa: ANN401 - a page, as pdfminer lays it out.
    from pdfminer.layout import LTTextBox, LTTextLine  # noqa: PLC0415 - an extra.

    boxes = (box for box in page if isinstance(box, LTTextBox))
    return [[line for line in box if isinstance(line, LTTextLine)] for box in boxes]


def _split(line: LTTextLine) -> list[str]:
    return _WORDS.findall(line.get_text().translate(_LIGATURES))


def _paragraphs(box: Box, words: set[str]) -> Iterator[str]:
    """Yield the paragraphs of a box."""
    lines = [(line, " ".join(line.get_text().translate(_LIGATURES).split())) for line in box]
    lines = [(line, text) for line, text in lines if text]
    left = min((line.x0 for line, _ in lines), default=0)
    right = max((line.x1 for line, _ in lines), default=0)
    together: list[str] = []
    end = right
    for line, text in lines:
        letter = (line.x1 - line.x0) / len(text)
        first = letter * (len(text.split(maxsplit=1)[0]) + 1)
        margin = _MARGINS[_SENTENCE_END.search("".join(together[-1:])) is not None]
        has_room = right - end > first * margin and not "".join(together[-1:]).endswith(_HYPHENS)
        if together and (line.x0 - left > line.height / 2 or has_room):
            yield on_one_line(_joined(together, words))
            together = []
        together.append(text)
        end = line.x1
    if together:
        yield on_one_line(_joined(together, words))


def _joined(lines: Sequence[str], words: set[str]) -> str:
    """Return lines as one; a word that a hyphen breaks is one again, if the PDF has it unbroken."""
    text = lines[0]
    for line in lines[1:]:
        left, right = _WORDS.findall(text[-60:]), _WORDS.match(line)
        if text.endswith(_HYPHENS[1:]):
            text = text[:-1] + line
        elif text.endswith("-") and left and right:
            whole = (left[-1] + right[0]).lower()
            text = (text[:-1] if whole in words else text) + line
        else:
            text = f"{text} {line}"
    return text


def _properties(infos: Sequence[Mapping[str, object]]) -> Mapping[str, str]:
    """Return the properties of a PDF that are texts."""
    return {key: _string(value) for info in infos for key, value in info.items()}


def _string(value: object) -> str:
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415 - an extra.
    from pdfminer.utils import decode_text  # noqa: PLC0415 - an extra.

    found = resolve1(value)
    return plain(decode_text(found)) if isinstance(found, bytes) else ""


def _states(
    properties: Mapping[str, str], language: str
) -> tuple[dict[str, Stated], dict[str, str]]:
    """Return what the properties state, and remarks on what comes near."""
    title, author = properties.get("Title", ""), properties.get("Author", "")
    made = re.match(r"D:([0-9]{4})([0-9]{2})([0-9]{2})", properties.get("CreationDate", ""))
    named = title and not _NO_TITLE.fullmatch(title)
    found = {"title": title if named else "", "author": author, "language": language}
    stated = {
        key: Stated(value=text, where="the properties of the PDF")
        for key, text in found.items()
        if text
    }
    hints = {}
    if title and not named:
        hints["title"] = f"the properties of the PDF say “{title}”"
    if made:
        hints["published"] = f"the PDF was made on {made[1]}-{made[2]}-{made[3]}"
    return stated, hints


def _remarks(found: Sequence[tuple[int, str]], pages: int) -> Iterator[str]:
    yield f"the text of {pages} page{'s' * (pages != 1)}; running heads and page numbers are in it"
    unread = sum(len(_UNMAPPED.findall(text)) for _, text in found)
    if unread:
        yield f"{unread} characters have no letter in the fonts of the PDF: look for (cid:…)"
