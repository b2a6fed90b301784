"""Pages that run through all findings: the register of discrepancies, and what is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain

from dossier.cite import Footnote
from dossier.findings import LEVELS, Group, Revision
from dossier.model import Claim
from dossier.pages.basis import REGISTER, Basis, href, subject_path
from dossier.pages.colophon import Colophon, colophon
from dossier.pages.parts import (
    MOST_SAID,
    Callout,
    Mark,
    Statement,
    Support,
    attributions,
    callout,
    rivals,
    statement,
    support,
)
from dossier.pages.topics import topic


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage:
    """All discrepancies, each under its permalink, and the revisions."""

    path: str
    colophon: Colophon
    callouts: tuple[Callout, ...]
    kinds: tuple[str, ...]
    """The kinds of discrepancy that there are."""
    statuses: tuple[str, ...]
    """The statuses that their assessments have; *unresolved* where there is none."""
    revisions: tuple[tuple[str, Statement, Statement, str], ...]
    """Topic, earlier claim, later claim, reason."""
    footnotes: tuple[Footnote, ...]
    template: str = field(default="discrepancies.md.jinja", init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownItem:
    """One value in the list of its support level."""

    topic: str
    words: str
    href: str
    verbatim: bool
    """The words are a quotation and stay as they are."""
    footnotes: tuple[str, ...]
    attributions: tuple[Mark, ...]
    """Whom the documents name as having said it."""
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """Every value by how well it is supported; what only works of reference say is left out."""

    path: str
    colophon: Colophon
    levels: tuple[tuple[str, tuple[KnownItem, ...]], ...]
    callouts: tuple[Callout, ...]
    """Every discrepancy in which a document speaks."""
    footnotes: tuple[Footnote, ...]
    template: str = field(default="known.md.jinja", init=False)


def register_page(basis: Basis) -> RegisterPage:
    """Lay out all discrepancies, and the revisions."""
    found, revisions = basis.findings.discrepancies, basis.findings.revisions
    ids = dict.fromkeys(
        (
            *(claim for one in found for claim in one.claims),
            *(claim for one in revisions for claim in (one.earlier, one.later)),
        )
    )
    claims = basis.dossier.claim
    shown = tuple(callout(one, basis, REGISTER) for one in found)
    return RegisterPage(
        path=REGISTER,
        colophon=colophon(REGISTER, basis),
        callouts=shown,
        kinds=tuple(sorted({kind for one in shown for kind in one.kinds})),
        statuses=tuple(
            sorted({one.assessment.status if one.assessment else "unresolved" for one in shown})
        ),
        revisions=tuple(
            (
                topic(one.subject, one.property, one.scope, basis),
                statement(claims[one.earlier], basis, REGISTER),
                statement(claims[one.later], basis, REGISTER),
                one.reason,
            )
            for one in sorted(revisions, key=lambda one: _since(one, basis))
        ),
        footnotes=basis.citations.footnotes(basis.claims(ids)),
    )


def _since(one: Revision, basis: Basis) -> tuple[object, ...]:
    """Return a key that puts the revisions of one thing in the order of their time."""
    claims = (basis.dossier.claim[one.earlier], basis.dossier.claim[one.later])
    days = tuple(float((claim.as_of and claim.as_of.interval.low) or 0) for claim in claims)
    return (one.subject, one.property, one.scope, days)


def known_page(basis: Basis) -> KnownPage:
    """Lay out every value by its level of support."""
    path = "known.md"
    items: dict[str, list[KnownItem]] = {level: [] for level in LEVELS}
    for group in basis.groups:
        items[group.level].append(_known(group, basis, path))
    return KnownPage(
        path=path,
        colophon=colophon(path, basis),
        levels=tuple(
            (level, tuple(sorted(found, key=_by_topic))) for level, found in items.items()
        ),
        callouts=tuple(callout(one, basis, path, MOST_SAID) for one in basis.disagreements),
        footnotes=basis.citations.footnotes(_printed(basis)),
    )


def _printed(basis: Basis) -> tuple[Claim, ...]:
    """Return the claims that the page prints: those of each list, and those of the callouts."""
    listed = (_shown(group) for group in basis.groups if group.level != "contested")
    contested = ((claim.id for claim in basis.shown(one, MOST_SAID)) for one in basis.disagreements)
    return basis.claims(dict.fromkeys(chain.from_iterable((*listed, *contested))))


def _shown(group: Group) -> tuple[str, ...]:
    """Return the claims that say what a group comes to."""
    return group.claims or group.history or group.unknown


def _by_topic(item: KnownItem) -> tuple[str, str]:
    return (item.topic.casefold(), item.words)


def _known(group: Group, basis: Basis, path: str) -> KnownItem:
    claims = basis.by_value(_shown(group))
    words = rivals(claims, basis)
    joined = " or ".join(words) if group.level == "contested" else "; ".join(words)
    subject = basis.dossier.subjects[group.subject]
    page = subject_path(subject)
    return KnownItem(
        topic=topic(group.subject, group.property, group.scope, basis),
        words=joined,
        href=href(page, path),
        verbatim=group.property == "text" and subject.kind == "quote",
        footnotes=basis.labels(claims),
        attributions=attributions(claims, basis, path),
        support=support(group, basis),
    )
