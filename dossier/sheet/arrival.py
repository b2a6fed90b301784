"""Claims that come in: the files as they would be, or everything that is wrong with the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.amend import Amended, ClaimLists, add_claims
from dossier.amend.lines import Addition
from dossier.check import check
from dossier.draft import Files, read_content
from dossier.load import assemble
from dossier.model import FLAT, Dossier
from dossier.problems import ContentError, Problem
from dossier.sheet.fitting import Fitting, fit
from dossier.sheet.placing import Placing
from dossier.sheet.present import claims_there, lookalikes, outdated, remarks
from dossier.sheet.table import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What a table brings."""

    added: tuple[Fitting, ...]
    """The rows that are new claims, in their order."""
    present: int
    """How many rows are claims that are there already."""
    amended: Mapping[str, Amended]
    """The files with the new claims, by path."""
    warnings: tuple[Problem, ...]
    """Of the rows; and what the new claims bring about elsewhere, in the amended files."""
    foreseen: tuple[Problem, ...]
    """The same, with places in the files as they are."""

    @property
    def texts(self) -> Mapping[str, str]:
        """What the files would hold."""
        return {path: one.text for path, one in self.amended.items()}


def arrive(rows: Sequence[Row], files: Files) -> Arrival:
    """Return what the rows bring to a dossier; ContentError with every row that does not fit.

    Also with what is wrong in the content, if that stays wrong with the rows.
    """
    draft, problems = read_content(files)
    if not draft.is_whole:
        assemble(files)
    fittings, misfits = fit(rows, draft)
    there = claims_there(draft)
    first = {one.id: one for one in reversed(fittings) if one.id not in there}
    new = [one for one in fittings if first.get(one.id) is one]
    misfits += _doubled(fittings, first)
    amended, refused = _amended(new, files)
    placing = Placing(new, amended)
    old = {(one.code, one.message) for one in (*problems, *check(draft))}
    dossier, found = _assembled(files, amended, placing, misfits=[*misfits, *refused])
    of_rows = (*remarks(fittings, there), *lookalikes(new, there.values()))
    news = [placing.at_row(one) for one in found if (one.code, one.message) not in old]
    news += outdated(new, dossier)
    return Arrival(
        added=tuple(new),
        present=sum(one.id in there for one in fittings),
        amended=amended,
        warnings=(*of_rows, *news),
        foreseen=(*of_rows, *map(placing.before, news)),
    )


def _doubled(fittings: Iterable[Fitting], first: Mapping[str, Fitting]) -> Iterator[Problem]:
    """Report a row that says the same as one before it."""
    for one in fittings:
        before = first.get(one.id, one)
        if before is not one:
            message = f"the row says the same as row {before.row.number}; take one of them out"
            yield one.row.problem("value", "duplicate-claim", message)


def _amended(new: Sequence[Fitting], files: Files) -> tuple[dict[str, Amended], list[Problem]]:
    """Return the files with the new claims, and the rows that cannot be written there."""
    by_file: dict[str, list[Fitting]] = {}
    for one in new:
        by_file.setdefault(one.entry.tree.file.path, []).append(one)
    amended: dict[str, Amended] = {}
    refused: list[Problem] = []
    for path, fittings in by_file.items():
        text = _text(files[path])
        try:
            amended[path] = add_claims(text, _claims(fittings))
        except ValueError:
            refused += _refused(text, fittings)
    return amended, refused


def _text(content: str | bytes | Problem) -> str:
    """Return a file that was read, with its line breaks."""
    return content.decode() if isinstance(content, bytes) else str(content)


def _claims(fittings: Iterable[Fitting]) -> Mapping[str, ClaimLists]:
    """Return claims by subject, and by property where they stand so."""
    flat: dict[str, list[Mapping[str, Addition]]] = {}
    others: dict[str, dict[str, list[Mapping[str, Addition]]]] = {}
    for one in fittings:
        if one.entry.kind in FLAT:
            flat.setdefault(one.entry.id, []).append(one.claim)
        else:
            lists = others.setdefault(one.entry.id, {})
            lists.setdefault(one.property, []).append(one.claim)
    return {**flat, **others}


def _refused(text: str, fittings: Sequence[Fitting]) -> list[Problem]:
    """Return, for each record that cannot be added to, the first of its rows as a problem."""
    refusal = _refusal(text, fittings)
    subjects = [*dict.fromkeys(one.entry.id for one in fittings)]
    if refusal is None or len(subjects) == 1:
        return [refusal] if refusal else []
    half = {*subjects[: len(subjects) // 2]}
    first = [one for one in fittings if one.entry.id in half]
    rest = [one for one in fittings if one.entry.id not in half]
    return [*_refused(text, first), *_refused(text, rest)] or [refusal]


def _refusal(text: str, fittings: Sequence[Fitting]) -> Problem | None:
    try:
        add_claims(text, _claims(fittings))
    except ValueError as error:
        row, at = fittings[0].row, fittings[0].entry.at()
        return row.problem("subject", "not-editable", f"the record at {at}: {error}")
    return None


def _assembled(
    files: Files, amended: Mapping[str, Amended], placing: Placing, misfits: Sequence[Problem]
) -> tuple[Dossier, tuple[Problem, ...]]:
    """Return the dossier with the new claims, and its warnings; ContentError with what is wrong.

    When something is wrong with some rows, what is wrong elsewhere may follow from it, and is
    not said.
    """
    texts = {path: one.text for path, one in amended.items()}
    try:
        dossier, warnings = assemble({**files, **texts})
    except ContentError as error:
        placed = [placing.at_row(problem) for problem in error.problems]
        of_rows = [*misfits, *(one for one in placed if one.at.path not in files)]
        raise ContentError(of_rows or map(placing.before, placed)) from None
    if misfits:
        raise ContentError(misfits)
    return dossier, warnings
