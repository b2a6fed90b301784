"""Notes for those who review a change: each on the line that it comes from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli import main
from dossier.codes import put_example
from dossier.remarks import remarks

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the sample dossier."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


def noted(tmp_path, **kinds):
    """Return the notes on a small dossier with some files more."""
    files = {f"content/{kind}.yml": text for kind, text in kinds.items()}
    put_example(files, tmp_path / "small")
    return [str(problem) for problem in remarks(tmp_path / "small")]


def test_disagreement_at_each_claim(folder):
    """Each claim that disagrees has a note on its own line, with the places of its rivals only."""
    notes = [str(one) for one in remarks(folder) if one.at.path == "content/figures.yml"]

    title = "note: the documents disagree: Passengers hurt: 14 or 17; no number is both 14 and 17"
    seven = "content/figures.yml:7:7"
    assert notes == [
        f"content/figures.yml:6:7: {title}; see {seven}, content/figures.yml:8:7 [disagreement]",
        f"content/figures.yml:7:7: {title}; see content/figures.yml:6:7 [disagreement]",
        f"content/figures.yml:8:7: {title}; see content/figures.yml:6:7 [disagreement]",
    ]


def test_many_rivals(tmp_path):
    """Of many rivals and reasons, three are named."""
    claims = "".join(
        f"    - {{value: {n}, source: gazette, locator: page {n}}}\n" for n in range(1, 7)
    )

    notes = noted(tmp_path, figures=f"- id: hurt\n  label: Hurt\n  claims:\n{claims}")

    assert len(notes) == 6
    assert notes[0].endswith(
        "no number is both 1 and 2; no number is both 1 and 3; no number is both 1 and 4; …; "
        "see content/figures.yml:5:7, content/figures.yml:6:7, content/figures.yml:7:7 and 2 more "
        "[disagreement]"
    )


def test_sum(tmp_path):
    """A sum that cannot hold is noted at each claim that it is made of."""
    figures = """\
- id: hurt
  label: Hurt
  parts: [men, women]
  claims: [{value: 30, source: gazette}]
- id: men
  label: Men
  claims: [{value: 11, source: gazette}]
- id: women
  label: Women
  claims: [{value: 12, source: gazette}]
"""

    notes = noted(tmp_path, figures=figures)

    assert [note.split(" note:")[0] for note in notes] == [
        "content/figures.yml:4:12:",
        "content/figures.yml:7:12:",
        "content/figures.yml:10:12:",
    ]


def test_excerpt_without_snapshot(tmp_path):
    """An excerpt of a source without a snapshot is noted where it stands."""
    figures = "- id: hurt\n  label: Hurt\n  claims: [{value: 4, source: herald, excerpt: 4 hurt}]\n"

    [note] = noted(tmp_path, figures=figures)

    assert note == (
        "content/figures.yml:3:48: note: nobody has looked this excerpt up; 'herald' has no "
        "snapshot: write 'snapshot: {file: …, sha256: …}' [excerpt-unverified]"
    )


def run(folder, *words):
    """Run a command on a dossier."""
    return CliRunner().invoke(main, ["-C", str(folder), *words])


def test_excerpt_that_was_recorded(folder):
    """Where the snapshots are away, what was recorded is proved, and what is new is noted."""
    run(folder, "verify", "--record")
    shutil.rmtree(folder / "content" / "snapshots")
    figures = folder / "content" / "figures.yml"
    new = "    - {value: 15, source: courier, excerpt: 15 were hurt}\n"
    figures.write_text(figures.read_text("utf-8").replace("  claims:\n", "  claims:\n" + new, 1))

    [note] = [str(one) for one in remarks(folder) if one.code == "excerpt-unverified"]

    assert note == (
        "content/figures.yml:6:45: note: nobody has looked this excerpt up; where the snapshot is "
        "at hand, run: dossier verify --record [excerpt-unverified]"
    )


def test_check_with_notes(folder):
    """With --notes, warnings stay warnings, notes are told, and the exit code is 0."""
    plain, noted = run(folder, "check"), run(folder, "check", "--notes")

    assert (plain.stderr.count(" note: "), noted.stderr.count(" note: ")) == (0, 5)
    assert noted.stderr.splitlines()[-1] == "1 warning, 5 notes"
    assert noted.stderr.count("[stale-assessment]") == 1
    assert noted.exit_code == 0


def test_ambiguous_excerpt(folder):
    """An excerpt that stands in its document twice is noted; an untouched sentence is not."""
    figures = folder / "content" / "figures.yml"
    text = figures.read_text("utf-8")
    figures.write_text(text.replace('excerpt: "Aurora strikes a rock: 17 hurt"', "excerpt: hurt"))
    text = figures.read_text("utf-8")
    figures.write_text(text.replace("locator: headline, ", ""))

    result = run(folder, "check", "--notes")

    assert "[excerpt-ambiguous]" in result.stderr
    assert "[untouched-sentence]" not in result.stderr


def test_errors_come_alone(folder):
    """While something is wrong, nothing is noted of the rest."""
    sources = folder / "content" / "sources.yml"
    sources.write_text(sources.read_text("utf-8").replace("id: courier", "id: currier"))

    result = run(folder, "check", "--notes")

    assert " note: " not in result.stderr
    assert result.exit_code == 1
