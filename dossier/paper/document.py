"""The document: a cover, the contents, and the chapters, in one page of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from markdown import Markdown
from markupsafe import Markup

from dossier.layout import FRONT
from dossier.paper.links import anchor, joined, relinked
from dossier.paper.notes import Place, settled, without_notes
from dossier.paper.parts import EXTENSIONS, Chapter, Sheet, chapters, page_nodes
from dossier.paper.tree import (
    Element,
    Nodes,
    element,
    elements,
    first,
    rewritten,
    words,
    written,
)

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing runs in the document, and nothing is fetched."""
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands on the first page."""

    title: Markup
    kicker: Markup
    """What this is, as of when, and from how many documents."""
    lead: Nodes
    """The bottom line, without its footnotes: the brief has them."""
    ledger: Nodes
    """How many values have each level of support."""


def document(pages: Mapping[str, str], place: Place, style: str) -> str:
    """Return the pages of a site, in Markdown and by path, as one page of HTML."""
    converter = Markdown(extensions=[*EXTENSIONS])
    nodes = {path: page_nodes(text, converter) for path, text in pages.items()}
    parts = joined(settled(chapter, place) for chapter in chapters(nodes))
    known = {one.id for one in elements(_main(parts)) if one.id}
    front = _cover(nodes.get(FRONT, ()), known)
    body = (*_cover_page(front), *_contents(parts), *_main(parts))
    numbers = dict(_numbers(parts))
    numbered = rewritten(body, lambda one: (_referring(one, numbers),))
    return _html(front.title, written(numbered), style)


def _cover(brief: Nodes, known: set[str]) -> Cover:
    plain = relinked(without_notes(brief), FRONT, known)

    def part(name: str, class_: str = "") -> Nodes:
        found = first(plain, lambda one: one.name == name and (not class_ or class_ in one.classes))
        return found.children if found else ()

    ledger = rewritten(part("nav", "ledger"), _without_id)
    return Cover(
        title=words(part("h1")),
        kicker=words(part("p", "kicker")),
        lead=rewritten(part("div", "lead"), _without_id),
        ledger=ledger,
    )


def _without_id(one: Element) -> Nodes:
    """Return an element as its double on the cover: the brief keeps the id."""
    kept = {key: value for key, value in one.attributes.items() if key != "id"}
    return (Element(one.name, kept, one.children),)


def _cover_page(cover: Cover) -> Iterator[Element]:
    yield element(
        "header",
        element("p", cover.kicker, class_="kicker"),
        element("h1", cover.title),
        element("div", *cover.lead, class_="lead"),
        element("div", *cover.ledger, class_="ledger"),
        element(
            "p",
            "Each sentence has its footnotes in ",
            element("a", "the brief", href=f"#{anchor(FRONT)}", class_="see"),
            ".",
            class_="where",
        ),
        class_="cover",
    )


def _contents(parts: tuple[Chapter, ...]) -> Iterator[Element]:
    chapters_ = (
        element(
            "li",
            _entry(str(number), part.opener),
            *_entries(number, part),
        )
        for number, part in enumerate(parts, 1)
    )
    yield element(
        "nav",
        element("h2", "Contents"),
        element("ol", *chapters_),
        class_="contents",
        aria_label="Contents",
    )


def _entries(number: int, part: Chapter) -> Iterator[Element]:
    if part.sections:
        items = (
            element("li", _entry(f"{number}.{place}", one))
            for place, one in enumerate(part.sections, 1)
        )
        yield element("ol", *items)


def _entry(number: str, sheet: Sheet) -> Element:
    label = element("span", number, class_="n")
    return element("a", label, Markup(" "), sheet.title, href=f"#{anchor(sheet.path)}")


def _numbers(parts: tuple[Chapter, ...]) -> Iterator[tuple[str, str]]:
    """Yield the id of each chapter and section with its number."""
    for number, part in enumerate(parts, 1):
        yield anchor(part.opener.path), str(number)
        for place, one in enumerate(part.sections, 1):
            yield anchor(one.path), f"{number}.{place}"


def _referring(one: Element, numbers: Mapping[str, str]) -> Element:
    """Return a link that says where to look with the number of the section, for the style."""
    if "see" not in one.classes:
        return one
    page = one.attributes.get("href", "").removeprefix("#").partition(":")[0]
    return one.saying(data_section=numbers[page]) if page in numbers else one


def _main(parts: tuple[Chapter, ...]) -> tuple[Element, ...]:
    return (element("main", *map(_chapter, count(1), parts)),)


def _chapter(number: int, part: Chapter) -> Element:
    sections = (
        _section(f"{number}.{place}", one, 1, "section")
        for place, one in enumerate(part.sections, 1)
    )
    opener = _section(str(number), part.opener, 0, "chapter")
    return opener.having(*opener.children, *sections)


def _section(number: str, sheet: Sheet, depth: int, class_: str) -> Element:
    name = f"h{1 + depth}"
    heading = element(name, element("span", number, class_="n"), Markup(" "), sheet.title)
    body = rewritten(sheet.body, lambda one: (_deeper(one, depth),))
    kind = class_ if sheet.noted else f"{class_} register"
    return element("section", heading, *body, id=anchor(sheet.path), class_=kind)


def _deeper(one: Element, depth: int) -> Element:
    """Return a heading at its depth in the whole document; anything else as it is."""
    if len(one.name) != 2 or one.name[0] != "h" or not one.name[1].isdigit():  # noqa: PLR2004
        return one
    level = min(int(one.name[1]) + depth, _DEEPEST)
    return Element(f"h{level}", one.attributes, one.children)


def _html(title: Markup, body: str, style: str) -> str:
    """Return the page; a title is text, in which only entities are read."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n"
        f'<body class="md-typeset">\n{body}\n</body>\n</html>\n'
    )
