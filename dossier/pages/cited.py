"""Prose that cites facts: each placeholder with the fact that it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.findings import Discrepancy
from dossier.model import FLAT, Claim, Quote, Scope
from dossier.pages.basis import REGISTER, Basis, href
from dossier.pages.dates import dated
from dossier.pages.parts import Callout, Mark, callout, either, subject_mark
from dossier.pages.timeline import Moment, moments
from dossier.pages.topics import scope_words, topic
from dossier.problems import Location
from dossier.prose import Placeholder, ProseTree, parse_prose, placeholders
from dossier.values import Count, Date, Interval, Name, Share


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedValue:
    """A value in running text, with its footnotes and, when contested, its mark."""

    words: str
    footnotes: tuple[str, ...]
    contested: str | None
    """The permalink of the discrepancy, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedQuote:
    """A quotation in running text."""

    words: str
    speaker: Mark
    footnotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedCallouts:
    """The disagreements about a property, in full; the topic, where there is none."""

    callouts: tuple[Callout, ...]
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedTimeline:
    """The place of the timeline in a page of prose."""

    moments: tuple[Moment, ...]


Cited = CitedValue | CitedQuote | CitedCallouts | CitedTimeline


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseView:
    """A parsed text, and what to print for each placeholder in it."""

    tree: ProseTree
    cited: Mapping[Placeholder, Cited]
    claims: tuple[Claim, ...]
    """The claims that the text cites, in their order there."""


def prose_view(text: str, basis: Basis, path: str) -> ProseView:
    """Return a text with the facts that it cites looked up; the text has been checked."""
    tree, _ = parse_prose(text, Location(path))
    cited = {one: _cited(one, basis, path) for one in placeholders(tree)}
    claims = {claim.id: claim for one in cited for claim in _claims(one, basis)}
    return ProseView(tree=tree, cited=cited, claims=tuple(claims.values()))


def _properties(one: Placeholder, basis: Basis) -> tuple[str, ...]:
    """Return the properties that a placeholder names: all of the subject's when it names none."""
    subject = basis.dossier.subjects[one.subject or ""]
    name = one.property or FLAT.get(subject.kind)
    return (name,) if name else basis.properties(subject)


def _claims(one: Placeholder, basis: Basis) -> tuple[Claim, ...]:
    """Return the claims that a placeholder cites."""
    if one.word == "timeline":
        return tuple(claim for claims in dated(basis, one.subject) for claim in claims)
    names = _properties(one, basis)
    if one.word == "callout":
        found = _discrepancies(one, basis)
        return basis.claims(claim for each in found for claim in each.claims)
    return tuple(claim for name in names for claim in basis.standing(one.subject or "", name))


def _discrepancies(one: Placeholder, basis: Basis) -> tuple[Discrepancy, ...]:
    of = basis.findings.discrepancies_of
    names = _properties(one, basis)
    return tuple(each for name in names for each in of.get((one.subject or "", name), ()))


def _cited(one: Placeholder, basis: Basis, path: str) -> Cited:
    if one.word == "timeline":
        return CitedTimeline(moments=moments(basis, path, one.subject))
    subject, names = one.subject or "", _properties(one, basis)
    found, claims = _discrepancies(one, basis), _claims(one, basis)
    labels = basis.labels(claims)
    if one.word == "callout":
        return CitedCallouts(
            callouts=tuple(callout(each, basis, path) for each in found),
            topic=", ".join(topic(subject, name, (), basis) for name in names),
        )
    spoken = headline(subject, names[0], basis) if one.word == "quote" else ()
    if spoken:
        return _quote(one, spoken[:1], basis, path)
    words = one.shown or ("" if one.word == "cite" else value_words(subject, names, basis))
    if one.word == "value" and not one.shown:
        labels = basis.labels(carrying(subject, names, basis))
    return CitedValue(
        words=words,
        footnotes=labels,
        contested=href(f"{REGISTER}#{found[0].id}", path) if found and words else None,
    )


def _quote(one: Placeholder, claims: tuple[Claim, ...], basis: Basis, path: str) -> CitedQuote:
    quote = basis.dossier.subjects[one.subject or ""]
    if not isinstance(quote, Quote):
        raise TypeError(quote.kind)
    return CitedQuote(
        words=basis.words[claims[0].id].said,
        speaker=subject_mark(quote.speaker, basis, path),
        footnotes=basis.labels(basis.claims(basis.group_of[claims[0].id].claims)),
    )


def headline(subject: str, name: str, basis: Basis) -> tuple[Claim, ...]:
    """Return one claim for each value that stands: the rivals, or the one that says most."""
    chosen: dict[tuple[Scope, str], Claim] = {}
    for group in basis.findings.groups_of.get((subject, name), ()):
        claims = [claim for claim in basis.by_value(group.claims) if not claim.denies]
        if not claims:
            continue
        if group.level != "contested":
            claims = [min(claims, key=_vagueness)]
        for claim in claims:
            chosen.setdefault((claim.scope, basis.words[claim.id].said), claim)
    return tuple(chosen.values())


def carrying(subject: str, names: tuple[str, ...], basis: Basis) -> tuple[Claim, ...]:
    """Return the claims that say what ``value_words`` prints, and those that deny it."""
    chosen = {_meant(claim) for name in names for claim in headline(subject, name, basis)}
    claims = [claim for name in names for claim in basis.standing(subject, name)]
    return tuple(one for one in claims if not chosen or one.denies or _meant(one) in chosen)


def _meant(claim: Claim) -> object:
    value = claim.value
    return value.interval if isinstance(value, Count | Share | Date) else str(value)


def value_words(subject: str, names: tuple[str, ...], basis: Basis) -> str:
    """Return the value of properties in one phrase: rivals with *or*, others in a row.

    Values of different scopes are no rivals; each is printed with its scope.
    """
    claims = [claim for name in names for claim in headline(subject, name, basis)]
    if not claims:
        return _nothing(subject, names, basis)
    scopes: dict[Scope, list[Claim]] = {}
    for claim in claims:
        scopes.setdefault(claim.scope, []).append(claim)
    return "; ".join(_scoped(scope, found, basis) for scope, found in scopes.items())


def _nothing(subject: str, names: tuple[str, ...], basis: Basis) -> str:
    """Return the words for a value that is only denied, or reported as not known."""
    claims = (claim for name in names for claim in basis.standing(subject, name))
    return "denied" if any(claim.denies for claim in claims) else "not known"


def _scoped(scope: Scope, claims: list[Claim], basis: Basis) -> str:
    """Return the values of one scope: those that are rivals with *or*, the others in a row."""
    groups: dict[tuple[str, str, str | None], list[Claim]] = {}
    for claim in claims:
        group = basis.group_of[claim.id]
        groups.setdefault((group.subject, group.property, group.item), []).append(claim)
    phrase = "; ".join(_phrase(found, basis) for found in groups.values())
    return f"{phrase} ({scope_words(scope)})" if scope else phrase


def _phrase(claims: list[Claim], basis: Basis) -> str:
    words = list(dict.fromkeys(basis.words[claim.id].said for claim in claims))
    contested = basis.group_of[claims[0].id].level == "contested"
    return either(words) if contested else "; ".join(words)


def _vagueness(claim: Claim) -> tuple[float, ...]:
    """Return a key by which the claim that says most comes first."""
    value = claim.value
    if isinstance(value, Count | Share | Date):
        return (_width(value.interval),)
    if isinstance(value, Name):
        return (-len(value.text),)
    return (0,)


def _width(interval: Interval) -> float:
    if interval.low is None or interval.high is None:
        return float("inf")
    return float(interval.high - interval.low)
