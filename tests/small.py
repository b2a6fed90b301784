"""Small dossiers for tests: only what a test is about is written down."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import yaml

from dossier.findings import Findings
from dossier.load import build
from dossier.model import Claim, Dossier

SETTINGS = "{title: A test, bottom_line: None., as_of: 2023-06-06}"
SOURCES = """
- {id: a, label: Report A}
- {id: b, label: Report B}
- {id: c, label: Report C}
- {id: d, label: Report D}
"""
"""Four documents that do not say who published them."""


def small(sources: str = SOURCES, settings: str = "bottom_line: None.", **kinds: str) -> Dossier:
    """Build a dossier from the text of each kind of record; actors that are named may be added."""
    head = f"title: A test\nas_of: 2023-06-06\n{settings}\n"
    files = {"content/dossier.yml": head, "content/sources.yml": dedent(sources)}
    return build(files | {f"content/{kind}.yml": dedent(text) for kind, text in kinds.items()})


def figure(*claims: str, sources: str = SOURCES, **kinds: str) -> Dossier:
    """Build a dossier with the figure *n*, each of whose claims is a map in braces."""
    rows = "".join(f"    - {claim}\n" for claim in claims)
    figures = f"- id: n\n  label: Number\n  claims:\n{rows}"
    return small(sources, figures=figures, **kinds)


def said(claim: Claim) -> str:
    """Return a claim as a test writes it: the source, and what it says."""
    words = "nothing" if claim.value is None else claim.value.text
    return f"{claim.source}: {'not ' if claim.denies else ''}{words}"


def said_by(ids: tuple[str, ...], dossier: Dossier) -> list[str]:
    """Return claims as a test writes them, in the order of the alphabet."""
    return sorted(said(dossier.claim[id_]) for id_ in ids)


def levels(findings: Findings) -> dict[tuple[str, str, str | None], str]:
    """Return the level of support of each group, by subject, property and item."""
    return {(one.subject, one.property, one.item): one.level for one in findings.groups}


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file of YAML below ``cases``."""
    path = Path(__file__).parent / "cases" / f"{name}.yml"
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return found


def flow(content: object) -> str:
    """Return what stands in a case as YAML again, on one line."""
    return json.dumps(content, default=str, ensure_ascii=False)
