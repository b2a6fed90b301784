"""The problems of the content as HTML: a box on top of each page, and a page for want of one."""

from __future__ import annotations

import html
from collections.abc import Sequence

SHOWN = 20
"""How many problems a box lists; the rest are counted, and the terminal lists all."""

NO_PAGES = """---
title: "Not built yet"
---

# Not built yet

There are no pages yet. They appear here as soon as the problems are mended.
"""
"""The Markdown of the only page, before there was a good build."""


def box(lines: Sequence[str]) -> str:
    """Return the box that lists the problems, one line for each; every text is escaped."""
    items = "".join(f"<li><code>{html.escape(line)}</code></li>\n" for line in lines[:SHOWN])
    rest = len(lines) - SHOWN
    more = f"<p>{rest} more; the terminal lists them all.</p>\n" if rest > 0 else ""
    return (
        '<div class="admonition failure dossier-problems" role="alert">\n'
        f'<p class="admonition-title">{heading(len(lines))}</p>\n'
        f"<ul>\n{items}</ul>\n{more}</div>\n"
    )


def bare_page(lines: Sequence[str]) -> str:
    """Return a whole page that needs no theme, for when the theme is what failed."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>Not built</title></head><body>\n{box(lines)}</body></html>\n"
    )


def heading(count: int) -> str:
    """Return what the box says first."""
    problems = "a problem" if count == 1 else f"{count} problems"
    return f"This is not what the content says now: it has {problems}"
