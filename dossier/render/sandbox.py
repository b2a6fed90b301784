"""Templates that print only what went through an encoder, and run sandboxed."""

from __future__ import annotations

from typing import Any

from jinja2 import TemplateRuntimeError, Undefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import Concat, Expr
from jinja2.runtime import LoopContext
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
        fields = _FIELDS.get(type(obj))
        if fields is None:
            fields = _FIELDS.setdefault(type(obj), _fields(type(obj)))
        if attribute in fields:
            return getattr(obj, attribute)
        if type(obj) in _OPEN and not attribute.startswith("_") and hasattr(obj, attribute):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


_FIELDS: dict[type, frozenset[str]] = {}
"""The fields of each type of record that a template has asked for."""
_OPEN = (TemplateModule, LoopContext)
"""What jinja2 itself gives to a template: imported macros, and the state of a loop."""


def _fields(record: type) -> frozenset[str]:
    return frozenset(getattr(record, "__dataclass_fields__", ()))


def encoded(value: object) -> object:
    """Return what an expression prints, if it may be printed."""
    if isinstance(value, Markup) or type(value) is int:
        return value
    if isinstance(value, Undefined):
        str(value)
    raise UnencodedTextError(f"{value!r} went through no encoder; write {{{{ … | text }}}}")
