"""Mistakes in the content: where they stand, what to write instead, and all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """A place in a file, as the author would open it."""

    path: str
    """Relative to the folder of the dossier, with forward slashes."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in characters."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake in the content, worded for the person who wrote it."""

    at: Location
    code: str
    """A key of CODES; permanent, so that pipelines can rely on it."""
    message: str
    """What is wrong; what to write instead."""
    level: Level = "error"

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(self.code)

    def __str__(self) -> str:
        label = "" if self.level == "error" else f"{self.level}: "
        return f"{self.at}: {label}{self.message} [{self.code}]"


class ContentError(Exception):
    """The content cannot be used; *problems* says everything that must change."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


CODES = {
    # The file itself.
    "no-dossier": "The folder has no content/dossier.yml.",
    "unreadable": "The file cannot be opened.",
    "outside": "A file or a link leads out of the folder of the dossier.",
    "not-utf-8": "The file is not UTF-8.",
    "too-large": "The file is larger than content_limit_mb allows, or the prose too long.",
    "empty-file": "The file has nothing in it; write [] for an empty list.",
    "unknown-file": "The file is not one that content/ or templates/ holds.",
    # YAML.
    "bad-yaml": "The text is not YAML.",
    "tab": "A tab indents a line; YAML wants spaces.",
    "duplicate-key": "A key stands twice in one map.",
    "yaml-alias": "Anchors and aliases are not used here; repeat the text.",
    "yaml-tag": "Tags are not used here; every scalar is text until its type reads it.",
    "merge-key": "Merge keys are not used here.",
    "non-scalar-key": "A key is a list or a map; keys are words.",
    "too-deep": "The nesting is deeper than any record needs.",
    "many-documents": "A file holds one YAML document.",
    "control-character": "An invisible control character stands in the text.",
    "foreign-schema": "A comment sends editors to another host for the schema of the file.",
    "hidden-character": "A zero-width character or a bidirectional control stands in the text.",
    # The shape of a record.
    "wrong-type": "A list, a map or a word stands where another of them belongs.",
    "unknown-key": "The key is not one that this record has.",
    "missing-key": "The record lacks a key that it needs.",
    "empty-text": "A key has no text.",
    "bad-key": "The name of a property or a scope is made of a-z, 0-9 and _.",
    "bad-id": "An id is made of a-z, 0-9 and hyphens, at most 64 of them.",
    "bad-choice": "The word is not one of those allowed here.",
    "bad-url": "Addresses are http, https or mailto.",
    "bad-value": "The text cannot be read as the type of its property.",
    "bad-count": "The text cannot be read as a count.",
    "bad-share": "The text cannot be read as a share.",
    "bad-date": "The text cannot be read as a date.",
    "bad-point": "The text cannot be read as coordinates.",
    "bad-locator": "The text cannot be read as a place in a document.",
    "empty-claim": "A claim needs value, denies or sum_of.",
    "bad-table": "The table cannot be read as rows of claims.",
    # What holds across files.
    "duplicate-id": "Two records have one id.",
    "duplicate-claim": "Two claims say the same.",
    "unknown-id": "No record of the right kind has the id.",
    "unknown-source": "No source has the id.",
    "unknown-property": "The property is not in the registry.",
    "no-claim": "A record or a property has no claim.",
    "cycle": "A chain of references leads back to where it began.",
    "chronology": "A date comes before another that it must follow.",
    "note-missing": "An assessment that is not unresolved needs a note.",
    "stale-assessment": "Claims were added or changed after the assessment.",
    "not-editable": "The record is written in a way that cannot be edited safely.",
    # Prose.
    "bad-placeholder": "The placeholder is not of the form [[word subject property]].",
    "unknown-citation": "A placeholder names a fact that is not there.",
    "raw-html": "Prose holds no HTML.",
    "bad-link": "Links in prose are http, https, mailto or relative to the site.",
    "attribute-list": "Prose holds no attribute lists.",
    "bad-markdown": "The Markdown construct is not one that prose may use.",
    # Templates and pages.
    "bad-template": "A template cannot be used.",
    "unencoded": "A template prints a text without an encoder.",
    "bad-footnote": "A footnote has no definition, no reference, or two definitions.",
    # Evidence.
    "no-snapshot": "The snapshot of a source is not at hand.",
    "wrong-hash": "The snapshot is not the file whose hash is stated.",
    "excerpt-missing": "The excerpt does not stand in the snapshot.",
    "excerpt-ambiguous": "The excerpt stands in the snapshot more than once.",
    "wrong-locator": "The excerpt stands at another place than the locator says.",
    "excerpt-unverified": "The excerpt has not been looked up in its document.",
    "value-not-in-excerpt": "The claimed value does not occur in its excerpt.",
    "bad-evidence": "The record of what was verified is not what dossier writes.",
    "bad-outlines": "The outlines for the map are not what tools/outlines.py writes.",
    "untouched-sentence": "No excerpt touches a sentence of the snapshot.",
    # A document that is to be a source.
    "not-a-document": "The file is no text, page or PDF whose text can be read.",
    "known-source": "The document is a source of the dossier already.",
    # The site and the machine.
    "bad-config": "In mkdocs.yml is an option that dossier has not, or an extension lacks.",
    "foreign-file": "A file that dossier did not write stands where a page belongs.",
    "busy": "Another run is writing the same pages.",
    "cannot-write": "The machine would not write.",
    "cannot-print": "The machine lacks what makes a PDF.",
    "missing-package": "The machine lacks a package that reads such a file.",
    "out-of-date": "A rendered page is not what the content says.",
    "disagreement": "Documents disagree; an error only if --fail-on disagree asks for it.",
}
"""Every code and what it says; codes are never renamed."""
