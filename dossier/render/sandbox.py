"""Templates that print only what went through an encoder, and run sandboxed."""

from __future__ import annotations

from typing import Any

from jinja2 import TemplateRuntimeError, Undefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Concat, Expr
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup


class UnencodedTextError(TemplateRuntimeError):
    """A template prints a text that went through no encoder."""


class _Code(CodeGenerator):
    """Code that does not escape what ``encoded`` has let through: it is encoded.

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


def encoded(value: object) -> object:
    """Return what an expression prints, if it may be printed."""
    if isinstance(value, Markup) or type(value) is int:
        return value
    if isinstance(value, Undefined):
        str(value)
    raise UnencodedTextError(f"{value!r} went through no encoder; write {{{{ … | text }}}}")
