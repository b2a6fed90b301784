"""Origins: who said it first, so that two reports of one press release count once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from graphlib import TopologicalSorter
from operator import or_

from dossier.model import Actor, Claim, Dossier, Scope, Source
from dossier.values import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Where each claim comes from; two claims of one group with one key are one voice."""

    origin_of: Mapping[str, str] = field(default_factory=dict)
    """Claim id to the key of its origin."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The key of an origin to the words for it."""

    def same(self, left: Claim, right: Claim) -> bool:
        """Tell whether two claims come from one origin."""
        return self.origin_of[left.id] == self.origin_of[right.id]


@dataclass(frozen=True, slots=True)
class _Voice:
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class _Descent:
    """Where a source comes from."""

    steps: int
    """The most steps back to a source that is derived from none."""
    firsts: int
    """A number with the bits of all sources derived from none to which the steps lead back."""


def origins(dossier: Dossier) -> Origins:
    """Return the origin of each claim: who is named, else the publisher, else the source itself.

    On one subject, property and scope, the claims of a copy have the origin of its original,
    whoever is named.
    """
    actors = _actor_voices(dossier)
    documents = _document_voices(dossier, actors)
    voices = {
        claim.id: documents[claim.source]
        if claim.attributed_to is None
        else actors[claim.attributed_to]
        for claim in dossier.claims
    }
    origin_of = {claim: voice.key for claim, voice in voices.items()}
    descents = _descents(dossier.sources)
    for claims in _copied(dossier.claims, dossier.sources):
        origin_of.update(_joined(claims, origin_of, descents))
    return Origins(origin_of=origin_of, names={voice.key: voice.name for voice in voices.values()})


def _actor_voices(dossier: Dossier) -> Mapping[str, _Voice]:
    """Return the voice of each actor: its own, or that of the actor it speaks for in the end."""
    actors = {id_: item for id_, item in dossier.subjects.items() if isinstance(item, Actor)}
    leads = {id_: [actor.speaks_for] if actor.speaks_for else [] for id_, actor in actors.items()}
    found: dict[str, _Voice] = {}
    for id_ in TopologicalSorter(leads).static_order():
        own = _Voice(f"actor:{id_}", actors[id_].label)
        found[id_] = next((found[other] for other in leads[id_]), own)
    return found


def _document_voices(dossier: Dossier, actors: Mapping[str, _Voice]) -> Mapping[str, _Voice]:
    """Return the voice of each source: its publisher, an actor or a text, else itself."""
    called, written = _called(dossier, actors), dict[str, _Voice]()
    found = {}
    for id_, source in dossier.sources.items():
        if source.publisher is None:
            found[id_] = _Voice(f"source:{id_}", f"{source.label}, no origin named")
            continue
        folded = Text(source.publisher).folded
        text = written.setdefault(folded, _Voice(f"publisher:{folded}", source.publisher))
        found[id_] = actors.get(source.publisher) or called.get(folded) or text
    return found


def _called(dossier: Dossier, actors: Mapping[str, _Voice]) -> Mapping[str, _Voice]:
    """Return the voices by the labels and aliases of actors, where a name means one voice only."""
    found: dict[str, set[_Voice]] = {}
    for id_, voice in actors.items():
        actor = dossier.subjects[id_]
        for name in (actor.label, *actor.aliases):
            found.setdefault(Text(name).folded, set()).add(voice)
    return {name: voices.pop() for name, voices in found.items() if len(voices) == 1}


def _descents(sources: Mapping[str, Source]) -> Mapping[str, _Descent]:
    """Return where each source comes from, however indirectly."""
    originals = {id_: source.derived_from for id_, source in sources.items()}
    found: dict[str, _Descent] = {}
    firsts = 0
    for id_ in TopologicalSorter(originals).static_order():
        before = [found[original] for original in originals[id_]]
        if before:
            steps = 1 + max(one.steps for one in before)
            found[id_] = _Descent(steps, reduce(or_, (one.firsts for one in before)))
        else:
            found[id_] = _Descent(0, 1 << firsts)
            firsts += 1
    return found


def _copied(claims: Iterable[Claim], sources: Mapping[str, Source]) -> Iterator[Sequence[Claim]]:
    """Yield the claims of each subject, property and scope on which a copy and another speak."""
    found: dict[tuple[str, str, Scope], list[Claim]] = {}
    if any(source.derived_from for source in sources.values()):
        for claim in claims:
            found.setdefault(claim.key, []).append(claim)
    for group in found.values():
        speaking = {claim.source for claim in group}
        if len(speaking) > 1 and any(sources[id_].derived_from for id_ in speaking):
            yield group


def _joined(
    claims: Iterable[Claim], origin_of: Mapping[str, str], descents: Mapping[str, _Descent]
) -> Mapping[str, str]:
    """Return the origins of the claims of a group, with those of copies and originals as one.

    The origin of the source that is the fewest steps from its first one stands for all.
    """
    ordered = sorted(claims, key=lambda claim: (descents[claim.source].steps, origin_of[claim.id]))
    leads = {origin_of[claim.id]: origin_of[claim.id] for claim in ordered}
    rank = {key: place for place, key in enumerate(leads)}
    for family in _families(ordered, descents):
        for claim in family:
            ends = {_end(leads, origin_of[claim.id]), _end(leads, origin_of[family[0].id])}
            leads[max(ends, key=rank.__getitem__)] = min(ends, key=rank.__getitem__)
    return {claim.id: _end(leads, origin_of[claim.id]) for claim in ordered}


def _families(
    claims: Iterable[Claim], descents: Mapping[str, _Descent]
) -> Iterator[Sequence[Claim]]:
    """Yield the claims of each family of several sources.

    Sources are one family where one is derived from the other, or both from a third, even if
    the third is silent here: where they go back to some first source that is the same.
    """
    members: dict[int, list[Claim]] = {}
    for claim in claims:
        members.setdefault(descents[claim.source].firsts, []).append(claim)
    families: dict[int, list[Claim]] = {}
    seen = 0
    for firsts, kin in members.items():
        kindred = [known for known in families if known & firsts] if firsts & seen else []
        family = sum((families.pop(known) for known in kindred), kin)
        families[reduce(or_, kindred, firsts)] = family
        seen |= firsts
    for family in families.values():
        if len({claim.source for claim in family}) > 1:
            yield family


def _end(leads: dict[str, str], key: str) -> str:
    """Return the key that a chain of keys ends in, and shorten the chain on the way."""
    while leads[key] != key:
        leads[key] = leads[leads[key]]
        key = leads[key]
    return key
