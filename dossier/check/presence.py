"""Presence: properties that exist, claims where claims belong, and records that serve something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dossier.check.references import named_ids
from dossier.check.words import Guesses, listed
from dossier.draft import Draft
from dossier.model import FLAT, Quote, Source
from dossier.problems import Problem
from dossier.values import quoted

_SYNONYMS: Mapping[str, str] = {
    **dict.fromkeys(("location", "where", "site"), "place"),
    **dict.fromkeys(("when", "day", "time"), "date"),
    **dict.fromkeys(("coords", "latlon", "lat_lon", "point", "position"), "coordinates"),
    **dict.fromkeys(("result", "consequence"), "outcome"),
    **dict.fromkeys(("reason", "why"), "cause"),
    **dict.fromkeys(("inhabitants", "people"), "population"),
    **dict.fromkeys(("size", "soldiers", "troops"), "strength"),
    **dict.fromkeys(("belongs_to", "parent_unit", "superior"), "parent"),
}
"""Words of others for properties that are built in."""


def unknown_properties(draft: Draft) -> Iterator[Problem]:
    """Every property under which claims stand is in the registry, for records of that kind."""
    guess = Guesses()
    for entry in draft.entries:
        for name in () if entry.kind in FLAT else entry.properties:
            known = (entry.kind, name) in draft.schema.properties
            if not known and not draft.schema.is_uncertain(name):
                names = draft.schema.names(entry.kind)
                meant = _SYNONYMS.get(name, "")
                hint = f"; did you mean {meant!r}?" if meant in names else ""
                hint = (
                    hint
                    or guess(name, entry.kind, names)
                    or (
                        f"; write one of {listed(names)}, "
                        "or declare it below 'properties' in content/dossier.yml"
                    )
                )
                at = entry.tree.key_at((*entry.path, "claims", name))
                message = f"{quoted(name)} is not a property of {entry.kind}s{hint}"
                yield Problem(at, "unknown-property", message)


def claims_missing(draft: Draft) -> Iterator[Problem]:
    """Every figure and every quote has claims: it is nothing but what is claimed."""
    for entry in draft.entries:
        if entry.kind in FLAT and entry.record and not entry.properties and not entry.broken:
            message = "has no claims; write 'claims:', and '- {value: …, source: …}' below it"
            yield Problem(entry.at(), "no-claim", f"the {entry.kind} {message}")


def unused_subjects(draft: Draft) -> Iterator[Problem]:
    """Every other record has claims, or something refers to it; else a warning."""
    if not draft.is_whole:
        return
    used = named_ids(draft)
    if used - draft.entry.keys():  # One that is misspelt may be meant.
        return
    used |= frozenset(_loose_references(draft))
    for entry in draft.entries:
        if entry.kind not in {"source", *FLAT} and not entry.has_claims and entry.id not in used:
            message = "has no claims, and nothing refers to it; write claims, or take it out"
            yield Problem(entry.at(), "no-claim", f"{quoted(entry.id)} {message}", "warning")


def _loose_references(draft: Draft) -> Iterator[str]:
    """Yield what may be an id, and may be text."""
    for entry in draft.entries:
        written = entry.record
        if isinstance(written, Source) and written.publisher:
            yield written.publisher
        if isinstance(written, Quote) and written.occasion:
            yield written.occasion
