"""Footnotes: which claims share one, its label, and what it says."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import quote

from dossier.memory import Made
from dossier.model import Claim, Dossier, Excerpt, Source
from dossier.values import Date, Text
from dossier.verify import Check, Status, Verification

NOT_STATED = "not stated"
_ENDS = 6
"""How many words at each end name a long excerpt in an address."""


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
    url: str | None
    """The original, at the excerpt where a browser can find it; None where not stated."""
    archive_url: str | None
    """The archived copy, at the excerpt."""
    status: Status
    folded: bool
    """Verified only after white space, quotation marks and dashes were folded."""
    derivations: tuple[str, ...]
    """How the claimed values follow from the excerpt, where they do not stand in it."""


BYTES = 10
"""How many bytes of the hash of a passage its label can have."""
BITS = 5
"""How many bits a letter or digit of a label stands for."""


@dataclass(frozen=True)
class Citations:
    """The footnotes of a dossier: one for each passage that a claim rests on."""

    dossier: Dossier
    verification: Verification
    letters: int = 4
    """How many letters and digits of the hash of a passage its label has."""

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The label of the footnote of each claim, by its id; no two passages share one."""
        passages = {claim.id: _passage(claim) for claim in self.dossier.claims}
        digests = {passage: _digest(passage) for passage in passages.values()}
        rest = 8 * BYTES - BITS * self.letters
        starts = Counter(int.from_bytes(digest) >> rest for digest in digests.values())

        def label(claim: str) -> str:
            digest = digests[passages[claim]]
            letters = b32encode(digest).decode().lower()
            is_alone = starts[int.from_bytes(digest) >> rest] == 1
            return letters[: self.letters] if is_alone else letters

        return Made(label)

    def prepare(self) -> None:
        """Make the labels and the footnotes at once, so that a fork need not make them again."""
        self._alone.make_all(claim.id for claim in self.dossier.claims)

    def footnotes(self, claims: Iterable[Claim]) -> tuple[Footnote, ...]:
        """Return one footnote for each passage that the claims rest on, in their order."""
        shared: dict[str, list[Claim]] = {}
        labels = self.labels
        for claim in claims:
            shared.setdefault(labels[claim.id], []).append(claim)
        alone = self._alone
        return tuple(
            alone[group[0].id] if len(group) == 1 else self._footnote(group)
            for group in shared.values()
        )

    @cached_property
    def _alone(self) -> Made[str, Footnote]:
        """The footnote of each claim where no other shares it; most pages print no other."""
        claims, checks = self.dossier.claim, self.verification.checks
        return Made(
            lambda id_: _footnote(self.labels[id_], [claims[id_]], self.dossier, checks[id_])
        )

    def _footnote(self, claims: list[Claim]) -> Footnote:
        """Return the footnote that claims on one passage share; only derivations differ."""
        first, *others = claims
        if all(one.derivation in (None, first.derivation) for one in others):
            return self._alone[first.id]
        check = self.verification.checks[first.id]
        return _footnote(self.labels[first.id], claims, self.dossier, check)


def _passage(claim: Claim) -> tuple[str | None, ...]:
    """Return what makes a passage: the source first, and text that no excerpt carries."""
    excerpt = claim.excerpt
    own = claim.value.text if excerpt is None and isinstance(claim.value, Text) else None
    words = (excerpt.exact, excerpt.prefix, excerpt.suffix) if excerpt else (own,)
    locator = claim.locator.text if claim.locator else None
    return (claim.source, locator, claim.attributed_to, *words)


@lru_cache(maxsize=2**17)
def _digest(passage: tuple[str | None, ...]) -> bytes:
    """Return the hash of a passage, of which a label is the start in letters and digits."""
    return hashlib.sha256(repr(passage).encode("utf-8", "surrogatepass")).digest()[:BYTES]


def _footnote(label: str, claims: list[Claim], dossier: Dossier, check: Check) -> Footnote:
    first = claims[0]
    source = dossier.sources[first.source]
    derivations = dict.fromkeys(claim.derivation for claim in claims if claim.derivation)
    # The address of a reference work is that of the whole work.
    excerpt = first.excerpt if source.role == "document" else None
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
        url=at_excerpt(source.url, excerpt),
        archive_url=at_excerpt(source.archive_url, excerpt),
        status=check.status,
        folded=check.folded,
        derivations=tuple(derivations),
    )


def at_excerpt(url: str | None, excerpt: Excerpt | None) -> str | None:
    """Return an address with a text fragment, by which a browser jumps to the excerpt.

    A long excerpt is named by its first and its last words (WICG Scroll to Text Fragment).
    """
    if url is None or excerpt is None or not url.startswith(("http://", "https://")):
        return url
    words = excerpt.exact.split()
    ends = [words] if len(words) <= 2 * _ENDS else [words[:_ENDS], words[-_ENDS:]]
    parts = [_encoded(" ".join(end)) for end in ends]
    if excerpt.prefix:
        parts.insert(0, f"{_encoded(excerpt.prefix)}-")
    if excerpt.suffix:
        parts.append(f"-{_encoded(excerpt.suffix)}")
    mark = "" if "#" in url else "#"
    return f"{url}{mark}:~:text={','.join(parts)}"


def _encoded(words: str) -> str:
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")


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
