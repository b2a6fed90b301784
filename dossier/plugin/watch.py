"""What ``mkdocs serve`` watches: what people write, and not what is rendered from it.

Watching ``docs_dir`` would answer every build that writes a page with another build. MkDocs'
own observer also stops for good when a watched folder is away for a moment, as it is during
``git checkout``, fails to start when one is not there yet, and walks through symbolic links to
wherever they lead. Ours sees a folder that is away as an empty one, and follows no link.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

SECONDS = 0.5
"""Between two looks at the watched files, as in MkDocs."""

_AWAY = os.stat_result((stat.S_IFDIR, *[0] * 9))


def watch_only(server: LiveReloadServer, paths: Iterable[str], config: MkDocsConfig) -> None:
    """Watch these files and folders, and of what MkDocs watches so far all but ``docs_dir``."""
    kept = [
        *(path for path in (config.config_file_path, *config.theme.dirs) if _forget(server, path)),
        *paths,
    ]
    _forget(server, config.docs_dir)
    # MkDocs' type is the concrete observer; any observer that was not started yet will do.
    server.observer = PollingObserverVFS(  # type: ignore[assignment]
        patient_stat({os.path.abspath(path) for path in kept}),  # noqa: PTH100 - as MkDocs does.
        os.scandir,
        polling_interval=SECONDS,
    )
    for path in kept:
        server.watch(path)


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
