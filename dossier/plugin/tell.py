"""Problems on the terminal, and the end of a build that has any."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from mkdocs.exceptions import Abort

from dossier.cli.report import FIRST, Report, present, without_notes
from dossier.problems import Problem
from dossier.write import MachineError


def print_problems(problems: tuple[Problem, ...], root: Path) -> tuple[str, ...]:
    """Print the problems, not the notes, and return the errors among them, a line for each."""
    told = tuple(sorted(without_notes(problems)))
    present(lambda: Report(lines=(), data={}, problems=told), root, "text", most=FIRST)
    return tuple(str(problem) for problem in told if problem.level == "error")


def end_build() -> NoReturn:
    """End the build; why has been said."""
    raise Abort("Nothing was built.")


@contextmanager
def machine_told(root: Path) -> Iterator[None]:
    """End the build with one line when the machine would not do it."""
    try:
        yield
    except MachineError as error:
        print_problems((error.problem,), root)
        end_build()
