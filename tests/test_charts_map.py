"""The map: outlines that are checked, a projection, labels that do not collide, and the list."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown import markdown
from small import small

from dossier.charts.frame import FARTHEST, HEIGHT, WIDTH, Frame, clipped, path
from dossier.charts.labels import NOWHERE, WIDTHS, arranged, dots, meet, short, spaces_of
from dossier.charts.map import MOST_SPOTS, At, Map, Spot, draw_map, fitting
from dossier.charts.outlines import Outlines, read_outlines, world
from dossier.pages.basis import Basis
from dossier.pages.map import located, place_map
from dossier.support import compare

PLACES = (
    ("Pristina", 42.67272, 21.16688),
    ("Belgrade", 44.80401, 20.46513),
    ("Lüleburgaz", 41.40173, 27.35746),
    ("Ankara", 39.91987, 32.85427),
    ("Istanbul", 41.01384, 28.94966),
)
SPOTS = tuple(Spot(label=one, at=(At(lat, lon, 0.00005),)) for one, lat, lon in PLACES)
SMALL = {
    "about": "A test",
    "box": [10, 40, 20, 50],
    "unit": 0.5,
    "countries": [{"name": "Here", "rings": [[24, 84, 8, 0, 0, 8, -8, 0]]}],
}
BROKEN = [
    # what is changed, what the message says
    ("[", "are no JSON (line 1)"),
    ('{"unit": NaN}', "are no JSON"),
    ("[" * 100_000, "are no JSON"),
    (" " * 4_000_001, "have more than 4,000,000 characters"),
    ([], "do not have the keys about, box, unit, countries"),
    (SMALL | {"more": 1}, "do not have the keys"),
    (SMALL | {"about": 3}, "do not say in a line whence they are"),
    (SMALL | {"box": [10, 40, 20]}, "is not west, south, east, north"),
    (SMALL | {"box": [20, 40, 10, 50]}, "is not west, south, east, north"),
    (SMALL | {"box": [10, 40, True, 50]}, "is not west, south, east, north"),
    (SMALL | {"unit": 0}, "is not a part of a degree"),
    (SMALL | {"unit": "1"}, "is not a part of a degree"),
    (SMALL | {"unit": 10**400}, "is not a part of a degree"),
    (SMALL | {"countries": {}}, "have no list of at most 400 countries"),
    (SMALL | {"countries": [{"name": "", "rings": []}]}, "has no name of one line"),
    (SMALL | {"countries": [{"name": "x" * 81, "rings": []}]}, "has no name of one line"),
    (SMALL | {"countries": [{"name": "x", "rings": 3}]}, "the rings of 'x' are no list"),
    (SMALL | {"countries": [{"name": "x", "rings": [[1]]}]}, "no list of pairs of whole numbers"),
    (SMALL | {"countries": [{"name": "x", "rings": [[1, 2.5]]}]}, "of whole numbers"),
    (SMALL | {"countries": [{"name": "x", "rings": [[1, 10**400]]}]}, "of whole numbers"),
    (SMALL | {"countries": [{"name": "x", "rings": [[400, 2]]}]}, "leaves the Earth"),
]


def drawn(record: Map) -> ET.Element:
    """Return a map as the tree of its SVG."""
    return ET.fromstring(str(draw_map(record)))  # noqa: S314 - it is our own.


def a_map(spots=SPOTS, outlines: Outlines | None = None, **more) -> Map:
    """Return a map of places on the outlines that suit them."""
    return Map(
        title="Map", description="Here.", spots=spots, outlines=fitting(spots, outlines), **more
    )


def of_class(tree: ET.Element, class_: str) -> list[ET.Element]:
    """Return the elements that have a class."""
    return [one for one in tree.iter() if class_ in (one.get("class") or "").split()]


@pytest.mark.parametrize(("data", "wrong"), BROKEN)
def test_broken_outlines(data, wrong):
    """What is no outline is refused, whatever it is, with what is wrong."""
    text = data if isinstance(data, str) else json.dumps(data)

    with pytest.raises(ValueError, match=r"outlines|country|rings?") as caught:
        read_outlines(text)

    assert wrong in str(caught.value)


def test_outlines():
    """Outlines are rings in degrees, each point a step from the one before."""
    outlines = read_outlines(json.dumps(SMALL))

    [country] = outlines.countries
    assert (outlines.about, country.name) == ("A test", "Here")
    assert country.rings == (((12, 42), (16, 42), (16, 46), (12, 46)),)
    assert outlines.covers((11, 41, 19, 49))
    assert not outlines.covers((9, 41, 19, 49))


def test_world():
    """The package ships the whole world, with Kosovo and its neighbours, in at most 150 KB."""
    names = {country.name for country in world().countries}
    size = len((Path(__file__).parents[1] / "dossier/charts/data/world.json").read_bytes())

    assert size < 150_000
    assert len(names) > 200
    assert {"Kosovo", "Serbia", "Albania", "Montenegro", "North Macedonia"} <= names
    assert world().covers((-180, -90, 180, 90))


TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [[[10, 40], [10, 0]], [[20, 40], [0, 10], [-5, 0], [-5, 0], [0, -10]],
             [[170, 0], [20, 0], [0, 10], [-20, 0], [0, -10]]],
    "objects": {"countries": {"geometries": [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Macedonia"}},
        {"type": "MultiPolygon", "arcs": [[[2]]], "properties": {"name": "Far"}},
    ]}},
}  # fmt: skip


@pytest.mark.parametrize(
    ("box", "names"),
    [((), {"North Macedonia": 4, "Far": 8}), ((9, 41, 15, 60), {"North Macedonia": 4})],
)
def test_tool(tmp_path, box, names):
    """The tool cuts TopoJSON to a box, drops points on a line, and parts what crosses 180."""
    tmp_path.joinpath("countries-10m.json").write_text(json.dumps(TOPOLOGY))
    tool = Path(__file__).parents[1] / "tools" / "outlines.py"
    more = ("--tolerance", "0.01", *(("--box", *map(str, box)) if box else ()))
    out = tmp_path / "outlines.json"

    subprocess.run([sys.executable, tool, tmp_path / "countries-10m.json", out, *more], check=True)

    outlines = read_outlines(out.read_text("utf-8"))
    assert {one.name: sum(map(len, one.rings)) for one in outlines.countries} == names
    assert outlines.about.startswith("Natural Earth 4.1, 1:10m")
    points = [point for one in outlines.countries for ring in one.rings for point in ring]
    west, south, east, north = outlines.box
    assert all(west <= x <= east and south <= y <= north for x, y in points)


def test_finer_outlines_are_taken_where_they_reach():
    """A map has the dossier's own outlines if they cover it, else those of the world."""
    here = (Spot(label="Here", at=(At(45, 15, 0.5),)),)
    whole = read_outlines(json.dumps(SMALL | {"unit": 0.004}))

    assert fitting(here, whole) is whole
    assert fitting(SPOTS, whole) is world()
    assert fitting(here, None) is world()


