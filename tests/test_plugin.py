"""MkDocs builds what the content says; its server answers whatever the content says."""

import html
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from dossier.plugin.box import SHOWN, box, on_top
from dossier.plugin.overrides import FAILS

TOP = Path(__file__).parents[1]
PATIENCE = 60
"""Seconds until a test gives up waiting for what it waits for."""
QUIET = 2.5
"""Seconds in which a build that nobody asked for would begin; MkDocs looks every half second."""

DOSSIER = """\
title: A small affair
bottom_line: So it was.
as_of: 2023-06-05
"""
SOURCES = """\
- id: first-report
  label: First report
"""
FIGURES = """\
- id: injured
  label: Soldiers injured
  claims:
    - {value: 30, source: first-report}
"""
PAGE = "figures/injured.html"
UNKNOWN = "no source has the id 'absent'"


@pytest.fixture
def root(tmp_path):
    """Return a small dossier with the site of this project around it."""
    for folder in ("templates/theme", "site_src/assets"):
        shutil.copytree(TOP / folder, tmp_path / folder)
    shutil.copy(TOP / "mkdocs.yml", tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "dossier.yml").write_text(DOSSIER)
    (tmp_path / "content" / "sources.yml").write_text(SOURCES)
    (tmp_path / "content" / "figures.yml").write_text(FIGURES)
    return tmp_path


def write_figures(root, *, value="30", source="first-report"):
    """Write the file of figures with another value or another source."""
    text = FIGURES.replace("30", value).replace("first-report", source)
    (root / "content" / "figures.yml").write_text(text)


def add_hook(root, code):
    """Have a plugin of somebody else in the build, which does this."""
    (root / "hook.py").write_text(code)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text() + "hooks: [hook.py]\n")


def command(*arguments):
    """Return a MkDocs command as this interpreter runs it."""
    return [sys.executable, "-m", "mkdocs", *arguments]


def build(root):
    """Run a strict build and return how it ended."""
    return subprocess.run(
        command("build", "--strict"), cwd=root, capture_output=True, text=True, check=False
    )


def reports(run):
    """Return the errors that a run reports in our form: with a place and a code."""
    return [
        line
        for line in run.stderr.splitlines()
        if re.fullmatch(r"\S+:\d+:\d+: (?!warning:).* \[.+\]", line)
    ]


