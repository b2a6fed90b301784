"""Desks: folders with a dossier, its schemas, and an editor's language server.

Needs npm's ``yaml-language-server``; YAML_LANGUAGE_SERVER is the path of the program, and one that
is missing fails.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from server import Server

TOP = Path(__file__).parents[2]
sys.path[:0] = [str(TOP / "tests")]


def write_schemas(folder: Path) -> None:
    """Run ``dossier schema``."""
    subprocess.run(
        [sys.executable, "-m", "dossier", "-C", str(folder), "schema"],
        check=True,
        stdout=subprocess.DEVNULL,
    )


@pytest.fixture(scope="session")
def first() -> Iterator[Server]:
    """Open the first dossier, as it is after a clone: its files name their schemas themselves."""
    with Server(TOP) as server:
        yield server


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Open the sample, whose files name no schema: the settings of VS Code map them."""
    folder = tmp_path_factory.mktemp("desk") / "sample"
    shutil.copytree(TOP / "tests" / "sample", folder)
    write_schemas(folder)
    settings = json.loads((TOP / ".vscode" / "settings.json").read_text("utf-8"))
    with Server(folder, settings) as server:
        yield server
