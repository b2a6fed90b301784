"""Points: decimal degrees, latitude first, and the area that the digits leave."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values.point import Point

POINTS = [
    # text, lat, lon, precision, words
    ("42.8914, 20.8660", "42.8914", "20.8660", "0.00005", "42.8914° N, 20.8660° E"),
    ("42.89° N, 20.87° E", "42.89", "20.87", "0.005", "42.89° N, 20.87° E"),
    ("42.89°N; 20.87°E", "42.89", "20.87", "0.005", "42.89° N, 20.87° E"),
    ("N 42.89, E 20.87", "42.89", "20.87", "0.005", "42.89° N, 20.87° E"),
    ("42.89,20.87", "42.89", "20.87", "0.005", "42.89° N, 20.87° E"),
    ("-33.9, 18.42", "-33.9", "18.42", "0.05", "33.9° S, 18.42° E"),
    ("33.9 S, 70.66 W", "-33.9", "-70.66", "0.05", "33.9° S, 70.66° W"),
    ("\u221233.9, 18", "-33.9", "18", "0.5", "33.9° S, 18° E"),
    ("-0.0, 0", "0.0", "0", "0.5", "0.0° N, 0° E"),
    ("10, -180", "10", "180", "0.5", "10° N, 180° E"),
    ("90, 0", "90", "0", "0.5", "90° N, 0° E"),
]
FORM = "write decimal degrees, latitude first, as in 42.8914, 20.8660"
REFUSED = [
    # text, what is wrong
    ("Pristina", "is not a pair of coordinates"),
    ("42.8914", "is not a pair of coordinates"),
    ("42.8914 20.8660", "is not a pair of coordinates"),
    ("1, 2, 3", "is not a pair of coordinates"),
    ("1e1, 2", "is not a pair of coordinates"),
    ("\u0664\u0662, 20", "is not a pair of coordinates"),
    ("42.89, 20.87\n, 3", "is not a pair of coordinates"),
    ("42° 53' 29\" N, 20° 52' E", "has minutes and seconds"),
    ("42°53.5 N, 20°52 E", "has minutes and seconds"),
    ("42,8914, 20,8660", "has commas for points"),
    ("42,8914; 20,8660", "has commas for points"),
    ("20.87 E, 42.89 N", "gives the longitude first"),
    ("42.89 N, 20.87 N", "gives no longitude"),
    ("-42.89 S, 20.87 E", "says twice on which side it lies"),
    ("N 42.89 N, 20.87 E", "says twice on which side it lies"),
    ("120.5, 42.5", "has a latitude beyond 90 degrees"),
    ("42.5, 180.1", "has a longitude beyond 180 degrees"),
]
AREAS = [
    # left, right, overlap, the left holds the right
    ("42.67, 21.17", "42.67, 21.17", True, True),
    ("42.7, 21.2", "42.67, 21.17", True, True),
    ("42.67, 21.17", "42.7, 21.2", True, False),
    ("42.67, 21.2", "42.7, 21.17", True, False),
    ("42.7, 21", "42.66, 20.6", True, True),
    ("42.67, 21.17", "42.68, 21.17", False, False),
    ("42.67, 21.17", "42.67, 21.18", False, False),
    ("42.7, 21.2", "42.75, 21.2000", True, False),
    ("10, -180", "10, 180", True, True),
    ("10, -179.8", "10, 180", True, False),
    ("10.0, -179.8", "10.0, 179.8", False, False),
]


@pytest.mark.parametrize(("text", "lat", "lon", "precision", "words"), POINTS)
def test_meaning(text, lat, lon, precision, words):
    """A point keeps its text and its digits; its precision is half a unit of the coarser one."""
    point = Point.parse(text)

    assert (str(point.lat), str(point.lon)) == (lat, lon)
    assert (point.precision, point.words, str(point)) == (Decimal(precision), words, text)


@pytest.mark.parametrize(("text", "wrong"), REFUSED)
def test_refused(text, wrong):
    """What is no point is refused with the author's text and the right form."""
    with pytest.raises(ValueError, match="latitude first") as caught:
        Point.parse(text)

    assert str(caught.value) == f"{text!r} {wrong}; {FORM}"


@pytest.mark.parametrize(("left", "right", "overlap", "holds"), AREAS)
def test_areas(left, right, overlap, holds):
    """Two points are compared as the areas that their digits leave, also across 180 degrees."""
    one, other = Point.parse(left), Point.parse(right)

    assert one.overlaps(other) is other.overlaps(one) is overlap
    assert one.contains(other) is holds


def test_bounds():
    """The bounds of a point say how far it may lie off."""
    assert Point.parse("42.9, 20.87").bounds == "42.9° N, 20.87° E, give or take 0.05°"
    assert Point.parse("43, 21").bounds == "43° N, 21° E, give or take 0.5°"


def test_distance():
    """Pristina and Belgrade are some 243 km apart, and half the Earth is some 20,015 km."""
    pristina, belgrade = Point.parse("42.67272, 21.16688"), Point.parse("44.80401, 20.46513")

    assert round(pristina.km_to(belgrade)) == round(belgrade.km_to(pristina)) == 244
    assert round(Point.parse("0, 0").km_to(Point.parse("0, 180"))) == 20015


@given(st.decimals(-90, 90, places=4), st.decimals(-180, 180, places=4))
def test_digits(lat, lon):
    """A point keeps every digit that its source gives, and lies in its own area."""
    point = Point.parse(f"{lat}, {lon}")

    assert (point.lat, abs(point.lon)) == (lat, abs(lon))
    assert point.contains(point)


@given(st.text(max_size=40))
def test_any_text(text):
    """Whatever is written, it is a point or a ValueError that says the right form."""
    try:
        said = Point.parse(text).text
    except ValueError as problem:
        said = str(problem)

    assert said == text or said.endswith(FORM)
