"""The layers of the package: imports point down; a package counts as one module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "dossier"
LAYERS = [
    "problems",
    "git",
    "memory",
    "history",
    "nearest",
    "encode",
    "extract",
    "codes",
    "shipped",
    "card",
    "charts",
    "values",
    "model",
    "registry",
    "findings",
    "layout",
    "yamltree",
    "prose",
    "draft",
    "check",
    "files",
    "states",
    "load",
    "origins",
    "compare",
    "support",
    "changes",
    "past",
    "verify",
    "evidence",
    "cite",
    "interchange",
    "tables",
    "bibliography",
    "pages",
    "feed",
    "footnotes",
    "render",
    "shares",
    "paper",
    "write",
    "schemas",
    "amend",
    "sheet",
    "start",
    "build",
    "assess",
    "impact",
    "find",
    "intake",
    "remarks",
    "publish",
    "revise",
    "cli",
    "plugin",
]
"""Every module and package; each imports only those before it."""
ENTRANCES = {"__init__", "__main__"}
"""What stands beside the layers: the name of the package, and its door."""


def files_of(module: str) -> list[Path]:
    """Return the files of a module, or of all modules of a package."""
    file = PACKAGE / f"{module}.py"
    return [file] if file.exists() else sorted((PACKAGE / module).rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    """Yield the name of each module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports by a relative name"
            yield node.module or ""
            if node.module == "dossier":
                yield from (f"dossier.{name.name}" for name in node.names)


def layers_of(file: Path) -> set[str]:
    """Return the modules and packages of ours that a file imports."""
    found = (name.split(".") for name in imports(file))
    return {parts[1] for parts in found if parts[0] == "dossier" and len(parts) > 1}


def test_every_module_has_a_layer():
    """The list of layers names every module and every package, and nothing else."""
    modules = {path.stem for path in PACKAGE.glob("*.py")}
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert modules | packages == {*LAYERS, *ENTRANCES}


@pytest.mark.parametrize("module", LAYERS)
def test_imports_point_down(module):
    """A module imports only modules that come before it in LAYERS, or its own parts."""
    files = files_of(module)
    used = {layer for file in files for layer in layers_of(file)}

    assert files
    assert used <= {*LAYERS[: LAYERS.index(module) + 1]}


@pytest.mark.parametrize("module", LAYERS)
def test_modules_are_short(module):
    """No module is longer than 300 lines."""
    long = [file.name for file in files_of(module) if len(file.read_text().split("\n")) > 301]

    assert long == []
