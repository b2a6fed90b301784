"""One server of pages, from its first page until it is stopped, in a process group of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

PATIENCE = 1800
"""Seconds to wait for a first page, or for a changed one."""
LOOK = 0.005
"""Seconds between two requests for a page that is waited for."""
IDLE = 0.1
"""The share of a processor below which a server is at rest."""
REST = 2
"""Seconds for which its use is looked at."""
LONGEST_REST = 180
"""Seconds after which a server that is never at rest is taken as it is."""
TICKS = os.sysconf("SC_CLK_TCK")


class ServerError(Exception):
    """The server ended, or never shows what is waited for; the text is the end of its log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that runs."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def page(self, path: str) -> str:
        """Return what stands at a path now; nothing without a whole answer, or at a refusal."""
        address = f"http://127.0.0.1:{self.port}/{path}"
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return str(answer.read(), "utf-8", "replace")
        except (OSError, HTTPException):
            return ""

    def until(self, holds: Callable[[], bool], pause: float = LOOK) -> float:
        """Ask until something holds; return the seconds that it took. ServerError if never."""
        began = time.perf_counter()
        while not holds():
            if self.process.poll() is not None or time.perf_counter() - began > PATIENCE:
                tail = self.log.read_text(encoding="utf-8", errors="replace")[-2000:]
                raise ServerError(tail.strip())
            time.sleep(pause)
        return time.perf_counter() - began

    def rest(self) -> None:
        """Return when the server has nothing left to do."""
        until = time.monotonic() + LONGEST_REST
        used = self.processor()
        while time.monotonic() < until:
            time.sleep(REST)
            before, used = used, self.processor()
            if used - before < IDLE * REST:
                return
        print("the server is never at rest", file=sys.stderr)

    def processor(self) -> float:
        """Return the processor time of the group so far, in seconds, with children that ended."""
        total = 0
        for place in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                # After the name, which may hold blanks: state, parent, group; times from the 12th.
                fields = place.read_text(encoding="utf-8").rpartition(")")[2].split()
                if int(fields[2]) == self.process.pid:
                    total += sum(map(int, fields[11:15]))
        return total / TICKS


@contextmanager
def serve(command: Sequence[str], root: Path, first: Mapping[str, str]) -> Iterator[Server]:
    """Run a server in a folder, from the moment that each of the pages has its text.

    *command* has ``{port}`` where the port goes.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = root.with_suffix(".log")
    with log.open("wb") as out:
        process = subprocess.Popen(
            [word.format(port=port) for word in command],
            cwd=root,
            stdout=out,
            stderr=subprocess.STDOUT,
            process_group=0,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
    server = Server(process=process, port=port, log=log)
    try:
        server.until(lambda: has(server, first), pause=0.5)
        server.rest()
        yield server
    finally:
        _stop(process)


def has(server: Server, texts: Mapping[str, str]) -> bool:
    """Tell whether each of the pages has its text now."""
    return all(text in server.page(path) for path, text in texts.items())


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the group of a server, in good order if it can."""
    for order in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, order)
        with suppress(subprocess.TimeoutExpired):
            process.wait(30)
            return
