"""Templates that print only what went through an encoder, and run sandboxed."""

from __future__ import annotations

from keyword import iskeyword
from typing import Any

from jinja2 import TemplateRuntimeError, Undefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import Concat, Expr, Filter, Getattr
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup


class UnencodedTextError(TemplateRuntimeError):
    """A template prints a text that went through no encoder."""


class _Code(CodeGenerator):
    """Code that does not escape what ``encoded`` has let through: it is encoded.

    Escaping it again changes nothing, and took a quarter of the time of rendering.
    """

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401
        del frame
        self.write("(" if _is_encoded(node) else finalize.src)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401
        del node, frame, finalize
        self.write(")")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - as jinja2 has it.
        """Read a field of a record right here, and anything else as the sandbox allows."""
        if iskeyword(node.attr):  # Jinja takes it for a name, and Python would not.
            super().visit_Getattr(node, frame)
            return
        self.write(f"(it.{node.attr} if {node.attr!r} in environment.fields[(it := ")
        self.visit(node.node, frame)
        self.write(f").__class__] else environment.getattr(it, {node.attr!r}))")

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802 - as jinja2 has it.
        """Join with ``~`` to plain text, which is not printed before it is encoded as a whole."""
        self.write("str_join((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


ENCODERS = frozenset(
    (
        "attribute",
        "capital",
        "comment",
        "compact",
        "drawn",
        "front_matter",
        "issued",
        "json",
        "path",
        "prose",
        "quoted",
        "sentence",
        "short",
        "slug",
        "text",
        "url",
        "verbatim",
    )
)
"""Our filters, each of which returns what may be printed; what is last put through one is."""


def _is_encoded(node: Expr) -> bool:
    return isinstance(node, Filter) and node.name in ENCODERS


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
    printed: dict[int, tuple[object, str]]
    """What has been printed once, by its id, and the object itself, so that it keeps its id."""
    fields: _Fields
    """The fields of each type of record that a template has asked for."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - as jinja2 has it.
        super().__init__(**settings)
        self.printed = {}
        self.fields = _Fields()

    def call(self, context: Context, obj: Any, /, *args: Any, **named: Any) -> Any:  # noqa: ANN401
        """Call a macro at once, and anything else as the sandbox allows."""
        if type(obj) is Macro:
            for name in _SCOPES:
                named.pop(name, None)
            return obj(context.eval_ctx, *args, **named)
        return super().call(context, obj, *args, **named)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as jinja2 has it.
        """Return what the sandbox allows; what jinja2 itself gives to a template is open."""
        if type(obj) in _OPEN and not attribute.startswith("_") and hasattr(obj, attribute):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class _Fields(dict[type, frozenset[str]]):
    """The fields of each type of record; none of anything else."""

    def __missing__(self, record: type) -> frozenset[str]:
        names = (one for one in getattr(record, "__dataclass_fields__", ()) if one[0] != "_")
        return self.setdefault(record, frozenset(names))


_OPEN = (TemplateModule, LoopContext)
"""Imported macros, and the state of a loop."""
_SCOPES = ("_block_vars", "_loop_vars")
"""What compiled templates hand to a call for functions that look into the context."""


def encoded(value: object) -> str:
    """Return what an expression prints, if it may be printed."""
    if isinstance(value, Markup):
        return value
    if type(value) is int:
        return str(value)
    if isinstance(value, Undefined):
        str(value)
    raise UnencodedTextError(f"{value!r} went through no encoder; write {{{{ … | text }}}}")
