"""The shapes of the levels of support, drawn round the origin of a picture's coordinates.

They are those that the style sheet draws beside the words: a diamond, two overlapping circles, a
ring, and a dashed ring round a dot. They take the colour of the text that they stand in.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from dossier.charts.svg import element

RADIUS = 7.4
"""How far a shape reaches from its middle, in px."""
_DIAMOND = "M0-7.4 7.4 0 0 7.4-7.4 0zM-.9-3.4v4.2h1.8v-4.2zm0 5.3v1.7h1.8v-1.7z"


def shape(level: str, x: float | str = 0, y: float = 0) -> Markup:
    """Return the shape of a level with its middle at a place; a stroke, where the level has none.

    *x* may be in per cent of the picture.
    """
    drawn = _SHAPES.get(level, _STROKE)
    return element("svg", drawn, x=x, y=y, class_="shape")


def _ring(radius: float, stroke: float, x: float = 0, dashes: str | None = None) -> Markup:
    return element(
        "circle",
        cx=x or None,
        r=radius,
        class_="ring",
        stroke_width=stroke,
        stroke_dasharray=dashes,
    )


_STROKE = element("path", d="M-6-1.2H6V1.2H-6z", class_="full")
_SHAPES: Mapping[str, Markup] = {
    "contested": element("path", d=_DIAMOND, class_="full"),
    "corroborated": _ring(3.9, 1.7, 2.7) + element("circle", cx=-2.7, r=4.7, class_="full"),
    "single-origin": _ring(5.4, 2),
    "echo": _ring(6, 1.7, dashes="3.14 1.572") + element("circle", r=2.4, class_="full"),
    "denied": element("path", d="M-5-5 5 5M-5 5 5-5", class_="cross"),
}
