"""MkDocs calls in, our functions go out.

The pages are rendered and written in ``on_config``, the last moment at which a refusal leaves
the site of the build before alone. ``mkdocs build`` prints the problems as ``dossier check``
does and ends there. ``mkdocs serve`` goes on with the pages that are in ``docs_dir`` from the
last good build, under a box that lists the problems; whatever happens, the server answers.

Warnings about the content are printed and do not count for ``--strict``: it is about the site.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from dossier.cli.report import Report, present
from dossier.plugin.box import NO_PAGES, bare_page, box
from dossier.plugin.render import broken_overrides, render_into
from dossier.plugin.watch import watch_only
from dossier.problems import Problem
from dossier.write import ASSETS, refused_links

log = logging.getLogger("mkdocs.plugins.dossier")

INDEX = "index.md"
BUG = "dossier itself failed, which is not the fault of the content; the terminal says where"
FAILED = "the site could not be built as it is; the terminal says why"


# MkDocs declares __init_subclass__ without types.
class Options(Config):  # type: ignore[no-untyped-call]
    """What ``mkdocs.yml`` may say below ``- dossier:``."""

    snapshots = Optional(Type(str))
    """The folder of snapshots, relative to ``mkdocs.yml``; ``content/snapshots`` when unset."""


class DossierPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Render the dossier before each build."""

    def __init__(self) -> None:
        self.serving = False
        self.lines: tuple[str, ...] = ()
        """Why the pages are not what the content says now; empty when they are."""
        self._docs = Path()
        self._bare = False
        """Whether to build without the overrides of the theme, since a build with them failed."""
        self._failure = ""
        """What went wrong in this build that is no problem of the content."""
        self._scratch = ExitStack()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note the command; with this method, MkDocs keeps the object from build to build."""
        del dirty
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Render and write the pages. In a build, problems end it here."""
        self._scratch.close()
        self._failure = FAILED if self._bare else ""
        root, docs = _root(config), Path(config.docs_dir)
        self._docs = docs
        links = refused_links(docs)
        overrides = tuple(broken_overrides(config.theme, root))
        self._tell((*links, *overrides, *self._render(docs, root)), root)
        if links:
            config.docs_dir = self._without_links(docs)
        if (overrides or self._bare) and config.theme.custom_dir:
            config.theme.dirs.remove(config.theme.custom_dir)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give the server one page to show when there are none from an earlier build."""
        if self.lines and INDEX not in files.src_uris:
            for file in files.documentation_pages():
                files.remove(file)
            files.append(File.generated(config, INDEX, content=NO_PAGES))
            config.nav = [{"Problems": INDEX}]
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Return the page, with the problems on top of it while there are any."""
        del page, config, files
        return box(self.lines) + html if self.lines else html

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Watch what people write, and let the server go on when a build fails."""
        self.serving = True
        root = _root(config)
        written = (root / "content", root / "templates", self._docs / ASSETS)
        watch_only(server, map(str, written), config)
        server.builder = lambda: self._build(builder, Path(server.root))
        return server

    def on_shutdown(self) -> None:
        """Take the temporary folders away."""
        self._scratch.close()

    def _render(self, docs: Path, root: Path) -> tuple[Problem, ...]:
        """Render; the server outlives a fault of our own, too."""
        snapshots = root / self.config.snapshots if self.config.snapshots else None
        try:
            return render_into(docs, root, snapshots)
        except Exception:
            if not self.serving:
                raise
            log.exception(BUG)
            self._failure = BUG
            return ()

    def _tell(self, problems: tuple[Problem, ...], root: Path) -> None:
        """Print the problems; keep the errors for the pages, or end a build with them."""
        told = tuple(sorted(problem for problem in problems if problem.level != "note"))
        present(lambda: Report(lines=(), data={}, problems=told), root, "text")
        errors = (str(problem) for problem in told if problem.level == "error")
        self.lines = tuple(filter(None, (self._failure, *errors)))
        if self.lines and not self.serving:
            raise Abort("Nothing was built.")

    def _build(self, builder: Callable[[], None], site: Path) -> None:
        """Build; if that fails, without overrides; if that fails, leave a page that says so."""
        for bare in (False, True):
            self._bare = bare
            try:
                return builder()
            except Exception as error:
                log.exception(FAILED, exc_info=not isinstance(error, Abort))
        (site / "404.html").write_text(bare_page([FAILED]), encoding="utf-8")
        return None

    def _without_links(self, docs: Path) -> str:
        """Return a copy of the pages that has no link which MkDocs would follow."""
        folder = self._scratch.enter_context(TemporaryDirectory(prefix="dossier_"))
        if not docs.is_symlink():
            shutil.copytree(docs, folder, ignore=_links, dirs_exist_ok=True)
        return folder


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _links(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder, name).is_symlink()]