@pytest.mark.parametrize(("lat", "lon"), [(42.7, 21.2), (-33.9, 18.4), (0, 0), (83.9, 179.9)])
def test_frame(lat, lon):
    """A single place is in the middle of its map, north is up, and east is on the right."""
    frame = Frame.around([(lat, lon)], 12)

    assert frame.place(lat, lon) == pytest.approx((WIDTH / 2, HEIGHT / 2))
    assert frame.place(lat - 0.1, lon + 1)[0] > WIDTH / 2 < frame.place(lat, lon + 0.1)[0]
    assert frame.place(lat - 0.1, lon)[1] > HEIGHT / 2
    west, south, east, north = frame.box
    assert (east - west, south < lat < north) == (pytest.approx(12), True)


def test_frame_holds_all_places():
    """Every place of a map lies well within it."""
    frame = Frame.around([(lat, lon) for _, lat, lon in PLACES], 2.4)

    for _, lat, lon in PLACES:
        x, y = frame.place(lat, lon)
        assert 0.1 * WIDTH < x < 0.9 * WIDTH
        assert 0.1 * HEIGHT < y < 0.9 * HEIGHT


def test_bar():
    """The bar is as long as the round distance that it names, in the middle of the map."""
    km, long = Frame(west=0, top=9, scale=40).bar(0.2)

    assert (km, round(long)) == (200, 72)


