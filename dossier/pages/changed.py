"""Each thing that changed in one line: what it is about, what it is now, and what it was.

Words of former states are printed as they were; a link leads to what is still there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier.changes import ChangedClaim, Changes, Disagreement, Judgement, Said
from dossier.pages.basis import REGISTER, Basis, href, source_path, subject_path
from dossier.pages.parts import MOST_RIVALS, Mark, either

PATH = "changes.md"
MOST_LETTERS = 240
"""How long a text of a claim is before the rest of it is left out."""
BESIDE = {
    "credibility": "grade",
    "derivation": "derivation",
    "excerpt": "excerpt",
    "excerpt.prefix": "excerpt",
    "excerpt.suffix": "excerpt",
    "locator": "place",
    "note": "note",
}
"""What of a claim does not say what its document says, by its key, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that changed."""

    mark: Mark
    """What it is about; without an address when that is there no longer."""
    now: str = ""
    before: str = ""
    """What it was, where it was something else."""
    document: Mark | None = None
    place: str | None = None
    """Where in the document."""


Items = Iterable[Item]


def _opened(found: Changes, basis: Basis) -> Items:
    return (_disagreement(one, basis) for one in found.disagreements_opened)


def _closed(found: Changes, basis: Basis) -> Items:
    return (_disagreement(one, basis) for one in found.disagreements_closed)


def _moved(found: Changes, basis: Basis) -> Iterator[Item]:
    for one in found.disagreements_changed:
        now = _disagreement(one.after, basis)
        yield Item(mark=now.mark, now=now.now, before=_disagreement(one.before, basis).now)


def _added(found: Changes, basis: Basis) -> Items:
    return (_claim(one, basis) for one in found.claims_added)


def _withdrawn(found: Changes, basis: Basis) -> Items:
    return (_claim(one, basis) for one in found.claims_withdrawn)


def _changed(found: Changes, basis: Basis) -> Iterator[Item]:
    for one in found.claims_changed:
        names = [field.name for field in one.fields if field.name not in BESIDE]
        if names:
            now = _claim(one.after, basis)
            yield Item(
                mark=now.mark,
                now=_words(one.after, _others(one, names, "after")),
                before=_words(one.before, _others(one, names, "before")),
                document=now.document,
                place=now.place,
            )


def _corrected(found: Changes, basis: Basis) -> Iterator[Item]:
    for one in found.claims_changed:
        names = [BESIDE.get(field.name) for field in one.fields]
        if all(names):
            now = _claim(one.after, basis)
            words = ", ".join(dict.fromkeys(filter(None, names)))
            yield Item(mark=now.mark, now=words, document=now.document, place=now.place)


def _supported(found: Changes, basis: Basis) -> Iterator[Item]:
    for one in found.support_changed:
        about = f"{one.topic}: {_short(one.item)}" if one.item else one.topic
        mark = Mark(label=about, href=_subject(one.subject, basis))
        yield Item(mark=mark, now=_level(one.after), before=_level(one.before))


def _assessed(found: Changes, basis: Basis) -> Items:
    return (_judgement(one, basis) for one in found.assessments_made)


def _reassessed(found: Changes, basis: Basis) -> Iterator[Item]:
    for one in found.assessments_changed:
        now, before = _judgement(one.after, basis), _judgement(one.before, basis)
        same = now.now == before.now
        yield Item(mark=now.mark, now=now.now, before="" if same else before.now)


def _unassessed(found: Changes, basis: Basis) -> Items:
    return (_judgement(one, basis) for one in found.assessments_withdrawn)


def _new_records(found: Changes, basis: Basis) -> Iterator[Item]:
    for one in found.records_added:
        yield Item(mark=_record(one.kind, one.id, one.label, basis), now=one.kind)


def _old_records(found: Changes, basis: Basis) -> Iterator[Item]:
    for one in found.records_removed:
        yield Item(mark=_record(one.kind, one.id, one.label, basis), now=one.kind)


def _renamed(found: Changes, basis: Basis) -> Iterator[Item]:
    for one in found.records_renamed:
        mark = _record(one.kind, one.id, one.after, basis)
        yield Item(mark=mark, before=one.before)


def _edited(found: Changes, basis: Basis) -> Iterator[Item]:
    for one in found.records_edited:
        mark = _record(one.kind, one.id, one.label, basis)
        yield Item(mark=mark, now=", ".join(key.replace("_", " ") for key in one.keys))


WAYS: Mapping[tuple[str, str], Callable[[Changes, Basis], Items]] = {
    ("disagreement opened", "disagreements opened"): _opened,
    ("disagreement changed", "disagreements changed"): _moved,
    ("disagreement closed", "disagreements closed"): _closed,
    ("claim added", "claims added"): _added,
    ("claim changed", "claims changed"): _changed,
    ("claim withdrawn", "claims withdrawn"): _withdrawn,
    ("claim with its evidence corrected", "claims with their evidence corrected"): _corrected,
    ("value supported otherwise", "values supported otherwise"): _supported,
    ("assessment made", "assessments made"): _assessed,
    ("assessment changed", "assessments changed"): _reassessed,
    ("assessment withdrawn", "assessments withdrawn"): _unassessed,
    ("record added", "records added"): _new_records,
    ("record renamed", "records renamed"): _renamed,
    ("record edited", "records edited"): _edited,
    ("record removed", "records removed"): _old_records,
}
"""What can change, as it is counted (one, and several), and the items of it."""


def _claim(one: Said, basis: Basis) -> Item:
    source = basis.dossier.sources.get(one.source)
    page = _subject(one.subject, basis)
    anchor = f"#{basis.anchors[one.id]}" if one.id in basis.dossier.claim else ""
    return Item(
        mark=Mark(label=one.topic, href=f"{page}{anchor}"),
        now=_words(one, ""),
        document=Mark(label=one.document, href=source_path(one.source) if source else ""),
        place=one.locator,
    )


def _words(one: Said, others: str) -> str:
    """Return what a claim says, and what *others* of its keys say."""
    value = f"denied: {_short(one.said)}".removesuffix(": ") if one.denies else _short(one.said)
    return f"{value} ({others})" if others else value


def _others(one: ChangedClaim, names: Iterable[str], when: str) -> str:
    """Return what the keys beside the value say before, or after."""
    said = (
        f"{field.name.replace('_', ' ')} {getattr(field, when) or 'not stated'}"
        for field in one.fields
        if field.name in names and field.name not in ("value", "denies")
    )
    return "; ".join(said)


def _disagreement(one: Disagreement, basis: Basis) -> Item:
    is_open = any(found.id == one.id for found in basis.findings.discrepancies)
    rest = len(one.values) - MOST_RIVALS
    shown = [*map(_short, one.values[:MOST_RIVALS]), *([f"{rest} more"] if rest > 0 else [])]
    page = href(f"{REGISTER}#{one.id}", PATH) if is_open else _subject(one.subject, basis)
    return Item(mark=Mark(label=one.topic, href=page), now=either(shown) if shown else "")


def _judgement(one: Judgement, basis: Basis) -> Item:
    words = (
        one.status,
        f"in favour of {_short(one.preferred)}" if one.preferred else "",
        f"with {one.confidence} confidence" if one.confidence else "",
    )
    mark = Mark(label=one.topic, href=_subject(one.subject, basis))
    return Item(mark=mark, now=", ".join(filter(None, words)))


def _subject(id_: str, basis: Basis) -> str:
    """Return the address of a subject's page; empty when there is none."""
    subject = basis.dossier.subjects.get(id_)
    return href(subject_path(subject), PATH) if subject else ""


def _record(kind: str, id_: str, label: str, basis: Basis) -> Mark:
    """Return the link to the page of a record of whichever kind."""
    if kind == "source" and id_ in basis.dossier.sources:
        return Mark(label=label, href=href(source_path(id_), PATH))
    if kind == "page" and any(page.name == id_ for page in basis.dossier.prose):
        return Mark(label=label, href=href(f"pages/{id_}.md", PATH))
    return Mark(label=label, href=_subject(id_, basis))


def _level(word: str) -> str:
    return word.replace("-", " ")


def _short(text: str) -> str:
    """Return a text, or its first words."""
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS].rstrip()} …"
