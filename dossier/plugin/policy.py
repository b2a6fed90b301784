"""The Content-Security-Policy of a page: what may run is what the theme's own templates hold.

The scripts are read from the source of the templates, never from a finished page: a script that
somebody smuggled into a page has no hash in the policy, and does not run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from jinja2 import Environment, TemplateNotFound, meta

MAIN = "main.html"
"""The template of every page; what it extends and includes is read, too."""
RULES: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self' file:",
    "style-src": "'self' file:",
    "img-src": "'self' file: data:",
    "font-src": "'self' file:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""What a page may load; ``file:`` is for a site that is read from a folder."""

# A script with an address is allowed by that; one of another type is data, and never runs.
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
_DYNAMIC = re.compile(r"\{\{|\{%")


def policy(environment: Environment, variables: Mapping[str, object]) -> Callable[[str], str]:
    """Return what gives the policy of a page by its ``base_url``, the way back to the top.

    *variables* are those that a template may print in a script, such as ``config``.
    """
    scripts = tuple(dict.fromkeys(_scripts(environment)))

    @cache
    def of(base_url: str) -> str:
        known = {**variables, "base_url": base_url}
        hashes = " ".join(_hash(_rendered(one, environment, known)) for one in scripts)
        rules = {**RULES, "script-src": f"{RULES['script-src']} {hashes}".strip()}
        return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())

    return of


def _scripts(environment: Environment) -> Iterator[str]:
    """Yield the scripts that stand in the templates of a page, as they are written there."""
    wanted, seen = [MAIN], set[str]()
    while wanted:
        name = wanted.pop()
        if name in seen or environment.loader is None:
            continue
        seen.add(name)
        try:
            source, _, _ = environment.loader.get_source(environment, name)
        except TemplateNotFound:
            continue
        for script in _SCRIPT.finditer(source):
            if not re.search(r"\b(?:src|type)\s*=", script["attributes"]):
                yield script["body"]
        found = meta.find_referenced_templates(environment.parse(source))
        wanted += sorted(one for one in found if one)


def _rendered(script: str, environment: Environment, variables: Mapping[str, object]) -> str:
    if not _DYNAMIC.search(script):
        return script
    return environment.from_string(script).render(variables)


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
