"""The properties that are built in for each kind; ``dossier.yml`` adds to them."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.model import Property
from dossier.values import ValueType

STATUS = ("planned", "announced", "under way", "done")
"""How far a deployment, a statement of intent or an operation has come."""


def _one(name: str, label: str, type_: ValueType, description: str) -> Property:
    return Property(name=name, label=label, type=type_, description=description)


def _text(name: str, label: str, description: str) -> Property:
    return _one(name, label, "text", description)


def _ref(
    name: str, label: str, to: str | None, description: str, *, many: bool = False
) -> Property:
    return Property(name=name, label=label, type="ref", to=to, many=many, description=description)


def _status(description: str) -> Property:
    return Property(
        name="status", label="Status", type="choice", choices=STATUS, description=description
    )


SHARED = (
    _text("called", "Called", "What a document calls it, word for word."),
    _text("description", "Description", "What a document says of it in general."),
)
"""Properties of every kind but figures and quotes."""

PROPERTIES: Mapping[str, tuple[Property, ...]] = {
    "actor": (
        *SHARED,
        _text("role", "Role", "The office or the part in the affair, as a document puts it."),
        _text("stance", "Stance", "What the actor wants or holds, as a document puts it."),
        _one("name", "Name", "name", "The full name that a document gives."),
        _ref("nationality", "Nationality", "actor", "The state to which the actor belongs."),
        _ref(
            "member_of",
            "Member of",
            "actor",
            "An alliance or a body of which it is one.",
            many=True,
        ),
        _ref("part_of", "Part of", "actor", "The organisation of which it is a part."),
        _ref("leader", "Led by", "actor", "Who is at the head of it."),
        _ref("location", "Location", "place", "Where it is, or has its seat."),
        _one("strength", "Strength", "count", "How many people it has."),
    ),
    "unit": (
        *SHARED,
        _text("role", "Role", "What the unit is for, as a document puts it."),
        _one("type", "Type", "name", "What sort of unit it is, as in commando battalion."),
        _one("parent", "Parent formation", "name", "The formation to which it belongs, by name."),
        _ref("part_of", "Part of", "unit", "The unit of this dossier of which it is a part."),
        _ref("nationality", "Nationality", "actor", "The state whose unit it is."),
        _ref("commander", "Commander", "actor", "Who commands it."),
        _ref("leader", "Led by", "actor", "Who is at the head of it, by whatever title."),
        _one("strength", "Strength", "count", "How many people it has."),
        _ref("home", "Home region", "place", "The region from which it comes."),
        _ref("deployed_to", "Deployed to", "place", "Where it is sent."),
        _ref("base", "Base", "place", "Where it is quartered."),
        _ref("joins", "Joins", None, "The force or the unit that it reinforces."),
        _ref("requested_by", "Requested by", "actor", "Who asked for it.", many=True),
        _one("arrived", "Arrival", "date", "The day on which it came."),
        _status("How far the deployment has come."),
    ),
    "place": (
        *SHARED,
        _one("name", "Name", "name", "The name that a document gives."),
        _text("status", "Status", "What sort of place it is in law, as a document puts it."),
        _ref("part_of", "Part of", "place", "The place in which it lies."),
        _ref("country", "Country", "place", "The country in which it lies."),
        _one("direction", "Direction", "name", "Where it lies, as in north-west."),
        _one("coordinates", "Coordinates", "point", "Where it lies on the map."),
        _one("population", "Population", "count", "How many people live there."),
    ),
    "event": (
        *SHARED,
        _one("date", "Date", "date", "When it happened."),
        _ref("place", "Place", "place", "Where it happened."),
        _ref("participants", "Took part", None, "Who or what took part in it.", many=True),
        _text("cause", "Cause", "Why it happened, as a document puts it."),
        _text("outcome", "Outcome", "What came of it, as a document puts it."),
        _text("demand", "Demand", "What was asked for, as a document puts it."),
        _ref("after", "After", "event", "An event that came before this one.", many=True),
        _ref("before", "Before", "event", "An event that came after this one.", many=True),
        _status("How far it has come, where it is planned or goes on."),
    ),
    "quote": (_text("text", "Text", "The words, as a document gives them."),),
}
"""By kind; a figure has one property, ``value``, whose type is the figure's own."""
