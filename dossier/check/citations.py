"""Citations: what prose cites in running text is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dossier.check.words import Guesses, listed
from dossier.draft import Draft, Entry
from dossier.model import FLAT
from dossier.problems import Location, Problem
from dossier.prose import Placeholder, is_block, placeholders
from dossier.values import quoted


def broken_citations(draft: Draft) -> Iterator[Problem]:
    """Prose is plain, and each placeholder in it cites a fact that is there."""
    guess = Guesses()
    for text in draft.texts:
        for problem in text.problems:
            yield replace(problem, at=text.place(problem.at))
        for cited in placeholders(text.tree):
            if fault := _fault(cited, draft, guess):
                yield Problem(text.place(cited.at), "unknown-citation", fault)


def doubled_blocks(draft: Draft) -> Iterator[Problem]:
    """No block, such as the timeline, is shown twice by one text."""
    for text in draft.texts:
        seen: dict[tuple[str, str | None, str | None], Location] = {}
        for cited in filter(is_block, placeholders(text.tree)):
            first = seen.setdefault((cited.word, cited.subject, cited.property), cited.at)
            if first is not cited.at:
                place = text.place(first)
                message = f"this {cited.word} is shown already, at {place}; keep one of them"
                yield Problem(text.place(cited.at), "bad-placeholder", message)


def _fault(cited: Placeholder, draft: Draft, guess: Guesses) -> str:
    """Say why a placeholder cites nothing; empty when it does, or when that is not known."""
    if cited.subject is None or cited.subject in draft.doubled:
        return ""
    entry, name = draft.entry.get(cited.subject), quoted(cited.subject)
    if entry is None and draft.is_misspelt(cited.subject):
        return ""
    if entry is None:
        hint = (
            guess(cited.subject, None, draft.subjects)
            or "; write the id of a record that has claims"
        )
        return "" if draft.unread - {"source"} else f"no record has the id {name}{hint}"
    if entry.kind == "source":
        return f"{name} is a source; cite what it says, as in [[cite subject property]]"
    if cited.word == "quote" and entry.kind != "quote":
        return f"{name} is no quote; write [[value {cited.subject} …]], or the id of a quote"
    return _property_fault(cited, entry, guess)


def _property_fault(cited: Placeholder, entry: Entry, guess: Guesses) -> str:
    """Say why a placeholder cites no claim of a record."""
    name = cited.property or FLAT.get(entry.kind)
    if not entry.properties and (entry.kind in FLAT or not entry.record or entry.has_claims):
        return ""
    if not entry.properties:
        return f"{quoted(entry.id)} has no claims to cite; write its claims, or another id"
    if name is None and cited.word == "value" and len(entry.properties) > 1:
        ways = f"write [[value {entry.id} {entry.properties[0]}]], or another of its properties"
        return f"{quoted(entry.id)} has no one value; {ways}: {listed(entry.properties[1:])}"
    if name is None or name in entry.properties:
        return ""
    hint = guess(name, entry.id, entry.properties)
    hint = hint or f"; write {listed(entry.properties, ' or ')}"
    return f"{quoted(entry.id)} has no claims of {quoted(name)}{hint}"
