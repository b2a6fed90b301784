"""Problems as the workflow commands of GitHub Actions, which shows them in the files they are in.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from dossier.cli.terminal import visible
from dossier.problems import Level, Problem

_COMMANDS: Mapping[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
_VALUE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _VALUE | str.maketrans({":": "%3A", ",": "%2C"})


def annotation(problem: Problem, folder: str) -> str:
    """Return a problem as one command; *folder* leads to the dossier, as ``above`` has it.

    The place is said again in the message, for the log of the run shows nothing else.
    """
    path = visible(folder + problem.at.path)
    properties = {
        "file": path,
        "line": str(problem.at.line),
        "col": str(problem.at.column),
        "title": problem.code,
    }
    stated = ",".join(f"{name}={text.translate(_PROPERTY)}" for name, text in properties.items())
    message = f"{path}:{problem.at.line}:{problem.at.column}: {visible(problem.message)}"
    return f"::{_COMMANDS[problem.level]} {stated}::{message.translate(_VALUE)}"


def above(root: Path) -> str:
    """Return the way from the top of the repository to the folder of a dossier, ending in a slash.

    Empty when the dossier is at the top, or in no repository that can be seen.
    """
    here = root.resolve()
    top = next((one for one in (here, *here.parents) if (one / ".git").exists()), None)
    workspace = Path(os.environ.get("GITHUB_WORKSPACE") or here).resolve()
    if top is None and here.is_relative_to(workspace):
        top = workspace
    way = here.relative_to(top or here).as_posix()
    return "" if way == "." else f"{way}/"
