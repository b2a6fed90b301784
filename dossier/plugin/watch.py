"""What ``mkdocs serve`` watches: what people write, and not what is rendered from it.

Watching ``docs_dir`` would answer every build that writes a page with another build. MkDocs'
own observer also stops for good when a watched folder is away for a moment, as it is during
``git checkout``, fails to start when one is not there yet, and walks through symbolic links to
wherever they lead. Ours takes a folder that is away for an empty one, and follows no link.

It looks twice a second whether the files are as the last build saw them, and not whether they
are as at its last look: a file that goes and comes back between two looks may have been away for
the build. Where the system tells of changes by itself, a second observer hears of a save at
once; it loses a folder that is taken away, and is set on it again after each build.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from dossier.plugin.reload import Reload
from dossier.plugin.watched import Watched

SECONDS = 0.5
"""Between two looks at the watched files, as in MkDocs."""
TOGETHER = 0.03
"""Seconds without an event after which a build begins: an editor's save is several events."""

Handler = Callable[[FileSystemEvent], None]


class Eye(Thread):
    """The observer that looks; for the server, one of watchdog's."""

    def __init__(self, watched: Watched, tell: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._watched, self._tell, self._closed = watched, tell, Event()

    def schedule(self, _: FileSystemEventHandler, path: str, *, recursive: bool = False) -> None:
        """Look at another file or folder, which the server, or a plugin, wants to be watched."""
        del recursive
        self._watched.add(Path(path))

    def unschedule(self, _: object) -> None:
        """Do nothing: news is looked for in all that was ever watched."""

    def run(self) -> None:
        """Tell of news until it is stopped."""
        while not self._closed.wait(SECONDS):
            if self._watched.has_news():
                self._tell()

    def stop(self) -> None:
        """Look no more."""
        self._closed.set()


class _Telling(FileSystemEventHandler):
    def __init__(self, tell: Handler) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._tell(event)


class Ear:
    """The observer that hears, on the folders that are there."""

    def __init__(self, paths: Iterable[Path], tell: Handler) -> None:
        self._paths, self._observer = tuple(paths), Observer()
        self._observer.daemon = True
        self._handler = _Telling(tell)
        self._places: Mapping[Path, int] = {}

    def listen(self) -> None:
        """Listen at the folders that are there now; a system that cannot is left to the eye."""
        places = {path: place for path in self._paths if (place := _place(path)) is not None}
        hears = all(one.is_alive() for one in self._observer.emitters)
        if places == self._places and hears:
            return
        with suppress(OSError, RuntimeError):
            self._observer.unschedule_all()
            for path in places:
                self._observer.schedule(self._handler, str(path), recursive=True)
            if not self._observer.is_alive():
                self._observer.start()
            self._places = places

    def stop(self) -> None:
        """Listen no more."""
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()


def watch_only(
    server: LiveReloadServer, docs: Collection[Path], watched: Watched, reload: Reload
) -> Ear:
    """Watch what people write, and of what the server watches so far all but the pages."""
    for path in reload.watches:
        server.unwatch(path)
        if Path(path) not in docs:
            watched.add(Path(path))
    # MkDocs' type is the concrete observer; whatever takes the same calls will do.
    server.observer = Eye(watched, reload.ask)  # type: ignore[assignment]
    server.build_delay = TOGETHER
    for one in watched.paths:
        server.watch(str(one))

    def wake(event: FileSystemEvent) -> None:
        places = (os.fsdecode(place) for place in (event.src_path, event.dest_path) if place)
        if not event.is_directory and any(map(watched.is_news, places)):
            reload.ask()

    ear = Ear(watched.paths, wake)
    ear.listen()
    return ear


def _place(path: Path) -> int | None:
    """Return the number of a folder on its disk; None when there is none, or a link to one."""
    with suppress(OSError):
        status = path.lstat()
        if stat.S_ISDIR(status.st_mode):
            return status.st_ino
    return None
