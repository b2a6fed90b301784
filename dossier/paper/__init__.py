"""Paper: the whole dossier as one page of HTML to be printed, and as a PDF."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.paper.document import document
from dossier.paper.notes import at_the_end, at_the_foot
from dossier.paper.pdf import EngineError, pdf_of
from dossier.paper.style import page_style, style_sheet

__all__ = ["EngineError", "pdf", "print_view"]

Files = Mapping[str, str | bytes]
"""The files of a site by path, of which the Markdown pages are printed."""


def print_view(files: Files) -> str:
    """Return the dossier as a page of HTML that needs nothing else; footnotes end each section."""
    return document(_pages(files), at_the_end, style_sheet())


def pdf(files: Files) -> bytes:
    """Return the dossier as a PDF, footnotes at the foot; EngineError where none can be made."""
    return pdf_of(document(_pages(files), at_the_foot, style_sheet()), page_style())


def _pages(files: Files) -> dict[str, str]:
    return {
        path: text for path, text in files.items() if path.endswith(".md") and isinstance(text, str)
    }
