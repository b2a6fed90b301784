"""The footnotes of a finished page: each that is used is defined once, in the order of use.

MkDocs notices neither a footnote without a definition, nor one that is defined twice, so this
module does. No text of a person can look like a footnote: its brackets are entities.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dossier.problems import ContentError, Location, Problem

HEADING = "## Footnotes"
"""What stands above the footnotes, where there are any."""

_REFERENCE = re.compile(r"\[\^([a-z0-9-]+)\](?!:)")
_DEFINITION = re.compile(r"^\[\^([a-z0-9-]+)\]:", re.MULTILINE)


def settled(text: str, offered: set[str], path: str, at: Location) -> str:
    """Return a page without the *offered* footnotes that it does not use, in the order of use.

    ContentError, placed at the template, when a footnote is used and not defined, defined and
    not used, or defined twice.
    """
    unused = offered - set(_REFERENCE.findall(text))
    if unused:
        kept = (line for line in text.split("\n") if not unused & set(_DEFINITION.findall(line)))
        text = "\n".join(kept)
    if not _DEFINITION.search(text):
        text = text.replace(f"\n{HEADING}\n", "\n").rstrip() + "\n"
    faults = list(_faults(text))
    if faults:
        raise ContentError(Problem(at, "bad-footnote", f"{path}: {fault}") for fault in faults)
    return _by_first_use(text)


def _faults(text: str) -> Iterator[str]:
    defined = Counter(_DEFINITION.findall(text))
    used = set(_REFERENCE.findall(text))
    for label in sorted(used - set(defined)):
        yield f"the footnote {label!r} is used but not defined"
    for label in sorted(set(defined) - used):
        yield f"the footnote {label!r} is defined but not used"
    for label, count in sorted(defined.items()):
        if count > 1:
            yield f"the footnote {label!r} is defined {count} times"


def _by_first_use(text: str) -> str:
    """Return the text with its footnotes, which end it, in the order in which it refers to them."""
    start = _DEFINITION.search(text)
    if start is None:
        return text
    body, notes = text[: start.start()], text[start.start() :].split("\n")
    labels = [_DEFINITION.match(line) for line in notes if line]
    if not all(labels):
        return text
    first = {label: place for place, label in enumerate(dict.fromkeys(_REFERENCE.findall(body)))}
    defined = {
        label[1]: line for label, line in zip(labels, filter(None, notes), strict=True) if label
    }
    lines = sorted(defined, key=lambda label: first[label])
    return body + "".join(f"{defined[label]}\n" for label in lines)
