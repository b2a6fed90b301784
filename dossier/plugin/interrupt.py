"""Long pages that are given up while they are converted, once there is something newer.

A list of thousands of values takes Python-Markdown seconds, and a save does not wait for it.
Most of the time goes into the patterns within lines; a pattern that finds nothing is asked each
time that they are tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from mkdocs.config.defaults import MkDocsConfig

from dossier.revise import SupersededError

NOTHING = r"(?!)"
BEFORE_ALL = 1000
"""The patterns of Python-Markdown and its extensions have priorities up to 190."""


class _Asking(InlineProcessor):
    """A pattern that finds nothing."""

    def __init__(self, is_stale: Callable[[], bool]) -> None:
        super().__init__(NOTHING)
        self._is_stale = is_stale

    def getCompiledRegExp(self) -> re.Pattern[str]:  # noqa: N802 - the name in Python-Markdown.
        """Return the pattern, which is asked for before each use; SupersededError once stale."""
        if self._is_stale():
            raise SupersededError
        return self.compiled_re


class _Interrupting(Extension):
    def __init__(self, is_stale: Callable[[], bool]) -> None:
        super().__init__()
        self._is_stale = is_stale

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name in Python-Markdown.
        md.inlinePatterns.register(_Asking(self._is_stale), "dossier-interrupt", BEFORE_ALL)


@contextmanager
def giving_up(config: MkDocsConfig, is_stale: Callable[[], bool]) -> Iterator[None]:
    """Raise SupersededError from the conversion of a page, made as configured, that is stale."""
    extensions = config.markdown_extensions
    config.markdown_extensions = [*extensions, _Interrupting(is_stale)]  # type: ignore[list-item]
    try:
        yield
    finally:
        config.markdown_extensions = extensions
