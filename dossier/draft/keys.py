"""Keys as other people call them, and the key here that each of them means."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pydantic import BaseModel

from dossier.layout import RECORDS
from dossier.nearest import nearest

_MEANT: Mapping[str, tuple[str, ...]] = {
    "label": ("title", "name", "heading"),
    "title": ("headline", "heading", "name", "subject"),
    "value": ("number", "figure", "count", "amount", "quantity", "total", "text", "says", "claim"),
    "excerpt": ("quote", "quotation", "citation", "words", "passage", "evidence", "verbatim"),
    "source": ("sources", "document", "doc", "ref", "reference", "from", "src"),
    "locator": ("page", "pages", "paragraph", "paragraphs", "para", "place", "line", "where"),
    "attributed_to": ("by", "said_by", "speaker", "attribution", "according_to", "who", "actor"),
    "published": ("date", "published_on", "publication_date", "pubdate", "day"),
    "accessed": ("retrieved", "accessed_on", "access_date"),
    "publisher": ("issuer", "outlet", "newspaper", "organisation", "organization", "site"),
    "author": ("authors", "byline", "writer", "by"),
    "url": ("link", "href", "uri", "address", "web", "website"),
    "archive_url": ("archive", "archived", "archive_link", "wayback"),
    "language": ("lang", "locale"),
    "derived_from": ("copy_of", "based_on", "copied_from"),
    "snapshot": ("file", "filename", "pdf"),
    "as_of": ("date", "on", "updated", "valid_on", "when"),
    "measure": ("unit", "units", "of", "counts", "what"),
    "note": ("comment", "comments", "notes", "remark", "caveat", "reason", "why", "explanation"),
    "summary": ("abstract", "about", "text"),
    "bottom_line": ("summary", "description", "lead", "abstract"),
    "aliases": ("alias", "also_known_as", "aka", "other_names"),
    "assessments": ("assessment", "judgement", "judgment"),
    "assessed_by": ("by", "author", "who"),
    "assessed_on": ("date", "on", "when", "day"),
    "type": ("kind", "category", "sort"),
    "preferred": ("value", "choice"),
    "exact": ("text", "quote", "words"),
    "sha256": ("hash", "sha", "checksum"),
    "file": ("name", "path", "filename"),
    "choices": ("options", "values", "words", "enum"),
}
"""Keys of a record, and what else people call each of them."""


def meant_key(key: str, fields: Collection[str], written: Collection[str]) -> str:
    """Return which of the keys of a record is meant by one that it has not; empty if unknown.

    A key that is *written* already is not meant by another name.
    """
    name = key.lower().replace("-", "_").replace(" ", "_")
    if name in fields and name not in written:
        return name
    free = (own for own in _MEANT if own in fields and own not in written)
    return nearest(name, fields) or next((own for own in free if name in _MEANT[own]), "")


def home_of(key: str, model: type[BaseModel]) -> str:
    """Return the plural of the one kind whose records have a key; empty when there are several.

    Only the records of a kind, which are what the *model* is then, can be moved to its file.
    """
    if model not in RECORDS.values():
        return ""
    plurals = [plural for plural, record in RECORDS.items() if key in record.model_fields]
    return plurals[0] if len(plurals) == 1 else ""
