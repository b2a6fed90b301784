"""Tests of what is watched: the files that people write, and nothing behind a link."""

from __future__ import annotations

from dossier.plugin.stamps import stamps
from dossier.plugin.watch import Ear


def test_a_link_is_a_file(tmp_path):
    """A link has a stamp of its own, be it watched itself or in a folder, and nothing behind it."""
    elsewhere, watched = tmp_path / "elsewhere", tmp_path / "watched"
    for folder in (elsewhere, watched):
        folder.mkdir()
        (folder / "a.yml").write_text("x")
    (watched / "out").symlink_to(elsewhere)
    (watched / "round").symlink_to(watched)
    (tmp_path / "content").symlink_to(elsewhere)

    found = stamps([watched, tmp_path / "content"])

    names = {path.removeprefix(f"{tmp_path}/") for path in found}
    assert names == {"watched/a.yml", "watched/out", "watched/round", "content"}


def test_no_link_is_listened_to(tmp_path):
    """A folder that became a link, to the top of the disk, say, is left to the poller."""
    (tmp_path / "content").symlink_to("/")
    (tmp_path / "templates").mkdir()
    ear = Ear([tmp_path / "content", tmp_path / "templates"], lambda _: None)
    heard = []
    ear._observer.schedule = lambda _, path, recursive: heard.append(path) or recursive  # noqa: SLF001

    ear.listen()
    ear.stop()

    assert heard == [str(tmp_path / "templates")]
