"""What the rules look up in the dossier: labels, names, who speaks for whom, what lies where."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dossier.compare.graphs import Reach, reach
from dossier.model import Actor, Dossier, Figure, Place, Quote
from dossier.origins import Origins
from dossier.values import Name, Reference

NameKey = tuple[frozenset[str], ...]
"""The words of a name, class by class."""


@dataclass(frozen=True, kw_only=True)
class Context:
    """What is known about the subjects; an empty one knows nothing."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """By the id of a subject or a source."""
    named: Mapping[NameKey, frozenset[str]] = field(default_factory=dict)
    """The subjects of which a name is the label or an alias."""
    speaks_for: Mapping[str, str] = field(default_factory=dict)
    part_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The places of which a place is said to be a part, where nobody denies any."""
    side_by_side: frozenset[tuple[str, str]] = frozenset()
    """Subject and property, where different values do not exclude one another."""
    origins: Origins = field(default_factory=Origins)

    def label(self, id_: str) -> str:
        """Return the label of a record; its id when it has none."""
        return self.labels.get(id_, id_)

    def meant(self, name: Name) -> frozenset[str]:
        """Return the subjects of which a name is the label or an alias."""
        return self.named.get(name_key(name), frozenset())

    def speaks(self, actor: str, other: str) -> bool:
        """Tell whether an actor speaks for another, however indirectly."""
        return self._spoken.leads(actor, other)

    def lies(self, place: str, other: str) -> bool:
        """Tell whether a place lies in another, however indirectly."""
        return self._around.leads(place, other)

    @cached_property
    def _spoken(self) -> Reach:
        return reach({actor: (other,) for actor, other in self.speaks_for.items()})

    @cached_property
    def _around(self) -> Reach:
        return reach(self.part_of)


def name_key(name: Name) -> NameKey:
    """Return the words of a name, class by class; names with one key are spelled alike."""
    return (name.number, name.echelon, name.branch, name.other)


def same_as(name: Name, context: Context) -> Hashable:
    """Return what is the same for names that mean one subject, else for names spelled alike."""
    subjects = context.meant(name)
    return min(subjects) if subjects else name_key(name)


def context_of(dossier: Dossier, origins: Origins) -> Context:
    """Return what the rules need to know about a dossier."""
    subjects = dossier.subjects.values()
    return Context(
        labels={record.id: record.label for record in (*dossier.sources.values(), *subjects)},
        named=_named(dossier),
        speaks_for={
            actor.id: actor.speaks_for
            for actor in subjects
            if isinstance(actor, Actor) and actor.speaks_for is not None
        },
        part_of=dict(_parts(dossier)),
        side_by_side=frozenset(_side_by_side(dossier)),
        origins=origins,
    )


def _named(dossier: Dossier) -> Mapping[NameKey, frozenset[str]]:
    found: dict[NameKey, set[str]] = {}
    for subject in dossier.subjects.values():
        if not isinstance(subject, Figure | Quote):
            for text in (subject.label, *subject.aliases):
                for key in _keys(text):
                    found.setdefault(key, set()).add(subject.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _keys(text: str) -> Iterator[NameKey]:
    """Yield the key of a label; none where it has neither a letter nor a figure."""
    try:
        name = Name.parse(text)
    except ValueError:
        return
    yield name_key(name)


def _parts(dossier: Dossier) -> Iterator[tuple[str, frozenset[str]]]:
    for id_, claims_of in dossier.claims_of.items():
        claims = claims_of.get("part_of", ())
        if isinstance(dossier.subjects[id_], Place) and not any(claim.denies for claim in claims):
            wholes = (claim.value for claim in claims)
            yield id_, frozenset(whole.text for whole in wholes if isinstance(whole, Reference))


def _side_by_side(dossier: Dossier) -> Iterator[tuple[str, str]]:
    for subject, claims_of in dossier.claims_of.items():
        for name in claims_of:
            known = dossier.property_of(subject, name)
            if known.many or known.type == "text":
                yield subject, name
