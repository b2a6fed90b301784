"""The sites that are built, and a page of a browser that notes what it should not do."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import BrowserContext, Page

TOP = Path(__file__).parents[2]
sys.path[:0] = [str(TOP / "tests"), str(TOP / "benchmarks")]

from generate import generate  # noqa: E402 - the path is set above.
from project import build, lay_out  # noqa: E402 - the path is set above.
from repository import Repository  # noqa: E402 - the path is set above.

SUBJECTS = 300
"""How many subjects the generated dossier has."""
WHERE = ("http", "file")
"""How a site is reached: from a server, or from a folder."""
KINDS = ("actors", "units", "places", "events", "figures", "quotes")
"""The folders of the subjects' pages."""
FIRST_DOSSIER = TOP / "content"
FORGE = "https://forge.example/desk/kosovo/edit/main/"
"""Where the dossier with a history says that it is edited."""
BEFORE = (
    ("figures", "    - value: 52\n", "    - value: 54\n"),
    ("units", "65th Motorized Rifle Brigade\n", "65th Motorised Brigade\n"),
)
"""What the dossier with a history said before: file, words now, words then."""


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and its address on a server."""

    folder: Path
    address: str = ""

    def url(self, page: str, where: str = "http") -> str:
        """Return the address of a page, from a server or from the folder."""
        top = self.address if where == "http" else self.folder.as_uri()
        return f"{top}/{page}"

    @property
    def content(self) -> Path:
        """The YAML files that the site was made of."""
        return self.folder.parent / "content"

    @property
    def pages(self) -> list[str]:
        """Every page, by its path below the top of the site."""
        found = self.folder.rglob("*.html")
        return sorted(one.relative_to(self.folder).as_posix() for one in found)

    @property
    def kinds(self) -> list[str]:
        """One page of each kind: those at the top, and of each folder its list and longest page."""
        longest: dict[str, str] = {}
        for page in sorted(self.pages, key=self.size):
            folder, _, name = page.rpartition("/")
            longest[page if not folder or name == "index.html" else folder] = page
        return sorted(set(longest.values()))

    @property
    def subjects(self) -> list[str]:
        """The pages of single subjects."""
        return [
            page
            for page in self.pages
            if page.split("/")[0] in KINDS and not page.endswith("index.html")
        ]

    def size(self, page: str) -> int:
        """Return how many bytes the HTML of a page has."""
        return (self.folder / page).stat().st_size


@dataclass
class Watched:
    """A page in the browser, and what it did that it should not."""

    page: Page
    strangers: list[str] = field(default_factory=list)
    """Requests to any other host."""
    words: list[str] = field(default_factory=list)
    """Warnings and errors on the console, violations of the policy among them."""

    def open(self, url: str) -> Page:
        """Go to an address, and wait until all of the page is there."""
        self.page.goto(url, wait_until="load")
        return self.page

    @property
    def misdeeds(self) -> list[str]:
        """All that it should not have done."""
        return [*self.strangers, *self.words]


def files_of(content: Path) -> Mapping[str, str]:
    """Return the files of a dossier, as ``lay_out`` takes them."""
    return {
        f"content/{path.relative_to(content).as_posix()}": path.read_text("utf-8")
        for path in content.rglob("*")
        if path.is_file() and path.suffix in {".yml", ".md", ".json"}
    }


def build_both(folder: Path) -> None:
    """Build the first dossier and a generated one, each in a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    # A subject has ten claims.
    for name, files in (
        ("kosovo", files_of(FIRST_DOSSIER)),
        ("large", dict(generate(SUBJECTS * 10))),
    ):
        done = build(lay_out(folder / name, files))
        assert done.returncode == 0, done.stderr


def build_history(folder: Path) -> None:
    """Build the first dossier in a repository in which it said something else a day before."""
    shutil.rmtree(folder, ignore_errors=True)
    files = dict(files_of(FIRST_DOSSIER))
    before = dict(files)
    for name, now, then in BEFORE:
        assert now in before[f"content/{name}.yml"], now
        before[f"content/{name}.yml"] = before[f"content/{name}.yml"].replace(now, then, 1)
    repository = Repository(folder)
    repository.commit(before, "2024-03-01")
    repository.commit(files, "2024-03-02")
    lay_out(folder, {})
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as site:
        address, _, uri = FORGE.partition("edit/")
        site.write(f"\nrepo_url: {address}\nedit_uri: edit/{uri}\n")
    done = build(folder)
    assert done.returncode == 0, done.stderr


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve a site, and give it with its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


@contextmanager
def serving(folder: Path, longest: float = 120) -> Iterator[Site]:
    """Run ``mkdocs serve`` on the first dossier, and give its site once it answers."""
    lay_out(folder, files_of(FIRST_DOSSIER))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    words = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", place]
    with subprocess.Popen(words, cwd=folder, stderr=subprocess.DEVNULL) as server:
        try:
            until = time.monotonic() + longest
            while not _answers(f"http://{place}/"):
                assert server.poll() is None, "mkdocs serve ended"
                assert time.monotonic() < until, "mkdocs serve did not begin"
                time.sleep(0.2)
            yield Site(folder / "site", f"http://{place}")
        finally:
            server.terminate()


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:  # noqa: S310 - an address of our own.
            return answer.status == HTTPStatus.OK
    except (URLError, OSError):
        return False


def watched(context: BrowserContext, site: Site) -> Watched:
    """Return a new page of which all is noted that it should not do."""
    found = Watched(context.new_page())

    def asked(url: str) -> None:
        if not url.startswith((f"{site.address}/", f"{site.folder.as_uri()}/", "data:")):
            found.strangers.append(url)

    def said(kind: str, words: str) -> None:
        if kind in {"warning", "error"}:
            found.words.append(words)

    context.on("request", lambda request: asked(request.url))
    found.page.on("console", lambda message: said(message.type, message.text))
    found.page.on("pageerror", lambda error: found.words.append(str(error)))
    return found
