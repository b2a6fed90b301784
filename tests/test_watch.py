"""Tests of what is watched: the files that people write, and nothing behind a link."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from mkdocs.livereload import LiveReloadServer

from dossier.plugin.reload import Reload
from dossier.plugin.stamps import stamps
from dossier.plugin.watch import Ear, Eye, watch_only
from dossier.plugin.watched import Watched


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
    """A folder that became a link, to the top of the disk, say, is left to the eye."""
    (tmp_path / "content").symlink_to("/")
    (tmp_path / "templates").mkdir()
    ear = Ear([tmp_path / "content", tmp_path / "templates"], lambda _: None)
    heard = []
    ear._observer.schedule = lambda _, path, recursive: heard.append(path) or recursive  # noqa: SLF001

    ear.listen()
    ear.stop()

    assert heard == [str(tmp_path / "templates")]


def test_what_changed(tmp_path):
    """A file that came, one that went and one that changed are new until they are looked at."""
    content, file = tmp_path / "content", tmp_path / "mkdocs.yml"
    content.mkdir()
    (content / "a.yml").write_text("a")
    (content / "b.yml").write_text("b")
    watched = Watched(pages=[content, tmp_path / "templates"], whole=[file])
    assert not watched.has_news()

    (content / "a.yml").unlink()
    (content / "b.yml").write_text("other")
    file.write_text("site_name: X")

    assert watched.has_news()
    assert watched.is_news(str(file))
    assert watched.look() == {str(content / "a.yml"), str(content / "b.yml"), str(file)}
    assert [watched.is_whole(str(path)) for path in (file, content / "b.yml")] == [True, False]
    assert not watched.has_news()
    assert not watched.is_news(str(file))


def test_back_before_the_next_look(tmp_path):
    """A file that was away for a build is news once it is back, though it is as it was."""
    file, away = tmp_path / "mkdocs.yml", tmp_path / "away.yml"
    file.write_text("site_name: X")
    watched, told = Watched(pages=[], whole=[file]), Event()
    file.rename(away)
    assert watched.look() == {str(file)}
    away.rename(file)

    eye = Eye(watched, told.set)
    eye.start()

    assert told.wait(5)
    eye.stop()
    eye.join()


def test_what_others_watch(tmp_path):
    """What the server or another plugin wants to be watched is; what stands there is not new."""
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "a.html").write_text("a")
    watched = Watched(pages=[], whole=[])

    Eye(watched, lambda: None).schedule(None, str(tmp_path / "theme"), recursive=True)

    assert not watched.has_news()
    (tmp_path / "theme" / "a.html").write_text("other")
    assert watched.has_news()
    assert watched.is_whole(str(tmp_path / "theme" / "a.html"))


def test_one_place_has_one_name(tmp_path, monkeypatch):
    """What is given from where one stands is not watched again when it is given in full."""
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    watched = Watched(pages=[Path("content"), Path("../more")], whole=[])

    watched.add(tmp_path / "site" / "content")
    watched.add(tmp_path / "more")

    assert watched.paths == (tmp_path / "site" / "content", tmp_path / "more")
    assert not watched.is_whole(str(tmp_path / "more" / "a.yml"))


def test_what_a_server_watches(tmp_path):
    """The pages are not watched; what another plugin had watched before, still is."""
    docs, other = tmp_path / "site_src", tmp_path / "other"
    for folder in (docs, other):
        folder.mkdir()
    server = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=".")
    server.watch(str(docs))
    server.watch(str(other))
    watched = Watched(pages=[tmp_path / "content"], whole=[])

    ear = watch_only(server, [docs], watched, Reload(server))
    ear.stop()
    server.server_close()

    assert watched.paths == (tmp_path / "content", other)
    assert Reload(server).watches == (str(tmp_path / "content"), str(other))
    (docs / "index.md").write_text("# Rendered\n")
    assert not watched.has_news()
    (other / "a").write_text("new")
    assert watched.has_news()


@pytest.mark.parametrize(
    "take_away",
    [Path.rmdir, lambda path: path.rename(path.parent / "away")],
    ids=["deleted", "renamed"],
)
def test_folder_that_comes_back(tmp_path, take_away):
    """A folder that was taken away and made anew is listened to again."""
    content, heard = tmp_path / "content", Event()
    content.mkdir()
    ear = Ear([content], lambda event: event.src_path.endswith("a.yml") and heard.set())
    ear.listen()
    take_away(content)
    sleep(0.5)  # The listener at the old folder notices, and ends.
    content.mkdir()
    ear.listen()

    (content / "a.yml").write_text("a")

    assert heard.wait(5)
    ear.stop()


def test_a_deep_folder(tmp_path):
    """A folder deeper than Python calls itself keeps nobody from seeing what is new elsewhere."""
    deep, content = tmp_path / "deep", tmp_path / "content"
    deep.mkdir()
    content.mkdir()
    place = os.open(deep, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=place)
        inner = os.open("d", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)

    try:
        watched = Watched(pages=[content, deep], whole=[])
        (content / "a.yml").write_text("a")
        assert watched.has_news()
    finally:  # pytest would call itself as deep.
        subprocess.run(["rm", "-r", str(deep)], check=True)


def test_what_is_added_is_not_forgiven(tmp_path):
    """Watching a folder around another one hides nothing that is new in that."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.yml").write_text("a")
    watched = Watched(pages=[content], whole=[])
    (content / "a.yml").write_text("other")

    watched.add(tmp_path)

    assert watched.has_news()
