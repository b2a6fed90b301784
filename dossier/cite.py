"""Footnotes: which claims share one, its label, and what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dossier.model import Claim, Dossier, Source
from dossier.values import Date, Text
from dossier.verify import Check, Status, Verification

NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """One passage of one document, as the foot of a page shows it."""

    label: str
    """Letters, digits and hyphens; the same on every page."""
    source: str
    """The id of the source."""
    document: str
    """The short name by which the dossier calls it."""
    title: str | None
    """None when the document has none."""
    published: str
    """In words, or *not stated*."""
    publisher: str
    """A name, or *not stated*."""
    locator: str | None
    attribution: str | None
    """Whom the document names as having said it."""
    excerpt: str | None
    status: Status
    folded: bool
    """Verified only after white space, quotation marks and dashes were folded."""
    derivations: tuple[str, ...]
    """How the claimed values follow from the excerpt, where they do not stand in it."""


def footnote_label(claim: Claim) -> str:
    """Return the label of the footnote of a claim: the source, and a hash of the passage."""
    excerpt = claim.excerpt
    passage = (
        str(claim.locator or ""),
        claim.attributed_to or "",
        *((excerpt.exact, excerpt.prefix, excerpt.suffix) if excerpt else _own_words(claim)),
    )
    digest = hashlib.sha256(repr(passage).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{claim.source}-{digest[:8]}"


def _own_words(claim: Claim) -> tuple[str, ...]:
    """Return the value as the passage, where it is text that no excerpt carries: a quote, say."""
    return (claim.value.text,) if isinstance(claim.value, Text) else ()


def footnotes(
    claims: Iterable[Claim], dossier: Dossier, verification: Verification
) -> tuple[Footnote, ...]:
    """Return one footnote for each passage that the claims rest on, in their order."""
    shared: dict[str, list[Claim]] = {}
    for claim in claims:
        shared.setdefault(footnote_label(claim), []).append(claim)
    return tuple(
        _footnote(label, group, dossier, verification.checks[group[0].id])
        for label, group in shared.items()
    )


def _footnote(label: str, claims: list[Claim], dossier: Dossier, check: Check) -> Footnote:
    first = claims[0]
    source = dossier.sources[first.source]
    derivations = dict.fromkeys(claim.derivation for claim in claims if claim.derivation)
    return Footnote(
        label=label,
        source=source.id,
        document=source.label,
        title=source.title,
        published=published_words(source),
        publisher=publisher_words(source, dossier),
        locator=str(first.locator) if first.locator else None,
        attribution=dossier.subjects[first.attributed_to].label if first.attributed_to else None,
        excerpt=first.excerpt.exact if first.excerpt else None,
        status=check.status,
        folded=check.folded,
        derivations=tuple(derivations),
    )


def published_words(source: Source) -> str:
    """Return the date of a document in words, or *not stated*."""
    return _date_words(source.published) if source.published else NOT_STATED


@lru_cache(maxsize=4096)
def _date_words(text: str) -> str:
    """Return a date in words; every footnote asks for the date of its document."""
    return Date.parse(text).words


def publisher_words(source: Source, dossier: Dossier) -> str:
    """Return the name of a document's publisher, or *not stated*."""
    if source.publisher is None:
        return NOT_STATED
    actor = dossier.subjects.get(source.publisher)
    return actor.label if actor else source.publisher
