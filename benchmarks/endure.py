"""A server put through bad saves: it must live, answer, lose nothing, and end up right.

    .venv/bin/python benchmarks/endure.py 500 1      # steps, seed

Each step damages or mends the dossier of ``tests/sample`` as an editor, a tool or git would,
while pages are asked for all the time. Prints what was seen; fails when the server died, when an
answer took more than two seconds, when fewer claims than there are were ever published, or when
what is served in the end is not what a server that begins anew on the same files gives.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

TOP = Path(__file__).parents[1]
SLOW = 2.0
"""Seconds that an answer may take."""
PATIENCE = 120
"""Seconds to wait for the server to begin, or to settle in the end."""
PAGES = ("index.html", "discrepancies.html", "figures/passengers-hurt.html", "data/dossier.json")
RELOAD = re.compile(rb"<script>\s*(?=var livereload).*?</script>", re.DOTALL)
"""What the server adds to each page: it holds the time."""

Step = Callable[[Path, random.Random], None]


class Watcher(threading.Thread):
    """Asks for pages all the time, and keeps how long each answer took and what was wrong."""

    def __init__(self, url: str, claims: int) -> None:
        super().__init__(daemon=True)
        self.url, self.claims = url, claims
        self.seconds: list[float] = []
        self.faults: Counter[str] = Counter()
        self.ended = threading.Event()

    def run(self) -> None:
        """Ask until told to end."""
        for number in iter(lambda: len(self.seconds), -1):
            if self.ended.wait(0.02):
                return
            page = PAGES[number % len(PAGES)]
            began = time.monotonic()
            try:
                content = get(self.url + page)
                if page.endswith(".json") and len(json.loads(content)["claims"]) < self.claims:
                    self.faults["fewer claims"] += 1
            except (OSError, ValueError) as error:
                self.faults[f"{page}: {error}"] += 1
            self.seconds.append(time.monotonic() - began)


def get(url: str) -> bytes:
    """Return what stands at an address of the server."""
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own server.
        content: bytes = answer.read()
    return content


def change(root: Path, chance: random.Random) -> None:
    """Save another value."""
    file = root / "content/figures.yml"
    text = re.sub(r"about \d+", f"about {chance.randint(76, 84)}", file.read_text(), count=1)
    file.write_text(text)


def by_rename(root: Path, chance: random.Random) -> None:
    """Save as many editors do: a new file takes the name of the old one."""
    file = root / "content/figures.yml"
    beside = file.with_name(f".{file.name}.{chance.randint(0, 999)}")
    beside.write_text(re.sub(r"about \d+", "about 81", file.read_text(), count=1))
    beside.replace(file)


def many(root: Path, chance: random.Random) -> None:
    """Save twenty times in a second."""
    for _ in range(20):
        change(root, chance)
        time.sleep(0.05)


def slowly(root: Path, chance: random.Random) -> None:
    """Write a file in two halves with a pause in between."""
    file = root / "content" / chance.choice(("figures.yml", "events.yml", "sources.yml"))
    text = file.read_text()
    cut = chance.randrange(len(text) + 1)
    with file.open("w") as out:
        out.write(text[:cut])
        out.flush()
        time.sleep(chance.uniform(0, 0.6))
        out.write(text[cut:])


def spoiling(path: str, text: str) -> Step:
    """Return a step that puts a text in the place of a file."""

    def spoil(root: Path, _: random.Random) -> None:
        (root / path).write_text(text)

    return spoil


def away(root: Path, chance: random.Random) -> None:
    """Take the content away and bring it back, as git does."""
    (root / "content").rename(root / "content.away")
    time.sleep(chance.uniform(0, 0.8))
    (root / "content.away").rename(root / "content")


def anew(root: Path, chance: random.Random) -> None:
    """Remove the content and write all of it again."""
    kept = {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}
    shutil.rmtree(root / "content")
    time.sleep(chance.uniform(0, 0.8))
    for path, content in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def stash(root: Path, chance: random.Random) -> None:
    """Put the changes away with git, and take them back."""
    git(root, "stash")
    time.sleep(chance.uniform(0, 0.5))
    git(root, "stash", "drop")


def mend(root: Path, _: random.Random) -> None:
    """Bring every file back."""
    git(root, "checkout", "--", ".")


STEPS: Mapping[str, Step] = {
    "change": change,
    "by rename": by_rename,
    "twenty saves": many,
    "two halves": slowly,
    "empty file": spoiling("content/events.yml", ""),
    "bad YAML": spoiling("content/figures.yml", "- id: [half\n"),
    "not UTF-8": lambda root, _: (root / "content/places.yml").write_bytes(b"\xff\xfe- id"),
    "thousand errors": spoiling("content/quotes.yml", "- {id: A B, colour: red}\n" * 1000),
    "broken template": spoiling("templates/known.md.jinja", "{% for x %}"),
    "content away": away,
    "content anew": anew,
    "git stash": stash,
    "mend": mend,
}


def git(root: Path, *arguments: str) -> None:
    """Run git, which may have nothing to do."""
    command = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments)
    subprocess.run(command, cwd=root, check=False, capture_output=True)


def prepare(root: Path) -> None:
    """Make a repository with the sample dossier and the site of this project around it."""
    shutil.copytree(TOP / "tests/sample", root)
    for folder in ("templates", "site_src/assets"):
        shutil.copytree(TOP / folder, root / folder)
    shutil.copy(TOP / "mkdocs.yml", root)
    (root / ".gitignore").write_text("site_src/*\n!site_src/assets\n*.log\n")
    for command in ("init -q", "add -A", "commit -qm begin"):
        git(root, *command.split())


@contextmanager
def serve(root: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run ``mkdocs serve`` until it answers, and then for as long as it is needed."""
    command = (sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}")
    with (
        (root / "serve.log").open("w") as log,
        subprocess.Popen(command, cwd=root, stdout=log, stderr=log) as process,
    ):
        try:
            until(lambda: b"<html" in get(f"http://127.0.0.1:{port}/index.html"))
            yield process
        finally:
            process.terminate()


