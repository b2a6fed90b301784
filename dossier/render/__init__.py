"""A view and its template to Markdown.

A template can print only what went through an encoder (``dossier.encode``): a plain string in an
expression is an error, so that forgetting a filter never opens a hole. Templates run sandboxed,
with every name defined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Concat, Expr
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from dossier import encode
from dossier.cite import NOT_STATED, Footnote
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

PARTS = "_parts.md.jinja"
"""The template that holds the shared macros."""
FOOTNOTE = "footnote"
"""The macro that prints one footnote."""
SHIPPED = next(
    folder
    for folder in (Path(__file__).parent / "templates", Path(__file__).parents[1] / "templates")
    if folder.is_dir()
)
"""The default templates: in the wheel beside this module, in a checkout at the top."""


FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a faulty template can raise while it runs."""


class UnencodedTextError(TemplateRuntimeError):
    """A template prints a text that went through no encoder."""


class _Code(CodeGenerator):
    """Code that does not escape what ``_encoded`` has let through: it is encoded.

    Escaping it again changes nothing, and took a quarter of the time of rendering.
    """

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401
        del node, frame
        self.write("str(")
        self.write(finalize.src)

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802 - as jinja2 has it.
        """Join with ``~`` to plain text, which is not printed before it is encoded as a whole."""
        self.write("str_join((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


HTML_ONLY = (
    "e",
    "escape",
    "forceescape",
    "format",
    "join",
    "replace",
    "safe",
    "tojson",
    "urlize",
    "xmlattr",
)
"""Filters of jinja2 that call a text safe which Markdown could still act on."""


class Templates(SandboxedEnvironment):
    """Sandboxed templates that read the fields of our records without the sandbox's detours.

    The sandbox guards what functions, frames and types expose; the fields of a record hold
    none of these, and asking it a million times took half of the time of rendering.
    """

    code_generator_class = _Code

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as jinja2 has it.
        """Return a field of a record, or what the sandbox allows of anything else."""
        if attribute in getattr(type(obj), "__dataclass_fields__", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def templates(folder: Path | None = None) -> Templates:
    """Return the templates, those in *folder* before the ones that are shipped."""
    folders = [folder] if folder and folder.is_dir() else []
    environment = Templates(
        loader=ChoiceLoader([FileSystemLoader(one) for one in (*folders, SHIPPED)]),
        autoescape=True,
        finalize=_encoded,
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
        "path": _path,
        "slug": encode.slug,
        "quoted": _quoted,
        "sentence": _sentence,
        "capital": _capital,
        "stated": _stated,
        "prose": lambda view: _prose(view, environment),
        "footnote": _printed_once(environment),
    }
    return environment


def _encoded(value: object) -> object:
    """Return what an expression prints, if it may be printed."""
    if isinstance(value, Markup) or type(value) is int:
        return value
    if isinstance(value, Undefined):
        str(value)
    raise UnencodedTextError(f"{value!r} went through no encoder; write {{{{ … | text }}}}")


_PATH = re.compile(r"[A-Za-z0-9_./#-]*")


def _path(value: object) -> Markup:
    """Return a link inside the site, which is made of ids, as it is."""
    if not _PATH.fullmatch(str(value)):
        raise UnencodedTextError(f"{value!r} is no path inside the site")
    return Markup(str(value))  # noqa: S704 - letters, digits and five marks.


def _quoted(value: object) -> Markup:
    """Return words of a document, verbatim, in quotation marks; those it brings are not doubled."""
    words = str(value).strip()
    opened, closed = words.count("“"), words.count("”")
    opening = "" if words.startswith("“") and opened > closed else "“"
    closing = "" if words.endswith("”") and closed > opened else "”"
    return Markup(f"{opening}{encode.verbatim(words)}{closing}")  # noqa: S704 - encoded here.


def _capital(value: object) -> Markup:
    """Return a text with a capital first."""
    words = str(value).strip()
    return encode.text(words[:1].upper() + words[1:])


def _sentence(value: object) -> Markup:
    """Return a reason as a sentence: a capital first and a full stop last."""
    words = _capital(value)
    return words if words.endswith((".", "!", "?", "&#33;", "&#63;")) else words + Markup(".")


def _stated(value: object, what: str) -> Markup:
    """Return what a document states of itself, or that it does not state it."""
    words = str(value)
    return encode.text(f"{what} {words}" if words == NOT_STATED else words)


def _prose(view: ProseView, environment: Templates) -> Markup:
    """Return prose as Markdown, its placeholders printed by the shared macros."""
    parts = environment.get_template(PARTS).module

    def resolve(placeholder: Placeholder) -> str:
        cited = view.cited[placeholder]
        return str(getattr(parts, _macro(cited))(cited)).strip("\n")

    return Markup(markdown(view.tree, resolve))  # noqa: S704 - re-emitted from a parsed tree.


def _printed_once(environment: Templates) -> Callable[[Footnote, str], Markup]:
    """Return the filter that prints a footnote on the page of a path, and the same only once.

    A footnote stands on three or four pages, and printing them took a third of the time.
    """

    @cache
    def printed(one: Footnote, top: str) -> Markup:
        macro = getattr(environment.get_template(PARTS).module, FOOTNOTE)
        return Markup(str(macro(one, top)))  # noqa: S704 - printed by a template.

    return lambda one, path: printed(one, "../" * path.count("/"))


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
        raise ContentError([_problem(error, page.template)]) from error
    markdown_text = re.sub(r"\n{3,}", "\n\n", rendered).rstrip() + "\n"
    offered = {footnote.label for footnote in getattr(page, "footnotes", ())}
    return settled(markdown_text, offered, page.path, Location(f"templates/{page.template}"))


def _problem(error: Exception, template: str) -> Problem:
    """Return a broken template as a problem at its line, in our words."""
    name, line = template, 1
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name or template, error.lineno
    else:
        name, line = _line(error, template)
    words, code = _words(error)
    return Problem(Location(f"templates/{name}", line), code, words)


def _line(error: Exception, template: str) -> tuple[str, int]:
    """Return the template and the line at which an error was raised."""
    place, trace = (template, 1), error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".jinja"):
            place = (Path(file).name, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _words(error: Exception) -> tuple[str, str]:
    match error:
        case UnencodedTextError():
            return str(error), "unencoded"
        case UndefinedError():
            return "the template prints a name that the view does not have", "bad-template"
        case TemplateSyntaxError():
            return "the template is not Jinja here; mend this line", "bad-template"
        case TemplateNotFound():
            return f"no template is called {error.name!r}", "bad-template"
        case _:
            return "the template fails here; mend this line", "bad-template"


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
