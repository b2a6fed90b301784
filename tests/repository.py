"""A git repository in a folder of a test, in which each commit is made on a day of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

NAME, WORDS = "Somebody Secret", "Words that nobody should publish"
"""Of the one who commits."""


class Repository:
    """A repository with a dossier in it, in the folder itself or in one below."""

    def __init__(self, top: Path, below: str = "") -> None:
        top.mkdir(parents=True, exist_ok=True)
        self.top, self.root = top, top / below
        self.git("init", "-q", "-b", "main")
        self.root.mkdir(parents=True, exist_ok=True)

    def git(self, *words: str, moment: str = "2024-01-01T12:00:00+00:00") -> str:
        """Run git, undisturbed by how this machine is set up; return what it prints."""
        settings = ["-c", f"user.name={NAME}", "-c", "user.email=n@example.org"]
        done = subprocess.run(
            ["git", *settings, *words],
            cwd=self.top,
            check=True,
            capture_output=True,
            text=True,
            env={
                "GIT_AUTHOR_DATE": moment,
                "GIT_COMMITTER_DATE": moment,
                "GIT_CONFIG_GLOBAL": os.devnull,
                "PATH": os.environ["PATH"],
            },
        )
        return done.stdout.strip()

    def write(self, files: Mapping[str, str]) -> None:
        """Make the content these files, and nothing else."""
        shutil.rmtree(self.root / "content", ignore_errors=True)
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def commit(self, files: Mapping[str, str], day: str, hour: str = "12:00:00+00:00") -> str:
        """Commit these files as the content, on a day; return the name of the commit."""
        self.write(files)
        self.git("add", "-A", "-f", str(self.root / "content"))
        self.git("commit", "-q", "--allow-empty", "-m", WORDS, moment=f"{day}T{hour}")
        return self.git("rev-parse", "HEAD")


def content(*values: str, label: str = "Number", **more: str) -> Mapping[str, str]:
    """Return a dossier with one figure, which the documents a, b, … report in this order."""
    sources = "".join(f"- {{id: {name}, label: Report {name.upper()}}}\n" for name in "abcd")
    claims = "".join(
        f"    - {{value: {value}, source: {source}}}\n"
        for source, value in zip("abcd", values, strict=False)
        if value
    )
    return {
        "content/dossier.yml": "{title: A test, bottom_line: None., as_of: 2023-06-06}",
        "content/sources.yml": sources,
        "content/figures.yml": f"- id: n\n  label: {label}\n  claims:\n{claims}",
        **{f"content/{name}.yml": text for name, text in more.items()},
    }
