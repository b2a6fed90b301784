"""Pages that run through all findings: the register of discrepancies, and what is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from dossier.cite import Footnote
from dossier.findings import LEVELS, Group
from dossier.pages.basis import REGISTER, Basis, href, subject_path
from dossier.pages.parts import (
    Callout,
    Statement,
    Support,
    callout,
    rivals,
    statement,
    support,
    topic,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage:
    """All discrepancies, each under its permalink, and the revisions."""

    path: str
    callouts: tuple[Callout, ...]
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
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """Every value by how well it is supported."""

    path: str
    levels: tuple[tuple[str, tuple[KnownItem, ...]], ...]
    callouts: tuple[Callout, ...]
    """Every discrepancy, for the values that are contested."""
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
    return RegisterPage(
        path=REGISTER,
        callouts=tuple(callout(one, basis, REGISTER) for one in found),
        revisions=tuple(
            (
                topic(one.subject, one.property, one.scope, basis),
                statement(claims[one.earlier], basis, REGISTER),
                statement(claims[one.later], basis, REGISTER),
                one.reason,
            )
            for one in revisions
        ),
        footnotes=basis.citations.footnotes(basis.claims(ids)),
    )


def known_page(basis: Basis) -> KnownPage:
    """Lay out every value by its level of support."""
    path = "known.md"
    items: dict[str, list[KnownItem]] = {level: [] for level in LEVELS}
    for group in basis.findings.groups:
        items[group.level].append(_known(group, basis, path))
    return KnownPage(
        path=path,
        levels=tuple(
            (level, tuple(sorted(found, key=_by_topic))) for level, found in items.items()
        ),
        callouts=tuple(callout(one, basis, path) for one in basis.findings.discrepancies),
        footnotes=disputed_footnotes(basis),
    )


def disputed_footnotes(basis: Basis) -> tuple[Footnote, ...]:
    """Return the footnotes of every claim in a discrepancy."""
    ids = dict.fromkeys(claim for one in basis.findings.discrepancies for claim in one.claims)
    return basis.citations.footnotes(basis.claims(ids))


def _by_topic(item: KnownItem) -> tuple[str, str]:
    return (item.topic.casefold(), item.words)


def _known(group: Group, basis: Basis, path: str) -> KnownItem:
    claims = basis.by_value(group.claims or group.history or group.unknown)
    words = rivals(claims, basis)
    joined = " or ".join(words) if group.level == "contested" else "; ".join(words)
    page = subject_path(basis.dossier.subjects[group.subject])
    return KnownItem(
        topic=topic(group.subject, group.property, group.scope, basis),
        words=joined,
        href=href(page, path),
        support=support(group, basis),
    )
