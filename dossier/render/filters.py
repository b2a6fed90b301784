"""The filters of the templates: each encodes what it prints."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from dossier import encode
from dossier.cite import NOT_STATED
from dossier.render.sandbox import UnencodedTextError

_PATH = re.compile(r"[A-Za-z0-9_./#-]*")


def path(value: object) -> Markup:
    """Return a link inside the site, which is made of ids, as it is."""
    return _path_text(str(value))


@lru_cache(maxsize=1 << 13)
def _path_text(value: str) -> Markup:
    if not _PATH.fullmatch(value):
        raise UnencodedTextError(f"{value!r} is no path inside the site")
    return Markup(value)  # noqa: S704 - letters, digits and five marks.


def quoted(value: object) -> Markup:
    """Return words of a document, verbatim, in quotation marks; those it brings are not doubled."""
    words = str(value).strip()
    opened, closed = words.count("“"), words.count("”")
    opening = "" if words.startswith("“") and opened > closed else "“"
    closing = "" if words.endswith("”") and closed > opened else "”"
    return Markup(f"{opening}{encode.verbatim(words)}{closing}")  # noqa: S704 - encoded here.


def capital(value: object) -> Markup:
    """Return a text with a capital first."""
    words = str(value).strip()
    return encode.text(words[:1].upper() + words[1:])


def sentence(value: object) -> Markup:
    """Return a reason as a sentence: a capital first and a full stop last."""
    words = capital(value)
    return words if words.endswith((".", "!", "?", "&#33;", "&#63;")) else words + Markup(".")


def stated(value: object, what: str) -> Markup:
    """Return what a document states of itself, or that it does not state it."""
    words = str(value)
    return encode.text(f"{what} {words}" if words == NOT_STATED else words)
