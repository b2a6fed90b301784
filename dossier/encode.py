"""One encoder for each context in which a person's text is printed.

Each returns ``Markup``, and the templates refuse to print anything else: a text that went
through no encoder is an error, not a hole. What holds against injection in Markdown is a numeric
entity for every ASCII punctuation mark that Python-Markdown, its extensions or HTML could act
on, and line breaks folded. It does not hold inside code spans: no text of a person goes there.
"""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from markupsafe import Markup

SCHEMES = ("http", "https", "mailto")
"""The schemes of the addresses that are printed as links."""

HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Zero-width characters, bidirectional controls, and other characters that cannot be seen."""

# A full stop, a hyphen or an apostrophe right after a letter starts no list, rule or heading,
# and a comma means nothing anywhere; all the other marks are encoded.
_ENTITIES = {ord(mark): f"&#{ord(mark)};" for mark in '!"#$%&()*+/:;<=>?@[\\]^_`{|}~'}
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_INITIAL = re.compile(r"(?<![^\W\d_])[.'\-]")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _mark(match: re.Match[str]) -> str:
    """Return what is shown for a character that cannot be seen."""
    return f"⟨U+{ord(match[0]):04X}⟩"


def _fold(value: object) -> str:
    """Return a text on one line."""
    return " ".join(str(value).split())


@lru_cache(maxsize=1 << 14, typed=True)
def text(value: object) -> Markup:
    """Encode for Markdown text: a paragraph, a heading, a table cell, a footnote, a title.

    A site says the same names again and again, and the footnotes all of them.
    """
    encoded = _INITIAL.sub(_entity, _fold(HIDDEN.sub(_mark, str(value))).translate(_ENTITIES))
    return Markup(encoded)  # noqa: S704 - every active mark is an entity.


def verbatim(value: object) -> Markup:
    """Encode words that must not be changed: isolated from the text around them."""
    return Markup(f"<bdi>{text(value)}</bdi>")  # noqa: S704 - encoded on this line.


def attribute(value: object) -> Markup:
    """Encode for an HTML attribute in double quotes, or for the text of inline HTML."""
    return text(value)


def comment(value: object) -> Markup:
    """Encode for an HTML comment: a path keeps its letters, digits, slashes, dots and spaces."""
    plain = re.sub(r"[^\w/. -]|-(?=-)|-$", "?", _fold(value))
    return Markup(plain)  # noqa: S704 - nothing that ends a comment is left.


def svg(value: object) -> Markup:
    """Encode for the text of an SVG element."""
    return Markup(html.escape(_fold(value)))  # noqa: S704 - escaped on this line.


def front_matter(value: object) -> Markup:
    """Encode for a YAML value in front matter; Material prints titles unescaped."""
    return Markup(f'"{text(value)}"')  # noqa: S704 - encoded on this line.


_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_JSON_MARKS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&[]()*_`!|~^$="}
_JSON_MARKS_ALONE = {mark: code for mark, code in _JSON_MARKS.items() if chr(mark) not in "[]"}
"""Those that stand in strings alone; brackets are of JSON itself, too."""


def json_text(value: object) -> Markup:
    """Encode data for JSON inside a script element, in the middle of Markdown.

    In the strings, no mark is left that ends a script element, or that Markdown could act on.
    """
    written = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    strings = written.split('"')[1::2]
    if "\\" in written or any("[" in one or "]" in one for one in strings):
        encoded = _JSON_STRING.sub(lambda string: string[0].translate(_JSON_MARKS), written)
    else:
        encoded = written.translate(_JSON_MARKS_ALONE)
    return Markup(encoded)  # noqa: S704 - encoded on the lines above.


def link(value: object) -> Markup:
    """Encode an address for a Markdown link or an href; ValueError if it is not one to follow.

    Only http, https and mailto are links, and the scheme is read from the parsed address. Every
    mark that Markdown or HTML could act on is percent-encoded; MkDocs reads links before entities
    are resolved, so that entities would make the address a file that is not there.
    """
    address = str(value).strip()
    if not is_link(address):
        raise ValueError(f"{address!r} is not an http, https or mailto address")
    return Markup(quote(address, safe="%/:?#@!&+,=-._~"))  # noqa: S704 - no active mark is left.


def is_link(address: str) -> bool:
    """Tell whether an address is http, https or mailto, with somewhere to go."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if re.search(r"[\s\x00-\x1f\x7f\\]", address) or parts.scheme not in SCHEMES:
        return False
    return bool(parts.path if parts.scheme == "mailto" else parts.hostname)


def slug(value: object) -> Markup:
    """Return a text as a-z, 0-9 and hyphens, for an anchor; the same for the same text."""
    return _slug(str(value))


@lru_cache(maxsize=1 << 13)
def _slug(value: str) -> Markup:
    folded = _NO_SLUG.sub("-", value.casefold())
    return Markup(folded.strip("-"))  # noqa: S704 - nothing but letters, digits and hyphens.
