"""The documents as a bibliography, for reference managers: CSL-JSON and BibTeX.

What a document does not state is left out; no author, title or date is invented.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from dossier.model import Dossier, Source
from dossier.values import Date

Item = dict[str, object]

_PARTS = {"year": 1, "month": 2, "day": 3}
"""How many of year, month and day a date of each precision gives."""


def csl_items(dossier: Dossier) -> list[Item]:
    """Return the documents as CSL-JSON items (schema 1.0.2, type ``document``), by id."""
    return [_item(source, dossier) for source in dossier.sources.values()]


def csl_json(dossier: Dossier) -> str:
    """Return the documents as the text of a CSL-JSON file, ASCII."""
    return json.dumps(csl_items(dossier), indent=1) + "\n"


def _item(source: Source, dossier: Dossier) -> Item:
    stated: Item = {
        "id": source.id,
        "type": "document",
        "title": source.title,
        "title-short": source.label,
        "author": [{"literal": source.author}] if source.author else None,
        "issued": _csl_date(source.published),
        "accessed": _csl_date(source.accessed),
        "publisher": publisher(source, dossier),
        "publisher-place": source.dateline,
        "URL": source.url,
        "archive_location": source.archive_url,
        "language": source.language,
    }
    return {key: value for key, value in stated.items() if value is not None}


def _csl_date(text: str | None) -> Item | None:
    """Return an EDTF date as a CSL date; what its parts cannot say stands as a literal."""
    if text is None:
        return None
    date = Date.parse(text)
    if date.precision in _PARTS and re.fullmatch(r"[0-9-]+", text):
        parts = [int(part) for part in text.split("-")]
        return {"date-parts": [parts[: _PARTS[date.precision]]]}
    return {"literal": date.words}


def publisher(source: Source, dossier: Dossier) -> str | None:
    """Return the name of a document's publisher; None where it is not stated."""
    if source.publisher is None:
        return None
    actor = dossier.subjects.get(source.publisher)
    return actor.label if actor else source.publisher


_SPECIAL: Mapping[int, str] = {
    ord("\\"): r"\textbackslash{}",
    ord("{"): r"\{",
    ord("}"): r"\}",
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
    **{ord(mark): f"\\{mark}" for mark in "$&%#_"},
}
"""What TeX would act on, and how it is written to mean itself."""


def bibtex(dossier: Dossier) -> str:
    """Return the documents as a BibTeX file, one ``@misc`` for each, by id; UTF-8."""
    return "\n".join(_entry(source, dossier) for source in dossier.sources.values())


def _entry(source: Source, dossier: Dossier) -> str:
    author = source.author or None
    fields = {
        # Two pairs of braces: a name is not cut into parts, a title keeps its capitals.
        "author": author and f"{{{_tex(author)}}}",
        "title": f"{{{_tex(source.title or source.label)}}}",
        "howpublished": _optional(publisher(source, dossier)),
        "year": _year(source.published),
        "date": source.published,
        "urldate": source.accessed,
        "url": _address(source.url),
        "language": _optional(source.language),
        "note": _optional(None if source.title else "Untitled document"),
    }
    lines = [f"  {key} = {{{value}}}" for key, value in fields.items() if value]
    return "".join((f"@misc{{{source.id},\n", ",\n".join(lines), "\n}\n"))


def _optional(text: str | None) -> str | None:
    return None if text is None else _tex(text)


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)


def _address(text: str | None) -> str | None:
    """Return an address for the ``url`` field, whose text TeX reads nearly as it stands."""
    return text and re.sub(r"[{}\\\s]", lambda mark: f"%{ord(mark[0]):02X}", text)


def _year(text: str | None) -> str | None:
    years: Iterable[str] = re.findall(r"^-?[0-9]{4}", text or "")
    return next(iter(years), None)
