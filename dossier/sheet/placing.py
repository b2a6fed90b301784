"""Problems of the amended files, at the row from which they come, or where they were before."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from dossier.amend import Amended
from dossier.model import FLAT
from dossier.problems import Location, Problem
from dossier.sheet.columns import EXCERPT
from dossier.sheet.fitting import Fitting
from dossier.yamltree import Path, Tree, read_tree


@dataclass(frozen=True)
class Placing:
    """What is known of the places in amended files."""

    new: Sequence[Fitting]
    amended: Mapping[str, Amended]

    def at_row(self, problem: Problem) -> Problem:
        """Return a problem at the cell from which it comes, if it comes from one."""
        at = problem.at
        starts = self._starts.get(at.path, [])
        index = bisect_right(starts, at, key=lambda start: start[0]) - 1
        if index < 0 or not (starts[index][0] == at or self._is_added(at)):
            return problem
        _, fitting, column = starts[index]
        return fitting.row.problem(column, problem.code, problem.message, problem.level)

    def _is_added(self, at: Location) -> bool:
        return self.amended[at.path].line_before(at.line) is None

    def before(self, problem: Problem) -> Problem:
        """Return a problem that comes from no row where it stands in the file as it was."""
        at, amended = problem.at, self.amended.get(problem.at.path)
        line = amended.line_before(at.line) if amended else None
        return replace(problem, at=replace(at, line=line or at.line))

    @cached_property
    def _starts(self) -> Mapping[str, list[tuple[Location, Fitting, str]]]:
        """Where each part of the new claims begins, with its row and column, by file."""
        return {path: [*self._starts_in(path, one.text)] for path, one in self.amended.items()}

    def _starts_in(self, path: str, text: str) -> Iterator[tuple[Location, Fitting, str]]:
        tree = read_tree(text, path, 4 * len(text) + 4)
        fittings = [one for one in self.new if one.entry.tree.file.path == path]
        starts = (
            (at, fitting, column)
            for fitting, place in zip(fittings, _paths(fittings, tree), strict=True)
            for at, column in _parts(fitting, tree, place)
        )
        yield from sorted(starts, key=lambda start: start[0])


def _paths(fittings: Iterable[Fitting], tree: Tree) -> Iterator[Path]:
    """Yield where in the tree of their file claims stand that were added to the ends of lists."""
    lists = [_list_of(one) for one in fittings]
    left = Counter(lists)
    for path in lists:
        claims: Any = tree.find(path)
        yield (*path, len(claims) - left[path])
        left[path] -= 1


def _list_of(fitting: Fitting) -> Path:
    claims = (*fitting.entry.path, "claims")
    return claims if fitting.entry.kind in FLAT else (*claims, fitting.property)


def _parts(fitting: Fitting, tree: Tree, path: Path) -> Iterator[tuple[Location, str]]:
    """Yield where the parts of a claim begin, and their columns."""
    yield tree.at(path), "value"
    for key, written in fitting.claim.items():
        yield tree.at((*path, key)), key
        for part in written if isinstance(written, Mapping) else ():
            column = part if part in EXCERPT and part in fitting.row.columns else key
            yield tree.key_at((*path, key, part)), column
            yield tree.at((*path, key, part)), column
