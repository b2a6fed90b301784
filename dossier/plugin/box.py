"""The problems of the content as HTML: a box on top of each page, and a page for want of one."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from dossier.cli.report import FIRST

SHOWN = FIRST
"""How many problems a box lists; the rest are counted."""

NO_PAGES = """---
title: "Not built yet"
---

# Not built yet

There are no pages yet. They appear here as soon as the problems are mended.
"""
"""The Markdown of the only page, before there was a good build."""

_TOPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (r"<article\b[^>]*>", r"<main\b[^>]*>", r"<body\b[^>]*>", "")
)
"""After what the box goes: the first of these that a page has."""


def box(lines: Sequence[str]) -> str:
    """Return the box that lists the problems, one line for each; every text is escaped."""
    items = "".join(f"<li><code>{html.escape(line)}</code></li>\n" for line in lines[:SHOWN])
    rest = len(lines) - SHOWN
    more = f"<p>{rest} more; run: dossier check --all</p>\n" if rest > 0 else ""
    return (
        '<div class="admonition failure dossier-problems" role="alert">\n'
        f'<p class="admonition-title">{heading(len(lines))}</p>\n'
        f"<ul>\n{items}</ul>\n{more}</div>\n"
    )


def heading(count: int) -> str:
    """Return what the box says first."""
    problems = "a problem" if count == 1 else f"{count} problems"
    return f"This is not what the content says now: it has {problems}"


def on_top(page: str, lines: Sequence[str]) -> str:
    """Return a page of HTML with the box on top of what it says; unchanged without any line."""
    if not lines:
        return page
    tops = (pattern.search(page) for pattern in _TOPS)
    at = next(top.end() for top in tops if top)
    return f"{page[:at]}\n{box(lines)}{page[at:]}"


def boxing(application: WSGIApplication, lines: Callable[[], Sequence[str]]) -> WSGIApplication:
    """Return a web application with the box on top of each page, while there are lines."""

    def boxed(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        started: list[Any] = []

        def start(*answered: Any) -> Callable[[bytes], object]:  # noqa: ANN401 - as in WSGI.
            started.extend(answered)
            return started.append  # For an application that writes; MkDocs' answers.

        answer = application(environ, start)
        status, headers = started[:2]
        shown = lines()  # Not before: the answer waits for the build that is going on.
        if not shown or ("Content-Type", "text/html") not in headers:
            start_response(status, headers)
            return answer
        body = on_top(_read(answer).decode("utf-8", "replace"), shown).encode()
        kept = [header for header in headers if header[0] != "Content-Length"]
        start_response(status, [*kept, ("Content-Length", str(len(body)))])
        return [body]

    return boxed


def _read(answer: Iterable[bytes]) -> bytes:
    try:
        return b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
