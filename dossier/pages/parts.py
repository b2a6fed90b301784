"""The parts that several pages share: a statement, its support, the callout of a discrepancy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dossier.charts.strip import Strip
from dossier.findings import Discrepancy, Group, assessed_scopes
from dossier.model import Claim, Scope
from dossier.pages.basis import REGISTER, Basis, href, source_path, subject_path
from dossier.pages.grades import grade_words
from dossier.pages.origin_graph import OriginView, origin_graph
from dossier.pages.strips import strip
from dossier.pages.topics import topic
from dossier.values import Date

MISFITS = {"sum": "and the sum does not hold", "chronology": "and the dates do not allow it"}
"""How the title of a callout ends where no two claims on one thing disagree."""
MOST_REASONS = 6
"""How many reasons a callout gives before it counts the rest."""
MOST_SAID = 4
"""How many claims a callout in short prints before it counts the rest."""
MOST_RIVALS = 4
"""How many rival values the title of a callout names before it counts the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A link to a page, and the words for it."""

    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim, as a page prints it."""

    id: str
    anchor: str
    """On the page of its subject."""
    about: str | None
    """What it is about, where that is not what the callout is about."""
    said: str
    """The value in its source's words; for a denial, the value denied, or nothing."""
    denies: bool
    verbatim: bool
    """The words are a quotation and stay as they are."""
    href: str | None
    """The page of the subject that the value names."""
    bounds: str | None
    """What a number or a date comes to, where the words leave a range."""
    footnote: str
    document: Mark
    locator: str | None
    attribution: Mark | None
    as_of: str | None
    excerpt: str | None
    grade: str | None
    """How reliable its source, and how credible the claim, was graded."""
    note: str | None
    again: bool = False
    """It stands on the page already, and its anchor with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How well a value is supported."""

    level: str
    documents: int
    origins: int
    origin_names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A person's assessment, as a callout prints it."""

    status: str
    preferred: str | None
    confidence: str | None
    note: str | None
    by: str
    on: str
    stale: bool
    """Claims were added or changed after it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A disagreement: what differs, who says what, why it cannot both be true."""

    id: str
    title: str
    href: str
    """The permalink, in the register of discrepancies."""
    subject: Mark | None
    """None on the page of the subject itself."""
    kinds: tuple[str, ...]
    within_one_source: bool
    partly_within_one_source: bool
    """A document contradicts itself, and documents contradict one another, too."""
    statements: tuple[Statement, ...]
    more_statements: int
    """How many more claims are part of it."""
    reasons: tuple[str, ...]
    more_reasons: int
    """How many more reasons there are than a reader would read."""
    support: Support
    strip: Strip | None
    """What the numbers or the days can mean, as a picture; not in a callout in short."""
    origins: OriginView | None
    """Whom the documents have it from; only in the register."""
    assessment: Assessment | None


def statement(claim: Claim, basis: Basis, path: str) -> Statement:
    """Return a claim as the page at *path* prints it."""
    dossier = basis.dossier
    source = dossier.sources[claim.source]
    words = basis.words[claim.id]
    return Statement(
        id=claim.id,
        anchor=basis.anchors[claim.id],
        about=None,
        said=words.said,
        denies=claim.denies,
        verbatim=dossier.subjects[claim.subject].kind == "quote",
        href=href(subject_path(dossier.subjects[words.names]), path) if words.names else None,
        bounds=words.bounds,
        footnote=basis.citations.labels[claim.id],
        document=Mark(label=source.label, href=href(source_path(source.id), path)),
        locator=str(claim.locator) if claim.locator else None,
        attribution=subject_mark(claim.attributed_to, basis, path) if claim.attributed_to else None,
        as_of=claim.as_of.words if claim.as_of else None,
        excerpt=claim.excerpt.exact if claim.excerpt else None,
        grade=grade_words(claim, source),
        note=claim.note,
    )


def attributions(claims: Iterable[Claim], basis: Basis, path: str) -> tuple[Mark, ...]:
    """Return whom the documents name as having said it; nobody where one says it of itself."""
    named = tuple(dict.fromkeys(claim.attributed_to for claim in claims))
    if None in named:
        return ()
    return tuple(subject_mark(actor, basis, path) for actor in named if actor)


def subject_mark(subject_id: str, basis: Basis, path: str) -> Mark:
    """Return the link to a subject from the page at *path*."""
    subject = basis.dossier.subjects[subject_id]
    return Mark(label=subject.label, href=href(subject_path(subject), path))


def support(group: Group, basis: Basis) -> Support:
    """Return how well the value of a group is supported."""
    return Support(
        level=group.level,
        documents=group.documents,
        origins=len(group.origins),
        origin_names=tuple(basis.findings.origin_names[key] for key in group.origins),
    )


def rivals(claims: Iterable[Claim], basis: Basis) -> tuple[str, ...]:
    """Return the different values that claims report, in words, in their order."""
    words = dict.fromkeys(basis.words[claim.id].said for claim in claims if not claim.denies)
    return tuple(word for word in words if word)


