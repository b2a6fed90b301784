"""SVG elements as safe markup: every attribute and every text is encoded.

The encoder is the one for Markdown text, since a picture stands in the middle of Markdown, where
a bare asterisk or bracket would be read before HTML is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from markupsafe import Markup

from dossier.encode import text as encoded

_PLAIN = re.compile(r"[A-Za-z0-9 .,/%#-]*")
"""What means nothing to Markdown or HTML inside an attribute; paths and links are of it."""


def element(name: str, *children: Markup, **attributes: str | float | None) -> Markup:
    """Return an SVG element on one line; *name* and attribute names are ours, values anybody's.

    ``_`` in the name of an attribute stands for ``-``, and a last one (``class_``) is dropped;
    an attribute that is None is left out. Numbers are rounded to hundredths. A space follows
    each text, so that who reads the words alone, as the search does, does not run them together.
    """
    written = "".join(
        [
            f'{_name(key)}"{_string(value) if isinstance(value, str) else _number(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )
    closing = f">{''.join(children)}</{name}>" if children else "/>"
    apart = " " if name == "text" else ""
    return Markup(f"<{name}{written}{closing}{apart}")  # noqa: S704 - encoded on these lines.


def words(value: object) -> Markup:
    """Return a text as the content of an element."""
    return encoded(value)


def picture(
    title: str,
    description: str,
    *children: Markup,
    class_: str,
    role: str = "img",
    **attributes: str | float | None,
) -> Markup:
    """Return a whole picture, which a screen reader names by its title and its description.

    The name goes into an attribute, since a ``title`` element is a tooltip over the whole picture.
    A picture with links in it has the role ``group``: in an ``img``, nobody would find them.
    """
    named = f"{title}. {description}" if description else title
    return element("svg", *children, role=role, aria_label=named, class_=class_, **attributes)


@cache
def _name(key: str) -> str:
    return f" {key.rstrip('_').replace('_', '-')}="


@lru_cache(maxsize=4096)
def _string(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else str(encoded(value))


def _number(value: float) -> str:
    return f"{round(value, 2):g}" if abs(value) < 1e6 else f"{round(value)}"  # noqa: PLR2004
