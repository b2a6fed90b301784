"""The properties that are built in for each kind; ``dossier.yml`` adds to them."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.model import Property

STATUS = ("planned", "announced", "under way", "done")
"""How far a deployment, a statement of intent or an operation has come."""


def _text(name: str, label: str) -> Property:
    return Property(name=name, label=label, type="text")


def _ref(name: str, label: str, to: str | None = None, *, many: bool = False) -> Property:
    return Property(name=name, label=label, type="ref", to=to, many=many)


SHARED = (
    _text("called", "Called"),
    _text("description", "Description"),
)
"""Properties of every kind but figures and quotes."""

PROPERTIES: Mapping[str, tuple[Property, ...]] = {
    "actor": (
        *SHARED,
        _text("role", "Role"),
        _text("stance", "Stance"),
        Property(name="name", label="Name", type="name"),
        _ref("nationality", "Nationality", "actor"),
        _ref("member_of", "Member of", "actor", many=True),
        _ref("part_of", "Part of", "actor"),
        _ref("leader", "Led by", "actor"),
        _ref("location", "Location", "place"),
        Property(name="strength", label="Strength", type="count"),
    ),
    "unit": (
        *SHARED,
        _text("role", "Role"),
        Property(name="type", label="Type", type="name"),
        Property(name="parent", label="Parent formation", type="name"),
        _ref("part_of", "Part of", "unit"),
        _ref("nationality", "Nationality", "actor"),
        _ref("commander", "Commander", "actor"),
        _ref("leader", "Led by", "actor"),
        Property(name="strength", label="Strength", type="count"),
        _ref("home", "Home region", "place"),
        _ref("deployed_to", "Deployed to", "place"),
        _ref("base", "Base", "place"),
        _ref("joins", "Joins", None),
        _ref("requested_by", "Requested by", "actor", many=True),
        Property(name="arrived", label="Arrival", type="date"),
        Property(name="status", label="Status", type="choice", choices=STATUS),
    ),
    "place": (
        *SHARED,
        Property(name="name", label="Name", type="name"),
        _text("status", "Status"),
        _ref("part_of", "Part of", "place"),
        _ref("country", "Country", "place"),
        Property(name="direction", label="Direction", type="name"),
        Property(name="coordinates", label="Coordinates", type="point"),
        Property(name="population", label="Population", type="count"),
    ),
    "event": (
        *SHARED,
        Property(name="date", label="Date", type="date"),
        _ref("place", "Place", "place"),
        _ref("participants", "Took part", many=True),
        _text("cause", "Cause"),
        _text("outcome", "Outcome"),
        _text("demand", "Demand"),
        _ref("after", "After", "event", many=True),
        _ref("before", "Before", "event", many=True),
        Property(name="status", label="Status", type="choice", choices=STATUS),
    ),
    "quote": (_text("text", "Text"),),
}
"""By kind; a figure has one property, ``value``, whose type is the figure's own."""
