"""The site in place as it is until the next one is whole, whatever ends the build.

MkDocs empties ``site_dir`` before it renders the first page. So a build goes into a hidden
folder in ``site_dir``, which MkDocs leaves alone when it cleans, which is on the same disk, and
which is below a link or a mount as the site is. A finished build is put in place by renaming;
a run that is killed in the middle of that is finished by the next. What MkDocs would keep in
``site_dir``, hidden files, stays.

What becomes of the folder of a build: ``new`` while MkDocs writes it, ``ready`` once it is whole,
``placing`` when what has no successor is out of the way. What it replaces waits in ``old``.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from dossier.write import LOCK, WAIT, alone_in, errors_in_words

WORK = ".dossier-build"
"""The folder in ``site_dir`` that is there during a build; a dotfile, so MkDocs leaves it."""
NEW, READY, PLACING, OLD = "new", "ready", "placing", "old"


@contextmanager
def build_aside(config: MkDocsConfig) -> Iterator[Path]:
    """Have MkDocs build into a folder beside the site, which this is, until the build is over.

    Raises MachineError as ``staged`` does.
    """
    site = config.site_dir
    with staged(Path(site)) as new:
        config.site_dir = str(new)
        try:
            yield new
        finally:
            below = Path(config.site_dir)  # Another plugin may have sent the build elsewhere.
            if below.is_relative_to(new):
                config.site_dir = str(Path(site, below.relative_to(new)))


@contextmanager
def staged(site: Path, *, wait: float = WAIT) -> Iterator[Path]:
    """Hold a site during a build: the empty folder to build into, which is taken away in the end.

    Raises MachineError when the disk refuses, or when another run has not finished with the
    site after *wait* seconds.
    """
    top = site / WORK if site.exists() else site
    with _alone_below(site, wait) as work:
        try:
            with errors_in_words(site):
                _settle(site)
                (work / NEW).mkdir()
            yield work / NEW
        finally:
            _settle(site)
            _leave(work, top)


@contextmanager
def _alone_below(site: Path, wait: float) -> Iterator[Path]:
    """Hold the lock of the folder of a build, which the run before takes away with its lock."""
    work, until = site / WORK, time.monotonic() + wait
    with ExitStack() as held:
        while True:
            left = until - time.monotonic()
            with errors_in_words(site), suppress(*([FileNotFoundError] if left > 0 else [])):
                if work.is_symlink():
                    work.unlink()
                work.mkdir(parents=True, exist_ok=True)
                held.enter_context(alone_in(work, max(0, left)))
                break
        yield work


def put_in_place(new: Path) -> None:
    """Make the build in the folder that ``staged`` gave the site; MachineError at a bad disk."""
    site = new.parents[1]
    with errors_in_words(site):
        new.rename(new.with_name(READY))
        _settle(site)


def _settle(site: Path) -> None:
    """Finish what was being put in place, and drop what was not."""
    work = site / WORK
    if _is_folder(work / READY):
        _make_way(site, work)
        (work / READY).rename(work / PLACING)
    if _is_folder(work / PLACING):
        _place(site, work)
    for name in (NEW, READY, PLACING, OLD):
        _remove(work / name)


def _make_way(site: Path, work: Path) -> None:
    """Move out of the site what the new one does not have; a hidden file is not of the site."""
    (work / OLD).mkdir(exist_ok=True)
    for entry in list(site.iterdir()):
        if not entry.name.startswith(".") and not os.path.lexists(work / READY / entry.name):
            try:
                entry.rename(work / OLD / entry.name)
            except OSError:
                _remove(entry)


def _place(site: Path, work: Path) -> None:
    """Move each entry of the new site to its place, the old one first out of it."""
    for entry in sorted((work / PLACING).iterdir()):
        target = site / entry.name
        if entry.name.startswith("."):
            _copy_over(entry, target)
            continue
        try:
            if os.path.lexists(target):
                target.rename(work / OLD / entry.name)
            entry.rename(target)
        except OSError:  # A mount, or a folder that another program holds open on Windows.
            _remove(target)
            _copy_over(entry, target)


def _copy_over(entry: Path, target: Path) -> None:
    """Copy into what is there; then take the copied away, so that a next run knows it is done."""
    if entry.is_dir():
        shutil.copytree(entry, target, dirs_exist_ok=True)
    else:
        shutil.copy2(entry, target)
    _remove(entry)


def _remove(path: Path) -> None:
    """Remove what can be removed, as MkDocs does; a link is removed, and not what it leads to."""
    if _is_folder(path):
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _leave(work: Path, top: Path) -> None:
    """Take away the lock and the folders up to *top* that are empty then."""
    with suppress(OSError):  # Windows keeps a lock that is held; it is small, and hidden.
        (work / LOCK).unlink()
        work.rmdir()
        top.rmdir()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