def test_clipped():
    """A ring is cut a little beyond the frame, and one that surrounds it fills it."""
    around = [(-999, -999), (9999, -999), (9999, 9999), (-999, 9999)]

    assert sorted(clipped(around)) == [
        (-12, -12), (-12, HEIGHT + 12), (WIDTH + 12, -12), (WIDTH + 12, HEIGHT + 12),
    ]  # fmt: skip
    assert clipped([(-99, 5), (-50, 5), (-50, 9)]) == []


def test_path():
    """A path leaves out what a straight line passes through, and specks."""
    assert path([[(0, 0), (1, 0), (2, 0), (2, 2), (0, 2)]], 0) == "M0 0l4 0 0 4-4 0z"
    assert path([[(0, 0), (0.1, 0), (0, 0.1)], []], 0) == ""
    assert path([[(0, 0), (5, 0.4), (10, 0), (10, 9), (0, 9)]], 1) == "M0 0l20 0 0 18-20 0z"


def test_kosovo():
    """The places of the first dossier: each has its label, and the countries that have room."""
    tree = drawn(a_map(names=(("Turkey", "Türkiye"), ("Kosovo", "Kosovo"))))

    labels = [one.find("svg/text").text for one in of_class(tree, "map-place")]
    own = {one.text for one in of_class(tree, "map-name--own")}
    assert labels == [name for name, _, _ in PLACES]
    assert own == {"Türkiye", "Kosovo"}
    assert {"Romania", "Bulgaria"} <= {one.text for one in of_class(tree, "map-name")}


@pytest.mark.parametrize("seed", range(8))
def test_labels_do_not_collide(seed):
    """No label covers another, a mark, or the edge of the map, at any of the widths."""
    chance = random.Random(seed)  # noqa: S311 - seeded places, no secret.
    places = [
        (f"Place {'n' * chance.randrange(20)}", chance.uniform(0.1, 0.9), chance.uniform(0.1, 0.9))
        for _ in range(40)
    ]
    marks = [dots(right, down) for _, right, down in places]

    labels = arranged(places, marks)

    placed = [spaces_of(one[1:], label) for one, label in zip(places, labels, strict=True) if label]
    assert len(placed) > 15
    for at, wide in enumerate(WIDTHS):
        spaces = [one[at] for one in placed]
        assert not any(meet(one, other) for one, other in combinations(spaces, 2))
        assert not any(meet(one, mark[at]) for one in spaces for mark in marks)
        assert all(space[0] >= 0 and space[2] <= wide for space in spaces if space != NOWHERE)


def test_places_side_by_side():
    """Two places that nearly touch have both their labels, one on the end of a line if need be."""
    places = [("Zvečan", 0.5, 0.5), ("Mitrovica", 0.502, 0.51), ("Zubin Potok", 0.48, 0.505)]

    assert all(arranged(places, [dots(right, down) for _, right, down in places]))


def test_own_names_stand_in_their_country():
    """The name of a country has its middle within the country, or a few pixels from it."""
    tree = drawn(a_map(names=(("Kosovo", "Kosovo"),)))
    frame = Frame.around([(lat, lon) for _, lat, lon in PLACES], world().least)
    [kosovo] = [one for one in world().countries if one.name == "Kosovo"]
    xs, ys = zip(*frame.ring(kosovo.rings[0]), strict=True)

    for one in of_class(tree, "map-name--own"):
        x, y = (float(one.get(key).rstrip("%")) / 100 for key in "xy")
        assert min(xs) < x * WIDTH < max(xs)
        assert min(ys) < y * HEIGHT < max(ys)
        assert abs(float(one.get("dy")) - 3.6) <= 3


def test_contested_place():
    """Rival points are diamonds, one each; the word stands in the name of the link."""
    rivals = (At(42.2, 20.7, 0.05), At(43.9, 20.9, 0.05))
    camp = Spot(label="Camp", at=rivals, href="camp/", contested=True)

    [place] = of_class(drawn(a_map((camp, *SPOTS))), "map-place--contested")
    assert (place.tag, place.get("href"), place.get("aria-label")) == (
        "a", "camp/", "Camp, contested",
    )  # fmt: skip
    assert len(place.findall("svg/path")) == 2
    assert len(place.findall("svg/text")) == 1


