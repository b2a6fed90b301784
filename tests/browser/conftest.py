"""The sites, and a real browser.

Needs Debian's ``chromium`` (or another one, named by CHROMIUM); a browser that is missing fails.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, sync_playwright
from sites import Site, Watched, build_both, build_history, served, serving, watched

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both sites, built once for all workers."""
    return _once(tmp_path_factory, "sites", build_both)


@pytest.fixture(scope="session")
def with_history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the first dossier in a repository on a forge, once for all workers."""
    return _once(tmp_path_factory, "history", build_history)


def _once(paths: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    # A worker has a folder in that of the run; without workers, the one above is of all runs.
    base = paths.getbasetemp()
    top = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with FileLock(f"{top}.lock"):
        if not (done := top.with_suffix(".done")).exists():
            make(top)
            done.touch()
    return top


@pytest.fixture(scope="session")
def kosovo(built: Path) -> Iterator[Site]:
    """Serve the first dossier."""
    with served(built / "kosovo" / "site") as site:
        yield site


@pytest.fixture(scope="session")
def large(built: Path) -> Iterator[Site]:
    """Serve a generated dossier of 300 subjects."""
    with served(built / "large" / "site") as site:
        yield site


@pytest.fixture(scope="session")
def edited(with_history: Path) -> Iterator[Site]:
    """Serve the first dossier with a history, and with a forge where it is edited."""
    with served(with_history / "site") as site:
        yield site


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the first dossier as one who writes it sees it: ``mkdocs serve``."""
    with serving(tmp_path_factory.mktemp("live")) as site:
        yield site


@pytest.fixture(params=["kosovo", "large"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open a browser without a window."""
    with sync_playwright() as tool:
        opened = tool.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def watching(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Give a function that opens a page for a site, 1440 px wide unless said otherwise."""
    with ExitStack() as contexts:

        def start(site: Site, width: int = 1440, **settings: object) -> Watched:
            size = {"width": width, "height": 900}
            context = contexts.enter_context(browser.new_context(viewport=size, **settings))
            context.set_default_timeout(8000)
            return watched(context, site)

        yield start


@pytest.fixture
def page(watching: Callable[..., Watched], kosovo: Site) -> Page:
    """Return a desktop page for the first dossier."""
    return watching(kosovo).page
