"""A view and its template to Markdown.

A template can print only what went through an encoder (``dossier.encode``): a plain string in an
expression is an error, so that forgetting a filter never opens a hole. Templates run sandboxed,
with every name defined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier import encode
from dossier.charts import draw_compact, drawn
from dossier.cite import Footnote
from dossier.footnotes import noted
from dossier.pages import (
    Cited,
    CitedCallouts,
    CitedQuote,
    CitedTimeline,
    Page,
    ProseView,
)
from dossier.pages.parts import Callout
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
SHORT = "short_callout"
"""The macro that prints a callout in short."""
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
        auto_reload=False,  # Each run reads them anew.
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
        "issued": filters.issued,
        "drawn": drawn,
        "compact": draw_compact,
        "prose": lambda view: _prose(view, environment),
        "short": lambda view: _printed_once(view, environment),
    }
    return environment


def _macro_of(environment: Templates, name: str) -> Callable[[object], Markup]:
    found: Callable[[object], Markup] = getattr(environment.get_template(PARTS).module, name)
    return found


def _printed_once(view: Callout, environment: Templates) -> Markup:
    """Return a callout in short, which the pages of one folder share."""
    kept = environment.printed
    if id(view) not in kept:
        kept[id(view)] = (view, _macro_of(environment, SHORT)(view))
    return Markup(kept[id(view)][1])  # noqa: S704 - as the macro printed it.


def _prose(view: ProseView, environment: Templates) -> Markup:
    """Return prose as Markdown, its placeholders printed by the shared macros."""
    parts = environment.get_template(PARTS).module

    def resolve(placeholder: Placeholder) -> str:
        cited = view.cited[placeholder]
        return str(getattr(parts, _macro(cited))(cited)).strip("\n")

    return Markup(markdown(view.tree, resolve))  # noqa: S704 - re-emitted from a parsed tree.


def _printer(
    offered: Mapping[str, Footnote], path: str, environment: Templates
) -> Callable[[str], str]:
    """Return what prints a footnote on the page of a path, by its label; the same only once.

    A footnote stands on three or four pages, and printing them took a third of the time. It is
    printed as for the top of the site; from a page below, its one link leads up first. No text
    of a person looks like a link: its brackets are entities.
    """
    top = "../" * path.count("/")

    kept = environment.printed
    macro = _macro_of(environment, FOOTNOTE)

    def printed(label: str) -> str:
        one = offered[label]
        if id(one) not in kept:
            kept[id(one)] = (one, f"{str(macro(one)).strip()}\n")
        return kept[id(one)][1].replace("](sources/", f"]({top}sources/")

    return printed


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
        offered = {one.label: one for one in getattr(page, "footnotes", ())}
        text = re.sub(r"\n{3,}", "\n\n", rendered).rstrip() + "\n"
        at = Location(f"templates/{page.template}")
        return noted(text, offered, _printer(offered, page.path, environment), page.path, at)
    except FAULTS as error:
        raise ContentError([problem_of(error, page.template)]) from error


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
