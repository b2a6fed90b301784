"""The footnotes of a finished page: each that is used is defined once, in the order of use.

MkDocs notices neither a footnote without a definition, nor one that is defined twice, so this
module does. No text of a person can look like a footnote: its brackets are entities.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator

from dossier.problems import ContentError, Location, Problem

HEADING = "## Footnotes"
"""What stands above the footnotes, where there are any."""

_REFERENCE = re.compile(r"\[\^([a-z0-9-]+)\](?!:)")
_DEFINITION = re.compile(r"^\[\^([a-z0-9-]+)\]:", re.MULTILINE)


def noted(
    text: str, offered: Collection[str], printed: Callable[[str], str], path: str, at: Location
) -> str:
    """Return a page with those *offered* footnotes below it that it uses, in the order of use.

    ContentError, placed at the template, when a footnote is used and not offered, or when the
    template itself defines one that nothing uses, or defines it twice.
    """
    used = dict.fromkeys(_REFERENCE.findall(text))
    own = Counter(_DEFINITION.findall(text) if "]:" in text else ())
    faults = list(_faults(used, own, offered))
    if faults:
        raise ContentError(Problem(at, "bad-footnote", f"{path}: {fault}") for fault in faults)
    labels = [label for label in used if label not in own]
    if not labels:
        return text
    return f"{text}\n{HEADING}\n\n{''.join(map(printed, labels))}"


def _faults(used: Collection[str], own: Counter[str], offered: Collection[str]) -> Iterator[str]:
    for label in sorted(label for label in used if label not in offered and label not in own):
        yield f"the footnote {label!r} is used but not defined"
    for label in sorted(label for label in own if label not in used):
        yield f"the footnote {label!r} is defined but not used"
    for label, count in sorted(own.items()):
        if count + (label in offered) > 1:
            yield f"the footnote {label!r} is defined {count + (label in offered)} times"
