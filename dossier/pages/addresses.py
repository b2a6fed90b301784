"""Addresses of pages for HTML that MkDocs leaves as it is, such as the links in a picture.

MkDocs finds the pages that Markdown links to; in HTML it does not look. A site can be read from
a folder, without a server, so that the address of a page is that of its file.
"""

from __future__ import annotations

from posixpath import relpath


def address(path: str, start: str) -> str:
    """Return the relative address of a page, or of an anchor on it, from the page *start*."""
    target, mark, anchor = path.partition("#")
    if target == start and mark:
        return f"#{anchor}"
    way = relpath(f"/{target.removesuffix('.md')}.html", f"/{start.rpartition('/')[0]}")
    return f"{way}{mark}{anchor}"
