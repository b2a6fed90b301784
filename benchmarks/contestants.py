"""The servers that are compared: how each is laid out around the same facts, and run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml
from generate import write
from mkdocs.utils.yaml import yaml_load

TOP = Path(__file__).parents[1]
WHOLE = "whole.yml"
"""The configuration in which each save is a build of the whole site."""
NO_SEARCH = "no-search.yml"
"""The configuration for an engine whose index of the search does not hold our longest pages."""
FEW = 3
"""So many saves are enough where each is a whole build."""
SOME = 6
MANY = 1000
PAGE, LIST = "units/unit-0.html", "known.html"
MARKDOWN = "site_src/units/unit-0.md"
Files = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """One way to see a saved fact on its page."""

    name: str
    package: str
    """What is installed for it: the name of its virtual environment, too."""
    command: Sequence[str]
    """Its program and the words after it; ``{port}`` stands for the port."""
    lay_out: Callable[[Path, Files], None]
    """Write its project into a folder."""
    facts: str = "content/units.yml"
    """The file that is saved; the facts, but where only the engine is of interest."""
    most: int = MANY
    """How many saves at most."""
    is_rendered_apart: bool = False
    """After a save, ``dossier render`` has to be run."""
    has_lists: bool = True
    """It has pages of all claims and of each source, which follow from a save as well."""

    def run(self, engines: Path) -> Sequence[str]:
        """Return the command, its program sought in the folder of virtual environments."""
        folder = Path(sys.executable).parent
        if self.package != "mkdocs":
            folder = engines / self.package / "bin"
        return (str(folder / self.command[0]), *self.command[1:])


def lay_out_site(root: Path, files: Files) -> None:
    """Write a dossier, with what the site of this project looks like."""
    write(files, root)
    for folder in ("templates", "site_src/assets"):
        shutil.copytree(TOP / folder, root / folder)
    shutil.copy(TOP / "mkdocs.yml", root)
    settings = yaml_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    kept = [one for one in settings["plugins"] if one != "dossier" and "dossier" not in one]
    for name, plugins in (
        (WHOLE, [*kept, {"dossier": {"incremental": False}}]),
        (NO_SEARCH, [{"search": {"enabled": False}}]),
    ):
        text = yaml.safe_dump({**settings, "plugins": plugins}, sort_keys=False)
        (root / name).write_text(text, encoding="utf-8")


def lay_out_rendered(root: Path, files: Files) -> None:
    """Write a dossier, and the Markdown of all its pages."""
    lay_out_site(root, files)
    subprocess.run(RENDER, cwd=root, check=True, stdout=subprocess.DEVNULL)


def lay_out_hugo(root: Path, files: Files, facts: str) -> None:
    """Write the same facts beside the adapter and the theme that make pages of them.

    *facts* is the folder that they are read from, which stands for one of two ways.
    """
    shutil.copytree(TOP / "benchmarks" / "hugo", root)
    write(files, root / facts)


RENDER = (sys.executable, "-m", "dossier", "render")
ADDRESS = "127.0.0.1:{port}"
HUGO = ("hugo", "server", "--bind", "127.0.0.1", "--port", "{port}")
CONTESTANTS = (
    Contestant(
        name="hugo server, the facts as resources",
        package="hugo",
        command=HUGO,
        lay_out=partial(lay_out_hugo, facts="assets"),
        facts="assets/content/units.yml",
        has_lists=False,
    ),
    Contestant(
        name="hugo server, the facts as site data",
        package="hugo",
        command=(*HUGO, "--config", "hugo.yml,data.yml"),
        lay_out=partial(lay_out_hugo, facts="data"),
        facts="data/content/units.yml",
        has_lists=False,
    ),
    Contestant(
        name="mkdocs serve, with the plugin",
        package="mkdocs",
        command=("mkdocs", "serve", "-a", ADDRESS),
        lay_out=lay_out_site,
    ),
    Contestant(
        name="mkdocs serve, `incremental: false`",
        package="mkdocs",
        command=("mkdocs", "serve", "-a", ADDRESS, "-f", WHOLE),
        lay_out=lay_out_site,
        most=FEW,
    ),
    Contestant(
        name="mkdocs serve --dirty",
        package="mkdocs",
        command=("mkdocs", "serve", "-a", ADDRESS, "-f", WHOLE, "--dirty"),
        lay_out=lay_out_site,
        most=FEW,
    ),
    Contestant(
        name="dossier render, zensical serve",
        package="zensical",
        command=("zensical", "serve", "-a", ADDRESS, "-f", NO_SEARCH),
        lay_out=lay_out_rendered,
        most=SOME,
        is_rendered_apart=True,
    ),
    Contestant(
        name="zensical serve, one page of Markdown edited",
        package="zensical",
        command=("zensical", "serve", "-a", ADDRESS, "-f", NO_SEARCH),
        lay_out=lay_out_rendered,
        facts=MARKDOWN,
        has_lists=False,
    ),
)
