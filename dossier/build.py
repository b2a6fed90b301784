"""From the folder of a dossier to the text of every file of its site."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dossier.bibliography import bibtex, csl_json
from dossier.card import card_png
from dossier.charts.outlines import LARGEST, Outlines, read_outlines
from dossier.evidence import Record, doubt, read_record, recall
from dossier.feed import atom
from dossier.files import printable, read_files
from dossier.findings import Findings
from dossier.history import last_days, line_days, state
from dossier.interchange import dossier_json
from dossier.layout import OUTLINES, SNAPSHOTS, TEMPLATES
from dossier.load import assemble, without_collection
from dossier.memory import Memory
from dossier.model import Dossier
from dossier.nearest import nearest
from dossier.pages import Basis
from dossier.pages.changes import FEED, changes_page
from dossier.pages.data import BIBTEX, CARD, CSL, CSV, JSON, card
from dossier.pages.lines import LINES, lines_script
from dossier.past import Past
from dossier.problems import ContentError, Location, Problem
from dossier.render import SHIPPED, templates
from dossier.shares import render_site as render_pages
from dossier.support import compare
from dossier.tables import statements_csv
from dossier.values import quoted
from dossier.verify import verify

Files = Mapping[str, bytes | Problem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Every rendered file, and what the author should know about it."""

    pages: Mapping[str, str | bytes]
    """What each file holds, by its path below ``site_src/``."""
    problems: tuple[Problem, ...]
    """Warnings and notes; an error would have been raised."""


def render_site(
    root: Path, snapshots: Path | None = None, past: Callable[[], Past | None] = lambda: None
) -> Site:
    """Return the site of the dossier in *root*; ContentError with everything that is wrong.

    Snapshots are sought in ``content/snapshots/`` unless another folder is given. What is not
    proved by them is a warning, and its footnote says so; for ``dossier verify`` it is an error.
    Where no *past* is given, earlier states are not compared: for runs that publish nothing.
    """
    record = read_record(root)
    return site_of(read_files(root), record, root, snapshots_folder(root, snapshots), past)


def site_of(
    files: Files, record: Record, root: Path, snapshots: Path, past: Callable[[], Past | None]
) -> Site:
    """Return the site of the dossier that these content files make; as ``render_site`` does."""
    with without_collection():
        basis, problems = basis_of(files, record, root, snapshots)
        basis = replace(basis, days=days_of(files, basis, root), past=past())
        look = templates(own_templates(root))
        rendered, data = render_pages(basis, look, partial(data_files, basis))
    return Site(pages={**rendered, **data}, problems=problems)


def basis_of(
    files: Files, record: Record, root: Path, snapshots: Path, memory: Memory | None = None
) -> tuple[Basis, tuple[Problem, ...]]:
    """Return what every page is laid out from, but for the days, and what the author should know.

    What a *memory* of the last run holds is not made again.
    """
    dossier, problems = assemble(files, memory)
    findings = compare(dossier, memory)
    verification = recall(verify(dossier, snapshots, memory), dossier, record)
    verification = doubt(verification, dossier)
    problems = (*problems, *verification.problems, *stale_assessments(dossier, findings))
    problems = (*problems, *misnamed_templates(root))
    basis = Basis(dossier, findings, verification, outlines=own_outlines(root))
    return basis, tuple(sorted(problems))


def days_of(
    files: Files, basis: Basis, root: Path, memory: Memory | None = None
) -> Mapping[str, str]:
    """Return the day on which each record last changed, as far as the history tells."""
    texts = {path: text for path, text in sorted(files.items()) if isinstance(text, bytes)}
    days: dict[str, Sequence[str | None]] = {}
    if memory is None:
        days |= line_days(root, texts)
    else:
        head = state(root)
        for path, text in texts.items():
            read = partial(line_days, root, {path: text})
            days |= memory.recall(("days", head, path, text), read)
    return last_days(days, basis.dossier.locations)


