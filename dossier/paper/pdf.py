"""The document as a PDF, by WeasyPrint, which is an extra and needs libraries of the system."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from types import ModuleType
from typing import cast

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""What WeasyPrint needs of the system, by the names of Debian and Ubuntu."""
NOT_INSTALLED = "a PDF needs WeasyPrint; run in your clone of dossier: pip install -e '.[pdf]'"
NO_LIBRARY = (
    "WeasyPrint does not find the libraries that it needs; "
    f"run: apt-get install {PACKAGES} (on a Mac: brew install pango)"
)


class EngineError(Exception):
    """This machine cannot make a PDF; the message says what to install."""


def pdf_of(html: str, style: str) -> bytes:
    """Return a page of HTML as a PDF, its pictures in a style; EngineError where none can be made.

    Nothing is fetched: what the page needs is in it, as data. With SOURCE_DATE_EPOCH set, the same
    page gives the same bytes; else the fonts in it say when they were cut.
    """
    engine = _engine()
    from dossier.paper.pictures import dressed  # noqa: PLC0415 - needs what WeasyPrint brings.

    fetcher = engine.urls.URLFetcher(allowed_protocols={"data"}, allow_redirects=False)
    page = engine.HTML(string=html, url_fetcher=fetcher)
    dressed(page.etree_element, style)
    made: bytes = page.write_pdf()
    return made


def _engine() -> ModuleType:
    """Return WeasyPrint; what it prints about missing libraries is not ours to say."""
    try:
        with redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: PLC0415 - an extra.
    except ModuleNotFoundError:
        raise EngineError(NOT_INSTALLED) from None
    except OSError:
        raise EngineError(NO_LIBRARY) from None
    return cast("ModuleType", weasyprint)
