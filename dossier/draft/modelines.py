"""The line that tells editors the schema of a file: it may not send them to another host."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.problems import Problem
from dossier.values import quoted
from dossier.yamltree import FileText

_SCHEMA = re.compile(
    r"^(?>(?:[^\n#]|(?<=\S)#)*)#[^\n]*?\$schema[^\S\n]*[=:][^\S\n]*"
    r"(?P<place>(?:[a-z][a-z0-9+.-]*:|//|\\\\)[^\s]*)",
    re.MULTILINE | re.IGNORECASE,
)
"""In a comment, on a line of its own or not, as language servers read it; a path is not found."""


def foreign_schemas(file: FileText) -> Iterator[Problem]:
    """Report each comment by which an editor would fetch the schema of a file from elsewhere."""
    for found in _SCHEMA.finditer(file.text):
        message = (
            f"an editor that opens this file asks {quoted(found['place'])} for its schema; take "
            "the line out, or name the file that 'dossier schema' writes"
        )
        yield Problem(file.at(found.start("place")), "foreign-schema", message, "warning")
