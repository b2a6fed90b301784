"""Footnotes: which claims share one, its label, and what it says."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

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


@dataclass(frozen=True)
class Citations:
    """The footnotes of a dossier: one for each passage that a claim rests on."""

    dossier: Dossier
    verification: Verification
    digits: int = 8
    """How many hexadecimal digits of the hash of a passage its label shows."""

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The label of the footnote of each claim, by its id; no two passages share one."""
        passages = {claim.id: _passage(claim) for claim in self.dossier.claims}
        digests = {passage: _digest(passage) for passage in passages.values()}
        starts = Counter(digest[: self.digits] for digest in digests.values())
        short = {
            passage: start if starts[start := digest[: self.digits]] == 1 else digest
            for passage, digest in digests.items()
        }
        return {claim: f"{passage[0]}-{short[passage]}" for claim, passage in passages.items()}

    def footnotes(self, claims: Iterable[Claim]) -> tuple[Footnote, ...]:
        """Return one footnote for each passage that the claims rest on, in their order."""
        shared: dict[str, list[Claim]] = {}
        for claim in claims:
            shared.setdefault(self.labels[claim.id], []).append(claim)
        return tuple(
            _footnote(label, group, self.dossier, self.verification.checks[group[0].id])
            for label, group in shared.items()
        )


def _passage(claim: Claim) -> tuple[str | None, ...]:
    """Return what makes a passage: the source first, and text that no excerpt carries."""
    excerpt = claim.excerpt
    own = claim.value.text if excerpt is None and isinstance(claim.value, Text) else None
    words = (excerpt.exact, excerpt.prefix, excerpt.suffix) if excerpt else (own,)
    locator = claim.locator.text if claim.locator else None
    return (claim.source, locator, claim.attributed_to, *words)


def _digest(passage: tuple[str | None, ...]) -> str:
    return hashlib.sha256(repr(passage).encode("utf-8", "surrogatepass")).hexdigest()


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
