"""What a withdrawal would change, as the lines that a person reads on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from dossier.changes import topic
from dossier.cli.report import counted
from dossier.cli.text import claim_line
from dossier.impact import (
    EFFECTS,
    AssessmentChange,
    Citation,
    DiscrepancyChange,
    Heir,
    Impact,
    Judged,
    SumChange,
    ValueChange,
    counts,
)
from dossier.model import Dossier, Scope
from dossier.pages.words import words_of

Item = TypeVar("Item")
NOTHING = "no claim"
SHOWN = 8
"""So many claims are printed of what changes, before the rest are counted; JSON has them all."""
_VALUES: Mapping[str, tuple[str, str]] = {
    "lost": ("value", "that no claim would report"),
    "unsourced": ("value", "only denied, or reported as not known"),
    "contested": ("value", "that would become contested"),
    "weaker": ("value", "with weaker support"),
    "undisputed": ("value", "that would become undisputed"),
    "stronger": ("value", "that would count as better supported"),
    "returns": ("value", "that had been revised, and would stand again"),
}
"""What the values of each effect are called after their number."""
_OUTCOMES: Mapping[str, str] = {
    "opened": "would open",
    "closed": "would close",
    "changed": "would lose a claim and go on",
}
_SUMS = {"holds": "holds", "fails": "does not hold", None: "cannot be judged"}
_JUDGED: Mapping[Judged, str] = {
    "nothing to judge": "nothing would be left to judge",
    "preferred withdrawn": "nobody would report what it prefers",
    "stale": "it would predate the change; judge again",
    "stale already": "it predates new evidence already",
    "current": "it was made of just the claims that would be left",
}


def impact_lines(found: Impact) -> Iterator[str]:
    """Yield the counts, then what they count, the gravest first."""
    dossier = found.dossier
    named = ", ".join(f"{dossier.sources[id_].label} [{id_}]" for id_ in found.sources)
    of = f"{len(found.claims)} of {counted(len(dossier.claims), 'claim')} would go"
    yield f"without {named}, {of}"
    lines = [f"  {line}" for line in _counts(found)]
    yield from lines or ["  nothing would change"]
    yield from _values(found)
    yield from _rest(found)
    if found.heirs:
        every = sorted({*found.sources, *(one.source for one in found.heirs)})
        yield f"  to withdraw those, too: dossier impact {' '.join(every)}"


def _counts(found: Impact) -> Iterator[str]:
    """Yield how much of each kind would change."""
    number = counts(found)
    lines: Mapping[str, tuple[str, str]] = {
        "subjects": ("subject", "with no claim left"),
        **_VALUES,
        "same": ("value", "with a claim less, and the same support"),
        **{key: ("disagreement", f"that {words}") for key, words in _OUTCOMES.items()},
        "sums": ("sum", "with another outcome"),
        "assessments": ("assessment", "of the claims that go"),
        "citations": ("placeholder", "in prose with nothing to show"),
        "derived": ("source", "derived from what goes"),
    }
    for key, (noun, words) in lines.items():
        if number[key]:
            yield f"{counted(number[key], noun)} {words}"


def _values(found: Impact) -> Iterator[str]:
    """Yield the subjects and the values that lose, or gain, by the withdrawal."""
    dossier, lost = found.dossier, frozenset(found.subjects)
    yield from _section(
        "unsourced: no claim of the subject is left",
        found.subjects,
        lambda one: _subject(one, dossier),
    )
    for effect, words in EFFECTS.items():
        shown = [one for one in found.values if one.effect == effect and one.subject not in lost]
        yield from _section(f"{effect}: {words}", shown, lambda one: _value(one, dossier))


def _rest(found: Impact) -> Iterator[str]:
    """Yield the disagreements that no value has told of, sums, judgements, prose and copies."""
    dossier = found.dossier
    told = {one.key for one in found.values}
    for outcome, words in _OUTCOMES.items():
        rest = [
            one
            for one in found.discrepancies
            if one.outcome == outcome and (outcome == "changed" or one.found.key not in told)
        ]
        title = f"disagreements that {words}"
        yield from _section(title, rest, lambda one: _discrepancy(one, dossier))
    yield from _section("sums", found.sums, lambda one: _sum(one, dossier))
    yield from _section("assessments", found.assessments, lambda one: _assessment(one, dossier))
    yield from _section("prose", found.citations, _citation)
    yield from _section("derived sources", found.heirs, lambda one: _heir(one, dossier))


def _section(
    title: str, items: Sequence[Item], lines: Callable[[Item], Iterable[str]]
) -> Iterator[str]:
    """Yield a title and the lines of each item; nothing where there is none."""
    if items:
        yield ""
        yield title
    for one in items:
        yield from (f"  {line}" for line in lines(one))


def _subject(id_: str, dossier: Dossier) -> Iterator[str]:
    subject = dossier.subjects[id_]
    yield f"{subject.label} [{id_}]: {dossier.locations[id_]}"
    ids = [claim.id for claims in dossier.claims_of[id_].values() for claim in claims]
    yield from _claims("goes", ids, dossier)


def _value(one: ValueChange, dossier: Dossier) -> Iterator[str]:
    about = _about(one.subject, one.property, one.scope, dossier)
    item = f", {one.item}" if one.item else ""
    line = f"{about}{item}: {one.before or NOTHING} -> {one.after or NOTHING}"
    if one.effect == "lost" and len(one.withdrawn) == 1:
        yield f"{dossier.claim[one.withdrawn[0]].at}: {line}"
        return
    yield line
    yield from _claims("goes", one.withdrawn, dossier)
    yield from _claims("left", one.left, dossier)
    if one.reason:
        yield f"    because {one.reason}"


def _discrepancy(one: DiscrepancyChange, dossier: Dossier) -> Iterator[str]:
    found = one.found
    before, after = (", ".join(each.kinds) if each else "none" for each in (one.before, one.after))
    kinds = before if before == after else f"{before} -> {after}"
    yield f"{_about(found.subject, found.property, found.scope, dossier)}: {kinds}"
    yield from _claims("goes", one.withdrawn, dossier)
    yield from _claims("left", one.left, dossier)


def _sum(one: SumChange, dossier: Dossier) -> Iterator[str]:
    about = _about(one.subject, one.property, one.scope, dossier)
    yield f"{about}: {_SUMS[one.before]} -> {_SUMS[one.after]}"
    yield from (f"    {sentence}" for sentence in one.sentences)
    yield from _claims("goes", one.withdrawn, dossier)


def _assessment(one: AssessmentChange, dossier: Dossier) -> Iterator[str]:
    preferred = f" ({one.preferred} preferred)" if one.preferred else ""
    about = _about(one.subject, one.property, (), dossier)
    yield f"{about}: {_JUDGED[one.effect]}{preferred}"
    yield f"    {one.at}"


def _citation(one: Citation) -> Iterator[str]:
    yield f"{one.at}: {one.text} would show {one.shows}"


def _heir(one: Heir, dossier: Dossier) -> Iterator[str]:
    at, label = dossier.locations[one.source], dossier.sources[one.source].label
    yield f"{at}: {label} [{one.source}], derived from {', '.join(one.derived_from)}"


def _claims(word: str, ids: Sequence[str], dossier: Dossier) -> Iterator[str]:
    """Yield each claim with its place: a few of many."""
    for id_ in ids[:SHOWN]:
        claim = dossier.claim[id_]
        said, document = words_of(claim, dossier).said, dossier.sources[claim.source].label
        line = claim_line(said, document, str(claim.locator or ""), denies=claim.denies)
        yield f"    {word}  {claim.at}: {line}"
    if len(ids) > SHOWN:
        yield f"    {word}  and {len(ids) - SHOWN} more"


def _about(subject: str, name: str, scope: Scope, dossier: Dossier) -> str:
    """Return what a property is called, and its ids."""
    return f"{topic(subject, name, scope, dossier)} [{subject} {name}]"
