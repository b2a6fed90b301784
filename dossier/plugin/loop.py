"""What one save leads to under ``mkdocs serve``: its own page at once, then all that follows.

MkDocs calls ``Loop.build`` in one thread, once for each burst of events. The first call after a
save writes and builds the pages of what changed, and asks for another call, which does the rest
unless there is something newer. Whatever is not a matter of single pages is a whole build.

The server answers meanwhile with the pages that there are: they are replaced one by one, each
whole. It holds requests back only while a whole build is put in place.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from time import monotonic, sleep

from dossier.build import Files
from dossier.load import without_collection
from dossier.plugin.rebuild import Built, NotAloneError
from dossier.plugin.reload import Reload
from dossier.plugin.watched import Watched
from dossier.problems import ContentError, Problem
from dossier.revise import Desk, Revision, SupersededError
from dossier.write import MachineError

log = logging.getLogger("mkdocs.plugins.dossier")

REST = 1.0
"""Seconds for which a save that says less than before must be left alone to be believed."""
PATIENCE = 0.25
"""Seconds after which a save that cannot be read is read again: it may be half written."""
LOOK = 0.1


class Loop:
    """The saves of one run of the server."""

    def __init__(
        self,
        desk: Desk,
        reload: Reload,
        whole: Callable[[], Built | None],
        tell: Callable[[Iterable[Problem]], None],
        watched: Watched,
    ) -> None:
        self._desk, self._reload, self._whole_build, self._tell = desk, reload, whole, tell
        self._built: Built | None = None
        self._revision: Revision | None = None
        """The last one that was read; None when it is not known what was."""
        self._is_open = False
        """Something is left to be done for it."""
        self._unbuilt: set[str] = set()
        """The pages that were written, and that MkDocs has not built since."""
        self._watched = watched

    def begin(self, built: Built | None) -> None:
        """Begin after the first build of the site."""
        self._built, self._is_open = built, built is not None
        self._reload.ask()

    def build(self) -> None:
        """Do what is to be done now."""
        changed = self._watched.look()
        with self._reload.answering(), without_collection():
            if self._built and changed and not any(map(self._watched.is_whole, changed)):
                self._save(self._built)
            elif changed:
                self._whole()
            elif self._built and self._is_open:
                self._finish(self._built)
            else:
                self._reload.stay()

    def forget(self) -> None:
        """Build the whole site next time."""
        self._built = None

    def _save(self, built: Built) -> None:
        """Build the pages of what changed."""
        revision, problems = self._settled()
        self._tell(problems)
        if revision is None:
            return
        try:
            if self._revision is None:
                self._desk.others()  # The whole build before this made every page that is there.
                self._revision = revision
            written = self._desk.first(revision)
            self._unbuilt.update(written)
            built.rebuild(written)
            self._unbuilt.difference_update(written)
        except NotAloneError:
            self._whole()
            return
        except (ContentError, MachineError) as error:
            self._tell(_problems(error))
            return
        self._revision, self._is_open = revision, True
        self._desk.accept(revision)
        self._reload.ask()

    def _finish(self, built: Built) -> None:
        """Build what else follows from the last save, and be ready for the next one."""
        try:
            if self._revision is None:  # After a whole build: only read, to know what changes.
                self._revision = self._desk.read(self._desk.files())
                self._desk.accept(self._revision)
                self._desk.others()
            else:
                self._follow(self._revision, built)
        except SupersededError:
            return
        except NotAloneError:
            self._whole()
            return
        except (ContentError, MachineError) as error:
            if self._revision is not None:
                self._tell(_problems(error))
        self._is_open = False

    def _follow(self, revision: Revision, built: Built) -> None:
        """Build every page that is not as the revision has it, until there is a newer one."""
        written = self._desk.rest(revision, self._is_stale).written
        self._unbuilt.update(written.changed, written.removed, self._desk.others())
        for path in built.shortest_first(self._unbuilt):
            if self._is_stale():
                raise SupersededError
            built.rebuild([path], self._is_stale)
            self._unbuilt.discard(path)
        built.finish()

    def _is_stale(self) -> bool:
        """Tell whether there may be something newer than what is being built."""
        return self._reload.is_asked

    def _whole(self) -> None:
        """Build the whole site."""
        if self._revision is not None:
            self._settled()
        self._built = self._whole_build()
        self._unbuilt.clear()
        self._revision, self._is_open = None, self._built is not None
        if self._is_open:
            self._reload.ask()

    def _settled(self) -> tuple[Revision | None, tuple[Problem, ...]]:
        """Return what the content says, once it is believed, None if it is bad, and its problems.

        A file may be caught half-written: it cannot be read, or says less than before. What is
        left alone for a while is meant as it is.
        """
        files = self._desk.files()
        while True:
            revision, problems = self._read(files)
            wait = PATIENCE
            if revision is not None:
                wait = REST if revision.is_less or self._is_cut(files) else 0
            again = self._left_alone(files, wait)
            if again is None:
                return revision, problems
            files = again

    def _read(self, files: Files) -> tuple[Revision | None, tuple[Problem, ...]]:
        try:
            revision = self._desk.read(files)
        except (ContentError, MachineError) as error:
            return None, _problems(error)
        return revision, revision.problems

    def _left_alone(self, files: Files, seconds: float) -> Files | None:
        """Return None once files were left alone for so long; else what they are now."""
        until = monotonic() + seconds
        while monotonic() < until:
            sleep(LOOK)
            now = self._desk.files()
            if now != files:
                return now
        return None

    def _is_cut(self, files: Files) -> bool:
        """Tell whether a file ended with a line, and now ends in the middle of one."""
        before = self._revision.files if self._revision else {}
        return any(
            isinstance(now, bytes)
            and isinstance(was, bytes)
            and was.endswith(b"\n")
            and not now.endswith(b"\n")
            for path, now in files.items()
            for was in (before.get(path),)
        )


def _problems(error: ContentError | MachineError) -> tuple[Problem, ...]:
    return error.problems if isinstance(error, ContentError) else (error.problem,)