def snapshot(folder):
    """Return the bytes and the time of every file below a folder."""
    return {
        path.relative_to(folder): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


RELOAD = re.compile(r"livereload\(\d+, \d+\)")
"""What loads a page again, with the times of two builds."""


class Server:
    """A running ``mkdocs serve``."""

    def __init__(self, root, port, process):
        self.url = f"http://127.0.0.1:{port}/"
        self.output = root / "serve.log"
        self.process = process

    def page(self, path=""):
        """Return a page as the server gives it now; an empty text when it cannot be reached.

        Without what differs from run to run, the port and the times of the builds, whose digits
        may be those of a value.
        """
        try:
            with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:  # noqa: S310
                text = answer.read().decode().replace(self.url, "/")
                return RELOAD.sub("", text)
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()
        except OSError:
            return ""

    def until(self, condition, path=""):
        """Wait until a page fulfils a condition, and return it."""
        deadline = time.monotonic() + PATIENCE
        while not condition(page := self.page(path)):
            assert self.process.poll() is None, self.output.read_text()
            assert time.monotonic() < deadline, page + self.output.read_text()
            time.sleep(0.1)
        return page

    def builds(self):
        """Return how many builds were begun, once no more are to be expected."""
        time.sleep(QUIET)
        return self.output.read_text().count("Building documentation...")


@contextmanager
def serve(root):
    """Run ``mkdocs serve`` on a free port; it is alive when the test is done with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = command("serve", "--dev-addr", f"127.0.0.1:{port}")
    with (
        (root / "serve.log").open("w") as output,
        subprocess.Popen(arguments, cwd=root, stdout=output, stderr=output) as process,
    ):
        try:
            yield Server(root, port, process)
            assert process.poll() is None
        finally:
            process.terminate()


def has(text):
    """Return a condition: the page has the text."""
    return lambda page: text in page


def boxed(page):
    """Tell whether the problems stand on top of a page."""
    return "dossier-problems" in page


def current(text):
    """Return a condition: the page has the text, and no problems on top."""
    return lambda page: text in page and not boxed(page)


# mkdocs build


def test_build(root):
    """A strict build has no warning, and holds every page and none of our own files."""
    run = build(root)

    assert run.returncode == 0, run.stderr
    assert "WARNING  -" not in run.stderr
    assert "30" in (root / "site" / PAGE).read_text()
    assert not list((root / "site").rglob(".*"))


def test_not_found(root):
    """The page for an address that no page has leads to the brief and to the search."""
    build(root)

    page = (root / "site" / "404.html").read_text()

    assert "<title>No page has this address - Kosovo, June 2023</title>" in page
    assert re.findall(r'<a href="([^"]+)">(?:the brief|Search)</a>', page) == [
        "/index.html",
        "/index.html?q=",
    ]


def test_build_again(root):
    """A second build of the same content writes nothing into the folder of the pages."""
    build(root)
    before = snapshot(root / "site_src")

    build(root)

    assert snapshot(root / "site_src") == before


def test_build_with_a_problem(root):
    """Problems are printed as lines, with no traceback, and the last good site stays."""
    build(root)
    site, pages = snapshot(root / "site"), snapshot(root / "site_src")
    write_figures(root, source="absent")

    run = build(root)

    assert run.returncode == 1
    [line] = reports(run)
    assert line.startswith("content/figures.yml:4:")
    assert UNKNOWN in line
    assert "Traceback" not in run.stderr
    assert snapshot(root / "site") == site
    assert snapshot(root / "site_src") == pages


def test_build_with_a_foreign_file(root):
    """A file of somebody else in the place of a page ends the build, and stays."""
    (root / "site_src" / "index.md").write_text("mine\n")

    run = build(root)

    assert run.returncode == 1
    assert [line.rpartition(" ")[2] for line in reports(run)] == ["[foreign-file]"]
    assert (root / "site_src" / "index.md").read_text() == "mine\n"


@pytest.mark.parametrize("target", ["/etc", "/etc/hostname", "../../content", "."])
def test_build_with_a_link_out(root, target):
    """A link in the folder of the pages that MkDocs would follow out of it ends the build."""
    (root / "site_src" / "assets" / "link").symlink_to(target)

    run = build(root)

    assert run.returncode == 1
    [line] = reports(run)
    assert line.startswith("site_src/assets/link:1:1: ")
    assert line.endswith(" [outside]")
    assert not (root / "site").exists()


def test_build_with_a_broken_override(root):
    """An override of the theme that cannot be parsed is a problem at its line."""
    with (root / "templates" / "theme" / "main.html").open("a") as file:
        file.write("{% if %}\n")
    line = len((root / "templates" / "theme" / "main.html").read_text().splitlines())

    run = build(root)

    assert run.returncode == 1
    [problem] = reports(run)
    assert problem.startswith(f"templates/theme/main.html:{line}:1: the template cannot be parsed")


FAILING = {
    # the override, the line of the fault
    "undefined": (
        '{% extends "base.html" %}\n{% block content %}\n{{ absent.absent }}\n{% endblock %}\n',
        3,
    ),
    "no such template": ('{# Mine. #}\n{% extends "absent.html" %}\n', 2),
    "no number": ('{% extends "base.html" %}\n{% block content %}{{ 1 / 0 }}{% endblock %}\n', 2),
    "elsewhere": (
        (
            '{% extends "base.html" %}\n{% block content %}\n'
            '{% include "partials/toc-item.html" %}\n{% endblock %}\n'
        ),
        3,
    ),
}


@pytest.mark.parametrize(("text", "line"), FAILING.values(), ids=FAILING)
def test_build_with_a_failing_override(root, text, line):
    """An override that fails when a page is made is a problem at its line; the site stays."""
    build(root)
    site = snapshot(root / "site")
    write_figures(root, value="412")
    (root / "templates" / "theme" / "main.html").write_text(text)

    run = build(root)

    assert run.returncode == 1
    assert reports(run) == [f"templates/theme/main.html:{line}:1: {FAILS} [bad-template]"]
    assert "Traceback" not in run.stderr
    assert snapshot(root / "site") == site


HOOKS = {
    # what another plugin does, in Python
    "fails on a page": "def on_page_markdown(markdown, **_): raise ValueError",
    "fails in the end": "def on_post_build(config): raise ValueError",
    "fails last": (
        "import mkdocs.plugins\n"
        "@mkdocs.plugins.event_priority(-100)\n"
        "def on_post_build(config): raise ValueError"
    ),
    "is interrupted": "def on_page_context(context, **_): raise KeyboardInterrupt",
    "warns": (
        "import logging\n"
        "def on_post_build(config): logging.getLogger('mkdocs.plugins').warning('so')"
    ),
}


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_build_that_fails_late(root, hook):
    """Whatever ends a build, the site before it stays, and nothing else is left."""
    build(root)
    site = snapshot(root / "site")
    write_figures(root, value="412")
    add_hook(root, hook)

    run = build(root)

    assert run.returncode != 0
    assert snapshot(root / "site") == site
    assert not list((root / "site").rglob(".*"))


def test_first_build_that_fails_late(root):
    """When there was no site before, there is none after a build that fails."""
    add_hook(root, HOOKS["fails in the end"])

    run = build(root)

    assert run.returncode == 1
    assert not (root / "site").exists()


def test_build_for_other_plugins(root):
    """Another plugin that adds to the site in the end finds the pages, and has it added."""
    add_hook(
        root,
        "import pathlib\n"
        "def on_post_build(config):\n"
        "    site = pathlib.Path(config.site_dir)\n"
        "    (site / 'size').write_text(str((site / 'index.html').stat().st_size))\n"
        "    (site / '.nojekyll').touch()",
    )

    run = build(root)

    assert run.returncode == 0, run.stderr
    assert int((root / "site" / "size").read_text()) == (root / "site/index.html").stat().st_size
    assert [path.name for path in (root / "site").rglob(".*")] == [".nojekyll"]


def test_build_elsewhere(root):
    """A plugin that sends the build to another folder has it there; the site is not touched."""
    build(root)
    site = snapshot(root / "site")
    (root / "other").mkdir()
    (root / "other" / ".keep").touch()
    add_hook(root, f"def on_config(config): config.site_dir = {str(root / 'other')!r}")

    run = build(root)

    assert run.returncode == 0, run.stderr
    assert (root / "other" / "index.html").exists()
    assert (root / "other" / ".keep").exists()
    assert snapshot(root / "site") == site
    assert not list((root / "site").rglob(".*"))


def test_dirty_build(root):
    """A dirty build makes only the pages that changed, in the site that is there."""
    build(root)
    site = snapshot(root / "site")
    write_figures(root, value="412")

    run = subprocess.run(
        command("build", "--dirty"), cwd=root, capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stderr
    assert "412" in (root / "site" / PAGE).read_text()
    method = Path("method.html")
    assert snapshot(root / "site")[method] == site[method]
    assert not list((root / "site").rglob(".*"))


def test_build_outside(root):
    """Pages are not rendered into a folder outside the dossier."""
    elsewhere = root / "elsewhere"
    elsewhere.mkdir()
    shutil.move(root / "content", root / "inner" / "content")
    shutil.move(root / "templates", root / "inner" / "templates")
    config = (
        (root / "mkdocs.yml").read_text().replace("docs_dir: site_src", "docs_dir: ../elsewhere")
    )
    (root / "inner" / "mkdocs.yml").write_text(config)

    run = build(root / "inner")

    assert run.returncode == 1
    assert [line.rpartition(" ")[2] for line in reports(run)] == ["[outside]"]
    assert list(elsewhere.iterdir()) == []


# mkdocs serve


def test_one_save_one_build(root):
    """A save changes every page that uses the value, and builds those pages only."""
    with serve(root) as server:
        server.until(current("30"), PAGE)
        assert server.builds() == 1

        write_figures(root, value="412")
        server.until(current("412"), PAGE)
        server.until(current("412"), "figures/index.html")
        assert server.builds() == 1

        (root / "site_src" / "assets" / "dossier.css").write_text("/* new */\n")
        server.until(has("/* new */"), "assets/dossier.css")
        assert server.builds() == 2


def test_bad_edit(root):
    """After a bad edit the last good pages stay up under the problems; a good edit recovers."""
    with serve(root) as server:
        server.until(current("30"), PAGE)

        write_figures(root, value="412", source="absent")
        page = server.until(boxed, PAGE)
        assert "content/figures.yml:4:" in page
        assert "30" in page
        assert "412" not in page
        assert boxed(server.page())

        write_figures(root, value="57")
        server.until(current("57"), PAGE)
        assert not boxed(server.page())
    assert "Traceback" not in server.output.read_text()


def test_bad_from_the_start(root):
    """Before any good build the problems are shown at the root, and nothing is on the disk."""
    write_figures(root, source="absent")
    before = snapshot(root / "site_src")

    with serve(root) as server:
        page = server.until(boxed)
        assert "content/figures.yml:4:" in page
        assert snapshot(root / "site_src") == before

        write_figures(root)
        server.until(current("30"), PAGE)


def test_bad_from_the_start_with_older_pages(root):
    """Pages of an earlier build are served under the problems that came since."""
    build(root)
    write_figures(root, source="absent")

    with serve(root) as server:
        assert "30" in server.until(boxed, PAGE)


def test_files_come_and_go(root):
    """A file that is empty, and a folder that is removed and made anew, are only problems."""
    with serve(root) as server:
        server.until(current("30"), PAGE)

        (root / "content" / "figures.yml").write_text("")
        server.until(boxed, PAGE)
        write_figures(root, value="412")
        server.until(current("412"), PAGE)

        (root / "content").rename(root / "away")
        server.until(boxed, PAGE)
        (root / "away").rename(root / "content")
        server.until(current("412"), PAGE)

        shutil.rmtree(root / "content")
        server.until(boxed, PAGE)
        (root / "content").mkdir()
        (root / "content" / "dossier.yml").write_text(DOSSIER)
        (root / "content" / "sources.yml").write_text(SOURCES)
        write_figures(root, value="57")
        server.until(current("57"), PAGE)

        write_figures(root, value="61")
        server.until(current("61"), PAGE)
    assert "Traceback" not in server.output.read_text()


def test_no_content_yet(root):
    """The server starts without any content, and builds as soon as there is some."""
    shutil.move(root / "content", root / "away")

    with serve(root) as server:
        server.until(boxed)

        shutil.move(root / "away", root / "content")
        server.until(current("30"), PAGE)


def test_broken_templates(root):
    """A broken template, of a page or of the theme, is shown like any other problem."""
    page, override = root / "templates" / "subject.md.jinja", root / "templates/theme/main.html"
    good = override.read_text()

    with serve(root) as server:
        server.until(current("30"), PAGE)

        page.write_text("{% if %}")
        assert "templates/subject.md.jinja:1:" in server.until(boxed, PAGE)
        page.unlink()
        server.until(current("30"), PAGE)

        override.write_text(good + "{% if %}")
        assert "templates/theme/main.html:" in server.until(boxed, PAGE)
        override.write_text(good)
        server.until(current("30"), PAGE)


def test_failing_override(root):
    """Pages whose override fails only when it runs are shown without it, and say where."""
    override = root / "templates" / "theme" / "main.html"
    good = override.read_text()
    text, line = FAILING["undefined"]

    with serve(root) as server:
        server.until(current("30"), PAGE)

        override.write_text(text)
        page = server.until(boxed, PAGE)
        assert f"templates/theme/main.html:{line}:1: {FAILS}" in page
        assert "30" in page
        assert server.builds() == 2

        override.write_text(good)
        server.until(current("30"), PAGE)
    assert "Traceback" not in server.output.read_text()


@pytest.mark.parametrize("text", [text for text, _ in FAILING.values()], ids=FAILING)
def test_failing_override_from_the_start(root, text):
    """The server starts with an override that fails, and recovers when it is mended."""
    override = root / "templates" / "theme" / "main.html"
    good = override.read_text()
    override.write_text(text)

    with serve(root) as server:
        page = server.until(boxed, PAGE)
        assert "30" in page
        assert page.count("templates/theme/main.html:") == 1

        override.write_text(good)
        server.until(current("30"), PAGE)


REFUSED = "{}: {}; the terminal says why [bad-value]"
CONFIGURATIONS = {
    # what is put on top of mkdocs.yml, what is said of it
    "no YAML": (
        "site_author: 'me\n",
        "mkdocs.yml:1:14: the quotation mark is never closed; close it [bad-yaml]",
    ),
    "no such hook": (
        "hooks: [absent.py]\n",
        REFUSED.format("mkdocs.yml:1:1", "MkDocs refuses what stands under 'hooks'"),
    ),
    "no such file": (
        "INHERIT: absent.yml\n",
        REFUSED.format("mkdocs.yml:1:1", "this file is not what MkDocs takes"),
    ),
}


@pytest.mark.parametrize(("text", "line"), CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_broken_configuration(root, text, line):
    """While mkdocs.yml is broken the last pages stay, under the problem; mended, it is used."""
    config = root / "mkdocs.yml"
    good = config.read_text()

    with serve(root) as server:
        server.until(current("30"), PAGE)

        config.write_text(text + good)
        page = server.until(boxed, PAGE)
        assert line in html.unescape(page)
        assert "30" in page
        assert boxed(server.page("absent/"))
        assert server.builds() == 2

        config.write_text(good.replace("Kosovo, June 2023", "Another affair"))
        server.until(current("Another affair"), PAGE)
        assert not boxed(server.page("absent/"))
    output = server.output.read_text()
    assert output.count(line) == 1
    assert "Traceback" not in output


def test_configuration_that_is_away(root):
    """Without mkdocs.yml the last pages stay, under the problem."""
    config = root / "mkdocs.yml"

    with serve(root) as server:
        server.until(current("30"), PAGE)

        config.rename(root / "away.yml")
        assert "mkdocs.yml:1:1: this file cannot be read;" in server.until(boxed, PAGE)

        (root / "away.yml").rename(config)
        server.until(current("30"), PAGE)


def test_failing_plugin(root):
    """When another plugin fails the last good pages stay, under a box, until it does no more."""
    add_hook(
        root,
        "import pathlib\n"
        "def on_post_build(config):\n"
        "    if '412' in pathlib.Path('content/figures.yml').read_text(): raise ValueError('so')",
    )
    with serve(root) as server:
        server.until(current("30"), PAGE)

        write_figures(root, value="412")
        page = server.until(boxed, PAGE)
        assert "the site could not be built as it is" in page
        assert "30" in page
        assert "412" not in page

        write_figures(root, value="57")
        server.until(current("57"), PAGE)
    assert server.output.read_text().count("ValueError: so") == 1


def test_link_out_while_serving(root):
    """A link out of the folder of the pages is a problem, and what it leads to is not served."""
    link = root / "site_src" / "assets" / "link"

    with serve(root) as server:
        server.until(current("30"), PAGE)

        link.symlink_to(root / "content")
        assert "site_src/assets/link:1:1: " in server.until(boxed, PAGE)
        assert "injured" not in server.page("assets/link/figures.yml").casefold()

        link.unlink()
        server.until(current("30"), PAGE)


# The box


def test_box_escapes():
    """What a problem quotes is text, not markup."""
    assert "<li><code>a: &lt;b&gt; &amp; &quot;c&quot; [d]</code></li>" in box(['a: <b> & "c" [d]'])


def test_box_counts():
    """The first problems are listed, the rest are counted."""
    shown = box([f"problem {number}" for number in range(SHOWN + 3)])

    assert shown.count("<li>") == SHOWN
    assert "3 more" in shown


TOPS = {
    "article": ("<body><main><article class=a>", "x</article></main></body>"),
    "main": ("<body><main>", "x</main></body>"),
    "body": ('<body class="b">', "x</body>"),
    "text": ("", "404 Not Found"),
}


@pytest.mark.parametrize(("before", "after"), TOPS.values(), ids=TOPS)
def test_on_top(before, after):
    """The box stands before what a page says, as far inside its frame as there is one."""
    assert on_top(before + after, ["a problem"]) == f"{before}\n{box(['a problem'])}{after}"
    assert on_top(before + after, []) == before + after
