"""Lines on a terminal or in a pipe: whatever they hold, and whoever reads them.

Texts of other people cannot steer the terminal: what cannot be seen is shown as a mark. What
the terminal cannot encode is shown as an escape. When the reader of a pipe has gone, the rest
is dropped, and the command still ends with the exit code that it earned.
"""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
"""The Unicode categories of controls, formats, private and lone characters, and line ends."""
_WHITE = str.maketrans("\r\n\t", "   ")


def prepare() -> None:
    """Make both streams take any character, whatever the terminal can encode."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def visible(text: str) -> str:
    """Return a text on one line, with a mark for each character that cannot be seen."""
    line = text.translate(_WHITE)
    if line.isprintable():
        return line
    return "".join(
        f"⟨U+{ord(one):04X}⟩" if unicodedata.category(one) in _UNSEEN else one for one in line
    )


def say(line: str) -> None:
    """Print a line of the report to standard output."""
    _write(sys.stdout, visible(line) + "\n")


def put(text: str) -> None:
    """Print a text of our own, such as JSON in ASCII, to standard output as it is."""
    _write(sys.stdout, text)


def tell(line: str) -> None:
    """Print a line about problems to standard error."""
    _write(sys.stderr, visible(line) + "\n")


@contextmanager
def working(words: str) -> Iterator[None]:
    """Show what is being done until it is done, if a person looks at standard error."""
    watched = sys.stderr is not None and sys.stderr.isatty()
    if watched:
        _write(sys.stderr, f"{words} …\r")
    try:
        yield
    finally:
        if watched:
            _write(sys.stderr, " " * (len(words) + 2) + "\r")


def _write(stream: TextIO | None, text: str) -> None:
    """Write and flush; None is a stream that was closed before the program began."""
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        silence(stream)


def silence(stream: TextIO) -> None:
    """Send what is still in the stream, and what will come, to nowhere."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - the null device is no path.
        os.dup2(nowhere.fileno(), stream.fileno())
