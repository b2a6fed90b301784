"""A text as a YAML scalar that is read back as exactly that text, by us and by others.

A text is left plain where that is certain. Words that other readers of YAML take for something
else (``NO``, ``12:30``, ``010``) are put in quotes; plain numbers and days are not, for people
write them so.
"""

from __future__ import annotations

import re

import yaml

from dossier.encode import HIDDEN
from dossier.yamltree import CONTROL, named

_UNFIT = re.compile(f"{CONTROL.pattern}|[\t\ud800-\udfff]")
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~](?:.*\S)?")
"""A text that can begin and end as it is."""
_BROKEN = re.compile(r":(?=\s|$)|\s#")
"""What ends a plain text in its middle."""
_FLOW = re.compile(r"[,\[\]{}:?#]")
"""What is not written plain within braces, though some of it may be."""
_CERTAIN = re.compile(r"0|[1-9][0-9]*|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false")
"""What other readers take for a number, a day or a truth value, and people write without quotes."""
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_NUMBER = re.compile(r"[-+.]?[0-9][0-9a-fA-FxXob_.,:eE+-]*")
"""What some reader of YAML may take for a number."""


def check_text(text: str) -> None:
    """Do nothing for a text that a content file can hold; else ValueError."""
    if found := _UNFIT.search(text):
        what = "a tab" if found[0] == "\t" else named(found[0]).partition(" stands")[0]
        raise ValueError(f"{what} stands in this text; write a space, or take it out")
    if text.endswith("\n"):
        raise ValueError("the text ends in a line break; take it off")


def one_line(text: str, *, in_braces: bool) -> str:
    """Return a text without line breaks as a scalar on one line."""
    if HIDDEN.search(text):
        return _escaped(text)
    if _is_plain(text) and not (in_braces and _FLOW.search(text)):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def several_lines(text: str) -> list[str]:
    """Return the lines of a block scalar: its header, and the text indented by two spaces."""
    indent = "2" if text[0] in " \n" else ""
    return [f"|{indent}-", *(f"  {line}" if line else "" for line in text.split("\n"))]


def _is_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or _BROKEN.search(text):
        return False
    return bool(_CERTAIN.fullmatch(text)) or not _is_resolved(text)


def _is_resolved(text: str) -> bool:
    """Tell whether another reader of YAML may take a text for something else."""
    resolvers = (*_RESOLVERS.get(text[0], ()), *_RESOLVERS.get(None, ()))
    return bool(_NUMBER.fullmatch(text)) or any(one.match(text) for _, one in resolvers)


def _escaped(text: str) -> str:
    """Return a text in double quotes, in which what cannot be seen is written as its number."""
    marks = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + HIDDEN.sub(lambda found: f"\\U{ord(found[0]):08X}", marks) + '"'
