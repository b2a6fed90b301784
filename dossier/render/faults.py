"""A broken template as a problem at its line, in our words."""

from __future__ import annotations

from pathlib import Path

from jinja2 import (
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from dossier.problems import Location, Problem
from dossier.render.sandbox import UnencodedTextError

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


def problem_of(error: Exception, template: str) -> Problem:
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
