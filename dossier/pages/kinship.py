"""Who belongs to whom, by what the documents say: the ties of the organisation tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.compare.context import name_key
from dossier.findings import LEVELS
from dossier.model import Actor, Claim, Unit
from dossier.pages.basis import Basis
from dossier.values import Name, Reference

UPWARD: Mapping[str, tuple[str, str]] = {
    "part_of": ("part of", "has it as a part"),
    "parent": ("comes under", "has it under it"),
    "member_of": ("member of", "has it as a member"),
    "joins": ("joins", "is joined by it"),
}
"""The properties that say to what a unit or an actor belongs: how the lower and the upper of the
two stand to the other, in words."""
LEADING: Mapping[str, tuple[str, str]] = {
    "leader": ("led by", "leads it"),
    "commander": ("commanded by", "commands it"),
}
"""The properties that say who leads. A body stands above what it leads, a person below it."""

Place = str
"""The id of a subject; a name in brackets, where it is the name of no subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One thing that belongs to another, with all the claims that say so."""

    lower: Place
    upper: Place
    lower_words: str
    """How the lower one stands to the upper."""
    upper_words: str
    level: str
    """Contested where any of it is; else the best support that any of it has."""
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """All ties of a dossier, by their ends and each by the label of its other end."""

    above: Mapping[Place, tuple[Tie, ...]]
    below: Mapping[Place, tuple[Tie, ...]]
    labels: Mapping[Place, str]
    """The words for each place that has a tie."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place that has a tie: subjects, then mere names, each by its label."""
        return tuple(sorted(self.labels, key=self.rank))

    def rank(self, place: Place) -> tuple[bool, str, str]:
        """Return a key that puts subjects before names, and each in the order of the labels."""
        return (is_name(place), self.labels[place].casefold(), place)


def is_name(place: Place) -> bool:
    """Tell whether a place is only a name, without a page."""
    return place.startswith("[")


def kinship(basis: Basis) -> Kinship:
    """Return all ties among units and actors that a standing claim reports.

    It reads every claim; make it once for all pages.
    """
    labels: dict[Place, str] = {}
    found: dict[tuple[Place, Place], dict[tuple[str, str], list[Claim]]] = {}
    for lower, upper, said, claim in _said(basis, labels):
        if lower != upper:
            found.setdefault((lower, upper), {}).setdefault(said, []).append(claim)
    ties = [_tie(*ends, said, basis) for ends, said in found.items()]
    tied = {place for ends in found for place in ends}
    labels = {place: label for place, label in labels.items() if place in tied}
    above: dict[Place, list[Tie]] = {}
    below: dict[Place, list[Tie]] = {}
    rank = Kinship(above={}, below={}, labels=labels).rank
    for tie in sorted(ties, key=lambda one: (rank(one.upper), rank(one.lower))):
        above.setdefault(tie.lower, []).append(tie)
        below.setdefault(tie.upper, []).append(tie)
    return Kinship(
        above={place: tuple(several) for place, several in above.items()},
        below={place: tuple(several) for place, several in below.items()},
        labels=labels,
    )


def _said(
    basis: Basis, labels: dict[Place, str]
) -> Iterator[tuple[Place, Place, tuple[str, str], Claim]]:
    """Yield the lower place, the upper place and the words for each claim; fill in the labels."""
    members = [one for one in basis.dossier.subjects.values() if isinstance(one, Actor | Unit)]
    labels.update({one.id: one.label for one in members})
    known = {key: one.id for one in members for key in _keys((one.label, *one.aliases))}
    for member in members:
        for name in (*UPWARD, *LEADING):
            for claim in basis.standing(member.id, name):
                other = None if claim.denies else _place(claim, known, labels)
                if other is None:
                    continue
                if name in UPWARD:
                    yield member.id, other, UPWARD[name], claim
                elif _is_person(other, basis):
                    yield other, member.id, (LEADING[name][1], f"is {LEADING[name][0]} it"), claim
                else:
                    yield member.id, other, LEADING[name], claim


def _keys(names: tuple[str, ...]) -> Iterator[object]:
    for name in names:
        try:
            yield name_key(Name.parse(name))
        except ValueError:
            continue


def _place(claim: Claim, known: dict[object, Place], labels: dict[Place, str]) -> Place | None:
    """Return what a claim names; a name that is new is noted, so that its spellings are one."""
    value = claim.value
    if isinstance(value, Reference):
        return value.text if value.text in labels else None
    if not isinstance(value, Name):
        return None
    place = known.setdefault(name_key(value), f"[{value.text}]")
    labels.setdefault(place, value.text)
    return place


def _is_person(place: Place, basis: Basis) -> bool:
    subject = basis.dossier.subjects.get(place)
    return isinstance(subject, Actor) and subject.type == "person"


def _tie(
    lower: Place, upper: Place, said: Mapping[tuple[str, str], list[Claim]], basis: Basis
) -> Tie:
    claims = tuple({one.id: one for several in said.values() for one in several}.values())
    levels = {basis.group_of[claim.id].level for claim in claims}
    return Tie(
        lower=lower,
        upper=upper,
        lower_words=", ".join(words for words, _ in said),
        upper_words=", ".join(words for _, words in said),
        level=next(level for level in LEVELS if level in levels),
        claims=claims,
    )
