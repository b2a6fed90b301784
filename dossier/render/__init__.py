"""A view and its template to Markdown.

A template can print only what went through an encoder (``dossier.encode``): a plain string in an
expression is an error, so that forgetting a filter never opens a hole. Templates run sandboxed,
with every name defined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier import encode
from dossier.charts import draw_compact, drawn
from dossier.cite import Footnote
from dossier.footnotes import settled
from dossier.pages import (
    Cited,
    CitedCallouts,
    CitedQuote,
    CitedTimeline,
    Page,
    ProseView,
)
from dossier.problems import ContentError, Location, Problem
from dossier.prose import Placeholder, markdown
from dossier.render import filters
from dossier.render.faults import FAULTS, problem_of
from dossier.render.sandbox import HTML_ONLY, Templates, encoded

__all__ = ["SHIPPED", "Templates", "render", "render_all", "templates"]

PARTS = "_parts.md.jinja"
"""The template that holds the shared macros."""
FOOTNOTE = "footnote"
"""The macro that prints one footnote."""
SHIPPED = next(
    folder
    for folder in (Path(__file__).parents[1] / "templates", Path(__file__).parents[2] / "templates")
    if folder.is_dir()
)
"""The default templates: in the wheel beside this module, in a checkout at the top."""


def templates(folder: Path | None = None) -> Templates:
    """Return the templates, those in *folder* before the ones that are shipped."""
    folders = [folder] if folder and folder.is_dir() else []
    environment = Templates(
        loader=ChoiceLoader([FileSystemLoader(one) for one in (*folders, SHIPPED)]),
        autoescape=True,
        finalize=encoded,
        keep_trailing_newline=True,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    for name in HTML_ONLY:
        del environment.filters[name]
    # Each filter asks for str(argument) first, by which an undefined name is reported as such.
    environment.filters |= {
        "text": encode.text,
        "verbatim": encode.verbatim,
        "attribute": encode.attribute,
        "comment": encode.comment,
        "front_matter": encode.front_matter,
        "url": encode.link,
        "path": filters.path,
        "slug": encode.slug,
        "json": encode.json_text,
        "quoted": filters.quoted,
        "sentence": filters.sentence,
        "capital": filters.capital,
        "stated": filters.stated,
        "drawn": drawn,
        "compact": draw_compact,
        "prose": lambda view: _prose(view, environment),
        "footnote": _printed_once(environment),
    }
    return environment


def _prose(view: ProseView, environment: Templates) -> Markup:
    """Return prose as Markdown, its placeholders printed by the shared macros."""
    parts = environment.get_template(PARTS).module

    def resolve(placeholder: Placeholder) -> str:
        cited = view.cited[placeholder]
        return str(getattr(parts, _macro(cited))(cited)).strip("\n")

    return Markup(markdown(view.tree, resolve))  # noqa: S704 - re-emitted from a parsed tree.


def _printed_once(environment: Templates) -> Callable[[Footnote, str], Markup]:
    """Return the filter that prints a footnote on the page of a path, and the same only once.

    A footnote stands on three or four pages, and printing them took a third of the time. It is
    printed as for the top of the site; from a page below, its one link leads up first. No text
    of a person looks like a link: its brackets are entities.
    """
    printed: dict[int, tuple[Footnote, str]] = {}
    macros: list[Callable[[Footnote], str]] = []

    def on_page(one: Footnote, path: str) -> Markup:
        if not macros:
            macros.append(getattr(environment.get_template(PARTS).module, FOOTNOTE))
        kept = printed.get(id(one))
        if kept is None:
            kept = printed[id(one)] = (one, str(macros[0](one)))
        top = "../" * path.count("/")
        return Markup(kept[1].replace("](sources/", f"]({top}sources/"))  # noqa: S704 - as printed.

    return on_page


def _macro(cited: Cited) -> str:
    match cited:
        case CitedQuote():
            return "cited_quote"
        case CitedCallouts():
            return "cited_callouts"
        case CitedTimeline():
            return "cited_timeline"
        case _:
            return "cited_value"


def render(page: Page, environment: Templates) -> str:
    """Return the Markdown of one page, ending in one newline; ContentError on a broken template."""
    try:
        rendered = environment.get_template(page.template).render(page=page)
    except FAULTS as error:
        raise ContentError([problem_of(error, page.template)]) from error
    markdown_text = re.sub(r"\n{3,}", "\n\n", rendered).rstrip() + "\n"
    offered = {footnote.label for footnote in getattr(page, "footnotes", ())}
    return settled(markdown_text, offered, page.path, Location(f"templates/{page.template}"))


def render_all(views: Iterable[Page], environment: Templates) -> dict[str, str]:
    """Return the Markdown of every page by its path; ContentError with every fault."""
    rendered: dict[str, str] = {}
    problems: list[Problem] = []
    for page in views:
        try:
            rendered[page.path] = render(page, environment)
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(problems)
    return rendered
