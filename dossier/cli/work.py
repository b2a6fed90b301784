"""What each command does: from the folder of a dossier to a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path

import click

from dossier.assess import Judged, judged, write_fingerprint
from dossier.build import render_site, snapshots_folder
from dossier.cli.report import Report, counted
from dossier.cli.terminal import working
from dossier.cli.text import compare_lines, evidence_counts, judged_lines, verify_lines
from dossier.evidence import RECORD, read_record, record_of
from dossier.interchange import compare_json
from dossier.load import load
from dossier.pages import Basis
from dossier.pages.parts import callout_title
from dossier.problems import ContentError, Problem
from dossier.publish import publish
from dossier.support import compare
from dossier.verify import Verification, verify
from dossier.write import errors_in_words, refused_links, stale, write_file
from dossier.write.disk import problem_in

NOTHING_LOOKED_UP = Verification(checks={}, sources={}, problems=())
"""For commands that are about the claims and not about their evidence."""
UNPROVED = {"untouched-sentence", "no-snapshot"}
"""The codes that ``verify --strict`` makes errors."""
OUT_OF_DATE = "this is not what the content says now; run: dossier render"


def check_report(root: Path) -> Report:
    """Lay out every page without writing one, so that nothing is left for ``render`` to find."""
    with working("Checking the content"):
        site = render_site(root)
    return Report(
        lines=(f"no error; {counted(len(site.pages), 'file')} can be rendered",),
        data={"files": len(site.pages)},
        problems=_known(site.problems),
    )


def compare_report(root: Path, fail_on: str | None) -> Report:
    """Find the discrepancies; each is a problem too when *fail_on* asks for it."""
    with working("Comparing the claims"):
        basis = _basis(root)
        return Report(
            lines=tuple(compare_lines(basis)),
            data=compare_json(basis.dossier, basis.findings),
            problems=tuple(_disagreements(basis)) if fail_on else (),
            terse=True,
        )


def verify_report(root: Path, snapshots: Path | None, *, strict: bool, record: bool) -> Report:
    """Look the excerpts up, and write the *record* of it; *strict* leaves nothing unproved."""
    with working("Looking up the excerpts"):
        dossier = load(root)
        found = verify(dossier, snapshots_folder(root, snapshots))
    if record:
        with errors_in_words(root):
            write_file(root / RECORD, record_of(dossier, found, read_record(root)))
    problems = tuple(_graver(problem) for problem in found.problems) if strict else found.problems
    return Report(
        lines=tuple(verify_lines(dossier, found)),
        data={
            "sources": [asdict(source) for source in found.sources.values()],
            "checks": [asdict(check) for check in found.checks.values()],
            "counts": evidence_counts(found),
        },
        problems=problems,
    )


def render_report(root: Path, folder: Path, snapshots: Path | None) -> Report:
    """Write the pages that changed."""
    with working("Rendering the pages"):
        _refuse_source(root, folder)
        _refuse_links(folder)
        published = publish(root, folder, snapshots)
    written = published.written
    changed = counted(len(written.changed), "file")
    removed, unchanged = len(written.removed), len(written.unchanged)
    return Report(
        lines=(
            *(f"changed: {path}" for path in written.changed),
            *(f"removed: {path}" for path in written.removed),
            f"{changed} changed, {removed} removed, {unchanged} as before, in {folder}",
        ),
        data={
            "folder": str(folder),
            "changed": list(written.changed),
            "removed": list(written.removed),
            "unchanged": unchanged,
        },
        problems=_known(published.problems),
    )


def render_check_report(root: Path, folder: Path, snapshots: Path | None) -> Report:
    """Tell which pages ``render`` would change, and write none."""
    with working("Rendering the pages"):
        _refuse_links(folder)
        site = render_site(root, snapshots)
        found = stale(site.pages, folder)
    outdated = [problem_in(folder, path, "out-of-date", OUT_OF_DATE) for path in found]
    return Report(
        lines=() if found else (f"{counted(len(site.pages), 'file')} as the content says",),
        data={"folder": str(folder), "out_of_date": list(found)},
        problems=(*_known(site.problems), *outdated),
    )


def assess_report(root: Path, subject: str, property_name: str) -> Report:
    """Show an assessment, the claims that it judges, and whether they are still the same."""
    found, basis = _judged(root, subject, property_name)
    return Report(lines=tuple(judged_lines(found, basis)), data=_judged_json(found))


def accept_report(root: Path, subject: str, property_name: str) -> Report:
    """Put the fingerprint of the claims as they are into the file."""
    found, _ = _judged(root, subject, property_name)
    write_fingerprint(root, found)
    done = "refreshed" if found.stale else "up to date already"
    return Report(
        lines=(f"{found.at.path}: {subject} {property_name}: {found.fingerprint}, {done}",),
        data={**_judged_json(found), "stale": False, "refreshed": found.stale},
    )


def _basis(root: Path) -> Basis:
    dossier = load(root)
    return Basis(dossier, compare(dossier), NOTHING_LOOKED_UP)


def _disagreements(basis: Basis) -> Iterable[Problem]:
    for found in basis.findings.discrepancies:
        message = f"the documents disagree: {callout_title(found, basis)}"
        at = min(basis.dossier.claim[claim].at for claim in found.claims)
        yield Problem(at, "disagreement", message)


def _graver(problem: Problem) -> Problem:
    """Return a problem as an error, where it means that something is not proved."""
    return replace(problem, level="error") if problem.code in UNPROVED else problem


def _known(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without the notes, which are for ``verify`` to tell."""
    return tuple(problem for problem in problems if problem.level != "note")


def _refuse_source(root: Path, folder: Path) -> None:
    """Raise wrong use when pages would be written among what people write."""
    written = (root / "content", root / "templates")
    place = folder.resolve()
    if place == root.resolve() or any(place.is_relative_to(one.resolve()) for one in written):
        raise click.UsageError("pages do not go among what people write; name another folder")


def _refuse_links(folder: Path) -> None:
    """Raise ContentError when a link in the folder would publish other files."""
    links = refused_links(folder)
    if links:
        raise ContentError(links)


def _judged(root: Path, subject: str, property_name: str) -> tuple[Judged, Basis]:
    """Return an assessment; wrong use when there is none of the name."""
    with working("Reading the content"):
        basis = _basis(root)
    try:
        return judged(basis.dossier, subject, property_name), basis
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _judged_json(found: Judged) -> Mapping[str, object]:
    return {
        "subject": found.subject,
        "property": found.property,
        "assessment": found.assessment.model_dump(exclude_none=True),
        "claims": [claim.id for claim in found.claims],
        "fingerprint": found.fingerprint,
        "stale": found.stale,
    }
