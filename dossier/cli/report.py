"""What a command found, as lines or as one JSON object, and the exit code that it means."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from dossier.cli.terminal import put, say, silence, tell, visible
from dossier.problems import ContentError, Location, Problem
from dossier.write.disk import REASONS, MachineError, errors_in_words

Format = Literal["text", "json"]

FINE, PROBLEMS, REFUSED, INTERRUPTED = 0, 1, 3, 130
"""The exit codes; click ends with 2 for wrong use, and shells give the last one for Ctrl-C."""
MACHINE = {"busy", "cannot-print", "cannot-write"}
"""The codes of problems that no edit of the content mends."""
LISTED = ("untouched-sentence", "note")
"""The code and level of problems that are lines of a report anyway."""

_CLIPPED = 100
"""How much of a line is shown above a caret, in characters."""
_LARGE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a command has to say."""

    lines: tuple[str, ...]
    """For people, on standard output."""
    data: Mapping[str, object]
    """The same for machines; the problems are added to it under ``problems``."""
    problems: tuple[Problem, ...] = ()
    terse: bool = False
    """The object has the key ``problems`` only when there are some."""


def present(work: Callable[[], Report], root: Path, form: Format) -> int:
    """Do the work, print what came of it, and return the exit code."""
    report = _done(work, root)
    try:
        _PRINTERS[form](report, root)
    except OSError as error:
        silence(sys.stdout)
        tell(f"the report cannot be printed: {REASONS.get(error.errno or 0, 'no reason is given')}")
        return REFUSED
    return exit_code(report.problems)


def exit_code(problems: tuple[Problem, ...]) -> int:
    """Return the exit code that problems mean; warnings and notes are fine."""
    errors = {problem.code for problem in problems if problem.level == "error"}
    if errors & MACHINE:
        return REFUSED
    return PROBLEMS if errors else FINE


def problem_json(problem: Problem) -> dict[str, object]:
    """Return a problem as an object of the report."""
    return {
        "path": problem.at.path,
        "line": problem.at.line,
        "column": problem.at.column,
        "level": problem.level,
        "code": problem.code,
        "message": problem.message,
    }


def counted(number: int, one: str, several: str = "") -> str:
    """Return a number with its noun: *1 source*, *2 sources*."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def _done(work: Callable[[], Report], root: Path) -> Report:
    try:
        with errors_in_words(root):
            return work()
    except ContentError as error:
        problems = error.problems
    except MachineError as error:
        problems = (error.problem,)
    return Report(lines=(), data={}, problems=problems)


def _print_json(report: Report, root: Path) -> None:
    """Print one object, in ASCII, so that no text in it can do anything to a terminal."""
    del root
    told = {"problems": [problem_json(problem) for problem in report.problems]}
    data = {**report.data, **(told if report.problems or not report.terse else {})}
    put(json.dumps(data, indent=1) + "\n")


def _print_text(report: Report, root: Path) -> None:
    """Print the lines, then the problems that are not in them."""
    for line in report.lines:
        say(line)
    text_of = cache(lambda path: _lines_of(root, path))
    told = [problem for problem in report.problems if (problem.code, problem.level) != LISTED]
    for problem in told:
        tell(str(problem))
        for line in _caret(problem.at, text_of(problem.at.path)):
            tell(line)
    if len(told) > 1:
        levels = Counter(problem.level for problem in told)
        tell(", ".join(counted(number, level) for level, number in sorted(levels.items())))


_PRINTERS: Mapping[Format, Callable[[Report, Path], None]] = {
    "text": _print_text,
    "json": _print_json,
}


def _lines_of(root: Path, path: str) -> list[str]:
    """Return the lines of a file of the dossier; none when it cannot be shown."""
    try:
        file = (root / path).resolve()
        if not file.is_relative_to(root.resolve()) or not file.is_file():
            return []
        if file.stat().st_size > _LARGE:
            return []
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except (OSError, RuntimeError, ValueError):  # RuntimeError: links that lead in a circle.
        return []


def _caret(at: Location, lines: list[str]) -> Iterator[str]:
    """Yield the line of a place and a caret below it, both indented and clipped."""
    if at.line > len(lines) or (at.line, at.column) == (1, 1):
        return
    start = max(0, at.column - 1 - _CLIPPED // 2)
    shown = lines[at.line - 1][start : start + _CLIPPED]
    yield f"    {shown}"
    yield f"    {' ' * len(visible(shown[: at.column - 1 - start]))}^"
