"""A process of its own for a file that may be made to break what reads it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from dossier.extract.found import Extract, ExtractError, Kind, MissingExtraError, Stated

SECONDS = 120
"""How long a file may take."""
MEMORY = 2 * 1024**3
"""How many bytes of memory a file may take, where the system can be asked to see to it."""
FAULTS = {"fault": ExtractError, "missing": MissingExtraError}
"""By the word that the process sends back: the error that it means."""
TOO_MUCH = 9
"""How the process ends when memory, or the nesting of a file, is too much for it."""

_OVER = (
    f"reading it takes more than {SECONDS} seconds or {MEMORY // 1024**3} GB; it may be made to "
    "break readers, so save the text of it as a .txt file, and add that"
)


def read_apart(kind: Kind, content: bytes, *, whole: bool) -> Extract:
    """Return what a page or a PDF holds, read in a process that is stopped when it is too much."""
    # -P keeps the current folder, which may be a stranger's, out of what is imported.
    reader = "whole" if kind == "html" and whole else kind
    limits = [str(SECONDS), str(MEMORY)]
    command = [sys.executable, "-P", "-m", "dossier.extract.apart", reader, *limits]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, with words of our own.
            command, input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise ExtractError(_OVER) from None
    if done.returncode < 0 or done.returncode == TOO_MUCH:
        raise ExtractError(_OVER)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    found = json.loads(done.stdout)
    for word, error in FAULTS.items():
        if word in found:
            raise error(found[word])
    return _extract(found)


def _extract(found: dict[str, Any]) -> Extract:
    """Return what the process sent, as it was before it was JSON."""
    stated = {
        key: Stated(value=one["value"], where=one["where"], others=tuple(one["others"]))
        for key, one in found["stated"].items()
    }
    lists = {name: tuple(found[name]) for name in ("pages", "remarks")}
    return Extract(**{**found, **lists, "stated": stated})