def test_the_ground_fills_the_map():
    """The ground is stretched as the marks are, so that no style can part them."""
    [ground] = of_class(drawn(a_map()), "map-ground")

    assert (ground.get("width"), ground.get("height")) == ("100%", "100%")
    assert ground.get("preserveAspectRatio") == "none"


def test_a_vague_place_has_an_area():
    """Where the digits leave a large area, it is drawn; a point is a point."""
    vague = Spot(label="Somewhere", at=(At(43, 25, 0.5),))

    assert len(of_class(drawn(a_map((vague, *SPOTS))), "map-area")) == 1
    assert not of_class(drawn(a_map()), "map-area")


def test_size():
    """The largest map is at most 60 KB: all the world, and many places."""
    chance = random.Random(1)  # noqa: S311 - seeded places, no secret.
    spots = tuple(
        Spot(
            label=f"A place with a long name {at}",
            at=(At(chance.uniform(-60, 70), chance.uniform(-170, 170), 0.05),),
            href=f"../../places/a-place-with-a-long-name-{at}/",
        )
        for at in range(200)
    )

    svg = draw_map(a_map(spots))
    assert len(svg.encode()) < 60_000
    assert svg.count("map-place") == MOST_SPOTS


def test_hostile_texts():
    """What places are called is never read as markup, and stands on one line."""
    bad = '<script>*a*[x](y)"&\u202e\n\n    code'
    spots = (Spot(label=bad, at=SPOTS[0].at, href='"><b>'), *SPOTS[1:])

    record = replace(a_map(spots, names=(("Serbia", bad),)), title=bad)
    svg = str(draw_map(record))
    tree = drawn(record)
    assert "\n" not in svg
    assert not [one for one in ("<script", "<b>", "*a*", "[x]", "\u202e") if one in svg]
    tags = {"svg", "path", "text", "g", "a", "line", "circle"}
    assert {one.tag for one in tree.iter()} <= tags


@pytest.mark.parametrize("indent", ["", "    "])
def test_map_in_markdown(indent):
    """A map stands in Markdown as it was drawn, also within a callout."""
    svg = str(draw_map(a_map()))
    head = '!!! discrepancy "Title"\n\n' if indent else "Before.\n\n"

    html = markdown(f"{head}{indent}{svg}\n", extensions=["admonition", "md_in_html"])

    assert svg in html


def test_short_names():
    """A name on a map is on one line, and cut when it is long."""
    assert short("  Camp\nSultan  Murat ") == "Camp Sultan Murat"
    assert short("x" * 40) == "x" * 27 + "…"


CLAIMED = """
- id: pristina
  label: Pristina
  claims:
    coordinates:
      - {value: "42.67272, 21.16688", source: a}
      - {value: "42.67, 21.17", source: b}
- id: camp
  label: Camp
  claims:
    coordinates:
      - {value: "42.2, 20.7", source: a}
      - {value: "42.3, 20.7", source: b}
- {id: pole, label: Pole, claims: {coordinates: [{value: "89, 0", source: a}]}}
- {id: serbia, label: Srbija, aliases: [Serbia]}
- {id: somewhere, label: Somewhere}
"""


def test_list_of_places():
    """The list has every place with its coordinates; those that have none are named beneath."""
    dossier = small(places=CLAIMED)
    basis = Basis(dossier, compare(dossier), None)

    found = place_map(basis, "places/index.md")

    listed = {one.mark.label: (one.drawn, bool(one.contested)) for one in found.places}
    assert listed == {"Camp": (True, True), "Pole": (False, False), "Pristina": (True, False)}
    assert [one.label for one in found.unplaced] == ["Somewhere", "Srbija"]
    spots = {one.label: (len(one.at), one.contested) for one in found.chart.spots}
    assert spots == {"Camp": (2, True), "Pristina": (1, False)}
    assert found.chart.names == (("Serbia", "Srbija"),)
    assert len(located(basis)) == 5
    assert "without judgement" in found.note
    assert abs(found.chart.spots[0].at[0].lat) < FARTHEST


def test_no_coordinates_no_map():
    """Where no place has coordinates, there is no map."""
    dossier = small(places="- {id: x, label: X}")

    assert place_map(Basis(dossier, compare(dossier), None), "places/index.md") is None
