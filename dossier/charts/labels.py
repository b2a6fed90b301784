"""Labels on a map: where each can stand so that none covers another, however wide the map is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from dossier.charts.frame import HEIGHT, WIDTH
from dossier.charts.letters import width
from dossier.encode import HIDDEN

Anchor = Literal["start", "middle", "end"]
Space = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""

NOWHERE: Space = (-1, -1, -1, -1)
WIDTHS = (288, 340, 420, 520, 640, 800)
"""The widths of a map, in pixels, at which labels are tried: letters keep their size."""
WIDE = 4
"""From which of the widths on words are shown that a small map has no room for."""
LONGEST = 28
"""How many characters of a name a map shows."""
SIZE = 12
"""The letters of a place, in pixels."""
QUIET = 10
"""The letters of a country; they are capitals, set wide."""
DOT = 6
"""How much room a mark takes on each side."""

_NEAR: tuple[tuple[float, float, Anchor], ...] = (
    (9, 4, "start"),
    (-9, 4, "end"),
    (0, -10, "middle"),
    (0, 19, "middle"),
    (7, -6, "start"),
    (7, 15, "start"),
    (-7, -6, "end"),
    (-7, 15, "end"),
)
_FAR: tuple[tuple[float, float, Anchor], ...] = tuple(
    (x * far, y * far + 4, "start" if x > 0 else "end" if x < 0 else "middle")
    for far, (x, y) in product(
        (22, 36, 52, 70),
        ((1, -0.6), (-1, -0.6), (1, 0.7), (-1, 0.7), (0, -1), (0, 1), (1, 0), (-1, 0)),
    )
)


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its place."""

    words: str
    dx: float
    """From the place to where the words begin, end or have their middle, in pixels."""
    dy: float
    """From the place to the line on which the words stand, in pixels."""
    anchor: Anchor
    wide: bool = False
    """Only a wide map has room for it."""

    @property
    def far(self) -> bool:
        """Whether a line must lead from the place to the label."""
        return (self.dx, self.dy, self.anchor) not in _NEAR

    def space(self, x: float, y: float) -> Space:
        """Return what the label covers, for a place that lies there."""
        wide = width(self.words, SIZE)
        left = x + self.dx - {"start": 0, "middle": wide / 2, "end": wide}[self.anchor]
        return (left, y + self.dy - SIZE, left + wide, y + self.dy + 3)


def short(words: str) -> str:
    """Return a name as a map shows it: on one line, cut when it is long, nothing hidden in it."""
    folded = " ".join(HIDDEN.sub("", words).split())
    return folded if len(folded) <= LONGEST else f"{folded[: LONGEST - 1].rstrip()}…"


def spaces_of(place: tuple[float, float], label: Label) -> list[Space]:
    """Return what a label covers at each of the widths; its place is given in parts of the map."""
    right, down = place
    return [
        NOWHERE
        if label.wide and at < WIDE
        else label.space(right * wide, down * wide * HEIGHT / WIDTH)
        for at, wide in enumerate(WIDTHS)
    ]


def dots(right: float, down: float) -> list[Space]:
    """Return what the mark of a place covers at each of the widths."""
    found = []
    for wide in WIDTHS:
        x, y = right * wide, down * wide * HEIGHT / WIDTH
        found.append((x - DOT, y - DOT, x + DOT, y + DOT))
    return found


def arranged(
    places: Sequence[tuple[str, float, float]], taken: Sequence[Sequence[Space]]
) -> tuple[Label | None, ...]:
    """Return a label for each place that has room for one, else None.

    A place is its name, and how far to the right and down it lies, in parts of the map; *taken*
    is what is drawn there already, the marks of places among it, at each of the widths. The most
    crowded places come first.
    """
    full = list(taken)
    found: dict[int, Label | None] = {}
    for at in sorted(range(len(places)), key=lambda at: (-_crowd(places, at), at)):
        words, *place = places[at]
        found[at] = _beside((place[0], place[1]), short(words), full)
        if label := found[at]:
            full.append(spaces_of((place[0], place[1]), label))
    return tuple(found[at] for at in range(len(places)))


def _beside(
    place: tuple[float, float], words: str, full: Sequence[Sequence[Space]]
) -> Label | None:
    """Return the first label that has room beside its place: on all maps, or on wide ones."""
    for wide, (dx, dy, anchor) in product((False, True), (*_NEAR, *_FAR)):
        label = Label(words, dx, dy, anchor, wide)
        if fits(spaces_of(place, label), full, WIDE if wide else 0):
            return label
    return None


def fits(spaces: Sequence[Space], full: Sequence[Sequence[Space]], first: int = 0) -> bool:
    """Tell whether spaces lie on the map and on nothing else, at all widths from the *first* on."""
    return all(
        _inside(space, wide) and not any(meet(space, other[at]) for other in full)
        for at, (wide, space) in enumerate(zip(WIDTHS, spaces, strict=True))
        if at >= first
    )


def meet(one: Space, other: Space) -> bool:
    """Tell whether two spaces have a part in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _inside(space: Space, wide: float) -> bool:
    left, top, right, bottom = space
    return left >= 2 and top >= 2 and right <= wide - 2 and bottom <= wide * HEIGHT / WIDTH - 2  # noqa: PLR2004


def _crowd(places: Sequence[tuple[str, float, float]], at: int) -> int:
    """Return how many other places lie near one."""
    _, right, down = places[at]
    return sum(abs(x - right) < 0.15 and abs(y - down) < 0.1 for _, x, y in places)  # noqa: PLR2004
