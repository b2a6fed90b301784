"""Records that came, went, were renamed or edited, and what people judge otherwise than before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.changes.records import ChangedJudgement, Edited, Judgement, Named, Renamed
from dossier.changes.words import topic
from dossier.model import Assessment, Dossier, Record, Source, Subject

_TOLD_APART = frozenset(("id", "label", "claims", "assessments", "internal_note"))
"""The keys of a record that are told of elsewhere, or, a note to oneself, to nobody."""
_PAGE = "page"
_SETTINGS = "dossier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """The assessments of two states that are not the same in both."""

    added: tuple[Judgement, ...]
    changed: tuple[ChangedJudgement, ...]
    removed: tuple[Judgement, ...]


def added_records(old: Dossier, new: Dossier) -> tuple[Named, ...]:
    """Return the sources, subjects and pages of prose that only the new state has."""
    before, after = _named(old), _named(new)
    return tuple(
        Named(kind=kind, id=id_, label=label)
        for (kind, id_), label in after.items()
        if (kind, id_) not in before
    )


def renamed_records(old: Dossier, new: Dossier) -> tuple[Renamed, ...]:
    """Return the sources and subjects that have another label in the new state."""
    before, after = _named(old), _named(new)
    return tuple(
        Renamed(kind=kind, id=id_, before=before[kind, id_], after=label)
        for (kind, id_), label in after.items()
        if before.get((kind, id_), label) != label
    )


def edited_records(old: Dossier, new: Dossier) -> tuple[Edited, ...]:
    """Return the records of both states in which something else differs, and dossier.yml."""
    settings = _edited(_SETTINGS, "", old.settings, new.settings, new.settings.title)
    before, after = _records(old), _records(new)
    records = (
        _edited(*key, before[key], after[key], after[key].label) for key in after if key in before
    )
    texts = {page.name: page.text for page in old.prose}
    pages = (
        Edited(kind=_PAGE, id=page.name, label=page.name, keys=("text",))
        for page in new.prose
        if texts.get(page.name, page.text) != page.text
    )
    return tuple(one for one in (settings, *records, *pages) if one.keys)


def judgements(old: Dossier, new: Dossier) -> Judgements:
    """Return the assessments that were made, changed and withdrawn."""
    before, after = dict(_assessments(old)), dict(_assessments(new))
    return Judgements(
        added=tuple(_judgement(key, after, new) for key in after if key not in before),
        changed=tuple(
            ChangedJudgement(
                before=_judgement(key, before, old), after=_judgement(key, after, new), keys=keys
            )
            for key in after
            if key in before and (keys := _different(before[key], after[key]))
        ),
        removed=tuple(_judgement(key, before, old) for key in before if key not in after),
    )


def _named(dossier: Dossier) -> Mapping[tuple[str, str], str]:
    """Return the labels of all records by kind and id; a page of prose is called by its name."""
    labels = {key: record.label for key, record in _records(dossier).items()}
    return {**labels, **{(_PAGE, page.name): page.name for page in dossier.prose}}


def _records(dossier: Dossier) -> Mapping[tuple[str, str], Source | Subject]:
    sources = {("source", id_): one for id_, one in dossier.sources.items()}
    return {**sources, **{(one.kind, id_): one for id_, one in dossier.subjects.items()}}


def _edited(kind: str, id_: str, before: Record, after: Record, label: str) -> Edited:
    return Edited(kind=kind, id=id_, label=label, keys=_different(before, after))


def _different(before: Record, after: Record) -> tuple[str, ...]:
    """Return the keys in which two records of a kind differ, in the order of the kind."""
    return tuple(
        name
        for name in type(before).model_fields
        if name not in _TOLD_APART and getattr(before, name) != getattr(after, name)
    )


def _assessments(dossier: Dossier) -> Iterator[tuple[tuple[str, str], Assessment]]:
    for id_, subject in dossier.subjects.items():
        for name, made in sorted(subject.assessments.items()):
            yield (id_, name), made


def _judgement(
    key: tuple[str, str], made: Mapping[tuple[str, str], Assessment], dossier: Dossier
) -> Judgement:
    subject, name = key
    one = made[key]
    return Judgement(
        subject=subject,
        property=name,
        topic=topic(subject, name, (), dossier),
        status=one.status,
        preferred=one.preferred,
        confidence=one.confidence,
    )
