"""Why MkDocs would not take ``mkdocs.yml``, as one problem of that file."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from dossier.check.site import site_problems
from dossier.problems import ContentError, Location, Problem
from dossier.yamltree.guard import LOADER
from dossier.yamltree.syntax import explain
from dossier.yamltree.texts import MEGABYTE, FileText, read_text

LARGE = 16 * MEGABYTE
_LOG = logging.getLogger("mkdocs.config")
_OPTION = re.compile("Config value '([^']+)': ")
"""How MkDocs begins an error about an option; the exception after it does not name the option."""


class _Refusals(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.options: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the name of the option that a message is about."""
        found = _OPTION.match(record.getMessage())
        if found is not None:
            self.options.append(found[1])


@contextmanager
def refusals() -> Iterator[list[str]]:
    """Give a list that receives the name of each option that MkDocs refuses meanwhile."""
    handler = _Refusals()
    _LOG.addHandler(handler)
    try:
        yield handler.options
    finally:
        _LOG.removeHandler(handler)


def refusal(file: Path, options: list[str]) -> Problem:
    """Return why a configuration was refused, at its line; *options* are those MkDocs named."""
    try:
        content = file.read_bytes()
        own = next(site_problems(content), None)
        if own:
            return own
        text = read_text(content, file.name, LARGE)
        return _option(LOADER(text.text).get_single_node(), text, options)
    except ContentError as error:
        return error.problems[0]
    except yaml.MarkedYAMLError as error:
        return explain(error, text)
    except (OSError, yaml.YAMLError):
        message = "this file cannot be read; put the last good one back"
        return Problem(Location(file.name), "unreadable", message)


def _option(top: yaml.Node | None, text: FileText, options: list[str]) -> Problem:
    keys = top.value if isinstance(top, yaml.MappingNode) else []
    for key, _ in keys:
        if key.value in options:
            message = f"MkDocs refuses what stands under {key.value!r}; the terminal says why"
            return Problem(text.at(key.start_mark.index), "bad-value", message)
    what = f"lacks a good {options[0]!r}" if options else "is not what MkDocs takes"
    return Problem(Location(text.path), "bad-value", f"this file {what}; the terminal says why")
