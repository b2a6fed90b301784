"""The filters of the templates: each encodes what it prints."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from markupsafe import Markup

from dossier import encode
from dossier.cite import NOT_STATED
from dossier.render.sandbox import UnencodedTextError

_PATH = re.compile(r"[A-Za-z0-9_./#-]*")


@lru_cache(maxsize=1 << 13, typed=True)
def path(value: object) -> Markup:
    """Return a link inside the site, which is made of ids, as it is."""
    words = str(value)
    if not _PATH.fullmatch(words):
        raise UnencodedTextError(f"{words!r} is no path inside the site")
    return Markup(words)  # noqa: S704 - letters, digits and five marks.


def quoted(value: object) -> Markup:
    """Return words of a document, verbatim, in quotation marks; those it brings are not doubled."""
    words = str(value).strip()
    opened, closed = words.count("“"), words.count("”")
    opening = "" if words.startswith("“") and opened > closed else "“"
    closing = "" if words.endswith("”") and closed > opened else "”"
    return encode.verbatim(f"{opening}{words}{closing}")


def capital(value: object) -> Markup:
    """Return a text with a capital first."""
    words = str(value).strip()
    return encode.text(words[:1].upper() + words[1:])


def sentence(value: object) -> Markup:
    """Return a reason as a sentence: a capital first and a full stop last."""
    words = capital(value)
    return words if words.endswith((".", "!", "?", "&#33;", "&#63;")) else words + Markup(".")


class Issued(Protocol):
    """What says when and by whom a document was published: a word, or *not stated*."""

    @property
    def published(self) -> str:
        """The date."""

    @property
    def publisher(self) -> str:
        """The name."""


def issued(one: Issued) -> Markup:
    """Return when and by whom a document was published, or that it does not state it."""
    when, whom = one.published, one.publisher
    if when == whom == NOT_STATED:
        return encode.text(f"date and publisher {NOT_STATED}")
    said = (
        f"{what} {word}" if word == NOT_STATED else word
        for what, word in (("date", when), ("publisher", whom))
    )
    return encode.text(", ".join(said))
