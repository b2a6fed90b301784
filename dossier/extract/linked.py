"""What the JSON-LD of a page states about the article on it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Facts = list[tuple[str, str, str]]
"""A key of a source, where it stands, and the text."""

_LARGEST = 1_000_000
_MOST = 2000
"""How many nodes are looked at; a page has some dozens."""


def linked_facts(tree: Any, lines: Sequence[str]) -> Facts:  # noqa: ANN401 - lxml has no types.
    """Return what is stated about the article whose headline is on the page, or the only one."""
    nodes = [node for text in _scripts(tree) for node in _nodes(text)][:_MOST]
    articles = [node for node in nodes if _is_article(node)]
    if len(articles) > 1:
        shown = {" ".join(line.split()).casefold() for line in lines}
        articles = [one for one in articles if _headline(one).casefold() in shown][:1]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    return [fact for article in articles for fact in _facts(article, by_id)]


def _facts(article: Mapping[str, Any], by_id: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    page = article.get("mainEntityOfPage")
    found = {
        "title": ("headline", _headline(article)),
        "publisher": ("publisher", "; ".join(_names(article.get("publisher"), by_id))),
        "author": ("author", "; ".join(_names(article.get("author"), by_id))),
        "published": ("datePublished", _text(article.get("datePublished"))),
        "url": ("url", _text(article.get("url")) or _text(page) or _id(page)),
        "language": ("inLanguage", _text(article.get("inLanguage"))),
        "changed": ("dateModified", _text(article.get("dateModified"))),
    }
    for key, (name, text) in found.items():
        if text:
            yield key, f"JSON-LD {name}", text


def _scripts(tree: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types.
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            yield (script.text or "")[:_LARGEST]


def _nodes(text: str) -> Iterator[Mapping[str, Any]]:
    """Yield every map of a JSON text that may describe something, the outer ones first."""
    try:
        waiting = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for count, value in enumerate(waiting):
        if count > _MOST:
            return
        if isinstance(value, dict):
            yield value
            waiting += [one for one in value.values() if isinstance(one, dict | list)]
        elif isinstance(value, list):
            waiting += value


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    names = [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds)]
    return any(name.endswith(("Article", "Posting")) or name == "Report" for name in names)


def _headline(node: Mapping[str, Any]) -> str:
    return " ".join((_text(node.get("headline")) or _text(node.get("name"))).split())


def _names(value: Any, by_id: Mapping[str, Any]) -> list[str]:  # noqa: ANN401 - JSON.
    """Return the names of people or organisations, which are texts, maps, or a list of them."""
    several = value if isinstance(value, list) else [value]
    known = [by_id.get(_id(one), one) if _id(one) else one for one in several]
    found = [_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in known]
    return [name for name in found if name]


def _text(value: Any) -> str:  # noqa: ANN401 - JSON.
    return value if isinstance(value, str) else ""


def _id(value: Any) -> str:  # noqa: ANN401 - JSON.
    return _text(value.get("@id")) if isinstance(value, dict) else ""
