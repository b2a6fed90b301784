"""A dossier published after each save: first the pages of what changed, then all that follows.

A saved value changes the page of its subject, and then the lists, the tables and the sources on
which it stands, too. The first is made at once, from what the last run has read and compared;
the rest takes as long as a run from nothing, leaves the pages as such a run does, and is given
up when there is something newer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from dossier.build import (
    Files,
    Site,
    basis_of,
    data_files,
    days_of,
    own_templates,
    snapshots_folder,
)
from dossier.evidence import read_record
from dossier.files import read_files
from dossier.load import without_collection
from dossier.memory import Memory
from dossier.pages import Basis, Page, layouts, record_pages
from dossier.problems import ContentError, Problem
from dossier.publish import Published, digest, past_beside, remember
from dossier.render import SHIPPED, Templates, render_all, templates
from dossier.write import listed_in, refused_links, rewrite_pages, write_pages

MOST_FIRST = 12
"""So many records may have changed for their pages to be made first."""


class SupersededError(Exception):
    """Something newer is there, and the rest of the pages is not worth its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What the content says after a save."""

    files: Files = field(repr=False)
    basis: Basis = field(repr=False)
    problems: tuple[Problem, ...]
    """Warnings and notes; an error would have been raised."""
    changed: tuple[str, ...]
    """The ids of the records of which something else is said than in the revision before."""
    is_less: bool
    """It says less than the one before: a claim, a source or a page of prose is gone."""


class Desk:
    """The content in *root* and the pages in *to*, from save to save."""

    def __init__(self, root: Path, to: Path, snapshots: Path | None) -> None:
        self._root, self._to, self._snapshots = root, to, snapshots
        self._memory, self._days = Memory(), Memory()
        self._last: Revision | None = None
        self._templates: tuple[object, Templates] | None = None
        self._listed: Mapping[str, str] = {}
        """The pages as ``others`` saw them."""

    def files(self) -> Files:
        """Return what stands in the content folder now."""
        return read_files(self._root)

    def read(self, files: Files) -> Revision:
        """Return what files say; ContentError with everything that is wrong."""
        links = refused_links(self._to)
        if links:
            raise ContentError(links)
        snapshots = snapshots_folder(self._root, self._snapshots)
        record = read_record(self._root)
        with self._memory.run(), without_collection():
            basis, problems = basis_of(files, record, self._root, snapshots, self._memory)
        last = self._last.basis if self._last else None
        return Revision(
            files=files,
            basis=basis,
            problems=problems,
            changed=tuple(_changed(basis, last)) if last else (),
            is_less=bool(last and _is_less(basis, last)),
        )

    def accept(self, revision: Revision) -> None:
        """Take a revision for the one that the next is compared with."""
        self._last = revision

    def first(self, revision: Revision) -> tuple[str, ...]:
        """Write the pages of the records that changed; return the paths of those that differ.

        Raises ContentError when a template is broken, and MachineError when the disk refuses.
        """
        if len(revision.changed) > MOST_FIRST:
            return ()
        views = record_pages(revision.changed, revision.basis)
        written = rewrite_pages(render_all(views, self._environment()), self._to)
        now = listed_in(self._to)
        self._listed = {**self._listed, **{path: now[path] for path in written}}
        return written

    def others(self) -> tuple[str, ...]:
        """Return the paths of the pages that are not as they were when this was asked before.

        Another server, or ``dossier render``, may have written them first.
        """
        before, self._listed = self._listed, listed_in(self._to)
        return tuple({path for path, _ in before.items() ^ self._listed.items()})

    def rest(self, revision: Revision, is_stale: Callable[[], bool]) -> Published:
        """Write every page, as ``publish`` does; SupersededError once the revision is stale."""
        with self._days.run():
            days = days_of(revision.files, revision.basis, self._root, self._days)
        past = past_beside(self._root, self._to)
        basis = replace(revision.basis, days=days, past=past)
        inputs = digest(revision.files, self._root, snapshots_folder(self._root, self._snapshots))
        pages = render_all(_until(layouts(basis), is_stale), self._environment())
        site = Site(pages={**pages, **data_files(basis)}, problems=revision.problems)
        if is_stale():
            raise SupersededError
        written = write_pages(site.pages, self._to)
        remember(self._to, inputs, site)
        return Published(written=written, problems=site.problems)

    def _environment(self) -> Templates:
        """Return the templates, parsed again when one of them changed."""
        folder = own_templates(self._root)
        stamp = tuple(_stamps(folder)), tuple(_stamps(SHIPPED))
        if self._templates is None or self._templates[0] != stamp:
            self._templates = stamp, templates(folder)
        return self._templates[1]


def _until(lay_outs: Iterator[Callable[[], Page]], is_stale: Callable[[], bool]) -> Iterator[Page]:
    for lay_out in lay_outs:
        if is_stale():
            raise SupersededError
        yield lay_out()


def _changed(basis: Basis, last: Basis) -> Iterator[str]:
    """Yield the ids of the subjects and sources that another thing is said of."""
    for kept, known in (
        (basis.dossier.sources, last.dossier.sources),
        (basis.dossier.subjects, last.dossier.subjects),
    ):
        for id_, record in kept.items():
            if id_ in known and (record != known[id_] or _found(id_, basis) != _found(id_, last)):
                yield id_


def _found(id_: str, basis: Basis) -> tuple[object, ...]:
    """Return what is claimed of a subject, and what is found in it."""
    claims = basis.dossier.claims_of.get(id_, {})
    return (claims, [basis.findings.groups_of.get((id_, name)) for name in claims])


def _is_less(basis: Basis, last: Basis) -> bool:
    """Tell whether something that was said is not said any more, and nothing in its place."""
    now, before = basis.dossier, last.dossier
    return (
        len(now.claims) < len(before.claims)
        or len(now.prose) < len(before.prose)
        or bool(before.sources.keys() - now.sources.keys())
        or bool(before.subjects.keys() - now.subjects.keys())
    )


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield the name, the time and the size of each template in a folder."""
    for path in sorted(folder.glob("*.jinja")) if folder.is_dir() else ():
        status = path.stat()
        yield path.name, status.st_mtime_ns, status.st_size
