"""The site stays whole while the next one is built, and whenever a run is killed."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from dossier.plugin.stage import WORK, put_in_place, staged
from dossier.write import MachineError

OLD = {"index.html": "old", "events/index.html": "old", "gone/index.html": "old"}
NEW = {"index.html": "new", "events/index.html": "new", "new/index.html": "new"}

BUILD = """\
import os, pathlib, sys
from dossier.plugin.stage import put_in_place, staged

new_site = eval(sys.argv[1])

def kill(event, arguments):
    global left
    if event in {"os.rename", "shutil.rmtree"}:
        left -= 1
        if left == 0:
            os._exit(9)

for left, site in enumerate(sys.argv[2:], 1):
    if os.fork() == 0:
        with staged(pathlib.Path(site)) as new:
            for name, text in new_site.items():
                (new / name).parent.mkdir(exist_ok=True)
                (new / name).write_text(text)
            sys.addaudithook(kill)
            put_in_place(new)
        os._exit(0)
    os.wait()
"""
"""Builds, of which the first is killed at the first step in the end, the second at the second."""


def write(folder, files):
    """Write files, by path and text, into a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def files(folder):
    """Return the path and the text of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def site(tmp_path):
    """Return a folder with an old site."""
    write(tmp_path / "site", OLD)
    return tmp_path / "site"


def test_put_in_place(site):
    """The new site replaces the old one, page for page, and nothing else is there."""
    with staged(site) as new:
        write(new, NEW)
        assert files(site).items() >= OLD.items()

        put_in_place(new)

        assert files(site).items() >= NEW.items()
    assert files(site) == NEW
    assert not (site / WORK).exists()


def test_not_put_in_place(site):
    """A build that comes to nothing leaves the old site, and nothing else."""
    with staged(site) as new:
        write(new, NEW)

    assert files(site) == OLD
    assert not (site / WORK).exists()


def test_hidden_files_stay(site):
    """A hidden file is not of the site and stays; one that the build makes is replaced."""
    write(site, {".git/config": "mine", ".well-known/mine": "mine", ".well-known/note": "old"})

    with staged(site) as new:
        write(new, {**NEW, ".well-known/note": "new"})
        put_in_place(new)

    hidden = {".git/config": "mine", ".well-known/mine": "mine", ".well-known/note": "new"}
    assert files(site) == {**NEW, **hidden}


def test_a_file_becomes_a_folder(site):
    """A file makes way for a folder of its name, a folder for a file, and a link for both."""
    (site / "link").symlink_to(site.parent / "elsewhere")
    write(site.parent / "elsewhere", {"mine": "mine"})
    new_site = {"index.html/a": "new", "events": "new", "link/b": "new"}

    with staged(site) as new:
        write(new, new_site)
        put_in_place(new)

    assert files(site) == new_site
    assert files(site.parent / "elsewhere") == {"mine": "mine"}


def test_site_behind_a_link(site):
    """A site that is a link stays one, and the pages are replaced where it leads."""
    link = site.parent / "public"
    link.symlink_to(site)

    with staged(link) as new:
        write(new, NEW)
        put_in_place(new)

    assert link.is_symlink()
    assert files(site) == NEW


def test_links_in_the_place_of_our_folders(site):
    """What links in the place of our own folders lead to is left alone."""
    mine = site.parent / "mine"
    write(mine, {"a": "mine"})
    (site / WORK).symlink_to(mine)
    with staged(site):
        pass
    (site / WORK).mkdir()
    for name in ("new", "ready", "placing", "old"):
        (site / WORK / name).symlink_to(mine)
    with staged(site):
        pass

    assert files(mine) == {"a": "mine"}
    assert files(site) == OLD


def test_busy(site):
    """A site that another run is building is left to it."""
    with staged(site) as new:
        write(new, NEW)
        with pytest.raises(MachineError) as caught, staged(site, wait=0.1):
            pass
        put_in_place(new)

    assert caught.value.problem.code == "busy"
    assert files(site) == NEW


def test_wait(site):
    """A run that waits for another goes on when that one has finished and taken all away."""

    def build():
        with staged(site) as new:
            write(new, {"index.html": "newer"})
            put_in_place(new)

    with ThreadPoolExecutor() as pool:
        with staged(site) as new:
            waiting = pool.submit(build)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.3)
            write(new, NEW)
            put_in_place(new)
        waiting.result()

    assert files(site) == {"index.html": "newer"}


def test_no_folder(tmp_path):
    """A file in the place of the site is left alone, and said to stand there."""
    (tmp_path / "site").write_text("mine")

    with pytest.raises(MachineError) as caught, staged(tmp_path / "site"):
        pass

    assert "a file stands where a folder belongs" in str(caught.value)
    assert files(tmp_path) == {"site": "mine"}


def test_killed(site):
    """However late a run is killed, the next one finds the old site or the new one, whole."""
    sites = [site.with_name(f"site-{number}") for number in range(20)]
    for copy in sites:
        write(copy, OLD)
    subprocess.run([sys.executable, "-c", BUILD, repr(NEW), *sites], check=True)

    killed = [copy for copy in sites if (copy / WORK).exists()]
    for copy in sites:
        with staged(copy):
            pass

    assert 5 < len(killed) < len(sites)
    assert [files(copy) for copy in sites] == [OLD, *[NEW] * (len(sites) - 1)]


MOUNTED = """\
mount -t tmpfs none site/events || exit 77
"$0" -c '
import pathlib
from dossier.plugin.stage import put_in_place, staged

site = pathlib.Path("site")
(site / "events" / "gone.html").touch()
with staged(site) as new:
    (new / "events").mkdir()
    (new / "events" / "new.html").touch()
    put_in_place(new)
print(*(path.relative_to(site) for path in site.rglob("*.html")))
'
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="mounts are of Linux")
def test_mount(site):
    """A folder of the site that cannot be moved is emptied and filled."""
    ran = subprocess.run(
        ["unshare", "--mount", "sh", "-c", MOUNTED, sys.executable],
        cwd=site.parent,
        capture_output=True,
        text=True,
        check=False,
    )

    if ran.returncode in {1, 77} and "dossier" not in ran.stderr:
        pytest.skip("not allowed to mount")
    assert ran.stdout.split() == ["events/new.html"], ran.stderr
