"""What is wrong with text that is not YAML, in our words.

The parsers' own wording differs between the C and the Python one and between versions, so that
it is only looked at, never passed on; what is not in the table gets a general sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

import yaml

from dossier.problems import Problem
from dossier.yamltree.slips import find_slip
from dossier.yamltree.texts import FileText


class _Words(NamedTuple):
    where: Literal["problem", "context"]
    """Whether to report the place where the parser gave up, or where the thing begins."""
    message: str
    """With ``{mark}`` for the character at that place."""


_UNREADABLE = _Words("problem", "this is not YAML; put the text in quotes, or mend the indentation")
_ASTRAY = _Words(
    "problem",
    "this does not go on from the lines above; mend the indentation, or put the text in quotes",
)
_UNCLOSED = _Words("context", "the quotation mark is never closed; close it")
_BACKSLASH = _Words(
    "context",
    "a backslash in this text means nothing in double quotes; put the text in single quotes",
)
_HEADER = _Words(
    "context", "only a line break can follow {mark}; begin the text on the next line, or quote it"
)

_WORDS: Mapping[str, _Words] = {
    "mapping values are not allowed": _Words(
        "problem",
        "a colon cannot stand here; put a text with a colon in quotes, or mend the indentation",
    ),
    "sequence entries are not allowed": _Words(
        "problem", "a list cannot begin here; begin it on a line of its own, or quote the text"
    ),
    "cannot start any token": _Words(
        "problem", "a text cannot begin with {mark}; put the text in quotes"
    ),
    "expected alphabetic": _Words(
        "context", "a text cannot begin with {mark}; put the text in quotes"
    ),
    "unexpected end of stream": _UNCLOSED,
    "unexpected document": _UNCLOSED,
    "escape": _BACKSLASH,
    "hexdecimal": _BACKSLASH,
    "expected ',' or": _Words(
        "context",
        "what {mark} opens is not closed, or lacks a comma; close it, "
        "and put texts with commas, colons or brackets in quotes",
    ),
    "could not find expected ':'": _Words(
        "context", "this is neither a key nor an item; write 'key: text', or mend the indentation"
    ),
    "expected comment or line break": _HEADER,
    "chomping or indentation": _HEADER,
    "node content": _Words("problem", "{mark} cannot stand here; put the text in quotes"),
    "expected key": _ASTRAY,
    "'-' indicator": _ASTRAY,
    "<block end>": _ASTRAY,
}
"""By what both parsers' complaints of one sort have in common."""


def explain(error: yaml.MarkedYAMLError, file: FileText) -> Problem:
    """Return the problem behind a parser's complaint."""
    complaint = error.problem or ""
    words = next((words for part, words in _WORDS.items() if part in complaint), _UNREADABLE)
    mark = (error.context_mark if words.where == "context" else None) or error.problem_mark
    offset = min(mark.index, len(file.text)) if mark else 0
    if slip := find_slip(file.text, offset):
        return Problem(file.at(slip.offset), "bad-yaml", slip.message)
    character = repr(file.text[offset : offset + 1] or "the end of the file")
    return Problem(file.at(offset), "bad-yaml", words.message.format(mark=character))
