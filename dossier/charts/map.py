"""A map of places: quiet outlines, a mark for each place, and names that do not collide.

Beside it the page prints the list of all places with their coordinates, those that have none,
and the line that says whence the outlines are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.charts.frame import GRID, HEIGHT, WIDTH, Frame, path
from dossier.charts.labels import QUIET, WIDTHS, Label, Space, arranged, dots, spaces_of
from dossier.charts.letters import width
from dossier.charts.naming import Name, Shape, named_countries, spaces_of_name
from dossier.charts.outlines import Outlines, world
from dossier.charts.svg import element, picture, words

MOST_SPOTS = 60
"""How many places a map shows; the list beside it has them all."""
MOST_GROUND = 34_000
"""How many characters the outlines take; where they would take more, they are less exact."""

_LEAST_AREA = 5
"""The pixels from which the area that a place can lie in is drawn."""
_BAR = 0.2
"""The longest that the bar of distances may be, as a part of the map."""


@dataclass(frozen=True, slots=True)
class At:
    """Where a place lies, in degrees, and how far off it may be either way."""

    lat: float
    lon: float
    precision: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place on a map."""

    label: str
    at: tuple[At, ...]
    """Where it lies; several where sources disagree."""
    href: str | None = None
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Some places, and the outlines around them."""

    title: str
    description: str
    spots: tuple[Spot, ...]
    outlines: Outlines
    names: tuple[tuple[str, str], ...] = ()
    """The names of outlines that are the dossier's own, with its words for them."""


def frame_of(spots: Iterable[Spot], outlines: Outlines) -> Frame:
    """Return the frame around places, of which there is at least one, as near as outlines allow."""
    corners = [
        (at.lat + up * at.precision, at.lon + on * at.precision)
        for spot in spots
        for at in spot.at
        for up, on in ((1, 1), (-1, -1))
    ]
    return Frame.around(corners, outlines.least)


def fitting(spots: Sequence[Spot], outlines: Outlines | None) -> Outlines:
    """Return the outlines for a map of places: these, if they cover it, else those of the world."""
    if outlines and outlines.covers(frame_of(spots[:MOST_SPOTS], outlines).box):
        return outlines
    return world()


def draw_map(record: Map) -> Markup:
    """Return the map as an SVG that fills the width it is given, with letters of fixed size."""
    spots = record.spots[:MOST_SPOTS]
    frame = frame_of(spots, record.outlines)
    shapes = [
        (country.name, [frame.ring(ring) for ring in country.rings])
        for country in record.outlines.countries
    ]
    bar, bar_space = _bar(frame, [_parts(frame, at) for spot in spots for at in spot.at])
    named, labels = _written(record, frame, shapes, bar_space)
    return picture(
        record.title,
        record.description,
        _ground(shapes),
        *map(_name, named),
        bar,
        *(_areas(frame, spots)),
        *(_spot(frame, spot, label) for spot, label in zip(spots, labels, strict=True)),
        class_="map",
        role="group",
        width=WIDTH,
        height=HEIGHT,
    )


def _written(
    record: Map, frame: Frame, shapes: Sequence[Shape], bar: Sequence[Space]
) -> tuple[tuple[Name, ...], tuple[Label | None, ...]]:
    """Return the names of the countries, and the label of each place."""
    spots = record.spots[:MOST_SPOTS]
    places = [(spot.label, *_parts(frame, spot.at[0])) for spot in spots]
    taken: list[Sequence[Space]] = [
        bar,
        *(dots(*_parts(frame, at)) for spot in spots for at in spot.at),
    ]
    names = dict(record.names)
    own = [(names[name], rings) for name, rings in shapes if name in names]
    # The small ones first: they have room in one place only, and the labels keep clear of them.
    small = [one for one in named_countries(own, taken, names.values()) if one.on != "all"]
    taken += map(spaces_of_name, small)
    labels = arranged(places, taken)
    taken += [spaces_of(one[1:], label) for one, label in zip(places, labels, strict=True) if label]
    done = {one.words for one in small}
    rest = [(names.get(name, name), rings) for name, rings in shapes]
    rest = [(name, rings) for name, rings in rest if name not in done]
    return (*small, *named_countries(rest, taken, names.values())), labels


def _parts(frame: Frame, at: At) -> tuple[float, float]:
    """Return how far to the right and down a place lies, in parts of the map."""
    x, y = frame.place(at.lat, at.lon)
    return x / WIDTH, y / HEIGHT


def _per_cent(part: float) -> str:
    return f"{round(part * 100, 2):g}%"


