"""What a page states about itself: in elements of its head, in its JSON-LD, in its address.

Only what is stated is taken, each with the place where it stands; where a page gives several
answers, the first place of the list counts, and the others are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dossier.encode import is_link
from dossier.extract.found import Stated, chosen
from dossier.extract.linked import Facts, linked_facts
from dossier.extract.oneline import plain

META: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title"),
    "publisher": ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher"),
    "author": ("author", "article:author", "citation_author", "dc.creator", "dcterms.creator"),
    "published": (
        "article:published_time",
        "citation_publication_date",
        "citation_date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
    ),
    "url": ("og:url",),
    "language": ("og:locale", "content-language", "dc.language", "dcterms.language"),
}
"""By key of a source: the names of ``meta`` elements that state it, the best first."""
_SAVED = re.compile(r"<!--\s*saved from url=\([0-9]{1,6}\)(\S{1,2000})\s*-->")
_DAY = re.compile(
    r"(?:([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})|[0-9]{4}-[0-9]{2}|[0-9]{4})(?![0-9])"
)
_LONGEST = 500
_HEAD = 4096


def page_states(
    tree: Any,  # noqa: ANN401 - lxml has no types.
    markup: str,
    lines: Sequence[str],
    headlines: Sequence[str],
) -> tuple[dict[str, Stated], dict[str, str]]:
    """Return what a page states, by key of a source, and remarks on what comes near it.

    Its text is these lines, and its first-rank headings are those.
    """
    shown_as = [("title", "<h1>", headline) for headline in headlines]
    facts: Facts = [*linked_facts(tree, lines), *shown_as, *_element_facts(tree, markup)]
    shown = {plain(line) for line in lines}
    stated, hints = {}, {}
    for key in META:
        found = [
            (where, _CLEAN.get(key, plain)(text)) for name, where, text in facts if name == key
        ]
        found = [(where, text) for where, text in found if text and len(text) <= _LONGEST]
        if key == "title":
            # What a reader sees is a headline; some places add the name of the site to it.
            found.sort(key=lambda one: one[1] not in shown)
        if said := chosen(found):
            stated[key] = said
    changed = next((text for name, _, text in facts if name == "changed"), "")
    if "published" not in stated and changed:
        hints["published"] = f"the page says that it was last changed on {plain(changed)[:40]}"
    return stated, hints


def day(text: str) -> str:
    """Return the day, the month or the year that a date of the web begins with; else nothing."""
    found = _DAY.match(text.strip())
    if found is None:
        return ""
    if found[1]:
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    return found[0]


def _address(text: str) -> str:
    return text.strip() if is_link(text.strip()) and not text.startswith("mailto:") else ""


def _person(text: str) -> str:
    """Return the name of an author; an address is none."""
    name = plain(text)
    return "" if is_link(name) else name


def _tag(text: str) -> str:
    """Return a language tag as a source has it: *tr-TR* for *tr_TR*."""
    return plain(text).replace("_", "-").split(",")[0]


_CLEAN = {"published": day, "url": _address, "author": _person, "language": _tag}


def _element_facts(tree: Any, markup: str) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401
    """Yield key, place and text of what the elements of a page state, the best first."""
    yield "language", "the lang of <html>", tree.get("lang") or ""
    for link in tree.iterfind(".//link[@rel='canonical']"):
        yield "url", "the canonical link", link.get("href") or ""
    yield from _meta_facts(_metas(tree))
    for element in tree.iterfind(".//time[@itemprop='datePublished']"):
        yield "published", "<time itemprop=datePublished>", element.get("datetime") or ""
    for title in tree.iterfind(".//head/title"):
        yield "title", "<title>", title.text or ""
    for saved in _SAVED.finditer(markup[:_HEAD]):
        yield "url", "the note of the browser that saved it", saved[1]


def _meta_facts(named: Mapping[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    for key, names in META.items():
        for name in names:
            if texts := named.get(name, ()):
                yield key, name, "; ".join(texts) if key == "author" else texts[0]
    for text in named.get("article:modified_time", ()):
        yield "changed", "article:modified_time", text


def _metas(tree: Any) -> Mapping[str, list[str]]:  # noqa: ANN401 - lxml has no types.
    """Return what the ``meta`` elements of a page say, by name in lower case."""
    named: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv") or ""
        text = meta.get("content") or ""
        if text.strip() and not (meta.get("name") == "author" and is_link(text)):
            named.setdefault(name.strip().lower(), []).append(text)
    return named
