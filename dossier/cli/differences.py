"""What changed between two states, as the lines that a person reads on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from dossier.changes import (
    ChangedClaim,
    ChangedDisagreement,
    ChangedJudgement,
    ChangedLevel,
    Changes,
    Disagreement,
    Edited,
    Judgement,
    Named,
    Renamed,
    Said,
)
from dossier.cli.report import counted
from dossier.cli.text import claim_line, judgement_words

TITLES: Mapping[str, tuple[str, str]] = {
    "claims_added": ("claim added", "claims added"),
    "claims_changed": ("claim changed", "claims changed"),
    "claims_withdrawn": ("claim withdrawn", "claims withdrawn"),
    "disagreements_opened": ("disagreement opened", "disagreements opened"),
    "disagreements_changed": ("disagreement changed", "disagreements changed"),
    "disagreements_closed": ("disagreement closed", "disagreements closed"),
    "support_changed": ("value supported otherwise", "values supported otherwise"),
    "assessments_made": ("assessment made", "assessments made"),
    "assessments_changed": ("assessment changed", "assessments changed"),
    "assessments_withdrawn": ("assessment withdrawn", "assessments withdrawn"),
    "records_added": ("record added", "records added"),
    "records_renamed": ("record renamed", "records renamed"),
    "records_edited": ("record edited", "records edited"),
    "records_removed": ("record removed", "records removed"),
}
"""How each part of the changes is counted: one, and several."""
NOTHING = "nothing changed in what the dossier says"


def difference_lines(found: Changes) -> Iterator[str]:
    """Yield each part in which something changed under a title, then the counts."""
    counts = []
    for part in fields(found):
        changed = getattr(found, part.name)
        if changed:
            one, several = TITLES[part.name]
            counts.append(counted(len(changed), one, several))
            yield f"{several}:"
            for each in changed:
                yield from _LINES[type(each)](each)
            yield ""
    yield ", ".join(counts) or NOTHING


def _said(one: Said) -> Iterator[str]:
    yield f"    {one.topic}: {_claim(one)} [{one.subject} {one.property}]"


def _changed_claim(one: ChangedClaim) -> Iterator[str]:
    yield from _said(one.after)
    for field in one.fields:
        yield f"        {field.name}: {_stated(field.before)} → {_stated(field.after)}"


def _disagreement(one: Disagreement) -> Iterator[str]:
    yield f"    {one.topic}: {_rivals(one)} [{one.id}]"


def _changed_disagreement(one: ChangedDisagreement) -> Iterator[str]:
    yield from _disagreement(one.after)
    yield f"        before: {_rivals(one.before)}"


def _level(one: ChangedLevel) -> Iterator[str]:
    item = f": {one.item}" if one.item else ""
    yield f"    {one.topic}{item}: {one.before} → {one.after} [{one.subject} {one.property}]"


def _judgement(one: Judgement) -> Iterator[str]:
    yield f"    {one.topic}: {_judged(one)} [{one.subject} {one.property}]"


def _changed_judgement(one: ChangedJudgement) -> Iterator[str]:
    yield from _judgement(one.after)
    if _judged(one.before) != _judged(one.after):
        yield f"        before: {_judged(one.before)}"
    yield f"        changed: {', '.join(one.keys)}"


def _named(one: Named) -> Iterator[str]:
    yield f"    {one.kind} {one.label} [{one.id}]"


def _renamed(one: Renamed) -> Iterator[str]:
    yield f"    {one.kind} {one.before} → {one.after} [{one.id}]"


def _edited(one: Edited) -> Iterator[str]:
    name = f" [{one.id}]" if one.id else ""
    yield f"    {one.kind} {one.label}: {', '.join(one.keys)}{name}"


_LINES: Mapping[type, Callable[[Any], Iterator[str]]] = {
    Said: _said,
    ChangedClaim: _changed_claim,
    Disagreement: _disagreement,
    ChangedDisagreement: _changed_disagreement,
    ChangedLevel: _level,
    Judgement: _judgement,
    ChangedJudgement: _changed_judgement,
    Named: _named,
    Renamed: _renamed,
    Edited: _edited,
}
"""What is printed of each record."""


def _claim(one: Said) -> str:
    return claim_line(one.said, one.document, one.locator, denies=one.denies)


def _rivals(one: Disagreement) -> str:
    values = " or ".join(one.values) or "no value is given"
    return f"{values} ({counted(one.claims, 'claim')})"


def _judged(one: Judgement) -> str:
    return judgement_words(one.status, one.preferred, one.confidence)


def _stated(value: str | None) -> str:
    return "not stated" if value is None else value
