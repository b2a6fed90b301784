"""The process in which a file is read: bytes come in, one JSON object goes out.

``fence`` starts it. What the readers of pages and PDFs print goes nowhere near the answer.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from functools import partial

from dossier.extract.fence import FAULTS, TOO_MUCH
from dossier.extract.found import Extract
from dossier.extract.page import read_page
from dossier.extract.pdf import read_pdf

READERS: Mapping[str, Callable[[bytes], Extract]] = {
    "html": partial(read_page, whole=False),
    "whole": partial(read_page, whole=True),
    "pdf": read_pdf,
}


def main(reader: str, seconds: str, memory: str) -> int:
    """Read a file from standard input, answer on standard output, and return the exit code."""
    answer = os.dup(1)
    os.dup2(2, 1)
    _limit(int(seconds), int(memory))
    try:
        found: object = asdict(READERS[reader](sys.stdin.buffer.read()))
    except tuple(FAULTS.values()) as error:
        word = next(word for word, one in FAULTS.items() if isinstance(error, one))
        found = {word: str(error)}
    except (MemoryError, RecursionError):
        return TOO_MUCH
    with os.fdopen(answer, "wb") as out:
        out.write(json.dumps(found).encode())
    return 0


def _limit(seconds: int, memory: int) -> None:
    """Ask the system to stop this process when it takes too much; not every system can."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on Windows.

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
