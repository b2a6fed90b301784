"""Time from the save of a value to the page that shows it, under each of several servers.

    .venv/bin/python benchmarks/saves.py                        # 10,000 claims, all servers
    .venv/bin/python benchmarks/saves.py --claims 1000 --only hugo --saves 5

One server after the other, each on a generated dossier of its own in a temporary folder. Once it
is at rest, a value of one claim is changed in its YAML file, and the page of its subject is asked
for every 5 ms until it shows the new value; then the server is left to come to rest again, unless
``--hurried 20`` has the next save come up to 20 s later, amid the pages that follow from this one.

Zensical and Hugo are installed into virtual environments in the temporary folder, or found in
``--engines DIR``, as ``DIR/zensical`` and ``DIR/hugo``. Needs Linux, which says when a server is
at rest.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from contestants import CONTESTANTS, LIST, MARKDOWN, PAGE, RENDER, Contestant
from generate import generate
from serving import Server, ServerError, has, serve

CLAIM = re.compile(r"value: (about \d+), source: (source-\d+)")
"""The claim that is changed, the first of the first subject."""
FIRST_VALUE = 7000
HEADS = (
    "server",
    "saves",
    "median",
    "fastest",
    "slowest",
    "ratio",
    "processor",
    "the engine alone",
    "the pages that follow",
    "load",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """How long it took, in seconds, until one saved value was seen."""

    page: float
    """On the page of its subject."""
    processor: float
    """The processor time until then, of all that ran for it."""
    engine: float | None
    """The part of it after the Markdown was written; None where the server itself writes it."""
    lists: float | None
    """In the list of all claims and on the page of its source; None where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The saves of one contestant."""

    name: str
    saves: Sequence[Save]
    """Empty where the server failed."""
    load: tuple[float, float]
    """The load average of the last minute, before and after."""

    @property
    def median(self) -> float:
        """The median time until a page shows its saved value, in seconds."""
        return statistics.median(save.page for save in self.saves)


def contest(one: Contestant, words: argparse.Namespace, work: Path, engines: Path) -> Result:
    """Run one server through its saves."""
    load, root = os.getloadavg()[0], work / re.sub(r"\W+", "-", one.name)
    files = generate(words.claims)
    one.lay_out(root, files)
    claim = CLAIM.search(files["content/units.yml"])
    if claim is None:
        sys.exit("the generated dossier has no claim to change")
    value, source = claim.groups()
    told(f"{one.name}: the first build")
    saves, pauses = [], random.Random(1)
    try:
        with serve(one.run(engines), root, {PAGE: value}) as server:
            for number in range(min(words.saves, one.most)):
                before, value = value, f"about {FIRST_VALUE + number}"
                saves.append(save(one, server, root, (before, value, source), words.hurried))
                told(f"{one.name}: {saves[-1]}")
                if words.hurried:
                    time.sleep(pauses.uniform(0, words.hurried))
                else:
                    server.rest()
    except ServerError as error:
        told(f"{one.name}: it failed; its log ends so:\n{error}")
        saves = []
    shutil.rmtree(root)
    return Result(name=one.name, saves=saves, load=(load, os.getloadavg()[0]))


def save(
    one: Contestant, server: Server, root: Path, change: tuple[str, str, str], hurried: float
) -> Save:
    """Save another value of the claim and of its excerpt, and wait until the pages show it.

    Who is hurried waits for the page of its subject only.
    """
    before, value, source = change
    file = root / one.facts
    text = file.read_text(encoding="utf-8").replace(before, value, 2)
    used, began = server.processor(), time.perf_counter()
    file.write_text(text, encoding="utf-8")
    render = (
        subprocess.Popen(
            RENDER, cwd=root, stdout=subprocess.DEVNULL, process_group=server.process.pid
        )
        if one.is_rendered_apart
        else None
    )
    server.until(lambda: has(server, {PAGE: value}))
    page, now = time.perf_counter() - began, time.time()
    used = server.processor() - used
    engine = None
    if render:
        engine = now - (root / MARKDOWN).stat().st_mtime
        if render.wait():
            sys.exit("dossier render failed")
    if hurried or not one.has_lists:
        return Save(page=page, processor=used, engine=engine, lists=None)
    lists = dict.fromkeys((f"sources/{source}.html", LIST), value)
    server.until(lambda: has(server, lists), pause=0.1)
    return Save(page=page, processor=used, engine=engine, lists=time.perf_counter() - began)


def row(result: Result, first: Result) -> str:
    """Return the row of a table in Markdown; the ratio is that to the first result."""
    if not result.saves:
        return f"| {result.name} | failed |{' |' * (len(HEADS) - 2)}"
    pages = [save.page for save in result.saves]
    cells = (
        result.name,
        str(len(pages)),
        *(f"{one:.2f} s" for one in (result.median, min(pages), max(pages))),
        f"{result.median / first.median:.1f}" if first.saves else "",
        _median([save.processor for save in result.saves]),
        _median([save.engine for save in result.saves]),
        _median([save.lists for save in result.saves]),
        " to ".join(f"{one:.1f}" for one in result.load),
    )
    return f"| {' | '.join(cells)} |"


def _median(seconds: Sequence[float | None]) -> str:
    known = [one for one in seconds if one is not None]
    return f"{statistics.median(known):.2f} s" if known else ""


def install(packages: set[str], engines: Path) -> None:
    """Install what is not there yet, each into a virtual environment of its own."""
    for package in sorted(packages - {"mkdocs"}):
        folder = engines / package
        if not folder.exists():
            told(f"installing {package}")
            venv.create(folder, with_pip=True)
            pip = (str(folder / "bin" / "pip"), "install", "--quiet", package)
            subprocess.run(pip, check=True, stdout=sys.stderr)


def versions(packages: set[str], engines: Path) -> Mapping[str, str]:
    """Return the version of each package."""
    ask = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"
    pythons = {
        package: sys.executable if package == "mkdocs" else engines / package / "bin" / "python"
        for package in sorted(packages)
    }
    return {
        package: subprocess.check_output((python, "-c", ask, package), text=True).strip()
        for package, python in pythons.items()
    }


def told(text: str) -> None:
    """Say how far it is, beside the table."""
    print(text, file=sys.stderr, flush=True)


def words_of(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--claims", type=int, default=10_000, help="ten to a subject")
    parser.add_argument("--saves", type=int, default=15, help="of each server; 3 of slow ones")
    parser.add_argument(
        "--hurried",
        type=float,
        default=0,
        metavar="SECONDS",
        help="save again at most so long after the page was seen, whatever the server does",
    )
    parser.add_argument("--only", default="", help="servers in whose names this stands")
    parser.add_argument("--engines", type=Path, help="the folder with zensical and hugo")
    return parser.parse_args(arguments)


def main() -> None:
    """Print the table, and the conditions that it was measured under."""
    words = words_of(sys.argv[1:])
    chosen = [one for one in CONTESTANTS if words.only in one.name]
    packages = {one.package for one in chosen}
    with TemporaryDirectory(prefix="saves-") as folder:
        engines = (words.engines or Path(folder, "engines")).absolute()
        install(packages, engines)
        named = (f"{name} {version}" for name, version in versions(packages, engines).items())
        print(f"{words.claims:,} claims; {', '.join(named)}; Python {platform.python_version()};")
        print(f"{os.cpu_count()} cores; load average before: {_load()}\n")
        print(f"| {' | '.join(HEADS)} |\n| --- |{' ---: |' * (len(HEADS) - 1)}", flush=True)
        results: list[Result] = []
        for one in chosen:
            results.append(contest(one, words, Path(folder), engines))
            print(row(results[-1], results[0]), flush=True)
    print(f"\nLoad average after: {_load()}")


def _load() -> str:
    return ", ".join(f"{one:.1f}" for one in os.getloadavg())


if __name__ == "__main__":
    main()
