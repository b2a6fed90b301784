"""What a command found, for people or for programs, and the exit code that it means."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from dossier.cli.annotations import above, annotation
from dossier.cli.caret import caret, lines_of
from dossier.cli.sarif import sarif_log
from dossier.cli.terminal import as_json, put, say, silence, tell
from dossier.problems import ContentError, Level, Problem
from dossier.write import REASONS, MachineError, errors_in_words

Format = Literal["text", "json", "github", "sarif"]

FINE, PROBLEMS, REFUSED, INTERRUPTED = 0, 1, 3, 130
"""The exit codes; click ends with 2 for wrong use, and shells give the last one for Ctrl-C."""
MACHINE = {"busy", "cannot-print", "cannot-write", "missing-package"}
"""The codes of problems that no edit of the content mends."""
LISTED = ("untouched-sentence", "note")
"""The code and level of problems that are lines of a report anyway."""

FIRST = 20
"""So many problems are shown at once where there may be a thousand."""
REST = "to see them all, run: dossier check --all"

_GRAVEST: Mapping[Level, int] = {"error": 0, "warning": 1, "note": 2}


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


def present(
    work: Callable[[], Report], root: Path, form: Format, *, most: int | None = None
) -> int:
    """Do the work, print what came of it, and return the exit code.

    As text, at most *most* problems are shown, as ``tell_problems`` does; all when it is None.
    """
    report = _done(work, root)
    try:
        if form == "text":
            _print_text(report, root, most)
        else:
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


def without_notes(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without the notes, which are for ``verify`` to tell."""
    return tuple(problem for problem in problems if problem.level != "note")


def problem_json(problem: Problem) -> dict[str, object]:
    """Return a problem as an object of the report."""
    return {
        **asdict(problem.at),
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


def tell_problems(problems: Sequence[Problem], root: Path, most: int | None = None) -> None:
    """Print problems to standard error, each with its line and a caret, and how many there are.

    Of more than *most*, the gravest are shown, in their order, and then how to see the rest.
    """
    shown = problems if most is None else _gravest(problems, most)
    text_of = cache(lambda path: lines_of(root, path))
    for problem in shown:
        tell(str(problem))
        for line in caret(problem.at, text_of(problem.at.path)):
            tell(line)
    if len(shown) < len(problems):
        tell(f"… and {len(problems) - len(shown)} more; {REST}")
    if len(problems) > 1:
        tell(totals(problems))


def totals(problems: Iterable[Problem]) -> str:
    """Return how many problems of each level there are: *2 errors, 1 warning*."""
    levels = Counter(problem.level for problem in problems)
    return ", ".join(counted(levels[level], level) for level in _GRAVEST if levels[level])


def _gravest(problems: Sequence[Problem], most: int) -> Sequence[Problem]:
    """Return the gravest of some problems, in the order in which they are."""
    order = sorted(range(len(problems)), key=lambda at: _GRAVEST[problems[at].level])
    return [problems[at] for at in sorted(order[:most])]


def _print_text(report: Report, root: Path, most: int | None) -> None:
    """Print the lines, then the problems that are not in them."""
    for line in report.lines:
        say(line)
    told = [problem for problem in report.problems if (problem.code, problem.level) != LISTED]
    tell_problems(told, root, most)


def _print_json(report: Report, root: Path) -> None:
    """Print one object, in ASCII, so that no text in it can do anything to a terminal."""
    del root
    told = {"problems": [problem_json(problem) for problem in report.problems]}
    data = {**report.data, **(told if report.problems or not report.terse else {})}
    put(as_json(data))


def _print_github(report: Report, root: Path) -> None:
    """Print the lines, and each problem as a command that GitHub Actions shows in its place."""
    for line in report.lines:
        say(line)
    folder = above(root)
    for problem in report.problems:
        put(annotation(problem, folder) + "\n")
    if report.problems:
        say(totals(report.problems))


def _print_sarif(report: Report, root: Path) -> None:
    """Print one log in the form of SARIF 2.1.0, in ASCII."""
    put(as_json(sarif_log(report.problems, above(root))))


_PRINTERS: Mapping[str, Callable[[Report, Path], None]] = {
    "json": _print_json,
    "github": _print_github,
    "sarif": _print_sarif,
}
