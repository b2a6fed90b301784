"""What verification finds, as plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.problems import Problem

Status = Literal[
    "verified", "recorded", "missing", "ambiguous", "unproved", "unchecked", "no-excerpt"
]
"""*unchecked*: the pinned document is not at hand, or the source names none; *recorded*: it is
not at hand, but the excerpt was verified in it before (see ``dossier.evidence``); *unproved*:
the excerpt does not carry the value that is claimed."""
HashStatus = Literal["matches", "differs", "absent", "not stated"]
"""Of a snapshot; *absent* when it is named and not at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """How one claim stands to the snapshot of its source."""

    claim: str
    status: Status
    folded: bool = False
    """Found only with white space, quotation marks and dashes folded."""
    nearest: str = ""
    """The passage that comes nearest to a missing excerpt; empty when none does."""
    found_at: str = ""
    """Where the excerpt stands, as a locator; several places joined by *or*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a document; the headline and the dateline are one each."""

    text: str
    paragraph: str
    """Where it stands, as a locator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCheck:
    """How one source stands to its snapshot."""

    source: str
    hash: HashStatus
    untouched: tuple[Sentence, ...] = ()
    """The sentences that no excerpt touches, in the order of the document."""
    sentences: int = 0
    """How many the document has; 0 when it was not read."""


@dataclass(frozen=True, kw_only=True)
class Verification:
    """Every claim and every source of a dossier, checked."""

    checks: Mapping[str, Check]
    """By claim."""
    sources: Mapping[str, SourceCheck]
    """By source."""
    problems: tuple[Problem, ...]
    """By place; an untouched sentence is a note, a snapshot that is not at hand a warning."""
