"""Placeholders in prose that would have nothing to cite, each where it stands in the files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dossier.draft import Files, Written, read_content
from dossier.findings import Discrepancy
from dossier.impact.records import Citation
from dossier.model import Dossier
from dossier.problems import Location
from dossier.prose import Placeholder, parse_prose, placeholders
from dossier.prose.syntax import CLOSE, OPEN

Cited = tuple[str, str | None]
"""A subject, and a property of it; None for the subject as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of prose with placeholders, and the file in which it stands."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """What prose can cite no longer."""

    lost: Collection[Cited]
    """What has no claim left."""
    settled: Collection[Cited]
    """What documents no longer disagree about, though claims are left."""

    def shows(self, one: Placeholder, dossier: Dossier) -> str:
        """Return what a placeholder would show, as ``Citation.shows``; else nothing."""
        if one.subject is None or one.subject not in dossier.subjects:
            return ""
        cited = (one.subject, one.property)
        if cited in self.lost:
            return "nothing"
        return "no disagreement" if one.word == "callout" and cited in self.settled else ""


def texts_of(dossier: Dossier) -> Iterator[Text]:
    """Yield the texts of a dossier in which something is cited."""
    at, subjects = dossier.locations, dossier.subjects.values()
    summaries = ((subject.id, subject.summary or "") for subject in subjects)
    for id_, text in (("", dossier.settings.bottom_line), *summaries):
        if OPEN in text:
            yield Text(path=at[id_].path, text=text)
    for page in dossier.prose:
        if OPEN in page.text:
            yield Text(path=page.at.path, text=page.text)


def citations(bare: Bare, dossier: Dossier, files: Files) -> tuple[Citation, ...]:
    """Return the placeholders that would show nothing, in the order of the files.

    Only the files in which there are some are read again, for the places.
    """
    paths = {one.path for one in texts_of(dossier) if _is_concerned(one, bare, dossier)}
    draft, _ = read_content({path: files[path] for path in sorted(paths)})
    found = (one for text in draft.texts for one in _bare(text, bare, dossier))
    return tuple(sorted(found, key=lambda one: (one.shows != "nothing", one.at)))


def bare(
    before: Iterable[Discrepancy], after: Iterable[Discrepancy], dossier: Dossier, then: Dossier
) -> Bare:
    """Return what prose can cite no longer, given the disagreements before and after."""
    old, new = ({*_cited(one)} for one in (before, after))
    return Bare(lost=_claimed(dossier) - _claimed(then), settled=old - new)


def _is_concerned(one: Text, bare: Bare, dossier: Dossier) -> bool:
    tree, _ = parse_prose(one.text, Location(one.path))
    return any(bare.shows(cited, dossier) for cited in placeholders(tree))


def _bare(text: Written, bare: Bare, dossier: Dossier) -> Iterator[Citation]:
    for one in placeholders(text.tree):
        at = text.place(one.at)
        match bare.shows(one, dossier):
            case "nothing":
                yield Citation(text=_written(one), at=at, shows="nothing")
            case "no disagreement":
                yield Citation(text=_written(one), at=at, shows="no disagreement")


def _written(one: Placeholder) -> str:
    words = " ".join(word for word in (one.word, one.subject, one.property) if word)
    return f"{OPEN}{words}{CLOSE}"


def _claimed(dossier: Dossier) -> set[Cited]:
    """Return the subjects, and their properties, of which something is claimed."""
    named = {(claim.subject, claim.property) for claim in dossier.claims}
    return {*named, *((subject, None) for subject, _ in named)}


def _cited(discrepancies: Iterable[Discrepancy]) -> Iterator[Cited]:
    for one in discrepancies:
        yield one.subject, one.property
        yield one.subject, None
