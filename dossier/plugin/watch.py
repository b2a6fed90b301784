"""What ``mkdocs serve`` watches: what people write, and not what is rendered from it.

Watching ``docs_dir`` would answer every build that writes a page with another build. MkDocs'
own observer also stops for good when a watched folder is away for a moment, as it is during
``git checkout``, fails to start when one is not there yet, and walks through symbolic links to
wherever they lead. Ours sees a folder that is away as an empty one, and follows no link.

That one looks twice a second. Where the system tells of changes by itself, a second observer
hears of a save at once; it loses a folder that is taken away, and is set on it again after each
build. An event that tells nothing new, since both of them tell of each save, is passed over.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserverVFS

from dossier.plugin.reload import Reload
from dossier.plugin.stamps import Stamps, stamp

SECONDS = 0.5
"""Between two looks at the watched files, as in MkDocs."""
TOGETHER = 0.03
"""Seconds without an event after which a build begins: an editor's save is several events."""

_AWAY = os.stat_result((stat.S_IFDIR, *[0] * 9))
Handler = Callable[[FileSystemEvent], None]


class Known(Protocol):
    """What is known of the watched files."""

    seen: Stamps
    """As they were when the last build began."""


class _Poller(PollingObserverVFS):
    """The observer that looks, and tells only what is new."""

    is_news: Callable[[FileSystemEvent], bool]

    def schedule(self, event_handler: FileSystemEventHandler, *args: Any, **rest: Any) -> Any:  # noqa: ANN401 - as in watchdog.
        """Watch a path; the handler gets the events that are news."""
        told = event_handler.on_any_event

        def tell(event: FileSystemEvent) -> None:
            if self.is_news(event):
                told(event)

        event_handler.on_any_event = tell  # type: ignore[method-assign]
        return super().schedule(event_handler, *args, **rest)


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
        self._places: tuple[int | None, ...] = ()

    def listen(self) -> None:
        """Listen at the folders that are there now; a system that cannot is left to the poller."""
        places = tuple(_place(path) for path in self._paths)
        if places == self._places:
            return
        self._places = places
        with suppress(OSError, RuntimeError):
            self._observer.unschedule_all()
            for path, place in zip(self._paths, places, strict=True):
                if place is not None and path.is_dir() and not path.is_symlink():
                    self._observer.schedule(self._handler, str(path), recursive=True)
            if not self._observer.is_alive():
                self._observer.start()

    def stop(self) -> None:
        """Listen no more."""
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()


def watch_only(
    server: LiveReloadServer,
    paths: Iterable[Path],
    config: MkDocsConfig,
    known: Known,
    reload: Reload,
) -> Ear:
    """Watch these files and folders, and of what MkDocs watches so far all but ``docs_dir``."""
    kept = [
        *(path for path in (config.config_file_path, *config.theme.dirs) if _forget(server, path)),
        *map(str, paths),
    ]
    _forget(server, config.docs_dir)

    def is_news(event: FileSystemEvent) -> bool:
        """Tell whether a file of the event is not as it was when the last build began."""
        places = (os.fsdecode(place) for place in (event.src_path, event.dest_path) if place)
        return not event.is_directory and any(
            stamp(place) != known.seen.get(place) for place in places
        )

    def wake(event: FileSystemEvent) -> None:
        if is_news(event):
            reload.ask()

    # MkDocs' type is the concrete observer; any observer that was not started yet will do.
    poller = _Poller(
        patient_stat({os.path.abspath(path) for path in kept}),  # noqa: PTH100 - as MkDocs does.
        os.scandir,
        polling_interval=SECONDS,
    )
    poller.is_news = is_news
    server.observer = poller  # type: ignore[assignment]
    server.build_delay = TOGETHER
    for path in kept:
        server.watch(path)
    ear = Ear(map(Path, kept), wake)
    ear.listen()
    return ear


def _place(path: Path) -> int | None:
    """Return the number of a file or folder on its disk; None when there is none."""
    try:
        return path.lstat().st_ino
    except OSError:
        return None


def _forget(server: LiveReloadServer, path: str | None) -> bool:
    """Stop watching a path; tell whether it was watched."""
    with suppress(KeyError):
        server.unwatch(path or "")
        return True
    return False


def patient_stat(watched: set[str]) -> Callable[[str], os.stat_result]:
    """Return a ``stat`` that follows no link, and for which a watched path is always there."""

    def patient(path: str) -> os.stat_result:
        try:
            return os.lstat(path)
        except OSError:
            if path in watched:
                return _AWAY
            raise

    return patient
