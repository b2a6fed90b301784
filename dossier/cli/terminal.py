"""Lines on a terminal or in a pipe: whatever they hold, and whoever reads them.

Texts of other people cannot steer the terminal: what cannot be seen is shown as a mark. Nor do
they steer a pipeline that reads commands out of what is printed, as GitHub Actions does. What
the terminal cannot encode is shown as an escape. When the reader of a pipe has gone, the rest
is dropped, and the command still ends with the exit code that it earned.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
"""The Unicode categories of controls, formats, private and lone characters, and line ends."""
_WIDEST = 60
"""The columns that a line takes which shows what is being done."""
_WHITE = str.maketrans("\r\n\t", "   ")
_COMMAND = re.compile(r"\A(\s*)(::)|##\[")
"""What begins a command to GitHub Actions: two colons first on a line, or the other anywhere.

White space before the colons is passed over there, whichever it is.
"""
_JAMO = re.compile("[\u1160-\u11ff\ud7b0-\ud7fb]")
"""Vowels and final consonants of Korean, which are drawn into the letter before them."""


def prepare() -> None:
    """Make both streams take any character, whatever the terminal can encode."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def visible(text: str) -> str:
    """Return a text on one line, with a mark for each character that cannot be seen.

    What a pipeline would take for a command is marked, too.
    """
    line = _COMMAND.sub(_inert, text.translate(_WHITE))
    if line.isprintable():
        return line
    return "".join(
        f"⟨U+{ord(one):04X}⟩" if unicodedata.category(one) in _UNSEEN else one for one in line
    )


def _inert(command: re.Match[str]) -> str:
    return f"{command[1]}⟨{command[2]}⟩" if command[2] else "##⟨[⟩"


def columns(text: str) -> int:
    """Return how many columns a text takes on a terminal that shows it as ``visible`` does.

    A letter of Chinese, Japanese or Korean, and an emoji, takes two; an accent that is a
    character of its own takes none.
    """
    line = visible(text)
    return len(line) if line.isascii() else sum(map(_column, line))


def _column(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me") or _JAMO.match(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def say(line: str) -> None:
    """Print a line of the report to standard output."""
    _write(sys.stdout, visible(line) + "\n")


def put(text: str) -> None:
    """Print a text of our own, such as JSON in ASCII, to standard output as it is."""
    _write(sys.stdout, text)


def as_json(data: object) -> str:
    """Return data as the text of one JSON object, in ASCII, in which no pipeline finds commands."""
    return json.dumps(data, indent=1).replace("##[", "##\\u005b") + "\n"


def tell(line: str) -> None:
    """Print a line about problems to standard error."""
    _write(sys.stderr, visible(line) + "\n")


@contextmanager
def working(words: str) -> Iterator[None]:
    """Show what is being done until it is done, if a person looks at standard error."""
    further(words)
    try:
        yield
    finally:
        if _is_watched():
            _write(sys.stderr, " " * _WIDEST + "\r")


def further(words: str) -> None:
    """Show what is being done now, in place of what ``working`` showed, to a person who looks."""
    if _is_watched():
        _write(sys.stderr, f"{words} …".ljust(_WIDEST) + "\r")


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


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
