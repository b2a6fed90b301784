"""The server of MkDocs, asked for a build and for what it watches, and answering during a build.

MkDocs has no public way to do so: its server builds when a file changes, and holds requests
back while it does. This is the only place that reaches into it; 1.6 is its last version:
https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/livereload/__init__.py
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from mkdocs.livereload import LiveReloadServer


class Reload:
    """When the server builds, and what it shows meanwhile."""

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        self._next: int | None = None
        """The version of the site that is being built, while requests are not held back for it."""

    def ask(self) -> None:
        """Have the site built, as when a file changes."""
        with self._server._rebuild_cond:
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()

    @property
    def is_asked(self) -> bool:
        """A build was asked for since the one that is going on began."""
        return self._server._want_rebuild

    @property
    def watches(self) -> Sequence[str]:
        """The files and folders that the server watches."""
        return tuple(self._server._watched_paths)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Let requests be answered during a build; browsers reload after it."""
        self._next = self._server._wanted_epoch
        self._show(self._server._visible_epoch)
        try:
            yield
        finally:
            self.hold()

    def hold(self) -> None:
        """Hold requests back until the build is over."""
        if self._next is not None:
            self._show(self._next)
            self._next = None

    def stay(self) -> None:
        """Have no browser reload after this build, which changed nothing."""
        self._next = None

    def _show(self, version: int) -> None:
        with self._server._epoch_cond:
            self._server._wanted_epoch = version
            self._server._epoch_cond.notify_all()
