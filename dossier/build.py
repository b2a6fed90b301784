"""From the folder of a dossier to the text of every file of its site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier.findings import Findings
from dossier.interchange import dossier_json
from dossier.load import read
from dossier.model import Dossier
from dossier.pages import Basis, pages
from dossier.problems import ContentError, Problem
from dossier.render import render_all, templates
from dossier.support import compare
from dossier.verify import verify

DATA = "data/dossier.json"
"""Where the whole dossier is published for machines, below ``site_src/``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Every rendered file, and what the author should know about it."""

    pages: Mapping[str, str]
    """The text of each file by its path below ``site_src/``."""
    problems: tuple[Problem, ...]
    """Warnings and notes; an error would have been raised."""


def render_site(root: Path, snapshots: Path | None = None) -> Site:
    """Return the site of the dossier in *root*; ContentError with everything that is wrong.

    Snapshots are sought in ``content/snapshots/`` unless another folder is given. What fails
    there is an error, as it is for ``dossier verify``; what is not at hand is not checked.
    """
    dossier, problems = read(root)
    findings = compare(dossier)
    verification = verify(dossier, snapshots or root / "content" / "snapshots")
    problems = (*problems, *verification.problems, *stale_assessments(dossier, findings))
    errors = [problem for problem in problems if problem.level == "error"]
    if errors:
        raise ContentError(errors)
    basis = Basis(dossier, findings, verification)
    rendered = render_all(pages(basis), templates(root / "templates"))
    rendered[DATA] = json_file(dossier_json(dossier, findings, verification))
    return Site(pages=rendered, problems=tuple(sorted(problems)))


def json_file(value: object) -> str:
    """Return data as the text of a JSON file: readable, in the order given, ASCII only."""
    return json.dumps(value, indent=1, ensure_ascii=True) + "\n"


def stale_assessments(dossier: Dossier, findings: Findings) -> tuple[Problem, ...]:
    """Return a warning for each assessment that predates the claims."""
    return tuple(
        Problem(
            dossier.locations[subject],
            "stale-assessment",
            f"the assessment of {name!r} of {subject!r} predates new evidence; judge again, "
            f"then run: dossier assess {subject} {name} --accept",
            "warning",
        )
        for subject, name in sorted(findings.stale)
    )

