"""The map of the places that have coordinates, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.charts.frame import FARTHEST
from dossier.charts.map import MOST_SPOTS, At, Map, Spot, fitting
from dossier.charts.outlines import Outlines
from dossier.model import Actor, Claim, Place, Subject
from dossier.pages.addresses import address
from dossier.pages.basis import Basis, subject_path
from dossier.pages.parts import Mark, subject_mark
from dossier.values import Text
from dossier.values.point import Point

PROPERTY = "coordinates"
"""The property of a place that a map shows."""
NOTE = "borders and names as drawn there, without judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One place with coordinates, as the list beneath a map prints it."""

    mark: Mark
    points: tuple[str, ...]
    """Where it lies, in words; several where sources disagree."""
    footnotes: tuple[str, ...]
    contested: str | None
    """The permalink of the discrepancy, or None."""
    drawn: bool
    """It is on the map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMap:
    """A map, the list beneath it, and the places that it cannot show."""

    chart: Map
    places: tuple[Placed, ...]
    unplaced: tuple[Mark, ...]
    """The places without coordinates."""
    note: str
    """Whence the outlines are, and that they judge nothing."""


def place_map(basis: Basis, path: str) -> PlaceMap | None:
    """Return the map of all places for the page at *path*; None where none has coordinates.

    Where the dossier's own outlines do not cover the places, or there are none, the map has those
    of the package. The page prints the footnotes of ``located(basis)``, and their callouts.
    """
    places = basis.subjects("place")
    spots = {one.id: spot for one in places if (spot := _spot(one, basis, path)).at}
    drawn = dict([one for one in spots.items() if _is_seen(one[1])][:MOST_SPOTS])
    if not drawn:
        return None
    ground = fitting(tuple(drawn.values()), basis.outlines)
    without = tuple(subject_mark(one.id, basis, path) for one in places if one.id not in spots)
    chart = Map(
        title="Map of the places",
        description=_description(len(drawn), len(places) - len(drawn)),
        spots=tuple(drawn.values()),
        outlines=ground,
        names=tuple(_names(ground, basis)),
    )
    return PlaceMap(
        chart=chart,
        places=tuple(_placed(id_, id_ in drawn, basis, path) for id_ in spots),
        unplaced=without,
        note=f"Outlines: {ground.about}; {NOTE}.",
    )


def located(basis: Basis) -> tuple[Claim, ...]:
    """Return the standing claims on coordinates, in the order of the labels of the places."""
    return tuple(
        claim for place in basis.subjects("place") for claim, _ in _points(place.id, basis)
    )


def _points(place: str, basis: Basis) -> Iterator[tuple[Claim, Point]]:
    for claim in basis.standing(place, PROPERTY):
        if isinstance(claim.value, Point) and not claim.denies:
            yield claim, claim.value


def _spot(place: Subject, basis: Basis, path: str) -> Spot:
    """Return a place as the map shows it; with no point where none is claimed."""
    points = dict.fromkeys((point.lat, point.lon) for _, point in _points(place.id, basis))
    exact = {(point.lat, point.lon): point.precision for _, point in _points(place.id, basis)}
    contested = bool(basis.permalink((claim for claim, _ in _points(place.id, basis)), path))
    shown = list(points) if contested else list(points)[:1]
    return Spot(
        label=place.label,
        at=tuple(At(float(at[0]), float(at[1]), float(exact[at])) for at in shown),
        href=address(subject_path(place), path),
        contested=contested,
    )


def _is_seen(spot: Spot) -> bool:
    """Tell whether a place lies where this projection can show it."""
    return all(abs(at.lat) < FARTHEST for at in spot.at)


def _placed(place: str, drawn: bool, basis: Basis, path: str) -> Placed:  # noqa: FBT001
    claims = [claim for claim, _ in _points(place, basis)]
    words = dict.fromkeys(point.words for _, point in _points(place, basis))
    return Placed(
        mark=subject_mark(place, basis, path),
        points=tuple(words),
        footnotes=basis.labels(claims),
        contested=basis.permalink(claims, path),
        drawn=drawn,
    )


def _names(outlines: Outlines, basis: Basis) -> Iterator[tuple[str, str]]:
    """Yield the names of outlines that a place or a state of the dossier has, with its label."""
    own: dict[str, str] = {}
    for subject in basis.dossier.subjects.values():
        if isinstance(subject, Place) or (isinstance(subject, Actor) and subject.type == "state"):
            for name in (subject.label, *subject.aliases):
                own.setdefault(Text(name).folded, subject.label)
    for country in outlines.countries:
        if label := own.get(Text(country.name).folded):
            yield country.name, label


def _description(drawn: int, others: int) -> str:
    shown = f"{drawn} {'place is' if drawn == 1 else 'places are'} marked"
    return f"{shown}; {others} more in the list below." if others else f"{shown}; the list follows."
