"""A file that somebody hands in, as text in paragraphs, with what it states about itself.

Files come from strangers. A page or a PDF is read in a process of its own, which may take no
more than some time and some memory; what a reader does with a file that was made to break
readers ends there. Nothing is fetched, and nothing in a file is run.
"""

from __future__ import annotations

from dossier.extract.fence import read_apart
from dossier.extract.found import Extract, ExtractError, Kind, MissingExtraError, Stated
from dossier.extract.kinds import kind_of
from dossier.extract.plain import read_plain

__all__ = ["Extract", "ExtractError", "Kind", "MissingExtraError", "Stated", "extract"]


def extract(content: bytes, name: str, *, whole: bool = False) -> Extract:
    """Return the text of a file, and what it states about itself.

    The name says what kind of file it is, where the content does not. Of a page, *whole* keeps
    all the text, and not the article alone. Raises ExtractError when there is no text to be had,
    and MissingExtraError when what reads such a file is not installed.
    """
    kind = kind_of(content, name)
    if kind == "text":
        return read_plain(content)
    return read_apart(kind, content, whole=whole)
