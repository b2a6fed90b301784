"""Pages are written whole, only when they changed, and never over what is not ours."""

import json
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from dossier.problems import ContentError
from dossier.write import (
    LOCK,
    MANIFEST,
    MachineError,
    Written,
    refused_links,
    replace_file,
    rewrite_pages,
    stale,
    write_pages,
)

PAGES = {"index.md": "# Brief\n", "units/index.md": "# Units\n", "units/battalion.md": "500\n"}
FOREIGN = "dossier did not write this file and leaves it alone; move it out of the way"
LINK = "a symbolic link stands here, and pages are not written through one; remove it"


def files(folder):
    """Return the text of every file below a folder, without our own dotfiles."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".dossier-")
    }


def stamps(folder):
    """Return what a write would change of every file below a folder."""
    return {path: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in folder.rglob("*")}


def refusals(pages, folder):
    """Return the problems for which a set of pages is not written."""
    with pytest.raises(ContentError) as caught:
        write_pages(pages, folder)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def site(tmp_path):
    """Return a folder into which the pages were written."""
    folder = tmp_path / "site_src"
    write_pages(PAGES, folder)
    return folder


def test_first_run(tmp_path):
    """The first run makes the folder and writes every page and the manifest."""
    folder = tmp_path / "new" / "site_src"

    written = write_pages(PAGES, folder)

    assert written == Written(changed=tuple(sorted(PAGES)), unchanged=(), removed=())
    assert files(folder) == PAGES
    assert sorted(json.loads((folder / MANIFEST).read_text())) == sorted(PAGES)


def test_unchanged_run(site):
    """A second run with the same pages writes no file, the manifest included."""
    before = stamps(site)

    written = write_pages(PAGES, site)

    assert written == Written(changed=(), unchanged=tuple(sorted(PAGES)), removed=())
    assert stamps(site) == before


def test_one_change(site):
    """Only the page whose text changed is written."""
    before = stamps(site)

    written = write_pages({**PAGES, "index.md": "# Other\n"}, site)

    assert written.changed == ("index.md",)
    assert stamps(site)[site / "units/index.md"] == before[site / "units/index.md"]
    assert files(site)["index.md"] == "# Other\n"


def test_line_breaks(site):
    """The bytes on the disk are the text in UTF-8; a line break stays what it is."""
    write_pages({"index.md": "Türkiye\r\n\n"}, site)

    assert (site / "index.md").read_bytes() == "Türkiye\r\n\n".encode()


def test_mode(site):
    """A page can be read by everyone who may read a new file."""
    plain = site / "plain"
    plain.touch()

    assert (site / "index.md").stat().st_mode == plain.stat().st_mode


def test_removed_page(site):
    """A page that is no longer produced is removed, and so is the folder that it leaves empty."""
    written = write_pages({"index.md": PAGES["index.md"]}, site)

    assert written.removed == ("units/battalion.md", "units/index.md")
    assert files(site) == {"index.md": PAGES["index.md"]}
    assert not (site / "units").exists()


def test_shared_folder(site):
    """A folder that holds a file of somebody else stays, with the file."""
    (site / "units" / "notes.txt").write_text("mine\n")

    write_pages({"index.md": PAGES["index.md"]}, site)

    assert files(site / "units") == {"notes.txt": "mine\n"}


def test_edited_page(site):
    """A page that somebody edited is ours, and is written again."""
    (site / "index.md").write_text("edited\n")

    written = write_pages(PAGES, site)

    assert written.changed == ("index.md",)
    assert files(site) == PAGES


def test_foreign_files(site):
    """Every file that is in the way and not in the manifest is named, and nothing is written."""
    (site / "a.md").write_text("mine\n")
    (site / "b.md").mkdir()
    (site / "c").write_text("mine, too\n")
    before = stamps(site)

    found = refusals({"index.md": "new\n", "a.md": "", "b.md": "", "c/d.md": ""}, site)

    assert found == [
        f"site_src/a.md:1:1: {FOREIGN} [foreign-file]",
        f"site_src/b.md:1:1: {FOREIGN} [foreign-file]",
        f"site_src/c:1:1: {FOREIGN} [foreign-file]",
    ]
    assert stamps(site) == before


def test_folder_in_the_place_of_a_page(site):
    """A folder is not ours, even where the manifest lists a page."""
    (site / "index.md").unlink()
    (site / "index.md").mkdir()

    assert refusals(PAGES, site) == [f"site_src/index.md:1:1: {FOREIGN} [foreign-file]"]


def test_same_text_in_a_foreign_file(site):
    """A file that is not in the manifest is not ours, even when it says what the page says."""
    (site / "a.md").write_text("same\n")

    assert refusals({"a.md": "same\n"}, site) == [f"site_src/a.md:1:1: {FOREIGN} [foreign-file]"]


OUTSIDE = [
    "/etc/dossier.md",
    "../page.md",
    "units/../../page.md",
    "units/./page.md",
    "units//page.md",
    "units\\page.md",
    "c:page.md",
    "a\0b.md",
    "",
    ".hidden.md",
    "units/.git/config",
    MANIFEST,
    LOCK,
    "assets/dossier.css",
    "Assets/dossier.css",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_path_outside(path, site):
    """A path that is not plain, leaves the folder, is hidden or among the assets is refused."""
    before = stamps(site.parent)

    [problem] = refusals({**PAGES, "index.md": "new\n", path: "text\n"}, site)

    assert problem.endswith(": a page is never written here [outside]")
    assert stamps(site.parent) == before


@pytest.mark.parametrize("path", ["../precious.md", "assets/style.css", "/etc/hostname"])
def test_path_outside_in_the_manifest(path, site):
    """A manifest that lists a file outside the pages has none of them removed."""
    listed = json.loads((site / MANIFEST).read_text())
    (site / MANIFEST).write_text(json.dumps({**listed, path: "0"}))
    (site.parent / "precious.md").write_text("precious\n")

    [problem] = refusals(PAGES, site)

    assert problem.endswith(": a page is never written here [outside]")
    assert (site.parent / "precious.md").read_text() == "precious\n"


def link_folder(site, elsewhere):
    """Replace a folder of pages by a link."""
    (site / "units" / "index.md").rename(elsewhere / "index.md")
    (site / "units" / "battalion.md").rename(elsewhere / "battalion.md")
    (site / "units").rmdir()
    (site / "units").symlink_to(elsewhere)


def link_page(site, elsewhere):
    """Replace a page by a link."""
    (site / "index.md").rename(elsewhere / "index.md")
    (site / "index.md").symlink_to(elsewhere / "index.md")


def link_nowhere(site, elsewhere):
    """Put a link that leads nowhere in the place of a page."""
    (site / "index.md").unlink()
    (site / "index.md").symlink_to(elsewhere / "absent")


def link_manifest(site, elsewhere):
    """Replace the manifest by a link."""
    (site / MANIFEST).rename(elsewhere / "manifest")
    (site / MANIFEST).symlink_to(elsewhere / "manifest")


def link_all(site, elsewhere):
    """Replace the folder by a link."""
    site.rename(elsewhere / "all")
    site.symlink_to(elsewhere / "all")


LINKS = [
    # what is linked, what is reported
    (link_folder, ["site_src/units/battalion.md", "site_src/units/index.md"]),
    (link_page, ["site_src/index.md"]),
    (link_nowhere, ["site_src/index.md"]),
    (link_manifest, [f"site_src/{MANIFEST}"]),
    (link_all, ["site_src"]),
]


@pytest.mark.parametrize(("link", "paths"), LINKS)
@pytest.mark.parametrize("pages", [dict.fromkeys(PAGES, "new\n"), {}])
def test_link(link, paths, pages, site):
    """Nothing is written or removed through a symbolic link."""
    elsewhere = site.parent / "elsewhere"
    elsewhere.mkdir()
    link(site, elsewhere)
    before = stamps(site.parent)

    found = refusals(pages, site)

    assert found == [f"{path}:1:1: {LINK} [outside]" for path in paths]
    assert stamps(site.parent) == before


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, "\udcff"])
def test_broken_manifest(text, site):
    """A manifest that cannot be read is a problem, not a reason to overwrite pages."""
    (site / MANIFEST).write_bytes(text.encode(errors="surrogateescape"))

    found = refusals(PAGES, site)

    message = "this is not a manifest; delete it together with all rendered pages of the folder"
    assert found == [f"site_src/{MANIFEST}:1:1: {message} [foreign-file]"]


def test_two_runs(site):
    """While another run writes, a run waits; then it gives up, in one line, as busy."""
    with FileLock(site / LOCK), pytest.raises(MachineError) as caught:
        write_pages({}, site, wait=0.01)

    assert str(caught.value) == (
        "site_src:1:1: another run is writing these pages; try again when it has finished [busy]"
    )
    assert files(site) == PAGES


def test_name_too_long(site):
    """What the machine refuses is one line in our words."""
    with pytest.raises(MachineError) as caught:
        write_pages({f"{'a' * 300}.md": ""}, site)

    assert str(caught.value).endswith(
        ": the machine would not write: the name is too long for the disk [cannot-write]"
    )
    assert files(site) == PAGES


FULL = """
import resource, sys
from pathlib import Path
from dossier.write import MachineError, write_pages

resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    write_pages({"index.md": "new\\n", "units/index.md": "x" * 9000}, Path(sys.argv[1]))
except MachineError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_full_disk(site):
    """When the disk has no room for one page, every old page and the manifest stay."""
    before = stamps(site)

    run = subprocess.run(
        [sys.executable, "-c", FULL, site], capture_output=True, text=True, check=True
    )

    assert run.stdout == (
        "site_src/units/index.md:1:1: the machine would not write: "
        "the file is larger than the system allows [cannot-write]\n"
    )
    assert files(site) == PAGES
    assert stamps(site).keys() == before.keys()


KILLED = """
import os, sys
from pathlib import Path
from dossier.write import write_pages

folder, step = Path(sys.argv[1]), 0
old = {f"{name}/page.md": f"old {name}\\n" for name in "abc"}
new = {f"{name}/page.md": f"new {name}\\n" for name in "bcd"}

def child(last):
    steps = 0
    def count(event, args):
        nonlocal steps
        steps += event in {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
        if steps > last:
            os._exit(9)
    write_pages(old, folder)
    sys.addaudithook(count)
    write_pages(new, folder)
    os._exit(0)

while True:
    pid = os.fork() or child(step)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    for path in folder.rglob("page.md"):
        assert path.read_text() in {f"old {path.parent.name}\\n", f"new {path.parent.name}\\n"}
    for pages in (old, new):
        write_pages(pages, folder)
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
        assert found == {".dossier-lock", ".dossier-manifest.json", *pages}, (step, found)
        assert all((folder / path).read_text() == text for path, text in pages.items())
    assert not (folder / "a").exists(), step
    if status == 0:
        break
    step += 1
print(step)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_killed(tmp_path):
    """Killed before any of its steps, a run leaves whole pages, and the next run finishes it."""
    run = subprocess.run(
        [sys.executable, "-c", KILLED, tmp_path / "site_src"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.stderr == ""
    assert int(run.stdout) > 10


def test_stale(site):
    """A check names the pages that differ, are missing or are surplus, and writes none."""
    (site / "index.md").write_text("edited\n")
    before = stamps(site)

    found = stale({"index.md": "# Brief\n", "units/index.md": "# Units\n", "new.md": ""}, site)

    assert found == ("index.md", "new.md", "units/battalion.md")
    assert stamps(site) == before


def test_nothing_stale(site):
    """After a run, nothing is out of date."""
    assert stale(PAGES, site) == ()


def test_stale_without_a_folder(tmp_path):
    """Before the first run every page is missing, and a check makes no folder."""
    assert stale(PAGES, tmp_path / "site_src") == tuple(sorted(PAGES))
    assert list(tmp_path.iterdir()) == []


def test_replace_file(tmp_path):
    """A file of somebody else is replaced as a whole, and keeps its permissions."""
    file = tmp_path / "figures.yml"
    file.write_text("old\n")
    file.chmod(0o640)

    replace_file(file, b"new\n")

    assert files(tmp_path) == {"figures.yml": "new\n"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_refused_links(site):
    """A link out of the folder, or to a folder, is named; one to a file inside is not."""
    (site.parent / "secret.md").write_text("secret\n")
    (site / "assets").mkdir()
    (site / "assets" / "out.md").symlink_to(site.parent / "secret.md")
    (site / "assets" / "up").symlink_to("..")
    (site / "assets" / "self").symlink_to("self")
    (site / "assets" / "inside.md").symlink_to(site / "index.md")
    (site / "parent").symlink_to(site.parent)

    found = [str(problem).partition(": ")[0] for problem in refused_links(site)]

    assert found == [
        "site_src/parent:1:1",
        "site_src/assets/out.md:1:1",
        "site_src/assets/up:1:1",
    ]


def test_refused_folder(site):
    """A folder that is itself a link is named, too."""
    link_all(site, site.parent)

    assert [str(problem).partition(": ")[0] for problem in refused_links(site)] == ["site_src:1:1"]


def test_refused_link_by_a_neighbour_of_the_same_name(tmp_path):
    """A folder whose name begins like ours is outside."""
    site, neighbour = tmp_path / "site", Path(f"{tmp_path}/site-other")
    site.mkdir()
    neighbour.mkdir()
    (neighbour / "secret.md").write_text("secret\n")
    (site / "page.md").symlink_to(neighbour / "secret.md")

    assert len(refused_links(site)) == 1


def test_a_folder_that_is_gone(tmp_path):
    """A page is written again, though somebody took its folder away."""
    site = tmp_path / "site"
    write_pages({"units/a.md": "one", "index.md": "x"}, site)
    shutil.rmtree(site / "units")

    assert rewrite_pages({"units/a.md": "two"}, site) == ("units/a.md",)
    assert (site / "units/a.md").read_text() == "two"
