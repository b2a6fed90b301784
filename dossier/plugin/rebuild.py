"""Single pages of a site that MkDocs has built, built again as it would build all of them.

MkDocs builds a site from nothing, or leaves out what it takes for unchanged and forgets the
titles and the search entries of it. This keeps what a build has made, its configuration, its
files, its menu and its templates, and puts the pages that changed through the same steps. What
could change another page than these is refused, and the whole is built instead.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from dossier.plugin.interrupt import giving_up
from dossier.plugin.stage import WORK

SEARCH, OFFLINE = "search", "offline"
KNOWN = {"dossier", SEARCH, OFFLINE}
"""The plugins that give a page nothing but what stands on it; of others, nobody knows."""


class NotAloneError(Exception):
    """The change is not one of single pages; the whole site is to be built."""


@dataclass(slots=True)
class Built:
    """What a build of the whole site has made, and single pages are built again with."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    site: Path
    """Where the site is served from."""
    _entries: dict[str, list[Any]] = field(default_factory=dict)
    """What the search finds of each page, by its address."""
    _titles: dict[str, str] = field(default_factory=dict)
    """What the pages in the menu are called on all pages, by path."""

    def __post_init__(self) -> None:
        self._titles |= {page.file.src_uri: str(page.title) for page in self.nav.pages}
        for entry in self._index.entries:
            address = entry["location"].partition("#")[0]
            self._entries.setdefault(address, []).append(entry)

    def rebuild(self, paths: Collection[str], is_stale: Callable[[], bool] = lambda: False) -> None:
        """Build the pages and copy the files of these paths below ``docs_dir``.

        Raises NotAloneError if that would leave the site unlike one that is built as a whole,
        and SupersededError when they are stale before they are done; with no file of it changed.
        """
        found = [self._file(path) for path in sorted(paths)]
        pages = [file.page for file in found if file.page]
        with self._no_warning(), giving_up(self.config, is_stale):
            for page in pages:
                self._populate(page)
            texts = {page.file.dest_uri: self._text(page) for page in pages}
        others = (file for file in found if not file.page)
        contents = {file.dest_uri: file.content_bytes for file in others}
        for path, content in {**contents, **texts}.items():
            _put(self.site / path, content)

    def shortest_first(self, paths: Iterable[str]) -> list[str]:
        """Return paths by the length of their files, so that a long one keeps few waiting.

        Raises NotAloneError for one that the last build did not know, or that is gone.
        """
        return sorted(paths, key=lambda path: len(self._file(path).content_bytes))

    def finish(self) -> None:
        """Check and write what concerns all pages: links to anchors, the index of the search.

        Raises NotAloneError as ``rebuild`` does.
        """
        with self._no_warning():
            for file in self._documents:
                if file.page:
                    level = self.config.validation.links.anchors
                    file.page.validate_anchor_links(files=self.files, log_level=level)
        self._index.entries[:] = [
            entry for file in self._documents for entry in self._entries.get(file.url, ())
        ]
        site = self.config.site_dir
        with TemporaryDirectory(prefix="dossier_") as folder:
            self.config.site_dir = folder
            try:
                for name in (SEARCH, OFFLINE):
                    if name in _plugins(self.config):
                        _plugins(self.config)[name].on_post_build(config=self.config)
            finally:
                self.config.site_dir = site
            for made in Path(folder).rglob("*"):
                if made.is_file():
                    _put(self.site / made.relative_to(folder), made.read_bytes())

    @property
    def _documents(self) -> Sequence[File]:
        return self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)

    @property
    def _index(self) -> Any:  # noqa: ANN401 - Material declares no types.
        return _plugins(self.config)[SEARCH].search_index

    def _file(self, path: str) -> File:
        """Return a file that the last build knew, and that is still there."""
        file = self.files.get_file_from_path(path)
        if file is None or file.inclusion is InclusionLevel.EXCLUDED:
            raise NotAloneError(path)
        lacks_page = file.is_documentation_page() and file.page is None
        if lacks_page or not Path(file.abs_src_path or "").is_file():
            raise NotAloneError(path)
        return file

    def _populate(self, page: Page) -> None:
        """Read a page; its title may not change where other pages show it."""
        plugins, files = self.config.plugins, self.files
        page = plugins.on_pre_page(page, config=self.config, files=files)
        page.read_source(self.config)
        page.markdown = plugins.on_page_markdown(
            page.markdown or "", page=page, config=self.config, files=files
        )
        page.render(self.config, files)
        page.content = plugins.on_page_content(
            page.content or "", page=page, config=self.config, files=files
        )
        path, title = page.file.src_uri, str(page.title)
        if self._titles.get(path, title) != title:
            raise NotAloneError(path)

    def _text(self, page: Page) -> bytes:
        """Return the HTML of a page that was read, and note what the search finds of it."""
        plugins, before = self.config.plugins, len(self._index.entries)
        page.active = True
        try:
            context = get_context(self.nav, self._documents, self.config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            context = plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
            output = plugins.on_post_page(template.render(context), page=page, config=self.config)
        finally:
            page.active = False
        self._entries[page.url] = self._index.entries[before:]
        del self._index.entries[before:]
        return output.encode("utf-8", "xmlcharrefreplace")

    @contextmanager
    def _no_warning(self) -> Iterator[None]:
        """Refuse what MkDocs warns of, which a build of the whole site tells in its own way."""
        counter, log = CountHandler(), logging.getLogger("mkdocs")
        counter.setLevel(logging.WARNING)
        log.addHandler(counter)
        try:
            yield
        finally:
            log.removeHandler(counter)
        if counter.get_counts():
            raise NotAloneError


def is_alone(config: MkDocsConfig) -> bool:
    """Tell whether single pages of a site of this configuration can be built again."""
    search = _plugins(config).get(SEARCH)
    return (
        _plugins(config).keys() <= KNOWN
        and hasattr(search, "on_page_context")
        and not config.hooks
        and not config.extra_templates
    )


def _plugins(config: MkDocsConfig) -> Mapping[str, Any]:
    """Return the plugins by name, that of the theme before the name left out."""
    return {name.rpartition("/")[2]: plugin for name, plugin in config.plugins.items()}


def _put(path: Path, content: bytes) -> None:
    """Make a file of the site hold the content, whole at any moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{WORK}-{path.name}")
    beside.write_bytes(content)
    beside.replace(path)
