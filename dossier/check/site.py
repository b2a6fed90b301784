"""What is wrong in ``mkdocs.yml`` for dossier, of which MkDocs says nothing.

An option of ours that is misspelt, and an extension that is not there, without which the pages
show their footnotes as they are written.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier.nearest import did_you_mean
from dossier.problems import ContentError, Problem
from dossier.values import quoted
from dossier.yamltree import MEGABYTE, Data, Path, parse_tree, read_text

SITE = "mkdocs.yml"
OPTIONS = ("incremental", "snapshots")
"""What ``mkdocs.yml`` may say below ``- dossier:``."""
EXTENSIONS = ("admonition", "def_list", "footnotes", "md_in_html")
"""What the pages are written for, and MkDocs does not bring by itself."""
_LIMIT = 16 * MEGABYTE


def site_problems(content: bytes) -> Iterator[Problem]:
    """Yield the options of dossier in ``mkdocs.yml`` that do not exist, and what it lacks.

    Whatever else is wrong there is for MkDocs to say; a file that is no YAML gives nothing.
    """
    try:
        tree, _ = parse_tree(read_text(content, SITE, _LIMIT))
    except ContentError:
        return
    if tree is None:
        return
    for path in _options(tree.value):
        name = str(path[-1])
        hint = did_you_mean(name, OPTIONS) or f"; write {' or '.join(OPTIONS)}, or take it out"
        message = f"{quoted(name)} is not an option of dossier{hint}"
        yield Problem(tree.key_at(path), "bad-config", message)
    lacking = _lacking(tree.value)
    if lacking:
        names = ", ".join(f"'- {name}'" for name in lacking)
        message = f"the pages need {names} here, below 'markdown_extensions:'; add it"
        yield Problem(tree.key_at(("markdown_extensions",)), "bad-config", message)


def _lacking(site: Data) -> list[str]:
    """Return the extensions that a site of dossier needs and does not name."""
    if "dossier" not in _names(_below(site, "plugins")) or _below(site, "INHERIT"):
        return []
    named = _names(_below(site, "markdown_extensions"))
    there = {name.removeprefix("markdown.extensions.") for name in named}
    if not there or "extra" in there:
        return []
    return [name for name in EXTENSIONS if name not in there]


def _names(items: Data) -> list[str]:
    """Return what a list of plugins or extensions names, each alone or with options below it."""
    if not isinstance(items, list):
        return list(items) if isinstance(items, dict) else []
    alone = [item for item in items if isinstance(item, str)]
    return [*alone, *(name for item in items if isinstance(item, dict) for name in item)]


def _options(site: Data) -> Iterator[Path]:
    """Yield the path of each option of dossier that is not known."""
    plugins = _below(site, "plugins")
    listed = enumerate(plugins) if isinstance(plugins, list) else ()
    items: list[tuple[Path, Data]] = [(("plugins", place), item) for place, item in listed]
    for way, item in items or [(("plugins",), plugins)]:
        options = _below(item, "dossier")
        for name in options if isinstance(options, dict) else ():
            if name not in OPTIONS:
                yield (*way, "dossier", name)


def _below(node: Data, key: str) -> Data:
    return node.get(key, "") if isinstance(node, dict) else ""
