"""Build the rendered pages with other site engines, and compare what comes out with MkDocs.

Usage: ``python .ci/engines.py FOLDER``, where FOLDER/properdocs and FOLDER/zensical are virtual
environments that hold the engines and not dossier. The site of MkDocs is expected in ``site/``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).parent.parent
NEEDED = ("mkdocs.yml", "site_src", "templates")
ENGINES: Mapping[str, tuple[str, ...]] = {
    # Zensical passes over plugins that it does not have; ProperDocs refuses them.
    "zensical": ("build", "--strict", "--config-file", "mkdocs.yml"),
    "properdocs": ("build", "--strict", "--config-file", "without-plugin.yml"),
}
Site = Mapping[str, tuple[str, ...]]
"""The ids of the footnotes on each page, sorted, by the path of the page."""


class _Footnotes(HTMLParser):
    """Collects the ids of footnotes and of the references to them."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.ids += [
            value for name, value in attrs if name == "id" and value and _is_footnote(value)
        ]


def _is_footnote(value: str) -> bool:
    return value.startswith(("fn:", "fnref"))


def site(folder: Path) -> Site:
    """Return the pages of a built site with their footnotes; the error page is none of them."""
    return {
        path.relative_to(folder).as_posix(): footnotes(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
        if path.name != "404.html"
    }


def footnotes(page: str) -> tuple[str, ...]:
    """Return the ids of the footnotes of a page and of their references, sorted."""
    parser = _Footnotes()
    parser.feed(page)
    return tuple(sorted(parser.ids))


def build(engine: str, folder: Path) -> Site:
    """Build the site with another engine, in a copy that holds nothing but the rendered pages."""
    project = folder / f"{engine}-project"
    for name in NEEDED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        project.mkdir(exist_ok=True)
        copy(ROOT / name, project / name)
    (project / "without-plugin.yml").write_text(without_plugin(), encoding="utf-8")
    subprocess.run([folder / engine / "bin" / engine, *ENGINES[engine]], cwd=project, check=True)
    return site(project / "site")


def without_plugin() -> str:
    """Return a configuration that takes everything from ``mkdocs.yml`` but our plugin."""
    with (ROOT / "mkdocs.yml").open("rb") as file:
        plugins = yaml_load(file)["plugins"]
    rest = [plugin for plugin in plugins if plugin != "dossier" and "dossier" not in plugin]
    return yaml.safe_dump({"INHERIT": "mkdocs.yml", "plugins": rest})


def differences(expected: Site, found: Site) -> list[str]:
    """Say which pages and footnotes of one site are not those of the other."""
    lines = [f"{path}: only MkDocs has it" for path in expected.keys() - found.keys()]
    lines += [f"{path}: MkDocs does not have it" for path in found.keys() - expected.keys()]
    for path in expected.keys() & found.keys():
        ours, theirs = len(expected[path]), len(found[path])
        if expected[path] != found[path]:
            lines.append(f"{path}: the footnotes differ: {ours} ids with MkDocs, {theirs} here")
    return sorted(lines)


def main(folder: Path) -> int:
    """Compare every engine with MkDocs, and return the exit code."""
    expected = site(ROOT / "site")
    total = sum(map(len, expected.values()))
    if not total:
        print("site/ holds no footnotes; run: mkdocs build --strict")
        return 1
    worst = 0
    for engine in ENGINES:
        lines = differences(expected, build(engine, folder))
        print(*lines, sep="\n") if lines else None
        verdict = "differs from" if lines else "is the same as"
        print(f"{engine}: {verdict} MkDocs ({len(expected)} pages, {total} footnote ids)")
        worst = max(worst, bool(lines))
    return worst


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
