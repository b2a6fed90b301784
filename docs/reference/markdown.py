"""What the pages of the reference share: words, code, tables, each safe in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from inspect import cleandoc

from dossier.encode import text


def code(words: str) -> str:
    """Return words as code, in a table, too."""
    return f"<code>{text(words)}</code>"


def prose(words: str) -> str:
    """Return a text of the program as Markdown: what stands in backticks is code."""
    parts = re.split("`+", words)
    return "".join(code(part) if place % 2 else str(text(part)) for place, part in enumerate(parts))


def rule(function: object) -> str:
    """Return the rule that the docstring of a function is, as one paragraph."""
    return str(text(" ".join(cleandoc(getattr(function, "__doc__", "") or "").split())))


def definition(word: str, meaning: str) -> str:
    """Return a word and what it means."""
    return f"{word}\n:   {meaning}\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown."""
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join((*lines, ""))
