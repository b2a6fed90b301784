"""A person's assessment and the claims that it judges; its fingerprint, refreshed in the file.

The file is an editor's: the fingerprint is spliced into the text, and every other byte of the
file stays what it was. Before anything is written, the edited text is read again and must say
what the old text said, but for the fingerprint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dossier.amend import Amended, said, says
from dossier.amend.nodes import compose, entry, line_break
from dossier.amend.splices import Splice
from dossier.model import Assessment, Claim, Dossier, fingerprint
from dossier.nearest import did_you_mean
from dossier.problems import ContentError, Location, Problem
from dossier.write import replace_file

_BREAK = re.compile("\r?\n")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An assessment, and the claims of its property as they are now."""

    subject: str
    property: str
    assessment: Assessment
    claims: tuple[Claim, ...]
    at: Location
    """Where the record of the subject begins."""
    fingerprint: str
    """Of the claims as they are now."""
    stale: bool
    """Claims were added or changed since the assessment was made."""


def judged(dossier: Dossier, subject: str, property_name: str) -> Judged:
    """Return the assessment of a property; ValueError, with the nearest name, if there is none."""
    if subject not in dossier.subjects:
        is_source = subject in dossier.sources
        near = "" if is_source else did_you_mean(subject, dossier.subjects)
        why = "; that is a source: name what it makes claims about" if is_source else near
        raise ValueError(f"no subject has the id {subject!r}{why}")
    assessments = dossier.subjects[subject].assessments
    claimed = dossier.claims_of.get(subject, {})
    if property_name not in assessments and property_name in claimed:
        raise ValueError(
            f"{property_name!r} of {subject!r} has no assessment; "
            f"write one under assessments: of that record, at {dossier.locations[subject]}"
        )
    if property_name not in assessments:
        names = sorted(assessments.keys() | claimed.keys())
        near = did_you_mean(property_name, names) or (f"; it has {', '.join(names)}" * bool(names))
        raise ValueError(f"{subject!r} has no property {property_name!r}{near}")
    claims = claimed.get(property_name, ())
    return Judged(
        subject=subject,
        property=property_name,
        assessment=assessments[property_name],
        claims=claims,
        at=dossier.locations[subject],
        fingerprint=fingerprint(claims),
        stale=assessments[property_name].fingerprint != fingerprint(claims),
    )


def write_fingerprint(folder: Path, found: Judged) -> None:
    """Put the fingerprint of the claims judged into the file, which is not touched if it is there.

    ContentError when the edit cannot be proved harmless, MachineError when the disk refuses.
    """
    if not found.stale:
        return
    file = (folder / found.at.path).resolve()
    content = refreshed(file.read_bytes(), found.subject, found.property, found.fingerprint)
    if content is None:
        message = (
            f"the assessment of {found.property!r} of {found.subject!r} is written in a way that "
            f"cannot be edited safely; put 'fingerprint: {found.fingerprint}' there yourself"
        )
        raise ContentError([Problem(found.at, "not-editable", message)])
    replace_file(file, content)


def refreshed(content: bytes, subject: str, property_name: str, value: str) -> bytes | None:
    """Return a content file with one fingerprint set; None if no edit is proved harmless."""
    text = content.decode("utf-8")
    wanted = said(text)
    record = next(item for item in _records(wanted) if item.get("id") == subject)
    record["assessments"][property_name]["fingerprint"] = value
    start = len(_BOM) if text.startswith(_BOM) else 0
    for splice in _splices(text[start:], subject, property_name, value):
        edited = text[:start] + Amended(text[start:], (splice,)).text
        if says(edited, wanted):
            return edited.encode("utf-8")
    return None


def _records(data: Any) -> Iterator[Any]:  # noqa: ANN401 - YAML is a list or a map of anything.
    yield from data if isinstance(data, list) else [data]


def _splices(text: str, subject: str, property_name: str, value: str) -> Iterator[Splice]:
    """Yield the ways to put the fingerprint into a text, the best first."""
    root = compose(text)
    records = root.value if isinstance(root, yaml.SequenceNode) else [root]
    found = next(node for node in records if _below(node, "id").value == subject)
    assessment = _below(_below(found, "assessments"), property_name)
    present = _below(assessment, "fingerprint")
    if present is not None:
        yield _replaced(text, present, value)
    elif assessment.flow_style:
        end = _below(assessment, "assessed_on").end_mark.index
        yield Splice(end, end, f", {_line(value)}")
    else:
        yield from _inserted(text, assessment, value)


def _below(node: Any, key: str) -> Any:  # noqa: ANN401 - a node of the YAML, or None.
    found = entry(node, key)
    return found[1] if found else None


def _line(value: str) -> str:
    return f"fingerprint: {value}"


def _replaced(text: str, node: yaml.ScalarNode, value: str) -> Splice:
    """Return a value in the place of the words of a scalar, in the quotes that it has."""
    start, end = node.start_mark.index, node.end_mark.index
    return Splice(start, end, text[start:end].replace(node.value.strip(), value))


def _inserted(text: str, assessment: yaml.MappingNode, value: str) -> Iterator[Splice]:
    """Yield a line more in a block map: after the day of the assessment, else as the first."""
    first, break_ = assessment.start_mark, line_break(text)
    indent = " " * first.column
    ends = _BREAK.search(text, _below(assessment, "assessed_on").end_mark.index)
    at = ends.start() if ends else len(text)
    yield Splice(at, at, f"{ends[0] if ends else break_}{indent}{_line(value)}")
    yield Splice(first.index, first.index, f"{_line(value)}{break_}{indent}")
