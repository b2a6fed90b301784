"""From the folder of a dossier to its pages on the disk, and no work done twice.

What a run read, and what it reported, is kept beside the pages. As long as no content file,
template, snapshot or line of this package has changed, and every page is as it was written,
the next run has nothing to do and reports the same.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import jinja2

from dossier.build import Files, Site, site_of, snapshots_folder
from dossier.evidence import RECORD, read_record
from dossier.files import read_files
from dossier.history import state
from dossier.layout import OUTLINES, TEMPLATES
from dossier.past import MEMORY as HISTORY
from dossier.past import Past, Tell, read_past
from dossier.problems import Location, Problem
from dossier.render import SHIPPED
from dossier.write import (
    MANIFEST,
    WAIT,
    Written,
    alone_in,
    errors_in_words,
    intact,
    write_file,
    write_pages,
)

MEMORY = ".dossier-inputs.json"
"""What the last run read and reported; a dotfile, so no engine copies it.

It is believed of the very files that the run wrote. One that came with a pull request, beside
pages that say something else, has not seen their manifest: nobody can know its time and place.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a run did to the folder of the pages, and what the author should know."""

    written: Written
    problems: tuple[Problem, ...]
    """Warnings and notes; an error would have been raised."""


def publish(
    root: Path, to: Path, snapshots: Path | None = None, tell: Tell = lambda _: None
) -> Published:
    """Make the folder *to* hold the pages of the dossier in *root*.

    Raises ContentError with everything that is wrong, nothing written; MachineError when the
    disk refuses, or when another run is writing. *tell* is told in words how far a long run is.
    """
    files, folder = read_files(root), snapshots_folder(root, snapshots)
    inputs = digest(files, root, folder)
    known = _recall(to, inputs)
    if known is not None and known[0] == intact(to):
        unchanged = Written(changed=(), unchanged=tuple(sorted(known[0])), removed=())
        return Published(written=unchanged, problems=known[1])
    past = partial(past_beside, root, to, tell)
    site = site_of(files, read_record(root), root, folder, past)
    written = write_pages(site.pages, to)
    remember(to, inputs, site)
    return Published(written=written, problems=site.problems)


def past_beside(root: Path, to: Path, tell: Tell = lambda _: None) -> Past | None:
    """Return what changed from day to day, and keep beside the pages in *to* what was compared.

    None outside of a git repository; MachineError at a bad disk.
    """
    past, kept = read_past(root, to, tell)
    if past is not None and not to.is_symlink():
        with errors_in_words(to):
            to.mkdir(parents=True, exist_ok=True)
            with alone_in(to, WAIT):
                write_file(to / HISTORY, kept)
    return past


def remember(to: Path, inputs: str, site: Site) -> None:
    """Note beside the pages in *to* what they were made from; MachineError at a bad disk."""
    with errors_in_words(to), alone_in(to, WAIT):
        write_file(to / MEMORY, _memory(inputs, site, _place(to)))


def digest(files: Files, root: Path, snapshots: Path) -> str:
    """Return one hash of everything that a run reads."""
    found = hashlib.sha256(f"{sys.version} {jinja2.__version__} {state(root)}".encode())
    for name, content in (*files.items(), *_others(root, snapshots)):
        text = content if isinstance(content, bytes) else repr(content).encode()
        found.update(f"{name}\0{len(text)}\0".encode())
        found.update(text)
    return found.hexdigest()


def _others(root: Path, snapshots: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the templates, the snapshots and the code by name, in a fixed order."""
    own = Path(__file__).parent
    for folder, pattern in (
        (root / TEMPLATES, "*.jinja"),
        (SHIPPED, "*.jinja"),
        (root, RECORD),
        (root, OUTLINES),
        (snapshots, "*"),
        (own, "*.py"),
        (own, "*/*.py"),
        (own, "*/*/*.py"),
        (own, "*/*/*.json"),
    ):
        for path in sorted(folder.glob(pattern)) if folder.is_dir() else ():
            yield str(path), path.read_bytes() if _is_inside(path, folder) else b""


def _is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path is a file of a folder; a link may lead out of it, to a device, say."""
    try:
        return path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle.
        return False


def _place(to: Path) -> list[int]:
    """Return the number of the manifest on its disk, and the time at which it was written."""
    status = (to / MANIFEST).stat()
    return [status.st_ino, status.st_mtime_ns]


def _memory(inputs: str, site: Site, place: list[int]) -> bytes:
    problems = [asdict(problem) for problem in site.problems]
    pages = {
        path: hashlib.sha256(
            content if isinstance(content, bytes) else content.encode()
        ).hexdigest()
        for path, content in site.pages.items()
    }
    kept = {"inputs": inputs, "place": place, "pages": pages, "problems": problems}
    return json.dumps(kept).encode()


def _recall(to: Path, inputs: str) -> tuple[Mapping[str, str], tuple[Problem, ...]] | None:
    """Return the hashes of the pages that these inputs make, and what was reported of them.

    None if that is not known for certain.
    """
    if (to / MEMORY).is_symlink():
        return None
    try:
        kept = json.loads((to / MEMORY).read_bytes())
        if kept["inputs"] != inputs or kept["place"] != _place(to):
            return None
        problems = tuple(
            Problem(**{**problem, "at": Location(**problem["at"])}) for problem in kept["problems"]
        )
        return dict(kept["pages"]), problems
    except (OSError, ValueError, KeyError, TypeError):
        return None
