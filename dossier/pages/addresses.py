"""Addresses of pages for HTML that MkDocs leaves as it is, such as the links in a picture.

MkDocs finds the pages that Markdown links to; in HTML it does not look. A site can be read from
a folder, without a server, so that the address of a page is that of its file.
"""

from __future__ import annotations

from dossier.pages.basis import href


def address(path: str, start: str) -> str:
    """Return the relative address of a page, or of an anchor on it, from the page *start*."""
    page, mark, anchor = href(path, start).partition("#")
    return f"{page.removesuffix('.md')}.html{mark}{anchor}" if page else f"#{anchor}"
