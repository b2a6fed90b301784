"""Tests of building: a dossier's own outlines are read, and what is wrong with them is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small import SETTINGS

from dossier.build import own_outlines, render_site
from dossier.layout import OUTLINES
from dossier.problems import ContentError
from dossier.publish import publish

FILES = {
    "content/dossier.yml": SETTINGS,
    "content/sources.yml": "- {id: g, label: Gazetteer, role: reference}",
    "content/places.yml": (
        "- {id: p, label: P, claims: {coordinates: [{value: '45.00, 15.00', source: g}]}}"
    ),
}
GROUND = {
    "about": "A survey of our own",
    "box": [10, 40, 20, 50],
    "unit": 0.002,
    "countries": [{"name": "Here", "rings": [[6000, 21000, 2000, 0, 0, 2000, -2000, 0]]}],
}
PLACES = "places/index.md"


@pytest.fixture
def root(tmp_path) -> Path:
    """Return a dossier with a place on the map, and outlines around it."""
    for name, text in (*FILES.items(), (OUTLINES, json.dumps(GROUND))):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_own_outlines(root):
    """The map is drawn on the dossier's own outlines where there are any."""
    own = render_site(root)
    (root / OUTLINES).unlink()
    shipped = render_site(root)

    assert own.problems == ()
    assert "Outlines&#58; A survey of our own" in str(own.pages[PLACES])
    assert "Outlines&#58; Natural Earth" in str(shipped.pages[PLACES])


def test_changed_outlines(root):
    """Outlines that have changed since the last run are drawn anew."""
    publish(root, root / "site_src")
    path = root / OUTLINES
    path.write_text(path.read_text().replace("of our own", "of others"))

    again = publish(root, root / "site_src")

    assert PLACES in again.written.changed


def beside(path: Path) -> None:
    """Put a link in the place of the file that leads out of the dossier."""
    outside = path.parents[2] / "outlines.json"
    path.rename(outside)
    path.symlink_to(outside)


def folder(path: Path) -> None:
    """Put a folder in the place of the file."""
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (beside, "this is not a file in the folder of the dossier; cut them again with tools/out"),
        (folder, "this is not a file in the folder of the dossier; cut them again with tools/out"),
        (
            lambda path: path.write_text(" " * 4_000_001),
            "this has more than 4,000,000 bytes; cut a smaller box with tools/outlines.py",
        ),
        (
            lambda path: path.write_bytes(b"\xff"),
            "this cannot be read as UTF-8 text; cut them again with tools/outlines.py",
        ),
        (
            lambda path: path.write_text("["),
            "the outlines are no JSON (line 1); cut them again with tools/outlines.py",
        ),
    ],
)
def test_broken_outlines(root, change, message):
    """Outlines that cannot be used are a problem, which says what to do about them."""
    change(root / OUTLINES)

    with pytest.raises(ContentError) as caught:
        own_outlines(root)

    [problem] = caught.value.problems
    assert (problem.at.path, problem.code) == (OUTLINES, "bad-outlines")
    assert problem.message.startswith(message)
