"""Footnotes on paper: numbered through a chapter, at the foot of a page or the end of a section."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from dossier.paper.parts import Chapter, Sheet
from dossier.paper.tree import Element, Node, Nodes, element, elements, rewritten

_MARK = "#fn:"
"""How the address in a footnote mark begins; the label follows."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number, and what it says in one paragraph."""

    number: str
    text: Nodes


Notes = Mapping[str, Note]
"""The footnotes of a section by label, in the order in which they are first referred to."""
Place = Callable[[Nodes, Notes], Nodes]
"""What puts the footnotes of a section into its body."""


def settled(chapter: Chapter, place: Place) -> Chapter:
    """Return a chapter with its footnotes in place, numbered from 1 through all its sections."""
    sheets = tuple(_sheets(chapter, place))
    return Chapter(opener=sheets[0], sections=sheets[1:])


def at_the_end(body: Nodes, notes: Notes) -> Nodes:
    """Return a body with its footnotes listed below it."""
    marked = rewritten(body, lambda one: (_numbered(one, notes),))
    items = (
        element("li", *note.text, id=f"fn:{label}", value=note.number)
        for label, note in notes.items()
    )
    return (*marked, element("ol", *items, class_="notes")) if notes else marked


def at_the_foot(body: Nodes, notes: Notes) -> Nodes:
    """Return a body with each footnote where it is first referred to; the style floats it down."""
    placed: set[str] = set()

    def rule(one: Element) -> Nodes:
        label = _label(one)
        if label is None or label in placed:
            return (_numbered(one, notes),)
        placed.add(label)
        note = notes[label]
        return (
            element("span", *note.text, class_="foot", id=f"fn:{label}", data_number=note.number),
        )

    return rewritten(body, rule)


def without_notes(body: Nodes) -> Nodes:
    """Return a body without its footnotes and their marks."""
    return rewritten(_parted(body)[0], lambda one: () if _is_mark(one) else (one,))


def _sheets(chapter: Chapter, place: Place) -> Iterator[Sheet]:
    count = 0
    for sheet in (chapter.opener, *chapter.sections):
        if not sheet.noted:
            yield replace(sheet, body=without_notes(sheet.body))
            continue
        body, texts = _parted(sheet.body)
        labels = dict.fromkeys(filter(None, map(_label, elements(body))))
        notes = {
            label: Note(str(number), texts.get(label, ()))
            for number, label in enumerate(labels, count + 1)
        }
        count += len(notes)
        yield replace(sheet, body=place(body, notes))


def _label(one: Element) -> str | None:
    """Return the label of the footnote that an element is a mark of; None if it is no mark."""
    if one.name != "sup" or not one.id.startswith("fnref"):
        return None
    inner = next(elements(one.children), one)
    return inner.attributes.get("href", "").removeprefix(_MARK) or None


def _is_mark(one: Element) -> bool:
    """Tell whether an element is the mark of a footnote, or where a row of them may break."""
    return one.name == "wbr" or _label(one) is not None


def _numbered(one: Element, notes: Notes) -> Element:
    label = _label(one)
    if label is None:
        return one
    link = element("a", notes[label].number, class_="footnote-ref", href=f"{_MARK}{label}")
    return one.having(link)


def _parted(body: Nodes) -> tuple[Nodes, Mapping[str, Nodes]]:
    """Return a body without its footnotes and the heading above them, and the footnotes."""
    area = next((one for one in body if _is_area(one)), None)
    left = [one for one in body if one is not area and (isinstance(one, Element) or one.strip())]
    if not isinstance(area, Element):
        return tuple(left), {}
    if left and isinstance(left[-1], Element) and left[-1].name == "h2":
        left.pop()
    items = (one for one in elements(area.children) if one.id.startswith("fn:"))
    return tuple(left), {one.id.removeprefix("fn:"): _one_paragraph(one) for one in items}


def _is_area(one: Node) -> bool:
    return isinstance(one, Element) and "footnote" in one.classes


def _one_paragraph(item: Element) -> Nodes:
    """Return what a footnote says, its paragraphs put behind one another."""
    found: list[Node] = []
    for one in item.children:
        inside = one.children if isinstance(one, Element) and one.name == "p" else (one,)
        found.extend(inside)
    while found and not isinstance(found[0], Element) and not found[0].strip():
        del found[0]
    while found and not isinstance(found[-1], Element) and not found[-1].strip():
        del found[-1]
    return tuple(found)
