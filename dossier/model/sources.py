"""A document, as it is written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dossier.model.forms import Form, Record, Text

_HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_SNAPSHOT = f"{{file: first-report.txt, sha256: {_HASH}}}"


class Snapshot(Record):
    """The pinned copy of a document; the file is sought in the folder of snapshots."""

    file: Annotated[Text, Form("first-report.txt", "file name")]
    """The name of the copy in content/snapshots/, or in the folder given with --snapshots."""
    sha256: Annotated[
        str,
        Field(pattern=r"^[0-9a-f]{64}$"),
        Form(_HASH, "hash"),
    ]
    """The SHA-256 of the copy, so that nobody can change it unnoticed: 64 digits, 0-9 and a-f."""


class Source(Record):
    """A document. What it does not state about itself is left out, and printed as *not stated*."""

    id: Annotated[Text, Form("first-report", "id")]
    """The name by which claims refer to the document: a-z, 0-9 and hyphens. It names its page, so
    that it stays the same."""
    label: Annotated[Text, Form("First report")]
    """The short name by which this dossier calls the document."""
    role: Annotated[
        Literal["document", "reference"],
        Form(
            "document",
            words={
                "document": "a document of the affair",
                "reference": "a work of reference that is consulted beside the documents",
            },
        ),
    ] = "document"
    """What the source is to the affair; a document, where nothing is written."""
    title: Annotated[Text | None, Form("Commandos arrive to bolster peacekeepers")] = None
    """The title or headline that the document bears."""
    publisher: Annotated[Text | None, Form("nato", "publisher", ("actor",))] = None
    """Who published the document: the id of an actor, or text. Leave it out where the document
    does not state it; two sources of one publisher are one origin."""
    author: Annotated[Text | None, Form("A. Reporter")] = None
    """The author whom the document names."""
    published: Annotated[Text | None, Form("2023-06-05", "date")] = None
    """The day of publication that the document states."""
    accessed: Annotated[Text | None, Form("2023-06-06", "date")] = None
    """The day on which you read it."""
    url: Annotated[Text | None, Form("https://example.org/report", "address")] = None
    """Where the document stands."""
    archive_url: Annotated[
        Text | None, Form("https://archive.example.org/2023/report", "address")
    ] = None
    """Where an archived copy stands."""
    dateline: Annotated[Text | None, Form("ANKARA")] = None
    """The place, and perhaps the day, with which a report begins."""
    language: Annotated[Text | None, Form("en", "language")] = None
    """The language of the document, as a tag: en, tr, sr-Latn."""
    derived_from: Annotated[tuple[Text, ...], Form("[first-report]", "reference", ("source",))] = ()
    """The documents that this one copies or rewrites. Where both report the same property, they
    are one origin."""
    snapshot: Annotated[Snapshot | None, Form(_SNAPSHOT)] = None
    """The copy of the document in which excerpts are looked up: its file and its SHA-256."""
    reliability: Annotated[
        Literal["A", "B", "C", "D", "E", "F"] | None,
        Form(
            "B",
            words={
                "A": "completely reliable",
                "B": "usually reliable",
                "C": "fairly reliable",
                "D": "not usually reliable",
                "E": "unreliable",
                "F": "reliability cannot be judged",
            },
        ),
    ] = None
    """How reliable you find the source, by the Admiralty code. It decides nothing."""
    note: Annotated[Text | None, Form("The report states no author.")] = None
    """What readers should know of the document."""
    internal_note: Annotated[Text | None, Form("Sent by a reader.")] = None
    """A note for the desk; it is never published."""