def callout(
    found: Discrepancy, basis: Basis, path: str, most: int | None = None, *, pictured: bool = True
) -> Callout:
    """Return a discrepancy as the page at *path* prints it, with at *most* so many claims.

    The pages of one folder print the same of it, but for the page of its subject, and the register.
    """
    own, folder = subject_path(basis.dossier.subjects[found.subject]), path.rpartition("/")[0]
    key = (found.id, most, pictured, folder, path in {own, REGISTER} and path)
    if key not in basis.kept:
        basis.kept[key] = _callout(found, basis, path, most, pictured=pictured)
    kept: Callout = basis.kept[key]
    return kept


def _callout(
    found: Discrepancy, basis: Basis, path: str, most: int | None, *, pictured: bool
) -> Callout:
    claims = basis.shown(found, most)
    groups = basis.findings.groups_of[found.subject, found.property]
    is_own_page = subject_path(basis.dossier.subjects[found.subject]) == path
    group = next(one for one in groups if set(one.claims) & set(found.claims))
    reasons = dict.fromkeys(
        (
            *(pair.verdict.reason for pair in found.pairs),
            *(reason.sentence for reason in found.reasons),
        )
    )
    return Callout(
        id=found.id,
        title=callout_title(found, basis),
        href=href(f"{REGISTER}#{found.id}", path),
        subject=None if is_own_page else subject_mark(found.subject, basis, path),
        kinds=found.kinds,
        within_one_source=found.within_one_source,
        partly_within_one_source=not found.within_one_source and _is_partly_within(found, basis),
        statements=tuple(_in_callout(claim, found, basis, path) for claim in claims),
        reasons=tuple(reasons)[:MOST_REASONS],
        more_statements=len(found.claims) - len(claims),
        more_reasons=max(0, len(reasons) - MOST_REASONS),
        support=support(group, basis),
        strip=strip(found, basis) if pictured else None,
        origins=origin_graph(found.subject, found.property, found.scope, basis, path)
        if path == REGISTER
        else None,
        assessment=assessment_in(found.scope, found.subject, found.property, basis),
    )


def _is_partly_within(found: Discrepancy, basis: Basis) -> bool:
    claim = basis.dossier.claim
    return any(claim[pair.left].source == claim[pair.right].source for pair in found.pairs)


def _in_callout(claim: Claim, found: Discrepancy, basis: Basis, path: str) -> Statement:
    """Return a claim as a callout prints it: with what it is about, where that is another thing."""
    said = statement(claim, basis, path)
    if (claim.subject, claim.property) == (found.subject, found.property):
        return said
    return replace(said, about=topic(claim.subject, claim.property, claim.scope, basis))


def callouts(
    claims: Iterable[Claim], basis: Basis, path: str, *, pictured: bool = False
) -> tuple[Callout, ...]:
    """Return the discrepancies that claims are part of, each once and in short.

    A page prints them with the footnotes of ``Basis.with_rivals(claims, MOST_SAID)``.
    """
    return tuple(
        callout(one, basis, path, MOST_SAID, pictured=pictured)
        for one in basis.discrepancies(claims)
    )


def callout_title(found: Discrepancy, basis: Basis) -> str:
    """Return the disagreement in one line: what it is about, and the rival values."""
    own = (found.subject, found.property)
    claims = [one for one in basis.by_value(found.claims) if (one.subject, one.property) == own]
    words = rivals(claims, basis)
    shown = list(words[:MOST_RIVALS])
    if len(words) > MOST_RIVALS:
        shown.append(f"{len(words) - MOST_RIVALS} more")
    about = topic(found.subject, found.property, found.scope, basis)
    if not found.pairs:
        return f"{about}: {either(shown) if shown else 'a sum'}, {MISFITS[found.kinds[0]]}"
    if len(words) < 2:  # noqa: PLR2004 - one value, and it is denied.
        return f"{about}: {shown[0] if shown else 'said'}, or not"
    denied = ", or neither" if any(one.denies and not one.value for one in claims) else ""
    return f"{about}: {either(shown)}{denied}"


def either(words: Sequence[str]) -> str:
    """Return rival values as one phrase: *30 or 41*."""
    if len(words) == 1:
        return words[0]
    pause = "; " if any(" or " in word or ", " in word for word in words) else ", "
    last = f"{pause}or " if pause == "; " else " or "
    return f"{pause.join(words[:-1])}{last}{words[-1]}"


def assessment_in(
    scope: Scope, subject_id: str, property_name: str, basis: Basis
) -> Assessment | None:
    """Return the assessment of a property where it is about a scope; see ``assessed_scopes``."""
    assessed = assessed_scopes(subject_id, property_name, basis.dossier, basis.findings)
    return assessment(subject_id, property_name, basis) if scope in assessed else None


def assessment(subject_id: str, property_name: str, basis: Basis) -> Assessment | None:
    """Return the assessment of a property, or None when nobody has assessed it."""
    made = basis.dossier.subjects[subject_id].assessments.get(property_name)
    if made is None:
        return None
    return Assessment(
        status=made.status,
        preferred=made.preferred,
        confidence=made.confidence,
        note=made.note,
        by=made.assessed_by,
        on=Date.parse(made.assessed_on).words,
        stale=made.fingerprint is not None and (subject_id, property_name) in basis.findings.stale,
    )
