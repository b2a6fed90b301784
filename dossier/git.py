"""Git, asked for what it keeps; nothing of it is ever changed, and nothing is fetched."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_TIME_LIMIT = 20
"""Seconds; a history that takes longer is gone without."""
_SETTINGS = (
    "core.quotePath=false",
    "core.fsmonitor=false",  # It would run a program.
    "log.showSignature=false",  # So would this.
    "protocol.allow=never",  # An object that is not at hand is not fetched.
)
_ELSEWHERE = {
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
}
"""What a hook has in its environment, and what would lead to another repository."""


def git(root: Path, *words: str, given: bytes = b"") -> bytes | None:
    """Return what git prints when it is run in *root*, and is given some bytes to read.

    None when it fails, takes too long, or is not there.
    """
    settings = (word for setting in _SETTINGS for word in ("-c", setting))
    command = ["git", "-C", str(root), "--literal-pathspecs", *settings, *words]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and each word is one argument.
            command,
            input=given,
            capture_output=True,
            check=False,
            timeout=_TIME_LIMIT,
            env=_environment(),
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):  # ValueError: a NUL in a word.
        return None
    return done.stdout if done.returncode == 0 else None


def _environment() -> Mapping[str, str]:
    """Return our own environment, in which git speaks plainly and asks nobody."""
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
