"""Time each stage on generated dossiers: ``python benchmarks/stages.py [CLAIMS …]``.

The stages are those of ``dossier.publish``, one by one and timed apart; the two last columns
are a whole first run and a whole second one, with nothing changed in between.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generate import generate, write

from dossier.load import read, without_collection
from dossier.pages import Basis, pages
from dossier.publish import publish
from dossier.render import render_all, templates
from dossier.shares import render_site
from dossier.support import compare
from dossier.verify import verify

SIZES = (1_000, 10_000, 100_000)
STAGES = ("load", "compare", "verify", "pages", "render")
RUNS = ("first run", "second run")
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


def stages(root: Path, clock: Clock) -> None:
    """Time the stages one by one."""
    dossier, _ = clock.time("load", lambda: read(root))
    findings = clock.time("compare", lambda: compare(dossier))
    evidence = clock.time("verify", lambda: verify(dossier, root / "content" / "snapshots"))
    basis = Basis(dossier, findings, evidence)
    views = clock.time("pages", lambda: list(pages(basis)))
    clock.time("render", lambda: render_all(views, templates()))
    basis = Basis(dossier, findings, evidence)
    clock.time("both in two processes", lambda: render_site(basis, templates()))


def measure(claims: int) -> None:
    """Print the row of one size."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write(generate(claims), root)
        with without_collection():
            stages(root, clock)
        clock.time("first run", lambda: publish(root, root / "site_src"))
        again = clock.time("second run", lambda: publish(root, root / "site_src"))
    if again.written.changed:
        sys.exit("an unchanged second run wrote files")
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = sum(resource.getrusage(one).ru_maxrss for one in who) / 1024
    seconds = clock.seconds
    total = sum(seconds[stage] for stage in STAGES)
    cells = [f"{seconds[stage]:.2f} s" for stage in (*STAGES, *RUNS)]
    cells.insert(len(STAGES), f"{total:.2f} s")
    shared = sum(seconds[one] for one in (*STAGES[:3], "both in two processes"))
    cells.insert(len(STAGES) + 1, f"{shared:.2f} s")
    print(f"| {claims:,} | {' | '.join(cells)} | {peak:,.0f} MB |", flush=True)


def main() -> None:
    """Print a table in Markdown: one row for each size, each measured in a process of its own."""
    sizes = sys.argv[1:]
    if len(sizes) == 1:
        measure(int(sizes[0]))
        return
    heads = ("claims", *STAGES, "sum", "sum, two processes", *RUNS, "peak memory")
    print(f"| {' | '.join(heads)} |")
    print(f"|{' ---: |' * len(heads)}", flush=True)
    for size in sizes or SIZES:
        subprocess.run([sys.executable, __file__, str(size)], check=True)


if __name__ == "__main__":
    main()