def until(condition: Callable[[], bool]) -> None:
    """Wait until something holds; SystemExit when it takes too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if condition():
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("the server did not come to it")


def served(port: int) -> Mapping[str, bytes]:
    """Return each page that the sitemap of a server names, and its data, as they are served."""
    url = f"http://127.0.0.1:{port}/"
    names = re.findall(rb"<loc>[^<]*?//[^/]*/([^<]*)</loc>", get(url + "sitemap.xml"))
    paths = {*PAGES, "search/search_index.json", *(name.decode() for name in names)}
    return {path: RELOAD.sub(b"", get(url + path)) for path in sorted(paths)}


def endure(steps: int, seed: int, folder: Path) -> tuple[Watcher, Counter[str], list[str]]:
    """Take the steps; return what the watcher saw, the steps, and what is not as it should be."""
    root, chance = folder / "dossier", random.Random(seed)
    prepare(root)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    wrong, taken = [], Counter[str]()
    with serve(root, port) as process:
        claims = len(json.loads(get(f"http://127.0.0.1:{port}/data/dossier.json"))["claims"])
        watcher = Watcher(f"http://127.0.0.1:{port}/", claims)
        watcher.start()
        for number in range(steps):
            name = chance.choice(list(STEPS))
            STEPS[name](root, chance)
            taken[name] += 1
            time.sleep(chance.uniform(0, 0.4))
            if process.poll() is not None:
                wrong.append(f"the server died at step {number}, {name}")
                break
        mend(root, chance)
        change(root, chance)
        time.sleep(8)
        watcher.ended.set()
        watcher.join()
        last = served(port)
    (root / "site_src").rename(folder / "rendered")
    git(root, "checkout", "--", "site_src")
    with serve(root, port):
        clean = served(port)
    differing = [path for path in {**last, **clean} if last.get(path) != clean.get(path)]
    return watcher, taken, [*wrong, *(f"another page than anew: {path}" for path in differing)]


def main() -> None:
    """Print what was seen, and fail when it is not as it should be."""
    steps, seed = (int(text) for text in (*sys.argv[1:], "500", "1")[:2])
    with TemporaryDirectory(prefix="endure-") as folder:
        watcher, taken, wrong = endure(steps, seed, Path(folder))
    slow = sum(seconds > SLOW for seconds in watcher.seconds)
    print(", ".join(f"{name} {times}" for name, times in sorted(taken.items())))
    print(
        f"{len(watcher.seconds):,} answers, the slowest after {max(watcher.seconds):.2f} s, "
        f"{slow} after more than {SLOW:g} s"
    )
    for text in (*wrong, *(f"{fault} ({times})" for fault, times in watcher.faults.items())):
        print(f"wrong: {text}")
    if slow or wrong or watcher.faults:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
