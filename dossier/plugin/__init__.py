"""MkDocs calls in, our functions go out.

The pages are rendered and written in ``on_config``. ``mkdocs build`` prints the problems as
``dossier check`` does and ends there. ``mkdocs serve`` goes on with the pages that are in
``docs_dir`` from the last good build, under a box that lists the problems; whatever happens,
the server answers.

The site itself is built aside, and put in place when nothing is left that can fail; all but a
``--dirty`` one, which writes into the site of the build before.

Warnings about the content are printed and do not count for ``--strict``: it is about the site.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler

from dossier.plugin.box import NO_PAGES, boxing
from dossier.plugin.configuration import refusal, refusals
from dossier.plugin.edit import edit_base
from dossier.plugin.look import supply_assets, supply_look
from dossier.plugin.loop import Loop
from dossier.plugin.overrides import broken_overrides, guard_overrides
from dossier.plugin.policy import policy
from dossier.plugin.rebuild import Built, is_alone
from dossier.plugin.reload import Reload
from dossier.plugin.render import render_into, spared
from dossier.plugin.stage import build_aside, put_in_place
from dossier.plugin.tell import end_build, machine_told, print_problems
from dossier.plugin.watch import Ear, watch_only
from dossier.plugin.watched import Watched, watched_by
from dossier.problems import Problem
from dossier.revise import Desk
from dossier.write import refused_links

log = logging.getLogger("mkdocs.plugins.dossier")

INDEX = "index.md"
BUG = "dossier itself failed, which is not the fault of the content; the terminal says where"
FAILED = "the site could not be built as it is; the terminal says why"
FIRST, LAST = 100, float("-inf")
"""The priorities of what comes before, and after, whatever other plugins do."""


# MkDocs declares __init_subclass__ without types.
class Options(Config):  # type: ignore[no-untyped-call]
    """What ``mkdocs.yml`` may say below ``- dossier:``."""

    snapshots = Optional(Type(str))
    """The folder of snapshots, relative to ``mkdocs.yml``; ``content/snapshots`` when unset."""
    incremental = Type(bool, default=True)
    """Under ``mkdocs serve``, build only the pages that changed; else the whole site each time."""


class DossierPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Render the dossier before each build."""

    def __init__(self) -> None:
        self.serving = False
        self.lines: tuple[str, ...] = ()
        """Why the pages are not what the content says now; empty when they are."""
        self.stopped: tuple[str, ...] = ()
        """Why there was no build at all, and the server shows the pages of the one before."""
        self._dirty = False
        self._begun = False
        """Whether this build came further than the configuration."""
        self._docs = Path()
        self._new: Path | None = None
        """The folder that this build goes into, if it is not the site itself."""
        self._scratch = ExitStack()
        self._nav: Navigation | None = None
        self._env: Environment | None = None
        self._files: Files | None = None
        self._built: Built | None = None
        """What the last build made; None when single pages cannot be built again with it."""
        self._reload: Reload | None = None
        self._watched: Watched | None = None
        """What is new in it came after the first build had begun."""
        self._ear: Ear | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note the command; with this method, MkDocs keeps the object from build to build."""
        self.serving, self._dirty, self._watched = command == "serve", dirty, None

    @event_priority(FIRST)
    def _begin(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin a build, beside the site that there is."""
        self._scratch.close()
        self._begun, self.lines, self._new, self._built = True, (), None, None
        if self.serving and self._watched is None:
            self._watched = watched_by(config)
        supply_look(config)
        if not self._dirty:
            with machine_told(_root(config)):
                self._new = self._scratch.enter_context(build_aside(config))
        return config

    def _render_pages(self, config: MkDocsConfig) -> MkDocsConfig:
        """Render and write the pages. In a build, problems end it here."""
        root, docs = _root(config), Path(config.docs_dir)
        self._docs = docs
        links = refused_links(docs)
        overrides = tuple(broken_overrides(config.theme, root))
        self._tell((*links, *overrides, *self._render(docs, root)), root)
        if links:
            config.docs_dir = self._without_links(docs)
        if overrides and config.theme.custom_dir:
            config.theme.dirs.remove(config.theme.custom_dir)
        if not self.serving:
            self._scratch.enter_context(spared())
        return config

    on_config = CombinedEvent(_begin, _render_pages)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what the site looks like; give the server one page to show when there is none."""
        supply_assets(files, config)
        if self.lines and INDEX not in files.src_uris:
            for file in files.documentation_pages():
                files.remove(file)
            files.append(File.generated(config, INDEX, content=NO_PAGES))
            config.nav = [{"Problems": INDEX}]
        self._files = files
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the menu, for pages that are built again."""
        del config, files
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Have an override that fails when a page is made told as a problem, like any other."""
        del files
        self._env, root = env, _root(config)
        guard_overrides(env, config.theme, root, lambda *fault: self._tell_override(root, *fault))
        env.trim_blocks = env.lstrip_blocks = True  # A third of a page would be indentation.
        base = "" if self.serving else edit_base(config, root)
        if base or self.serving:
            env.globals["edit"] = base
        if not self.serving:  # The server puts a script of its own into each page.
            env.globals["policy"] = policy(env, {"config": config})
        return env

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the site in place, unless MkDocs is about to end a strict build."""
        new = self._new
        if new and Path(config.site_dir).is_relative_to(new) and not _warned(config):
            if self._reload:
                self._reload.hold()
            with machine_told(_root(config)):
                put_in_place(new)
        self._scratch.close()
        if self.serving and not self._dirty and not self.lines:
            self._built = self._keep(config)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Watch what people write, and let the server go on when a build fails."""
        self.serving = True
        root, file = _root(config), Path(config.config_file_path)
        snapshots = root / self.config.snapshots if self.config.snapshots else None
        watched = self._watched = self._watched or watched_by(config)
        reload = self._reload = Reload(server)
        loop = Loop(
            Desk(root, self._docs, snapshots),
            reload,
            lambda: self._build(builder, file),
            lambda problems: self._take(problems, root),
            watched,
        )
        docs = (self._docs, Path(config.docs_dir))  # The second may be a copy without links.
        self._ear = watch_only(server, docs, watched, reload)
        server.set_app(boxing(server.serve_request, lambda: self.stopped or self.lines))
        server.builder = lambda: self._surely(loop)
        loop.begin(self._built)
        return server

    def on_shutdown(self) -> None:
        """Take the temporary folders away."""
        if self._ear:
            self._ear.stop()
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
            self.lines = (BUG,)
            return ()

    def _tell(self, problems: tuple[Problem, ...], root: Path) -> None:
        """Print the problems; keep the errors for the pages, or end a build with them."""
        self.lines = (*self.lines, *print_problems(problems, root))
        if self.lines and not self.serving:
            end_build()

    def _tell_override(self, root: Path, problem: Problem, error: Exception) -> None:
        """Tell of an override that fails, once for all the pages that it fails for."""
        if str(problem) not in self.lines:
            log.info("Jinja says: %s", error)
            self._tell((problem,), root)

    def _surely(self, loop: Loop) -> None:
        """Build what a save asks for; the server outlives a fault of our own, too."""
        try:
            loop.build()
        except Exception:
            log.exception(BUG)
            self.stopped = (BUG,)
            loop.forget()
        if self._ear:
            self._ear.listen()

    def _take(self, problems: Iterable[Problem], root: Path) -> None:
        """Print the problems of a save, and show its errors until there are other ones."""
        self.stopped, self.lines = (), print_problems(tuple(problems), root)

    def _build(self, builder: Callable[[], None], file: Path) -> Built | None:
        """Build; if that fails, leave the pages of the last build, and say why on top of them."""
        self._begun, self._built = False, None
        with refusals() as refused:
            try:
                builder()
            except Exception as error:
                self._built = None
                if not self._begun and isinstance(error, (Abort, ConfigurationError)):
                    self.stopped = print_problems((refusal(file, refused),), file.parent)
                else:
                    self.stopped = (FAILED,)
                    log.exception(FAILED, exc_info=not isinstance(error, Abort))
            else:
                self.stopped = ()
        return self._built

    def _keep(self, config: MkDocsConfig) -> Built | None:
        """Return what this build made, if single pages can be built again with it."""
        if not (self.config.incremental and is_alone(config)):
            return None
        if self._files is None or self._nav is None or self._env is None:
            return None
        site = Path(config.site_dir)
        return Built(config=config, files=self._files, nav=self._nav, env=self._env, site=site)

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


def _warned(config: MkDocsConfig) -> bool:
    """Tell whether MkDocs has counted a warning that ends a strict build when all is written."""
    counters = (
        one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)
    )
    return bool(config.strict) and any(counter.get_counts() for counter in counters)
