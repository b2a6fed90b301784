"""Citations: what prose cites in running text is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dossier.draft import Draft, Entry
from dossier.model import FLAT, Settings, SubjectRecord
from dossier.nearest import Guesser, did_you_mean
from dossier.problems import Location, Problem
from dossier.prose import Placeholder, parse_prose, placeholders
from dossier.values import quoted
from dossier.yamltree import FileText, Path, Tree


@dataclass(frozen=True)
class _Scalar:
    """Prose in a scalar of a YAML file."""

    tree: Tree
    path: Path

    @cached_property
    def prose(self) -> FileText:
        """The prose by itself, as if it were a file."""
        return FileText(self.tree.file.path, str(self.tree.find(self.path)))

    @cached_property
    def _spots(self) -> Sequence[int]:
        return self.tree.spots(self.path)

    def place(self, at: Location) -> Location:
        """Return where in the YAML file a place of the prose is."""
        return self.tree.file.at(self._spots[self.prose.offset(at)])


def broken_citations(draft: Draft) -> Iterator[Problem]:
    """Prose is plain, and each placeholder in it cites a fact that is there."""
    guess = Guesser([id_ for kind, ids in draft.ids.items() if kind != "source" for id_ in ids])
    for text, at, place in _texts(draft):
        tree, problems = parse_prose(text, at)
        for problem in problems:
            yield replace(problem, at=place(problem.at))
        for cited in placeholders(tree):
            if fault := _fault(cited, draft, guess):
                yield Problem(place(cited.at), "unknown-citation", fault)


def _texts(draft: Draft) -> Iterator[tuple[str, Location, Callable[[Location], Location]]]:
    """Yield each text of prose, where it begins, and how its places are those of a file."""
    for page in draft.prose:
        yield page.text, page.at, lambda at: at
    for path, entry in _prose_keys(draft):
        scalar = _Scalar(entry.tree, (*entry.path, path))
        yield scalar.prose.text, Location(scalar.prose.path), scalar.place


def _prose_keys(draft: Draft) -> Iterator[tuple[str, Entry]]:
    """Yield the keys under which prose stands."""
    dossier = draft.dossier
    if dossier and isinstance(dossier.record, Settings) and not dossier.is_broken("bottom_line"):
        yield "bottom_line", dossier
    for entry in draft.entries:
        if isinstance(entry.record, SubjectRecord) and entry.record.summary is not None:
            yield "summary", entry


def _fault(cited: Placeholder, draft: Draft, guess: Guesser) -> str:
    """Say why a placeholder cites nothing; empty when it does, or when that is not known."""
    if cited.subject is None or cited.subject in draft.doubled:
        return ""
    entry, name = draft.entry.get(cited.subject), quoted(cited.subject)
    if entry is None:
        hint = guess(cited.subject) or "; write the id of a record that has claims"
        return "" if draft.unread - {"source"} else f"no record has the id {name}{hint}"
    if entry.kind == "source":
        return f"{name} is a source; cite what it says, as in [[cite subject property]]"
    if cited.word == "quote" and entry.kind != "quote":
        return f"{name} is no quote; write [[value {cited.subject} …]], or the id of a quote"
    return _property_fault(cited, entry)


def _property_fault(cited: Placeholder, entry: Entry) -> str:
    """Say why a placeholder cites no claim of a record."""
    name = cited.property or FLAT.get(entry.kind)
    if not entry.properties and (entry.kind in FLAT or not entry.record or entry.has_claims):
        return ""
    if not entry.properties:
        return f"{quoted(entry.id)} has no claims to cite; write its claims, or another id"
    if name is None or name in entry.properties:
        return ""
    hint = did_you_mean(name, entry.properties) or f"; write {' or '.join(entry.properties)}"
    return f"{quoted(entry.id)} has no claims of {quoted(name)}{hint}"
