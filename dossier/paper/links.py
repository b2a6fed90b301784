"""Ids and links of pages that become one document: each id once, each link to something there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from urllib.parse import unquote

from dossier.encode import is_link
from dossier.paper.parts import Chapter, Sheet
from dossier.paper.tree import Element, Nodes, elements, rewritten

_NAMING = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers")
"""Attributes that name ids."""
_WITHIN = re.compile(r"url\(#([^)]*)\)")


def anchor(path: str, id_: str = "") -> str:
    """Return the id, in the whole document, of a page or of an element on it."""
    page = path.removesuffix(".md")
    return f"{page}:{id_}" if id_ else page


def joined(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Return the chapters with ids that are theirs alone, and links that lead to one another.

    A link to a page that is not printed loses its link, and keeps its words.
    """
    parts = tuple(chapters)
    sheets = [sheet for part in parts for sheet in (part.opener, *part.sections)]
    pages = {anchor(sheet.path) for sheet in sheets}
    ids = {anchor(sheet.path, one.id) for sheet in sheets for one in elements(sheet.body) if one.id}
    known = pages | ids
    return tuple(
        Chapter(
            opener=_joined(part.opener, known),
            sections=tuple(_joined(one, known) for one in part.sections),
        )
        for part in parts
    )


def _joined(sheet: Sheet, known: AbstractSet[str]) -> Sheet:
    return replace(sheet, body=relinked(sheet.body, sheet.path, known))


def relinked(body: Nodes, path: str, known: AbstractSet[str]) -> Nodes:
    """Return what stands on the page of a path with the ids and links of the whole document."""

    def rule(one: Element) -> Nodes:
        given = {key: _renamed(key, value, path) for key, value in one.attributes.items()}
        if one.name != "a" or "href" not in given:
            return (replace(one, attributes=given),)
        target = _target(given["href"], path, known)
        if target is None:
            return one.children
        return (replace(one, attributes={**given, "href": target}),)

    return rewritten(body, rule)


def _renamed(key: str, value: str, path: str) -> str:
    if key == "id":
        return anchor(path, value)
    if key in _NAMING:
        return " ".join(anchor(path, id_) for id_ in value.split())
    return _WITHIN.sub(lambda found: f"url(#{anchor(path, found[1])})", value)


def _target(href: str, path: str, known: AbstractSet[str]) -> str | None:
    """Return where a link leads in the document, or out of it; None for neither."""
    if is_link(href):
        return href
    place, _, fragment = href.partition("#")
    page = posixpath.normpath(posixpath.join(posixpath.dirname(path), place)) if place else path
    page = re.sub(r"\.html$", ".md", page)
    wanted = (anchor(page, unquote(fragment)), anchor(page))
    return next((f"#{one}" for one in wanted if one in known), None)
