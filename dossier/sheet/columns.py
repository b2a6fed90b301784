"""A claim as a row of texts, one for each thing that an editor writes of it; and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dossier.amend.lines import Addition
from dossier.model import ClaimRecord, Excerpt
from dossier.sheet.cells import escaped, parts, plain
from dossier.values import quoted

COLUMNS: Mapping[str, str] = {
    "subject": "The id of the subject.",
    "property": "The property; value for a figure and text for a quote, or empty.",
    "value": "What the document says, in its words.",
    "denies": "true where the document denies the value, or the whole where no value stands.",
    "sum_of": "The numbers of the document that make the value: 16; 19; 4.",
    "scope": "The limits of what is meant: side=protesters; area=north.",
    "source": "The id of the document.",
    "locator": "Where in the document it stands: paragraph 4.",
    "excerpt": "The words of the document that carry it.",
    "exact": "These words, where prefix or suffix say which of several places is meant.",
    "prefix": "The words just before.",
    "suffix": "The words just after.",
    "attributed_to": "The id of the actor whom the document names as having said it.",
    "as_of": "The day or days for which it holds: 2023-06-04.",
    "supersedes": "The id of the source whose claim this one revises.",
    "credibility": "1 to 6, by the Admiralty code.",
    "derivation": "One sentence on how the value was found; shown in the footnote.",
    "note": "A caveat, shown with the claim.",
    "internal_note": "A note for editors, never published.",
}
"""The columns in their order, and what an editor writes there."""
IDS = ("subject", "property", "source", "attributed_to", "supersedes")
"""Columns in which white space around the text means nothing."""
REMARKS = ("credibility", "derivation", "note", "internal_note")
"""What is no part of what a claim says: with another of these, it is the same claim."""
EXCERPT = ("exact", "prefix", "suffix")
"""The parts of an excerpt that is more than its words."""
_LISTS = ("sum_of", "scope")


def row_of(subject: str, property_name: str, claim: ClaimRecord) -> Mapping[str, str]:
    """Return a claim as a row: the texts of the columns in which something stands."""
    cells: dict[str, object] = {"subject": subject, "property": property_name}
    cells |= claim.model_dump(exclude={"excerpt", *_LISTS}, exclude_defaults=True)
    cells["sum_of"] = "; ".join(map(escaped, claim.sum_of))
    cells["scope"] = "; ".join(f"{key}={escaped(text)}" for key, text in claim.scope.items())
    if isinstance(claim.excerpt, Excerpt):
        cells |= claim.excerpt.model_dump(exclude_none=True)
    else:
        cells["excerpt"] = claim.excerpt or ""
    return {name: str(cells[name]) for name in COLUMNS if cells.get(name)}


def claim_of(cells: Mapping[str, str]) -> dict[str, Addition]:
    """Return a row as a claim in the YAML, with its keys in the order of the columns.

    ValueError, beginning with the name of the column, where a row cannot be one claim.
    """
    claim: dict[str, Addition] = {}
    for name in COLUMNS:
        text = cells.get(name)
        if text and name in _LISTS:
            claim[name] = _READERS[name](text)
        elif text and name in ("excerpt", *EXCERPT):
            claim["excerpt"] = _excerpt(cells)
        elif text and name not in ("subject", "property"):
            claim[name] = text
    return claim


def _excerpt(cells: Mapping[str, str]) -> Addition:
    excerpt, found = cells.get("excerpt"), {name: cells[name] for name in EXCERPT if name in cells}
    if excerpt and not found:
        return excerpt
    if excerpt and "exact" in found:
        raise ValueError("excerpt", "the words stand in 'exact', too; leave one of them empty")
    if not excerpt and "exact" not in found:
        first = next(iter(found))
        raise ValueError(first, f"there are no words that {first} stands beside; write 'exact'")
    return {"exact": excerpt or found["exact"], **found}


def _sum(cell: str) -> Addition:
    return [plain(part) for part in parts(cell)]


def _scope(cell: str) -> Addition:
    scope: dict[str, Addition] = {}
    for part in parts(cell):
        key, _, value = (plain(side) for side in part.partition("="))
        if not key or not value:
            message = f"{quoted(plain(part))} is no limit; write key=value, as in side=police"
            raise ValueError("scope", message)
        if key in scope:
            raise ValueError("scope", f"{quoted(key)} stands twice; keep one of them")
        scope[key] = value
    return scope


_READERS: Mapping[str, Callable[[str], Addition]] = {"sum_of": _sum, "scope": _scope}
