"""The records of each kind of subject, as they are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from dossier.model.claims import Assessment, ClaimRecord
from dossier.model.forms import TYPES, Form, Record, Text
from dossier.values import ValueType

FIGURE_TYPES: tuple[ValueType, ...] = ("count", "share", "date", "name", "text")
"""What a figure can be."""


class SubjectRecord(Record):
    """What the records of every kind share."""

    kind: ClassVar[str]
    """The singular; the file of the kind is named with the plural."""

    id: Annotated[Text, Form("turkish-battalion", "id")]
    """The name by which other records refer to this one: a-z, 0-9 and hyphens. It names the page,
    so that it stays the same; no two records of any kind share one."""
    label: Annotated[Text, Form("Turkish commando battalion")]
    """The name that readers see."""
    summary: Annotated[
        Text | None, Form('"About [[value turkish-troops]] troops are sent."', "prose")
    ] = None
    """Some sentences for the top of the page. Each statement in it cites its claims, as in
    [[value turkish-battalion strength]] or [[cite turkish-battalion parent]]."""
    aliases: Annotated[tuple[Text, ...], Form("[Turkey]")] = ()
    """Other names of the same subject. A claim that uses one of them agrees with one that uses
    the label."""
    note: Annotated[Text | None, Form("Both spellings stand in one document.")] = None
    """What readers should know of this record."""
    internal_note: Annotated[Text | None, Form("Ask the ministry.")] = None
    """A note for the desk; it is never published."""
    claims: Annotated[
        Mapping[str, tuple[ClaimRecord, ...]],
        Form("{strength: [{value: about 500, source: first-report}]}"),
    ] = {}
    """What the documents say of it: below each property a list of claims, one for each document
    that says something."""
    assessments: Annotated[
        Mapping[str, Assessment],
        Form("{strength: {status: unresolved, assessed_by: desk, assessed_on: 2023-06-06}}"),
    ] = {}
    """Your judgement on a property, below its name. It never changes what the documents say."""


class Actor(SubjectRecord):
    """A person, an organisation, a state or a group."""

    kind = "actor"
    type: Annotated[
        Literal["person", "organisation", "state", "group"],
        Form(
            "organisation",
            words={
                "person": "one human being",
                "organisation": "an alliance, a ministry, a company, a newspaper",
                "state": "a country that acts",
                "group": "people who act together, without an organisation",
            },
        ),
    ]
    """What sort of actor it is."""
    speaks_for: Annotated[Text | None, Form("nato", "reference", ("actor",))] = None
    """The actor with whom this one is one origin, as a spokesman is with a ministry."""


class Unit(SubjectRecord):
    """A military or organisational unit."""

    kind = "unit"


class Place(SubjectRecord):
    """A place that a document names."""

    kind = "place"


class Event(SubjectRecord):
    """Something that happened, or is said to have happened."""

    kind = "event"


class Figure(SubjectRecord):
    """A number that documents report; its claims stand under the property ``value``."""

    kind = "figure"
    type: Annotated[
        Literal["count", "share", "date", "name", "text"],
        Form("count", words={name: TYPES[name] for name in FIGURE_TYPES}),
    ] = "count"
    """How its values are read and compared; a count, where nothing is written."""
    measure: Annotated[Text | None, Form("soldiers")] = None
    """What the number counts."""
    event: Annotated[Text | None, Form("clashes-29-may", "reference", ("event",))] = None
    """The event to which the number belongs."""
    parts: Annotated[
        tuple[Text, ...], Form("[italians-injured, hungarians-injured]", "reference", ("figure",))
    ] = ()
    """Figures that together make this one; a sum that cannot hold is found."""
    claims: Annotated[
        Mapping[str, tuple[ClaimRecord, ...]], Form("[{value: 30, source: first-report}]")
    ] = {}
    """What the documents report: one list, with a claim for each document that says something."""
    assessments: Annotated[
        Mapping[str, Assessment],
        Form("{value: {status: unresolved, assessed_by: desk, assessed_on: 2023-06-06}}"),
    ] = {}
    """Your judgement, below the word value. It never changes what the documents say."""


class Quote(SubjectRecord):
    """Words said or written; its claims stand under the property ``text``."""

    kind = "quote"
    speaker: Annotated[Text, Form("emmanuel-macron", "reference", ("actor",))]
    """Who said or wrote the words."""
    occasion: Annotated[Text | None, Form("epc-summit", "reference or text", ("event",))] = None
    """When the words were said: the id of an event, or text."""
    language: Annotated[Text | None, Form("en", "language")] = None
    """The language of the words, as a tag: en, tr, sr-Latn."""
    claims: Annotated[
        Mapping[str, tuple[ClaimRecord, ...]], Form("[{value: Fake, source: first-report}]")
    ] = {}
    """The words, as the documents give them: one list, with a claim for each document."""
    assessments: Annotated[
        Mapping[str, Assessment],
        Form("{text: {status: unresolved, assessed_by: desk, assessed_on: 2023-06-06}}"),
    ] = {}
    """Your judgement, below the word text. It never changes what the documents say."""


Subject = Actor | Unit | Place | Event | Figure | Quote
KINDS: Mapping[str, type[Subject]] = {
    "actors": Actor,
    "units": Unit,
    "places": Place,
    "events": Event,
    "figures": Figure,
    "quotes": Quote,
}
"""The plural, which names the file, and the record; in the order of the site."""
FLAT = {"figure": "value", "quote": "text"}
"""Kinds whose claims are one list, and the property under which it stands."""
