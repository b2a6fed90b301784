"""Origins: who said it first, so that two reports of one press release count once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.model import Actor, Claim, Dossier, Scope, Source
from dossier.values import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Where each claim comes from; two claims of one group with one key are one voice."""

    origin_of: Mapping[str, str]
    """Claim id to the key of its origin."""
    names: Mapping[str, str]
    """The key of an origin to the words for it."""

    def same(self, left: Claim, right: Claim) -> bool:
        """Tell whether two claims come from one origin."""
        return self.origin_of[left.id] == self.origin_of[right.id]


@dataclass(frozen=True, slots=True)
class _Voice:
    key: str
    name: str


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
    originals = _originals(dossier.sources)
    for claims in _copied(dossier.claims, originals):
        origin_of.update(_joined(claims, origin_of, originals))
    return Origins(origin_of=origin_of, names={voice.key: voice.name for voice in voices.values()})


def _actor_voices(dossier: Dossier) -> Mapping[str, _Voice]:
    """Return the voice of each actor: its own, or that of the actor it speaks for in the end."""
    actors = {id_: item for id_, item in dossier.subjects.items() if isinstance(item, Actor)}
    found = {}
    for id_, actor in actors.items():
        end = actor
        while end.speaks_for is not None:
            end = actors[end.speaks_for]
        found[id_] = _Voice(f"actor:{end.id}", end.label)
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


def _originals(sources: Mapping[str, Source]) -> Mapping[str, frozenset[str]]:
    """Return, for each source, itself and all that it is derived from, however indirectly."""
    found = {}
    for id_ in sources:
        reached, ahead = {id_}, {id_}
        while ahead:
            ahead = {old for new in ahead for old in sources[new].derived_from} - reached
            reached |= ahead
        found[id_] = frozenset(reached)
    return found


def _copied(
    claims: Sequence[Claim], originals: Mapping[str, frozenset[str]]
) -> Iterator[Sequence[Claim]]:
    """Yield the claims of each subject, property and scope on which a copy says something."""
    found: dict[tuple[str, str, Scope], list[Claim]] = {}
    if any(len(sources) > 1 for sources in originals.values()):
        for claim in claims:
            found.setdefault(claim.key, []).append(claim)
    for group in found.values():
        if any(len(originals[claim.source]) > 1 for claim in group):
            yield group


def _joined(
    claims: Sequence[Claim],
    origin_of: Mapping[str, str],
    originals: Mapping[str, frozenset[str]],
) -> Mapping[str, str]:
    """Return the origins of the claims of a group, with those of copies and originals as one.

    Sources are one where one is derived from the other, or both from a third, even if the third
    is silent here. The origin of the source that is derived least stands for all.
    """
    leads: dict[str, str] = {}
    families: dict[str, list[Claim]] = {}
    for claim in sorted(
        claims, key=lambda claim: (len(originals[claim.source]), origin_of[claim.id])
    ):
        leads[origin_of[claim.id]] = origin_of[claim.id]
        for original in originals[claim.source]:
            families.setdefault(original, []).append(claim)
    rank = {key: place for place, key in enumerate(leads)}
    for family in families.values():
        if len({claim.source for claim in family}) > 1:
            for claim in family:
                ends = {_end(leads, origin_of[claim.id]), _end(leads, origin_of[family[0].id])}
                leads[max(ends, key=rank.__getitem__)] = min(ends, key=rank.__getitem__)
    return {claim.id: _end(leads, origin_of[claim.id]) for claim in claims}


def _end(leads: dict[str, str], key: str) -> str:
    """Return the key that a chain of keys ends in, and shorten the chain on the way."""
    while leads[key] != key:
        leads[key] = leads[leads[key]]
        key = leads[key]
    return key
