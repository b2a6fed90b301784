"""A project in a folder of a test: the site around a dossier, and the command that builds it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

TOP = Path(__file__).parents[1]


def lay_out(folder: Path, files: Mapping[str, str]) -> Path:
    """Write the files of a dossier into a folder, with the site of this project around them."""
    for part in ("templates/theme", "site_src/assets"):
        shutil.copytree(TOP / part, folder / part)
    shutil.copy(TOP / "mkdocs.yml", folder)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a strict build and return how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
