"""Tests of publishing: no work is done twice, and none that is needed is left out."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from dossier.problems import ContentError, Location, Problem
from dossier.publish import MEMORY, digest, publish
from dossier.write import MANIFEST

FILES = {
    "content/dossier.yml": "{title: A test, bottom_line: None., as_of: 2023-06-06}\n",
    "content/sources.yml": "- {id: a, label: Report A}\n- {id: b, label: Report B}\n",
    "content/figures.yml": (
        "- id: n\n  label: Number\n  claims:\n    - {value: 30, source: a}\n"
        "    - {value: 41, source: b}\n"
    ),
}
REMEMBERED = Problem(Location("content/x.yml"), "no-claim", "told before", "warning")


@pytest.fixture
def root(tmp_path):
    """Return the folder of a dossier that has been published once."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    publish(tmp_path, tmp_path / "site_src")
    return tmp_path


def remember(root, problem):
    """Make the last run one that has reported a problem."""
    path = root / "site_src" / MEMORY
    kept = json.loads(path.read_bytes())
    at = {"path": problem.at.path, "line": problem.at.line, "column": problem.at.column}
    told = {"at": at, "code": problem.code, "message": problem.message, "level": problem.level}
    path.write_text(json.dumps({**kept, "problems": [told]}))


def test_nothing_changed(root):
    """When nothing has changed, nothing is done, and the same is reported."""
    remember(root, REMEMBERED)

    again = publish(root, root / "site_src")

    assert again.problems == (REMEMBERED,)
    assert again.written.changed == ()
    assert "figures/n.md" in again.written.unchanged


def change_content(root):
    """Say 30 in both claims."""
    path = root / "content" / "figures.yml"
    path.write_text(path.read_text().replace("41", "30"))


def add_content(root):
    """Add a file of another kind."""
    (root / "content" / "events.yml").write_text(
        "- {id: e, label: E, claims: {date: [{value: 2023, source: a}]}}\n"
    )


def change_template(root):
    """Put a template of the dossier's own before the one that is shipped."""
    (root / "templates").mkdir()
    (root / "templates" / "pages.md.jinja").write_text("Nothing here.\n")


def change_page(root):
    """Edit a rendered page by hand."""
    (root / "site_src" / "index.md").write_text("Mine.\n")


def delete_page(root):
    """Delete a rendered page."""
    (root / "site_src" / "index.md").unlink()


def delete_manifest(root):
    """Delete a rendered page, and the manifest's word for it."""
    path = root / "site_src" / ".dossier-manifest.json"
    listed = json.loads(path.read_bytes())
    del listed["index.md"]
    path.write_text(json.dumps(listed))
    (root / "site_src" / "index.md").unlink()


def add_snapshot(root):
    """Put a file into the folder of snapshots."""
    (root / "content" / "snapshots").mkdir()
    (root / "content" / "snapshots" / "a.txt").write_text("Text.\n")


def break_memory(root):
    """Leave the memory of the last run half-written."""
    path = root / "site_src" / MEMORY
    path.write_text(path.read_text()[:50])


@pytest.mark.parametrize(
    "change",
    [
        change_content,
        add_content,
        change_template,
        change_page,
        delete_page,
        delete_manifest,
        add_snapshot,
        break_memory,
    ],
    ids=lambda change: change.__name__,
)
def test_something_changed(root, change):
    """Whatever changes, the pages are rendered anew, and are those of a first run."""
    remember(root, REMEMBERED)

    change(root)
    again = publish(root, root / "site_src")

    fresh = root / "fresh"
    publish(root, fresh)
    assert again.problems == ()
    assert pages_in(root / "site_src") == pages_in(fresh)


def pages_in(folder):
    """Return the pages of a folder by path."""
    paths = (path for path in folder.rglob("*") if path.suffix in {".md", ".json"})
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in paths
        if not path.name.startswith(".")
    }


def test_link_of_snapshots(root, tmp_path_factory):
    """A folder of snapshots that leads out of the dossier is not followed."""
    (root / "content" / "snapshots").symlink_to(tmp_path_factory.mktemp("elsewhere"))

    with pytest.raises(ContentError, match="leads out of the folder of the dossier"):
        publish(root, root / "site_src")


def test_pages_of_other_inputs(root):
    """Pages that other inputs made are not taken for those of these, whatever is remembered."""
    memory = root / "site_src" / MEMORY
    remembered = memory.read_bytes()
    figures = root / "content" / "figures.yml"
    before = figures.read_text()
    figures.write_text(before.replace("41", "99"))
    publish(root, root / "site_src")
    memory.write_bytes(remembered)
    figures.write_text(before)

    publish(root, root / "site_src")

    assert "99" not in (root / "site_src" / "figures" / "n.md").read_text()


def test_template_outside(root, tmp_path_factory):
    """A template that is a link out of the folder is not read."""
    other = tmp_path_factory.mktemp("other") / "x"
    other.write_text("secret")
    (root / "templates").mkdir()
    (root / "templates" / "known.md.jinja").symlink_to(other)

    with pytest.raises(ContentError, match="leads out of the folder of the dossier"):
        publish(root, root / "site_src")


def test_what_came_with_the_files_is_not_believed(root):
    """Pages and a memory that somebody sends are made anew, in a repository or without one."""
    publish(root, root / "site_src")
    page = root / "site_src/index.md"
    true = page.read_text()
    manifest = root / "site_src" / MANIFEST
    page.write_text("# A lie\n")
    lie = hashlib.sha256(page.read_bytes()).hexdigest()
    listed = json.loads(manifest.read_text()) | {"index.md": lie}
    manifest.write_bytes(json.dumps(listed, indent=0, sort_keys=True).encode() + b"\n")
    memory = root / "site_src" / MEMORY
    kept = json.loads(memory.read_text())
    memory.write_text(json.dumps({**kept, "pages": listed}))

    again = publish(root, root / "site_src")

    assert "index.md" in again.written.changed
    assert page.read_text() == true


def test_no_link_is_followed_out(root, tmp_path_factory, monkeypatch):
    """A link among the snapshots that leads elsewhere is not read, not even for a hash."""
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("x")
    snapshots = root / "content/snapshots"
    snapshots.mkdir()
    (snapshots / "out.txt").symlink_to(secret)
    (snapshots / "round.txt").symlink_to("round.txt")
    (snapshots / "in.txt").write_text("y")
    read, opened = Path.read_bytes, []
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path.name) or read(path))

    digest({}, root, snapshots)

    assert "in.txt" in opened
    assert "out.txt" not in opened


def test_template_with_another_name(root):
    """A template that no page is made with is told of; one that others include is not."""
    (root / "templates").mkdir()
    for name in ("breif.md.jinja", "mine.jinja", "_mine.jinja", "brief.md.jinja"):
        (root / "templates" / name).write_text("# Ours\n")

    warned = publish(root, root / "site_src").problems

    says = "is not a template that a page is made with"
    guess, advice = "did you mean 'brief.md.jinja'?", "if others include it, name it _…"
    assert [str(one) for one in warned] == [
        f"templates/breif.md.jinja:1:1: warning: 'breif.md.jinja' {says}; {guess} [unknown-file]",
        f"templates/mine.jinja:1:1: warning: 'mine.jinja' {says}; {advice} [unknown-file]",
    ]
