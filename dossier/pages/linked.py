"""What a page says, as linked data: schema.org terms in JSON-LD, for machines that read pages.

Addresses are relative to the page and end in ``.html``: the site is built so that it can be read
from a folder. What the documents disagree on is stated as claims alone, never of the subject.
An author or a publisher that is no subject is plain text: nobody says what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dossier.model import Actor, Claim, Event, Figure, Place, Quote, Source, Subject, Unit
from dossier.pages.addresses import address
from dossier.pages.basis import Basis, source_path, subject_path
from dossier.values import Date, Reference

Node = dict[str, object]

CONTEXT = "https://schema.org"
"""The vocabulary; a name that is never asked for."""
THIS = "#this"
"""What the page is about."""
_ACTORS: Mapping[str, str] = {
    "person": "Person",
    "organisation": "Organization",
    "state": "Country",
    "group": "Organization",
}
_CALENDAR = ("year", "month", "day")
"""The precisions of an EDTF date that ISO 8601 has, too."""


def linked_subject(subject: Subject, basis: Basis) -> Node:
    """Return a subject, and the documents that speak of it, by name, with what they claim."""
    path = subject_path(subject)
    told: dict[str, list[Node]] = {}
    for claims in basis.dossier.claims_of.get(subject.id, {}).values():
        for claim in claims:
            told.setdefault(claim.source, []).append(_claim(claim, basis, path))
    return _graph(
        _subject(subject, basis, path),
        *(_telling(basis.dossier.sources[one], claims, path) for one, claims in told.items()),
    )


def linked_source(source: Source, basis: Basis) -> Node:
    """Return a document as it describes itself."""
    return _graph(_source(source, source_path(source.id), basis))


def linked_site(path: str, basis: Basis) -> Node:
    """Return the dossier as a whole, and the documents that it cites."""
    settings = basis.dossier.settings
    whole: Node = {
        "@type": "Report",
        "@id": THIS,
        "name": settings.title,
        "inLanguage": settings.language,
        "dateModified": _calendar(basis.dossier.as_of),
        "citation": [_document_id(one, path) for one in basis.dossier.sources],
    }
    sources = basis.dossier.sources.values()
    return _graph(_stated(whole), *(_source(source, path, basis) for source in sources))


def _graph(*nodes: Node) -> Node:
    return {"@context": CONTEXT, "@graph": list(nodes)}


def _stated(node: Node) -> Node:
    """Return a node without what nobody states."""
    return {key: value for key, value in node.items() if value not in (None, [], "")}


def _id(path: str, start: str) -> Node:
    return {"@id": address(f"{path}#this", start)}


def _subject_id(subject: str, basis: Basis, start: str) -> Node:
    return _id(subject_path(basis.dossier.subjects[subject]), start)


def _document_id(source: str, start: str) -> Node:
    return _id(source_path(source), start)


def _subject(subject: Subject, basis: Basis, path: str) -> Node:
    named: Node = {"@id": THIS, "name": subject.label, "alternateName": list(subject.aliases)}
    match subject:
        case Actor():
            named |= {"@type": _ACTORS[subject.type]}
        case Unit():
            parent = _settled(subject, "part_of", basis)
            named |= {"@type": "Organization", "parentOrganization": _named(parent, basis, path)}
        case Place():
            within = _settled(subject, "part_of", basis)
            named |= {"@type": "Place", "containedInPlace": _named(within, basis, path)}
        case Event():
            place, date = (_settled(subject, name, basis) for name in ("place", "date"))
            named |= {"@type": "Event", "location": _named(place, basis, path)}
            named |= {"startDate": _calendar(date) if isinstance(date, Date) else None}
        case Quote():
            named |= _quotation(subject, basis, path)
        case Figure():
            named |= {"@type": "Thing", "description": subject.measure}
    return _stated(named)


def _quotation(quote: Quote, basis: Basis, path: str) -> Node:
    claims = basis.dossier.claims_of.get(quote.id, {}).get("text", ())
    versions = {claim.value.text for claim in claims if claim.value and not claim.denies}
    known = quote.speaker in basis.dossier.subjects
    return {
        "@type": "Quotation",
        "text": versions.pop() if len(versions) == 1 else None,
        "inLanguage": quote.language,
        "creator": _subject_id(quote.speaker, basis, path) if known else quote.speaker,
        "citation": _documents(claims, path),
    }


def _documents(claims: Iterable[Claim], path: str) -> list[Node]:
    return [_document_id(source, path) for source in dict.fromkeys(one.source for one in claims)]


def _claim(claim: Claim, basis: Basis, path: str) -> Node:
    """Return a claim, to stand below its document: on what it is, what it says, and by whom."""
    label = basis.dossier.property_of(claim.subject, claim.property).label
    said = basis.words[claim.id].said
    return _stated(
        {
            "@type": "Claim",
            "@id": f"#{basis.anchors[claim.id]}",
            "about": {"@id": THIS},
            "name": label,
            "text": f"denied: {said}".removesuffix(": ") if claim.denies else said,
            "author": claim.attributed_to and _subject_id(claim.attributed_to, basis, path),
        }
    )


def _telling(source: Source, claims: list[Node], path: str) -> Node:
    """Return a document by its name, and the claims that appear in it; its page says the rest.

    The document is named once, and not with each claim: the names were most of it.
    """
    named = {"@type": "CreativeWork", **_document_id(source.id, path), "name": source.label}
    return {**named, "@reverse": {"appearance": claims}}


def _source(source: Source, path: str, basis: Basis) -> Node:
    published = Date.parse(source.published) if source.published else None
    publisher: object = source.publisher
    if source.publisher and source.publisher in basis.dossier.subjects:
        publisher = _subject_id(source.publisher, basis, path)
    return _stated(
        {
            "@type": "CreativeWork",
            **_document_id(source.id, path),
            "name": source.title or source.label,
            "alternateName": source.label if source.title else None,
            "author": source.author,
            "publisher": publisher,
            "datePublished": published and _calendar(published),
            "inLanguage": source.language,
            "url": source.url,
            "archivedAt": source.archive_url,
        }
    )


def _settled(subject: Subject, name: str, basis: Basis) -> object:
    """Return the value of a property on which all that is claimed of it agrees; else None."""
    claims = basis.dossier.claims_of.get(subject.id, {}).get(name, ())
    values = {(claim.value, claim.denies, claim.scope) for claim in claims}
    if len(values) != 1:
        return None
    value, denied, scope = values.pop()
    return None if denied or scope else value


def _named(value: object, basis: Basis, path: str) -> Node | None:
    return _subject_id(value.text, basis, path) if isinstance(value, Reference) else None


def _calendar(date: Date) -> str | None:
    """Return a plain year, month or day in ISO 8601; None for what it cannot say."""
    plain = date.text.replace("-", "").isdigit()
    return date.text if date.precision in _CALENDAR and plain else None