def data_files(basis: Basis) -> dict[str, str | bytes]:
    """Return the files for machines, and the picture that a link to the dossier shows."""
    known = (basis.dossier, basis.findings, basis.verification)
    has_feed = basis.past is not None and basis.past.days
    return {
        JSON: json_file(dossier_json(*known)),
        CSV: statements_csv(*known),
        CSL: csl_json(basis.dossier),
        BIBTEX: bibtex(basis.dossier),
        CARD: card_png(card(basis)),
        LINES: lines_script(basis),
        **({FEED: atom(changes_page(basis), basis.dossier.settings.title)} if has_feed else {}),
    }


def own_outlines(root: Path) -> Outlines | None:
    """Return a dossier's own outlines, None when it has none; ContentError when they are broken."""
    path = root / OUTLINES
    if not path.exists():
        return None
    again = "cut them again with tools/outlines.py"
    if not path.resolve().is_relative_to(root.resolve()) or not path.is_file():
        fault = f"this is not a file in the folder of the dossier; {again}"
    elif path.stat().st_size > LARGEST:
        fault = f"this has more than {LARGEST:,} bytes; cut a smaller box with tools/outlines.py"
    else:
        try:
            return read_outlines(path.read_bytes().decode("utf-8"))
        except (OSError, UnicodeDecodeError):
            fault = f"this cannot be read as UTF-8 text; {again}"
        except ValueError as error:
            fault = str(error)
    raise ContentError([Problem(Location(OUTLINES), "bad-outlines", fault)])


def own_templates(root: Path) -> Path:
    """Return the folder of the dossier's own templates; ContentError if a link leads one out."""
    folder = root / TEMPLATES
    inside = root.resolve()
    message = "this leads out of the folder of the dossier; put the file itself here"
    outside = [
        path
        for path in (folder, *folder.glob("*.jinja"))
        if not path.resolve().is_relative_to(inside)
    ]
    if outside:
        raise ContentError(
            Problem(Location(path.relative_to(root).as_posix()), "outside", message)
            for path in outside
        )
    return folder


def misnamed_templates(root: Path) -> Iterator[Problem]:
    """Report own templates that no page is made with, and that are not named as a part of one."""
    known = {path.name.partition(".")[0]: path.name for path in SHIPPED.glob("*.jinja")}
    for path in sorted(own_templates(root).glob("*.jinja")):
        if path.name not in known.values() and not path.name.startswith("_"):
            meant = known.get(nearest(path.name.partition(".")[0], known))
            hint = f"did you mean {meant!r}?" if meant else "if others include it, name it _…"
            at = Location(printable(path.relative_to(root).as_posix()))
            name = quoted(printable(path.name))
            message = f"{name} is not a template that a page is made with; {hint}"
            yield Problem(at, "unknown-file", message, "warning")


def snapshots_folder(root: Path, chosen: Path | None) -> Path:
    """Return the folder to seek snapshots in; ContentError if a link leads the default one out."""
    if chosen is not None:
        return chosen
    folder = root / SNAPSHOTS
    if not folder.resolve().is_relative_to(root.resolve()):
        message = "this leads out of the folder of the dossier; name the folder with --snapshots"
        raise ContentError([Problem(Location(SNAPSHOTS), "outside", message)])
    return folder


def json_file(data: Mapping[str, object]) -> str:
    """Return data as the text of a JSON file: a line for each item, in the order given, ASCII."""
    parts = (f"{json.dumps(key)}: {_json_lines(value)}" for key, value in data.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json_lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value)
    return "[\n" + ",\n".join(map(json.dumps, value)) + "\n]"


def stale_assessments(dossier: Dossier, findings: Findings) -> tuple[Problem, ...]:
    """Return a warning for each assessment that predates the claims."""
    return tuple(
        Problem(
            dossier.assessed_at[subject, name],
            "stale-assessment",
            f"the assessment of {name!r} of {subject!r} {_why_stale(dossier, subject, name)}, "
            f"then run: dossier assess {subject} {name} --accept",
            "warning",
        )
        for subject, name in sorted(findings.stale)
    )


def _why_stale(dossier: Dossier, subject: str, name: str) -> str:
    if dossier.subjects[subject].assessments[name].fingerprint is None:
        return "names no claims yet; look at those it judges"
    return "predates new evidence; judge again"
