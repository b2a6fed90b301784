"""The Content-Security-Policy of a page: what may run is what the theme's own templates hold.

The scripts and styles are read from the source of the templates, never from a finished page: a
script that somebody smuggled into a page has no hash in the policy, and does not run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from jinja2 import Environment, TemplateNotFound, meta

PAGES = ("main.html", "404.html")
"""The templates of all pages; what they extend and include is read, too."""
RULES: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self' file:",
    "style-src": "'self' file:",
    "img-src": "'self' file: data:",
    "font-src": "'self' file:",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""What a page may load; ``file:`` is for a site that is read from a folder."""

# A script with an address is allowed by that; one of another type is data, and never runs.
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style(?P<attributes>[^>]*)>(?P<body>.*?)</style>", re.DOTALL)
_DYNAMIC = re.compile(r"\{\{|\{%")


def policy(environment: Environment, variables: Mapping[str, object]) -> Callable[[str], str]:
    """Return what gives the policy of a page by its ``base_url``, the way back to the top.

    *variables* are those that a template may print in a script, such as ``config``.
    """
    sources = tuple(_sources(environment))
    inline = {
        "script-src": tuple(dict.fromkeys(_inline(_SCRIPT, sources))),
        "style-src": tuple(dict.fromkeys(_inline(_STYLE, sources))),
    }

    @cache
    def of(base_url: str) -> str:
        known = {**variables, "base_url": base_url}
        rules = dict(RULES)
        for name, texts in inline.items():
            hashes = (_hash(_rendered(one, environment, known)) for one in texts)
            rules[name] = " ".join((RULES[name], *hashes))
        return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())

    return of


def _sources(environment: Environment) -> Iterator[str]:
    """Yield the templates of a page, as they are written."""
    wanted, seen = list(PAGES), set[str]()
    while wanted:
        name = wanted.pop()
        if name in seen or environment.loader is None:
            continue
        seen.add(name)
        try:
            source, _, _ = environment.loader.get_source(environment, name)
        except TemplateNotFound:
            continue
        yield source
        found = meta.find_referenced_templates(environment.parse(source))
        wanted += sorted(one for one in found if one)


def _inline(pattern: re.Pattern[str], sources: Iterable[str]) -> Iterator[str]:
    """Yield what stands between the tags, where it is not data and not in a file of its own."""
    for source in sources:
        for found in pattern.finditer(source):
            if not re.search(r"\b(?:src|type)\s*=", found["attributes"]):
                yield found["body"]


def _rendered(script: str, environment: Environment, variables: Mapping[str, object]) -> str:
    if not _DYNAMIC.search(script):
        return script
    return environment.from_string(script).render(variables)


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
