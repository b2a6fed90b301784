"""Tests of the record of what was verified: it holds for the claims that it was made of."""

from __future__ import annotations

import hashlib
import json

import pytest
from small import SETTINGS

from dossier.build import render_site
from dossier.evidence import RECORD, read_record, recall, record_of
from dossier.load import load
from dossier.problems import ContentError
from dossier.verify import verify

TEXT = "There were 30 of them. There were 41 of them.\n"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
SOURCES = f"- {{id: a, label: A, snapshot: {{file: a.txt, sha256: {SHA256}}}}}\n"
FIGURES = """\
- id: n
  label: N
  claims:
    - {value: 30, source: a, excerpt: There were 30 of them}
    - {value: 41, source: a, excerpt: There were 41 of them}
"""


@pytest.fixture
def root(tmp_path):
    """Return a dossier whose two excerpts were verified and recorded, its snapshot gone since."""
    content = tmp_path / "content"
    (content / "snapshots").mkdir(parents=True)
    (content / "dossier.yml").write_text(SETTINGS)
    (content / "sources.yml").write_text(SOURCES)
    (content / "figures.yml").write_text(FIGURES)
    (content / "snapshots" / "a.txt").write_text(TEXT)
    dossier = load(tmp_path)
    found = verify(dossier, content / "snapshots")
    (tmp_path / RECORD).write_bytes(record_of(dossier, found, {}))
    (content / "snapshots" / "a.txt").unlink()
    return tmp_path


def recalled(root):
    """Return the dossier and what is known of its excerpts."""
    dossier = load(root)
    found = verify(dossier, root / "content" / "snapshots")
    return dossier, recall(found, dossier, read_record(root))


def test_recorded(root):
    """Without the snapshot, a recorded claim is known to have been verified; no warning is left."""
    _, found = recalled(root)

    assert [check.status for check in found.checks.values()] == ["recorded", "recorded"]
    assert found.problems == ()


def test_changed_claim(root):
    """A claim that has changed since is not checked, and the warning is back."""
    path = root / "content" / "figures.yml"
    path.write_text(FIGURES.replace("There were 41", "There were at least 41"))

    dossier, found = recalled(root)

    statuses = {dossier.claim[id_].excerpt.exact: one.status for id_, one in found.checks.items()}
    assert statuses == {
        "There were 30 of them": "recorded",
        "There were at least 41 of them": "unchecked",
    }
    assert [problem.code for problem in found.problems] == ["no-snapshot"]


def test_another_snapshot(root):
    """A record speaks of the snapshot with its hash, and of no other."""
    path = root / "content" / "sources.yml"
    path.write_text(SOURCES.replace(SHA256, "0" * 64))

    _, found = recalled(root)

    assert {check.status for check in found.checks.values()} == {"unchecked"}


def test_snapshot_at_hand(root):
    """Where the snapshot is at hand, it is what counts, and not the record."""
    (root / "content" / "snapshots" / "a.txt").write_text("Something else.\n")

    _, found = recalled(root)

    assert {check.status for check in found.checks.values()} == {"unchecked"}
    assert [problem.code for problem in found.problems] == ["wrong-hash"]


def test_record_without_the_snapshot(root):
    """Recording anew without the snapshot keeps what was verified, for claims that still are."""
    before = (root / RECORD).read_bytes()
    dossier = load(root)
    found = verify(dossier, None)

    assert record_of(dossier, found, read_record(root)) == before
    assert json.loads(before) == {SHA256: sorted(claim.id for claim in dossier.claims)}


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": [1]}', "[" * 100_000, "\xff"])
def test_broken_record(root, text):
    """A record that is none is a problem that says what to do."""
    (root / RECORD).write_text(text, encoding="latin-1")

    with pytest.raises(ContentError) as caught:
        read_record(root)

    assert str(caught.value) == (
        "content/evidence.json:1:1: this is not what `dossier verify --record` writes; "
        "delete it and run that again [bad-evidence]"
    )


def test_linked_record(root, tmp_path_factory):
    """A record outside the folder of the dossier is not read."""
    other = tmp_path_factory.mktemp("other") / "evidence.json"
    (root / RECORD).rename(other)
    (root / RECORD).symlink_to(other)

    with pytest.raises(ContentError, match="bad-evidence"):
        read_record(root)


def test_value_that_its_excerpt_does_not_carry(root):
    """A value changed without its excerpt is shown as unproved, with a warning; nothing stops."""
    path = root / "content" / "figures.yml"
    path.write_text(FIGURES.replace("value: 41", "value: 43"))

    site = render_site(root)

    assert [(one.code, one.level) for one in site.problems if "value" in one.code] == [
        ("value-not-in-excerpt", "warning")
    ]
    assert "✗ the value does not stand in the excerpt" in site.pages["figures/n.md"]
