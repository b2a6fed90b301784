"""Pages of prose that cite facts, and their index."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dossier.cite import Footnote
from dossier.model import Prose
from dossier.pages.basis import Basis
from dossier.pages.cited import CitedCallouts, ProseView, prose_view
from dossier.pages.colophon import Colophon, colophon
from dossier.pages.parts import Callout, Mark, callouts
from dossier.problems import Location
from dossier.prose import ProseTree, parse_prose, title


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePage:
    """A page of prose that cites facts."""

    path: str
    colophon: Colophon
    edit: str
    title: str
    body: ProseView
    callouts: tuple[Callout, ...]
    """The disagreements about what it cites, but for those that it shows itself."""
    footnotes: tuple[Footnote, ...]
    template: str = field(default="prose.md.jinja", init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseIndexPage:
    """All pages of prose, by title."""

    path: str
    colophon: Colophon
    marks: tuple[Mark, ...]
    template: str = field(default="pages.md.jinja", init=False)


def prose_page(prose: Prose, basis: Basis) -> ProsePage:
    """Lay out a page of prose."""
    path = f"pages/{prose.name}.md"
    body = _untitled(prose_view(prose.text, basis, path))
    shown = {
        one.id
        for cited in body.cited.values()
        if isinstance(cited, CitedCallouts)
        for one in cited.callouts
    }
    return ProsePage(
        path=path,
        colophon=colophon(path, basis),
        edit=prose.at.path,
        title=prose_title(prose),
        body=body,
        callouts=tuple(one for one in callouts(body.claims, basis, path) if one.id not in shown),
        footnotes=basis.citations.footnotes(basis.with_rivals(body.claims)),
    )


def _untitled(body: ProseView) -> ProseView:
    """Return prose without the heading that is the title of its page, which opens the page."""
    first, *rest = body.tree.blocks or (None,)
    if first is None or (first.kind, first.level) != ("heading", 1):
        return body
    return replace(body, tree=ProseTree(tuple(rest)))


def prose_title(prose: Prose) -> str:
    """Return the first heading of a page of prose, or its name in words."""
    tree, _ = parse_prose(prose.text, Location(prose.at.path))
    return title(tree) or prose.name.replace("-", " ").capitalize()


def prose_index_page(basis: Basis) -> ProseIndexPage:
    """Lay out the index of the pages of prose."""
    marks = [Mark(label=prose_title(one), href=f"{one.name}.md") for one in basis.dossier.prose]
    return ProseIndexPage(
        path="pages/index.md",
        colophon=colophon("pages/index.md", basis),
        marks=tuple(sorted(marks, key=lambda mark: (mark.label.casefold(), mark.href))),
    )
