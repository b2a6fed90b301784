"""The documentation: what it tells people to write and to type is done, and comes out so."""

import os
import re
import shlex
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

import click
import project
import pytest
import yaml

from dossier.cli import main
from dossier.problems import CODES
from dossier.start import start

DOCS = project.TOP / "docs"
PAGES = sorted((DOCS / "pages").rglob("*.md"))
CHORES = sorted((DOCS / "pages" / "howto").glob("*.md"))
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([\w.-]+(?:/[\w.-]+)*)`:\s*\Z")
"""How a paragraph ends that names the file below it."""
ELSEWHERE = ("git clone", "git push", "git remote", "python3 -m venv", ".venv/", "source ")
"""How commands begin that need another host, or were done before."""
ROLES = ("AUTHOR", "COMMITTER")
PROMISE = "**You want** "
END = "How to see that it worked"


def name_of(page):
    """Return the name of a page, for a test."""
    return page.relative_to(DOCS / "pages").as_posix()


def head(page):
    """Return the front matter of a page."""
    found = re.match(r"---\n(.*?)^---\n", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return yaml.safe_load(found[1]) if found else {}


def blocks(page):
    """Return the fenced blocks of a page: the language, what is in it, the words before it."""
    text, done, found = page.read_text("utf-8"), 0, []
    for match in FENCE.finditer(text):
        found.append((match[1], match[2], text[done : match.start()]))
        done = match.end()
    return found


def commands(block):
    """Return the lines of a block that are commands to be run."""
    return [line for line in block.splitlines() if line and not line.startswith(("#", *ELSEWHERE))]


def printed_as(promised, printed):
    """Tell whether a text is what a page promises, in which … stands for anything."""
    parts = re.split("…", promised.strip())
    return re.fullmatch("(?s:.*)".join(map(re.escape, parts)), printed.strip()) is not None


class Reader:
    """Somebody who does what a page says, in a folder, and looks at what comes of it."""

    def __init__(self, folder):
        self.folder = folder
        binaries = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        person = [f"GIT_{who}_{what}" for who in ROLES for what in ("NAME", "EMAIL")]
        self.environment = {
            **os.environ,
            **dict.fromkeys(person, "me@example.org"),
            "PATH": binaries,
            "NO_MKDOCS_2_WARNING": "1",
        }

    def follow(self, page):
        """Write each file, type each command, and compare what is printed."""
        found = blocks(page)
        for block, following in zip_longest(found, found[1:]):
            language, text, before = block
            if NAMED.search(before) and language != "text":
                self.write(text, before)
            elif language == "sh":
                self.type_all(commands(text), following)

    def write(self, text, before):
        """Write the file that is named, or add to it, as somebody does in an editor."""
        path = self.folder / NAMED.search(before)[1]
        added = "Add to" in before.rstrip().rpartition("\n\n")[2]
        assert path.exists() or not added, f"there is no {path} to add to"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text("utf-8") if added else "") + text, "utf-8")

    def type_all(self, lines, following):
        """Type the commands; they end well, or print what the page says that they print."""
        ended = [self.type(line) for line in lines]
        printed = "".join(done.stdout for done in ended)
        if following and following[0] == "text" and not NAMED.search(following[2]):
            promised = following[1]
            assert printed_as(promised, printed), f"promised:\n{promised}\nprinted:\n{printed}"
        else:
            assert [done.returncode for done in ended] == [0] * len(lines), printed

    def type(self, line):
        """Run a command, in place of the server a build, and return how it ended."""
        if line.startswith("cd "):
            self.folder /= line.removeprefix("cd ")
        return subprocess.run(
            ["bash", "-c", line.replace("mkdocs serve", "mkdocs build --strict")],
            cwd=self.folder.parent if line.startswith("cd ") else self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )


@pytest.mark.parametrize("page", [page for page in PAGES if "runs_in" in head(page)], ids=name_of)
def test_page_as_written(tmp_path, page):
    """What a page says, done from top to bottom in a new folder, comes out as it says."""
    where = tmp_path / (head(page)["runs_in"] or "")
    if where != tmp_path:
        start(where)

    Reader(where).follow(page)


def test_the_tutorial_is_done():
    """The tutorial is among the pages that are done as written."""
    assert "runs_in" in head(DOCS / "pages" / "tutorial.md")


@pytest.mark.parametrize("page", CHORES, ids=name_of)
def test_chore(page):
    """A page on a chore begins with what somebody wants, and ends with how to see that it is so."""
    text = page.read_text("utf-8").partition("\n# ")[2] or page.read_text("utf-8")

    assert re.match(rf"[^\n]+\n\n{re.escape(PROMISE)}", text.removeprefix("# "))
    assert re.findall("^## (.*)$", text, re.MULTILINE)[-1] == END


TYPED = [
    pytest.param(line, id=f"{name_of(page)}: {line}")
    for page in PAGES
    for language, block, _ in blocks(page)
    if language == "sh"
    for line in block.splitlines()
    if line.startswith("dossier")
]
SAID = [
    pytest.param(words, id=f"{name_of(page)}: {words}")
    for page in PAGES
    for words in re.findall(r"`(dossier [^`]+)`", FENCE.sub("", page.read_text("utf-8")))
]


@pytest.mark.parametrize("line", TYPED + SAID)
def test_command(line):
    """A command that a page names exists, with its options, and with the words that they take."""
    words = shlex.split(re.split(r" [|>] ", line)[0], comments=True)[1:]
    words = words[2:] if words[0] == "-C" else words
    command = main
    while isinstance(command, click.Group):
        name, *words = words
        found = command.get_command(click.Context(command), name)
        assert found is not None, f"there is no command {name}"
        command = found
    context = click.Context(command)

    given, _, _ = command.make_parser(context).parse_args(words)

    for parameter in command.params:
        value = given.get(parameter.name)
        if isinstance(parameter.type, click.Choice) and value:
            for word in value if parameter.multiple else [value]:
                parameter.type.convert(word, parameter, context)


def test_reference(monkeypatch):
    """The reference has each command, each code and each kind of record."""
    monkeypatch.syspath_prepend(str(DOCS))
    from reference import pages  # noqa: PLC0415 - it lies in docs/.

    found = pages()

    for name in main.list_commands(click.Context(main)):
        assert f"## dossier {name}\n" in found["reference/commands.md"]
    assert {f"reference/codes/{code}.md" for code in CODES} < found.keys()
    for kind in ("source", "actor", "unit", "place", "event", "figure", "quote", "claim"):
        assert f"## {kind.capitalize()}" in found["reference/keys.md"]


def test_built(tmp_path):
    """The documentation is built strict, in the look of a dossier."""
    configuration = ["-f", str(DOCS / "mkdocs.yml"), "-d", str(tmp_path / "site")]

    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *configuration],
        capture_output=True,
        text=True,
        check=False,
    )

    assert built.returncode == 0, built.stderr
    assert "WARNING -" not in built.stderr
    assert '<header class="bar">' in (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "brief" not in (tmp_path / "site" / "404.html").read_text("utf-8")
    assert (tmp_path / "site" / "assets" / "dossier.css").is_file()
