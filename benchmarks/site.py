"""Time ``mkdocs build`` with the plugin and without: ``python benchmarks/site.py [CLAIMS [RUNS]]``.

All three builds are of the same Markdown. *First* renders every page; *again* finds that
nothing has changed; *without* is MkDocs on the rendered pages, the plugin taken out.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from generate import generate, write

TOP = Path(__file__).parents[1]
BUILDS = ("first", "again", "without")


def lay_out(root: Path, claims: int) -> None:
    """Make a project around a generated dossier, and a configuration without the plugin."""
    write(generate(claims), root)
    shutil.copytree(TOP / "templates" / "theme", root / "templates" / "theme")
    shutil.copytree(TOP / "site_src" / "assets", root / "site_src" / "assets")
    shutil.copy(TOP / "mkdocs.yml", root)
    plain = {"INHERIT": "mkdocs.yml", "plugins": ["search"]}
    (root / "without.yml").write_text(yaml.safe_dump(plain), encoding="utf-8")


def seconds(root: Path, build: str) -> tuple[float, float]:
    """Return how long one build takes, in seconds by the clock, and in those of the processor."""
    if build == "first":
        for path in (root / "site_src").iterdir():
            if path.is_dir() and path.name != "assets":
                shutil.rmtree(path)
            elif path.is_file():
                path.unlink()
    config = "without.yml" if build == "without" else "mkdocs.yml"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config]
    start, before = time.perf_counter(), os.times()
    subprocess.run(
        command,
        cwd=root,
        check=True,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    after = os.times()
    worked = after.children_user + after.children_system
    return time.perf_counter() - start, worked - before.children_user - before.children_system


def main() -> None:
    """Print a table in Markdown: the median of each build, and its ratio to *without*."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3  # noqa: PLR2004 - the second word.
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        lay_out(root, claims)
        times = [{build: seconds(root, build) for build in BUILDS} for _ in range(runs)]
        pages = len(list((root / "site").rglob("*.html")))
    print(f"{claims:,} claims, {pages:,} pages, {runs} runs of each, in turn\n")
    print("| build | median | ratio to the build without | processor | ratio |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for build in BUILDS:
        cells = []
        for kind in range(2):
            median = statistics.median(run[build][kind] for run in times)
            ratio = statistics.median(run[build][kind] / run["without"][kind] for run in times)
            cells += [f"{median:.1f} s", f"{ratio:.2f}"]
        print(f"| {build} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