def _ground(shapes: Iterable[Shape]) -> Markup:
    """Return the countries, which grow and shrink with the map, as exact as there is room for."""
    rings = [drawn for _, drawn in shapes]
    for tolerance in (0.0, 0.5, 1.0, 2.0, 4.0):
        paths = [data for one in rings if (data := path(one, tolerance))]
        if sum(map(len, paths)) <= MOST_GROUND:
            break
    return element(
        "svg",
        *(element("path", d=data) for data in paths),
        class_="map-ground",
        viewBox=f"0 0 {WIDTH * GRID} {HEIGHT * GRID}",
        # Whatever shape a style gives the map, the ground fills it, and the marks lie right on it.
        preserveAspectRatio="none",
        width="100%",
        height="100%",
    )


def _name(name: Name) -> Markup:
    class_ = "map-name" + " map-name--own" * name.own + f" map-name--{name.on}" * (name.on != "all")
    x, y, down = name.at
    return element(
        "text",
        words(name.words),
        class_=class_,
        x=_per_cent(x / WIDTH),
        y=_per_cent(y / HEIGHT),
        dy=down + QUIET * 0.36,
    )


def _bar(frame: Frame, marked: Sequence[tuple[float, float]]) -> tuple[Markup, list[Space]]:
    """Return the bar of distances, at the foot of the side with fewer marks there, and its room."""
    km, long = frame.bar(_BAR)
    low = [right for right, down in marked if down > 0.8]  # noqa: PLR2004 - the lowest fifth.
    left = 0.03 if sum(right < 0.4 for right in low) <= sum(right > 0.6 for right in low) else 0.0  # noqa: PLR2004
    start = left or 0.97 - long / WIDTH
    end, name = start + long / WIDTH, f"{km:,} km"
    line = element("line", x1=_per_cent(start), x2=_per_cent(end), y1="96%", y2="96%")
    text = element(
        "text",
        words(name),
        x=_per_cent(start if left else end),
        y="96%",
        dy=-5,
        text_anchor="start" if left else "end",
    )
    spaces = []
    for wide in WIDTHS:
        foot, reach = 0.96 * wide * HEIGHT / WIDTH, max(long / WIDTH * wide, width(name, QUIET))
        side = start * wide if left else end * wide - reach
        spaces.append((side - 3, foot - 18, side + reach + 3, foot + 3))
    return element("g", line, text, class_="map-bar"), spaces


def _areas(frame: Frame, spots: Iterable[Spot]) -> Iterator[Markup]:
    """Yield the area in which a place lies, where it is large enough to be seen."""
    for at in (at for spot in spots for at in spot.at):
        left, top = frame.place(at.lat + at.precision, at.lon - at.precision)
        right, bottom = frame.place(at.lat - at.precision, at.lon + at.precision)
        if right - left > _LEAST_AREA:
            yield element(
                "rect",
                class_="map-area",
                x=_per_cent(left / WIDTH),
                y=_per_cent(top / HEIGHT),
                width=_per_cent((right - left) / WIDTH),
                height=_per_cent((bottom - top) / HEIGHT),
            )


def _spot(frame: Frame, spot: Spot, label: Label | None) -> Markup:
    """Return the marks of a place and its name, as a link where it has a page."""
    drawn = []
    for at, name in zip(spot.at, (label, *(None for _ in spot.at)), strict=False):
        right, down = _parts(frame, at)
        inner = [*_label(name), _mark(spot)] if name else [_mark(spot)]
        drawn.append(element("svg", *inner, class_="map-at", x=_per_cent(right), y=_per_cent(down)))
    class_ = "map-place map-place--contested" if spot.contested else "map-place"
    if spot.href:
        named = f"{spot.label}, contested" if spot.contested else spot.label
        return element("a", *drawn, class_=class_, href=spot.href, aria_label=named)
    return element("g", *drawn, class_=class_)


def _label(label: Label) -> Iterator[Markup]:
    class_ = "map-label map-label--wide" if label.wide else "map-label"
    if label.far:
        aside = {"start": -3, "middle": 0, "end": 3}[label.anchor]
        down = label.dy - 4 if label.anchor != "middle" else label.dy + (4 if label.dy < 0 else -12)
        yield element("line", x1=0, y1=0, x2=label.dx + aside, y2=down, class_=class_)
    yield element(
        "text", words(label.words), x=label.dx, y=label.dy, text_anchor=label.anchor, class_=class_
    )


def _mark(spot: Spot) -> Markup:
    if spot.contested:
        return element("path", d="M0-6l6 6l-6 6l-6-6z")
    return element("circle", r=4)
