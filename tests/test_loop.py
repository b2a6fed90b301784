"""After any sequence of edits, the served site is the one that a clean build makes."""

import gc
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from dossier.plugin import BUG, loop
from dossier.plugin.rebuild import Built
from dossier.problems import Location, Problem
from dossier.publish import publish
from dossier.write import MachineError, rewrite_pages

TOP = Path(__file__).parents[1]
URL = "http://127.0.0.1:8000/"


class Preview:
    """What ``mkdocs serve`` does, without its threads: each save is built before the next."""

    def __init__(self, root, site, meanwhile=lambda: None):
        def configured():
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
            config.site_url = URL
            return config

        def builder(config=None):
            self.whole += 1
            build(config or configured(), serve_url=URL)

        self.root, self.site, self.whole = root, site, 0
        self._config = configured()
        self._config.plugins.on_startup(command="serve", dirty=False)
        self.plugin = self._config.plugins["dossier"]
        self.server = LiveReloadServer(builder=builder, host="127.0.0.1", port=0, root=str(site))
        builder(self._config)
        meanwhile()
        self.server.watch(self._config.docs_dir)
        self.server.watch(self._config.config_file_path)
        self._config.plugins.on_serve(self.server, config=self._config, builder=builder)
        self.settle()

    def settle(self):
        """Build until nothing is left to be done."""
        self.server._want_rebuild = True  # noqa: SLF001 - as an event does.
        while self.server._want_rebuild:  # noqa: SLF001
            self.server._want_rebuild = False  # noqa: SLF001
            self.server.builder()

    def close(self):
        """End the server."""
        self._config.plugins.on_shutdown()
        self.server.server_close()

    def files(self):
        """Return what each file of the site holds, but for the dates of the day."""
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in sorted(self.site.rglob("*"))
            if path.is_file() and path.name not in {"sitemap.xml", "sitemap.xml.gz"}
        }


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Believe every save at once."""
    monkeypatch.setattr(loop, "REST", 0)
    monkeypatch.setattr(loop, "PATIENCE", 0)


def dossier_in(root):
    """Make a copy of the sample dossier with the site of this project around it."""
    shutil.copytree(TOP / "tests/sample", root)
    for folder in ("templates", "site_src/assets"):
        shutil.copytree(TOP / folder, root / folder)
    shutil.copy(TOP / "mkdocs.yml", root)
    return root


def clean(root, folder):
    """Return the files of a site that is built from nothing."""
    for name in ("content", "templates", "site_src/assets"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(root / "mkdocs.yml", folder)
    preview = Preview(folder, folder / "site")
    preview.close()
    return preview.files()


def replacing(path, before, after, *, times=1):
    """Return an edit: a text in a file becomes another, if it is there."""

    def edit(root, number):
        file = root / path
        if file.exists():
            text = file.read_text()
            file.write_text(text.replace(before, after.replace("#", str(number)), times))

    return edit


def adding(path, text):
    """Return an edit: a text comes to the end of a file."""

    def edit(root, number):
        file = root / path.replace("#", str(number))
        old = file.read_text() if file.exists() else ""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(old + text.replace("#", str(number)))

    return edit


def removing(path):
    """Return an edit: a file is deleted."""
    return lambda root, _: (root / path).unlink(missing_ok=True)


def cutting(path, share):
    """Return an edit: only the first part of a file is left, up to a record."""

    def edit(root, _):
        text = (root / path).read_text()
        cut = text.find("\n- ", int(len(text) * share))
        (root / path).write_text(text[: cut + 1] if cut > 0 else text)

    return edit


FIGURE = """\
- id: extra-#
  label: Another figure #
  claims:
    - {value: #, source: herald, excerpt: "#"}
"""
PAGE = "# An essay #\n\nHurt: [[value passengers-hurt]].\n"
BROKEN = "- id: [half\n"

EDITS = {
    "change a value": replacing("content/figures.yml", "{value: 14,", "{value: 1#,"),
    "change it back": replacing("content/figures.yml", "{value: 14,", "{value: 14,"),
    "open a disagreement": replacing("content/figures.yml", "about 80,", "about 60,"),
    "change a label": replacing("content/figures.yml", "label: Lifeboats", "label: Boats #"),
    "change a source": replacing("content/sources.yml", "Sound Courier", "Courier #", times=9),
    "change the title": replacing("content/dossier.yml", "title: The", "title: # The"),
    "change the answer": replacing("content/dossier.yml", "A ferry", "A ferry (#)"),
    "add a record": adding("content/figures.yml", FIGURE),
    "remove records": cutting("content/figures.yml", 0.6),
    "rename a record": replacing("content/figures.yml", "id: lifeboats", "id: boats-#"),
    "bring records back": lambda root, _: shutil.copytree(
        TOP / "tests/sample/content", root / "content", dirs_exist_ok=True
    ),
    "break YAML": adding("content/events.yml", BROKEN),
    "mend YAML": replacing("content/events.yml", BROKEN, ""),
    "empty a file": lambda root, _: (root / "content/quotes.yml").write_text(""),
    "move a record": lambda root, _: (root / "content/figures.yml").write_text(
        "\n".join(reversed((root / "content/figures.yml").read_text().split("\n\n")))
    ),
    "add a page": adding("content/pages/essay-#.md", PAGE),
    "change a page": adding("content/pages/essay.md", PAGE),
    "remove a page": removing("content/pages/essay.md"),
    "change a template": replacing("templates/known.md.jinja", "\n# ", "\n# # "),
    "break a template": replacing("templates/known.md.jinja", "{% for", "{% fro"),
    "mend a template": replacing("templates/known.md.jinja", "{% fro", "{% for"),
    "change an asset": adding("site_src/assets/dossier.css", "/* # */\n"),
    "add an asset": adding("site_src/assets/more-#.css", "/* # */\n"),
    "change the frame": replacing("templates/theme/main.html", "{% block", "<!-- # -->{% block"),
    "change mkdocs.yml": replacing("mkdocs.yml", "site_name: ", "site_name: #"),
}


def mend(root):
    """Make the content and the templates of a dossier such that they can be built."""
    EDITS["mend a template"](root, 0)
    EDITS["mend YAML"](root, 0)
    EDITS["bring records back"](root, 0)
    shutil.rmtree(root / "content/pages", ignore_errors=True)


steps = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(5, 8)), max_size=8)


@given(steps)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_edits(tmp_path_factory, edits):
    """Whatever is edited, the site is that of a clean build once it can be built at all."""
    folder = tmp_path_factory.mktemp("edits")
    root = dossier_in(folder / "served")
    preview = Preview(root, folder / "site")
    for name, number in edits:
        EDITS[name](root, number)
        preview.settle()

    mend(root)
    preview.settle()
    preview.close()

    (folder / "clean").mkdir()
    assert preview.plugin.stopped == preview.plugin.lines == ()
    assert preview.files() == clean(root, folder / "clean")
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_each_edit(tmp_path, name):
    """After each edit by itself, the site is that of a clean build, or that of before."""
    root = dossier_in(tmp_path / "served")
    preview = Preview(root, tmp_path / "site")
    before = preview.files()

    EDITS[name](root, 6)
    preview.settle()
    preview.close()

    (tmp_path / "clean").mkdir()
    shown = preview.plugin.stopped or preview.plugin.lines
    assert preview.files() == (before if shown else clean(root, tmp_path / "clean"))


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("change a value", 1),
        ("open a disagreement", 1),
        ("change a source", 1),
        ("change a template", 1),
        ("break YAML", 1),
        ("add a record", 2),
        ("change mkdocs.yml", 2),
        ("change an asset", 2),
    ],
)
def test_whole_builds(tmp_path, name, whole):
    """A change of pages builds those pages; only what may change all builds the whole site."""
    root = dossier_in(tmp_path / "served")
    preview = Preview(root, tmp_path / "site")

    EDITS[name](root, 6)
    preview.settle()
    preview.close()

    assert preview.whole == whole


def test_not_incremental(tmp_path):
    """With ``incremental: false``, each save builds the whole site."""
    root = dossier_in(tmp_path / "served")
    replacing("mkdocs.yml", "  - dossier\n", "  - dossier: {incremental: false}\n")(root, 0)
    preview = Preview(root, tmp_path / "site")

    EDITS["change a value"](root, 6)
    preview.settle()
    preview.close()

    assert preview.whole == 2


def test_what_is_spared(tmp_path):
    """What is there before MkDocs begins is left out of searches for garbage, until the end."""
    root = dossier_in(tmp_path / "dossier")
    (root / "hook.py").write_text(
        "import gc\ndef on_pre_build(config): config.extra['spared'] = gc.get_freeze_count()\n"
    )
    replacing("mkdocs.yml", "  - dossier\n", "  - dossier\nhooks: [hook.py]\n")(root, 0)
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    before = gc.get_freeze_count()

    build(config)

    assert config.extra["spared"] > before == gc.get_freeze_count()


def test_other_plugins(tmp_path):
    """With a plugin of which nothing is known, each save builds the whole site."""
    root = dossier_in(tmp_path / "served")
    replacing("mkdocs.yml", "  - dossier\n", "  - dossier\n  - meta\n")(root, 0)
    preview = Preview(root, tmp_path / "site")

    EDITS["change a value"](root, 6)
    preview.settle()
    preview.close()

    assert preview.whole == 2
    assert b"16" in preview.files()["figures/passengers-hurt.html"]


def test_fewer_facts_wait(tmp_path, monkeypatch):
    """A save that says less is not believed while the file still changes."""
    root = dossier_in(tmp_path / "served")
    preview = Preview(root, tmp_path / "site")
    whole = (root / "content/figures.yml").read_text()
    looks = []

    def finish(seconds):
        looks.append(seconds)
        assert "figures/lifeboats.html" in preview.files()
        (root / "content/figures.yml").write_text(whole)

    monkeypatch.setattr(loop, "REST", 1)
    monkeypatch.setattr(loop, "sleep", finish)
    before = preview.files()
    EDITS["remove records"](root, 0)
    preview.settle()
    preview.close()

    assert looks == [loop.LOOK]
    assert preview.files() == before


def test_built_is_lasting():
    """What MkDocs is asked for is there in the version that is installed."""
    assert Built.rebuild.__doc__
    for name in (
        "_rebuild_cond",
        "_want_rebuild",
        "_epoch_cond",
        "_wanted_epoch",
        "_watched_paths",
    ):
        server = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=".")
        assert hasattr(server, name)
        server.server_close()


def test_save_during_the_first_build(tmp_path):
    """What is saved while the server builds its first site is in the pages, at once."""
    root = dossier_in(tmp_path / "served")
    saves = (EDITS["change a value"], EDITS["add a record"])

    for number, edit in enumerate(saves):
        site = tmp_path / f"site-{number}"
        preview = Preview(root, site, meanwhile=lambda edit=edit: edit(root, 6))
        preview.close()

        (tmp_path / f"clean-{number}").mkdir()
        assert preview.files() == clean(root, tmp_path / f"clean-{number}")
        assert preview.whole == number + 1


def test_superseded(tmp_path, monkeypatch):
    """A save that comes while the rest is built goes first, and nothing of the rest is lost."""
    root = dossier_in(tmp_path / "served")
    preview = Preview(root, tmp_path / "site")
    built, rebuild = [], Built.rebuild

    def rebuild_and_save(self, paths, *is_stale):
        rebuild(self, paths, *is_stale)
        built.extend(sorted(paths))
        if len(built) == 2:
            EDITS["change a label"](root, 7)
            preview.server._want_rebuild = True  # noqa: SLF001 - as an event does.

    monkeypatch.setattr(Built, "rebuild", rebuild_and_save)
    EDITS["change a value"](root, 6)
    preview.settle()
    preview.close()

    (tmp_path / "clean").mkdir()
    assert built[0] == "figures/passengers-hurt.md"
    assert built[2] == "figures/lifeboats.md"
    assert preview.whole == 1
    assert preview.files() == clean(root, tmp_path / "clean")


def test_superseded_in_a_page(tmp_path, monkeypatch):
    """A save that comes while a long page is converted does not wait for the end of it."""
    root = dossier_in(tmp_path / "served")
    preview = Preview(root, tmp_path / "site")
    order, render, rebuild = [], Page.render, Built.rebuild

    def save_and_render(self, config, files):
        if self.file.src_uri == "known.md" and "known.md" not in order:
            order.append("known.md")
            EDITS["change a label"](root, 7)
            preview.server._want_rebuild = True  # noqa: SLF001 - as an event does.
        render(self, config, files)

    def noted(self, paths, *is_stale):
        rebuild(self, paths, *is_stale)
        order.extend(sorted(paths))

    monkeypatch.setattr(Page, "render", save_and_render)
    monkeypatch.setattr(Built, "rebuild", noted)
    EDITS["change a value"](root, 6)
    preview.settle()
    preview.close()

    (tmp_path / "clean").mkdir()
    begun = order.index("known.md")
    assert order[begun + 1] == "figures/lifeboats.md"
    assert "known.md" in order[begun + 1 :]
    assert preview.whole == 1
    assert preview.files() == clean(root, tmp_path / "clean")


def test_title_of_a_page_that_was_given_up(tmp_path, monkeypatch):
    """A title in the menu that changes is on all pages, though its page was given up at first."""
    root = dossier_in(tmp_path / "served")
    config, essay = root / "mkdocs.yml", root / "content/pages/essay.md"
    own = "nav: [index.md, pages/essay.md]\n"
    config.write_text(re.sub(r"^nav:\n(?:[ #-].*\n)*", own, config.read_text(), flags=re.MULTILINE))
    essay.parent.mkdir(exist_ok=True)
    essay.write_text(PAGE)
    preview = Preview(root, tmp_path / "site")
    given_up, render = [], Page.render

    def save_and_render(self, config, files):
        if self.file.src_uri == "pages/essay.md" and not given_up:
            given_up.append(self)
            EDITS["change a value"](root, 7)
            preview.server._want_rebuild = True  # noqa: SLF001 - as an event does.
        render(self, config, files)

    monkeypatch.setattr(Page, "render", save_and_render)
    essay.write_text(PAGE.replace("An essay", "Another title"))
    preview.settle()
    preview.close()

    (tmp_path / "clean").mkdir()
    assert given_up
    assert preview.files() == clean(root, tmp_path / "clean")


def test_first_save_fails_on_the_disk(tmp_path, monkeypatch):
    """Pages that were written before the disk refused are built with the next save."""
    failed = []

    def refused(pages, folder):
        written = rewrite_pages(pages, folder)
        if failed:
            return written
        failed.append(written)
        raise MachineError(Problem(Location("site_src"), "cannot-write", "the disk is full"))

    monkeypatch.setattr("dossier.revise.rewrite_pages", refused)
    root = dossier_in(tmp_path / "served")
    preview = Preview(root, tmp_path / "site")
    for name in ("change mkdocs.yml", "open a disagreement"):
        EDITS[name](root, 6)
        preview.server.builder()
    EDITS["change a label"](root, 7)
    preview.settle()
    preview.close()

    (tmp_path / "clean").mkdir()
    assert failed[0]
    assert preview.files() == clean(root, tmp_path / "clean")


def test_broken_manifest(tmp_path):
    """A manifest that somebody broke before the first save is a problem, and no fault of ours."""
    root = dossier_in(tmp_path / "served")

    def break_and_save():
        (root / "site_src/.dossier-manifest.json").write_text("{")
        EDITS["change a value"](root, 6)

    preview = Preview(root, tmp_path / "site", break_and_save)
    preview.close()

    assert preview.plugin.stopped == ()
    assert ".dossier-manifest.json" in preview.plugin.lines[0]


def test_a_fault_of_our_own(tmp_path, monkeypatch):
    """After a fault of our own the server answers, says so, and builds the whole site next."""
    root = dossier_in(tmp_path / "served")
    preview = Preview(root, tmp_path / "site")

    with monkeypatch.context() as patched:
        patched.setattr(loop.Desk, "read", lambda *_: 1 / 0)
        EDITS["change a value"](root, 6)
        preview.settle()
        assert preview.plugin.stopped == (BUG,)

    EDITS["change a value"](root, 7)
    EDITS["change a label"](root, 7)
    preview.settle()
    preview.close()

    (tmp_path / "clean").mkdir()
    assert preview.plugin.stopped == ()
    assert preview.files() == clean(root, tmp_path / "clean")


def test_another_writes_first(tmp_path):
    """Pages that another server or a command wrote before are built as if this one had."""
    root = dossier_in(tmp_path / "served")
    preview = Preview(root, tmp_path / "site")
    before = preview.whole

    for number in (6, 7):
        EDITS["change a label"](root, number)
        EDITS["change a value"](root, number)
        publish(root, root / "site_src")
        preview.settle()
    preview.close()

    (tmp_path / "clean").mkdir()
    assert preview.whole == before
    assert preview.files() == clean(root, tmp_path / "clean")
