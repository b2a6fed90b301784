"""Time each stage on generated dossiers: ``python benchmarks/stages.py [CLAIMS …]``."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generate import generate, write

from dossier.build import DATA, json_file
from dossier.interchange import dossier_json
from dossier.load import read
from dossier.pages import Basis, pages
from dossier.render import render_all, templates
from dossier.support import compare
from dossier.verify import verify
from dossier.write import write_pages

SIZES = (1_000, 10_000, 100_000)
STAGES = ("load", "compare", "verify", "pages", "render", "data", "write", "write again")
Result = TypeVar("Result")


class Clock:
    """How long each stage took, in seconds, in the order in which they ran."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], Result]) -> Result:
        """Run a stage and keep its time."""
        start = time.perf_counter()
        result = work()
        self.seconds[stage] = time.perf_counter() - start
        return result


def measure(claims: int) -> dict[str, float]:
    """Return the seconds of each stage on a dossier of so many claims."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write(generate(claims), root)
        dossier, _ = clock.time("load", lambda: read(root))
        findings = clock.time("compare", lambda: compare(dossier))
        evidence = clock.time("verify", lambda: verify(dossier, root / "content" / "snapshots"))
        views = clock.time("pages", lambda: list(pages(Basis(dossier, findings, evidence))))
        rendered = clock.time("render", lambda: render_all(views, templates()))
        rendered[DATA] = clock.time(
            "data", lambda: json_file(dossier_json(dossier, findings, evidence))
        )
        site = root / "site_src"
        clock.time("write", lambda: write_pages(rendered, site))
        again = clock.time("write again", lambda: write_pages(rendered, site))
        if again.changed:
            sys.exit("an unchanged render wrote files")
    return clock.seconds


def main() -> None:
    """Print a table in Markdown: one row for each size."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    print(f"| claims | {' | '.join(STAGES)} | sum | peak memory |")
    print(f"| ---: |{' ---: |' * (len(STAGES) + 2)}")
    for size in sizes:
        seconds = measure(size)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        cells = [f"{seconds[stage]:.2f} s" for stage in STAGES]
        total = f"{sum(seconds.values()):.2f} s"
        print(f"| {size:,} | {' | '.join(cells)} | {total} | {peak:,.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
