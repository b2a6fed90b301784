"""Cut the outlines of a map from Natural Earth, as the npm package ``world-atlas`` has them.

Once for the package, and once for each dossier that wants a finer map of its region::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/outlines.py package/countries-50m.json dossier/charts/data/world.json \
        --tolerance 0.08 --unit 0.02 --smallest 0.05
    python tools/outlines.py package/countries-10m.json content/outlines.json \
        --box 13 36 38 50 --tolerance 0.004 --unit 0.002 --smallest 0.0005

Each arc is simplified once, so that neighbours keep one border; then the rings are cut to the box.
The first ring of a country is its largest; in a cut it may be empty, if it lies elsewhere.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

Pair = tuple[float, float]
Box = tuple[float, float, float, float]

WORLD: Box = (-180, -90, 180, 90)
ABOUT = "Natural Earth 4.1, {scale}, by way of world-atlas 2.0.2"
NAMES = {
    "Macedonia": "North Macedonia",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Central African Rep.": "Central African Republic",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "N. Cyprus": "Northern Cyprus",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "W. Sahara": "Western Sahara",
}
"""Short forms written out, and the one name that changed since."""


def arcs(topology: Mapping[str, Any], tolerance: float) -> list[list[Pair]]:
    """Return the arcs of a TopoJSON in degrees, each simplified between its ends."""
    (scale_x, scale_y), (x, y) = topology["transform"].values()
    found = []
    for steps in topology["arcs"]:
        along = zip(*(accumulate(axis) for axis in zip(*steps, strict=True)), strict=True)
        found.append(
            simplified([(x + scale_x * right, y + scale_y * up) for right, up in along], tolerance)
        )
    return found


def simplified(line: Sequence[Pair], tolerance: float) -> list[Pair]:
    """Return a line without the points nearer than *tolerance* to it (Douglas, Peucker)."""
    keep, ahead = {0, len(line) - 1}, [(0, len(line) - 1)]
    while ahead:
        first, last = ahead.pop()
        between = range(first + 1, last)
        far = max(between, key=lambda at: off(line[at], line[first], line[last]), default=None)
        if far is not None and off(line[far], line[first], line[last]) > tolerance:
            keep.add(far)
            ahead += [(first, far), (far, last)]
    return [line[at] for at in sorted(keep)]


def off(point: Pair, start: Pair, end: Pair) -> float:
    """Return how far a point lies from a stretch."""
    (x, y), (left, low), (right, high) = point, start, end
    wide, up = right - left, high - low
    length = wide * wide + up * up
    along = ((x - left) * wide + (y - low) * up) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return float(((x - left - along * wide) ** 2 + (y - low - along * up) ** 2) ** 0.5)


def rings(geometry: Mapping[str, Any], lines: Sequence[Sequence[Pair]]) -> Iterator[list[Pair]]:
    """Yield the rings of a country, holes among them."""
    shapes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for ring in (ring for shape in shapes for ring in shape):
        points: list[Pair] = []
        for arc in ring:
            points += lines[arc][:-1] if arc >= 0 else lines[~arc][:0:-1]
        yield points


def on_the_map(ring: list[Pair]) -> Iterator[list[Pair]]:
    """Yield a ring as it lies on a map that ends at 180 degrees: a part on either side of it."""
    turned, turn = [ring[0]], 0
    for (before, _), (x, y) in pairwise(ring):
        turn += 360 * ((x - before < -180) - (x - before > 180))  # noqa: PLR2004
        turned.append((x + turn, y))
    if abs(turned[0][0] - turned[-1][0]) > 180:  # noqa: PLR2004 - it goes around a pole.
        pole = 90.0 if turned[0][1] > 0 else -90.0
        turned += [(turned[-1][0], pole), (turned[0][0], pole)]
    for aside in (-360, 0, 360):
        yield clipped([(x + aside, y) for x, y in turned], WORLD)


def clipped(ring: list[Pair], box: Box) -> list[Pair]:
    """Return what of a ring lies in a box (Sutherland, Hodgman)."""
    for axis, edge, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        cut: list[Pair] = []
        for one, other in zip(ring[-1:] + ring[:-1], ring, strict=True):
            inside = [(point[axis] - edge) * sign >= 0 for point in (one, other)]
            if inside[0] != inside[1]:
                part = (edge - one[axis]) / (other[axis] - one[axis])
                cut.append(tuple(a + part * (b - a) for a, b in zip(one, other, strict=True)))  # type: ignore[arg-type]
            if inside[1]:
                cut.append(other)
        ring = cut
    return ring


def area(ring: Sequence[Pair]) -> float:
    """Return how large a ring is, in square degrees."""
    ring = list(ring)
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x * up - right * y for (x, y), (right, up) in pairs)) / 2


def steps(ring: Sequence[Pair], unit: float) -> list[int]:
    """Return a ring as whole units: the first point, then the step to each next one."""
    grid = [(round(x / unit), round(y / unit)) for x, y in ring]
    kept = [point for at, point in enumerate(grid) if point != grid[at - 1]]
    moves = zip(kept, [(0, 0), *kept], strict=False)
    return [step for (x, y), (left, low) in moves for step in (x - left, y - low)]


def cut(whole: Sequence[list[Pair]], args: argparse.Namespace) -> list[list[int]]:
    """Return what of a country's rings lies in the box, the largest of the whole country first.

    Where the largest has no part in the box, an empty ring stands for it: the name of the country
    belongs there, and not on an outlying part.
    """
    found = []
    for at, ring in enumerate(whole):
        part = clipped(ring, tuple(args.box))
        written = steps(part, args.unit) if not at or area(part) >= args.smallest else []
        if not at or len(written) > 4:  # noqa: PLR2004 - two points enclose nothing.
            found.append(written)
    return found if any(found) else []


def main() -> None:
    """Read the command line, and write the outlines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path)
    parser.add_argument("outlines", type=Path)
    parser.add_argument("--box", type=float, nargs=4, default=WORLD, metavar="DEGREES")
    parser.add_argument("--tolerance", type=float, default=0.0)
    parser.add_argument("--unit", type=float, default=0.01)
    parser.add_argument("--smallest", type=float, default=0.0, help="ring, in square degrees")
    args = parser.parse_args()
    topology = json.loads(args.topology.read_text("utf-8"))
    lines = arcs(topology, args.tolerance)
    countries = []
    for country in topology["objects"]["countries"]["geometries"]:
        whole = [part for ring in rings(country, lines) for part in on_the_map(ring) if area(part)]
        written = cut(sorted(whole, key=area, reverse=True), args)
        if written:
            name = country["properties"]["name"]
            countries.append({"name": NAMES.get(name, name), "rings": written})
    scale = f"1:{args.topology.stem.rpartition('-')[2]}"
    countries.sort(key=lambda country: country["name"])
    about = {"about": ABOUT.format(scale=scale), "box": args.box, "unit": args.unit}
    rows = ",\n".join(
        json.dumps(country, ensure_ascii=False, separators=(",", ":")) for country in countries
    )
    text = f'{json.dumps(about)[:-1]}, "countries": [\n{rows}\n]}}\n'
    args.outlines.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
