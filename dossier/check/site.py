"""The options of dossier in ``mkdocs.yml``, of which MkDocs says nothing when one is misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.nearest import did_you_mean
from dossier.problems import ContentError, Problem
from dossier.values import quoted
from dossier.yamltree import MEGABYTE, Data, Path, parse_tree, read_text

SITE = "mkdocs.yml"
OPTIONS = ("incremental", "snapshots")
"""What ``mkdocs.yml`` may say below ``- dossier:``."""
_LIMIT = 16 * MEGABYTE


def site_problems(content: bytes) -> Iterator[Problem]:
    """Yield the options of dossier in the text of ``mkdocs.yml`` that do not exist.

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
