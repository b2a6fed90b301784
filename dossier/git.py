"""Git, asked for what it keeps; nothing of it is ever changed, fetched or run.

A repository may be a stranger's: unpacked from an archive with settings that name programs, or
files of a pull request that look like a repository of their own.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer

_TIME_LIMIT = 20
"""Seconds; a history that takes longer is gone without."""
MOST = 256 * 1024 * 1024
"""Bytes; so is one that says more, where nothing less is asked for."""
_SETTINGS = (
    "core.quotePath=false",
    "core.fsmonitor=false",  # It would run a program.
    "log.showSignature=false",  # So would this.
    "safe.bareRepository=explicit",  # Committed files can look like a repository without .git.
)
_ELSEWHERE = {
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
}
"""What a hook has in its environment, and what would lead to another repository."""


_FILTER = re.compile(r"(filter\..*)\.(?:clean|process|required)", re.DOTALL)
"""A setting of a program that files go through, before git looks at them."""


def git(
    root: Path, *words: str, given: bytes = b"", without: Sequence[str] = (), most: int = MOST
) -> bytes | None:
    """Return what git prints when it is run in *root*, and is given some bytes to read.

    None when it fails, takes too long, says more than *most* bytes, or is not there. A command
    that would put files through filters is run *without* them.
    """
    settings = (word for setting in _SETTINGS for word in ("-c", setting))
    command = ["git", "-C", str(root), "--literal-pathspecs", *settings, *words]
    try:
        with TemporaryFile() as asked:
            asked.write(given)
            asked.seek(0)
            with subprocess.Popen(  # noqa: S603 - no shell, and each word is one argument.
                command,
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**_environment(), **_switched_off(without)},
            ) as process:
                return _answer(process, most)
    except (OSError, ValueError):  # ValueError: a NUL in a word.
        return None


def filters(root: Path) -> Sequence[str] | None:
    """Return the filters that the settings know, each with a program; None when git fails.

    Which file goes through one is said in ``.gitattributes``, which a stranger may send.
    """
    listed = git(root, "config", "--name-only", "-z", "--list")
    if listed is None:
        return None
    names = listed.decode("utf-8", "surrogateescape").split("\0")
    return sorted({made[1] for made in map(_FILTER.fullmatch, names) if made})


def came_with(file: Path, root: Path) -> bool:
    """Tell whether a file is part of the repository of *root*, or of that of its own folder."""
    own = git(file.parent, "ls-files", "-z", "--", file.name)
    return bool(own or git(root, "ls-files", "-z", "--", str(file.absolute())))


def _answer(process: subprocess.Popen[bytes], most: int) -> bytes | None:
    """Return all that a process prints, unless it fails, or is stopped because it is too much."""
    told, timer = bytearray(), Timer(_TIME_LIMIT, process.kill)
    timer.start()
    try:
        while process.stdout and (some := process.stdout.read(1 << 16)):
            told += some
            if len(told) > most:
                process.kill()
                return None
        return bytes(told) if process.wait() == 0 else None
    finally:
        timer.cancel()


def _environment() -> dict[str, str]:
    """Return our own environment, in which git speaks plainly and asks nobody."""
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return {
        **kept,
        "GIT_ALLOW_PROTOCOL": "",  # An object that is not at hand is not fetched.
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def _switched_off(filters: Sequence[str]) -> Mapping[str, str]:
    """Return what is added to an environment, for which these filters are none."""
    before = os.environ.get("GIT_CONFIG_COUNT", "")
    first = int(before) if before.isdecimal() else 0
    settings = [f"{one}.{key}" for one in filters for key in ("clean", "process", "required")]
    added = {"GIT_CONFIG_COUNT": str(first + len(settings))} if settings else {}
    for number, name in enumerate(settings, first):
        added[f"GIT_CONFIG_KEY_{number}"] = name
        added[f"GIT_CONFIG_VALUE_{number}"] = "false" if name.endswith("required") else ""
    return added
