"""Where a piece of prose stands in the file that holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from dossier.problems import Location, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of a text, the place where it begins, and what is wrong with it."""

    lines: tuple[str, ...]
    at: Location
    known: Container[str]
    """Ids that may be cited, whatever their form: where it is wrong, that is said elsewhere."""
    problems: list[Problem] = field(default_factory=list)
    """Grows while the text is read."""

    def start(self, line: int) -> Location:
        """Return the place of the first mark on a line, which is counted from 0."""
        words = self.lines[line]
        return self.place(line, len(words) - len(words.lstrip()))

    def place(self, line: int, column: int) -> Location:
        """Return the place of a line and a column, both counted from 0."""
        return Location(self.at.path, self.at.line + line, self.at.column + column)

    def report(self, line: int, code: str, message: str) -> None:
        """Note a problem with the block that begins on a line, which is counted from 0."""
        self.problems.append(Problem(self.start(line), code, message))


@dataclass(frozen=True, kw_only=True)
class Content:
    """The words of one block: its lines, each without what opens the block."""

    lines: Lines
    text: str
    first: int
    """The line on which the block begins, counted from 0."""

    def place(self, offset: int) -> Location:
        """Return the place of an offset in the text."""
        row = bisect_right(self._starts, offset) - 1
        part = self._parts[row].rstrip()
        whole = self.lines.lines[self.first + row].rstrip()
        opened = len(whole) - len(part) if whole.endswith(part) else max(0, whole.find(part))
        return self.lines.place(self.first + row, opened + offset - self._starts[row])

    def report(self, offset: int, code: str, message: str) -> None:
        """Note a problem at an offset in the text."""
        self.lines.problems.append(Problem(self.place(offset), code, message))

    @cached_property
    def _parts(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(part) + 1 for part in self._parts)]
