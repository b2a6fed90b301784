"""The frame of a map: a box of the world, in the projection of Mercator, cut and drawn to size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asinh, atan, cos, degrees, hypot, log10, radians, sinh, tan

from dossier.charts.outlines import Box

WIDTH, HEIGHT = 720, 540
"""The size of every map: three high for four wide, so that a style sheet can hold the place."""
GRID = 2
"""Outlines are drawn on a grid of half pixels."""
FARTHEST = 84.0
"""The latitude beyond which this projection shows nothing."""
MARGIN = 0.16
"""How much of a map lies on each side of what it shows."""
_BEYOND = 12
"""How far outlines are drawn beyond the frame, so that no cut edge is seen."""
_KM_PER_DEGREE = 111.195

Line = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the world that fills a map."""

    west: float
    top: float
    """The northern edge, as the projection counts."""
    scale: float
    """Pixels for each degree of longitude."""

    @classmethod
    def around(cls, places: Iterable[tuple[float, float]], least: float) -> Frame:
        """Return the frame around places, each a latitude and a longitude; at least one.

        It is at *least* so many degrees wide: a single place has something around it.
        """
        ups, alongs = zip(*((_up(lat), lon) for lat, lon in places), strict=True)
        inner = 1 - 2 * MARGIN
        wide = max(
            (max(alongs) - min(alongs)) / inner,
            (max(ups) - min(ups)) / inner * WIDTH / HEIGHT,
            least,
        )
        middle = ((max(alongs) + min(alongs)) / 2, (max(ups) + min(ups)) / 2)
        return cls(middle[0] - wide / 2, middle[1] + wide * HEIGHT / WIDTH / 2, WIDTH / wide)

    @property
    def box(self) -> Box:
        """What the map shows, in degrees."""
        south = _lat(self.top - HEIGHT / self.scale)
        return (self.west, south, self.west + WIDTH / self.scale, _lat(self.top))

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where a place lies: pixels from the left, pixels from the top."""
        return (lon - self.west) * self.scale, (self.top - _up(lat)) * self.scale

    def ring(self, ring: Line) -> list[tuple[float, float]]:
        """Return what of a ring, longitudes first, is seen, in pixels; empty when nothing is."""
        alongs, lats = [one[0] for one in ring], [one[1] for one in ring]
        west, south, east, north = self.box
        if not ring or max(alongs) < west or min(alongs) > east:
            return []
        if max(lats) < south or min(lats) > north:
            return []
        return clipped([self.place(lat, lon) for lon, lat in ring])

    def bar(self, share: float) -> tuple[int, float]:
        """Return a round distance in km that takes at most a *share* of the width, and its pixels.

        It holds in the middle of the map; in this projection, it grows towards the poles.
        """
        middle = _lat(self.top - HEIGHT / self.scale / 2)
        per_pixel = _KM_PER_DEGREE * cos(radians(middle)) / self.scale
        most = per_pixel * WIDTH * share
        power = 10 ** int(log10(most))
        km = max(step * power for step in (1, 2, 5) if step * power <= most)
        return km, km / per_pixel


def _up(lat: float) -> float:
    """Return how far up the projection draws a latitude, in degrees of the equator."""
    return degrees(asinh(tan(radians(min(FARTHEST, max(-FARTHEST, lat))))))


def _lat(up: float) -> float:
    return degrees(atan(sinh(radians(up))))


def clipped(line: Line) -> list[tuple[float, float]]:
    """Return what of a ring in pixels lies in the frame and just beyond (Sutherland, Hodgman)."""
    ring = list(line)
    for axis, edge, sign in (
        (0, -_BEYOND, 1),
        (0, WIDTH + _BEYOND, -1),
        (1, -_BEYOND, 1),
        (1, HEIGHT + _BEYOND, -1),
    ):
        ring = _cut(ring, lambda point, a=axis, e=edge, s=sign: (point[a] - e) * s)  # type: ignore[misc]
    return ring


def _cut(ring: Line, inside: Callable[[tuple[float, float]], float]) -> list[tuple[float, float]]:
    """Return what of a ring lies on one side of an edge; *inside* is the distance from it."""
    found: list[tuple[float, float]] = []
    for at, other in enumerate(ring):
        one = ring[at - 1]
        before, after = inside(one), inside(other)
        if (before < 0) != (after < 0):
            part = before / (before - after)
            x, y = (a + part * (b - a) for a, b in zip(one, other, strict=True))
            found.append((round(x, 6), round(y, 6)))
        if after >= 0:
            found.append(other)
    return found


def path(rings: Iterable[Line], tolerance: float) -> str:
    """Return rings in pixels as the data of an SVG path, in half pixels; empty for specks.

    Points are left out that lie nearer than *tolerance* to the line that is drawn.
    """
    drawn = ""
    for ring in rings:
        near = simplified(ring, tolerance) if tolerance else ring
        grid = _straightened([(round(x * GRID), round(y * GRID)) for x, y in near])
        if len(grid) > 2 and _long(grid) > 2 * GRID * tolerance:  # noqa: PLR2004 - no mere line.
            moves = (f"{right - x} {down - y}" for (x, y), (right, down) in pairwise(grid))
            drawn += f"M{grid[0][0]} {grid[0][1]}l{' '.join(moves)}z".replace(" -", "-")
    return drawn


def simplified(ring: Line, tolerance: float) -> Line:
    """Return a ring without the points nearer than *tolerance* to it (Douglas, Peucker)."""
    keep = {0, len(ring) // 2, len(ring) - 1} if ring else set()
    ahead = [(0, len(ring) // 2), (len(ring) // 2, len(ring) - 1)]
    while ahead:
        first, last = ahead.pop()
        between = range(first + 1, last)
        far = max(between, key=lambda at: _off(ring[at], ring[first], ring[last]), default=None)
        if far is not None and _off(ring[far], ring[first], ring[last]) > tolerance:
            keep.add(far)
            ahead += [(first, far), (far, last)]
    return [ring[at] for at in sorted(keep)]


def _off(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return how far a point lies from a stretch."""
    wide, up = end[0] - start[0], end[1] - start[1]
    x, y = point[0] - start[0], point[1] - start[1]
    length = wide * wide + up * up
    along = min(1.0, max(0.0, (x * wide + y * up) / length)) if length else 0.0
    return hypot(x - along * wide, y - along * up)


def _long(grid: Sequence[tuple[int, int]]) -> int:
    """Return how wide and high a ring is together."""
    across, down = zip(*grid, strict=True)
    return int(max(across) - min(across) + max(down) - min(down))


def _straightened(grid: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a ring of the grid without the points that a straight line passes through."""
    found: list[tuple[int, int]] = []
    for point in grid:
        if found and found[-1] == point:
            continue
        while len(found) > 1 and _straight(found[-2], found[-1], point):
            found.pop()
        found.append(point)
    return found[:-1] if len(found) > 1 and found[0] == found[-1] else found


def _straight(one: tuple[int, int], other: tuple[int, int], third: tuple[int, int]) -> bool:
    wide, up = other[0] - one[0], other[1] - one[1]
    on, over = third[0] - other[0], third[1] - other[1]
    return wide * over == up * on and wide * on + up * over > 0
