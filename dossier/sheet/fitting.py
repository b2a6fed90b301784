"""Rows that fit a dossier: each as a claim of a subject that there is, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.amend import check_text
from dossier.amend.lines import Addition
from dossier.draft import Draft, Entry
from dossier.draft.faults import choices
from dossier.model import FLAT, ClaimRecord, claim_id
from dossier.nearest import Guesser
from dossier.problems import Problem
from dossier.sheet.columns import claim_of
from dossier.sheet.table import Row
from dossier.values import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """A row as a claim."""

    row: Row
    entry: Entry
    """The record of its subject."""
    property: str
    claim: Mapping[str, Addition]
    """As it is written in the YAML."""
    record: ClaimRecord
    id: str


def fit(rows: Sequence[Row], draft: Draft) -> tuple[list[Fitting], list[Problem]]:
    """Return the rows that fit, and what is wrong with the others.

    Whether a value can be read, and what an actor's id leads to, is asked of the whole dossier.
    """
    fitter, fittings, problems = _Fitter(draft), [], []
    for row in rows:
        found = [*fitter.problems(row)]
        problems += found
        if not found:
            fittings.append(fitter.fitting(row))
    return fittings, problems


class _Fitter:
    """Fits one row after the other to a draft in which every record and property is known."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._guess = {"subject": Guesser(draft.subjects), "source": Guesser(self._sources())}

    def problems(self, row: Row) -> Iterator[Problem]:
        """Yield what is wrong with a row."""
        yield from _text_problems(row)
        yield from self._subject_problems(row)
        yield from self._source_problems(row)
        yield from _word_problems(row)
        try:
            claim_of(row.cells)
        except ValueError as error:
            column, message = error.args
            yield row.problem(column, "bad-value", message)

    def fitting(self, row: Row) -> Fitting:
        """Return a row in which nothing is wrong, as a claim."""
        entry = self._draft.entry[row.cells["subject"]]
        claim = claim_of(row.cells)
        record = ClaimRecord.model_validate(claim)
        name = FLAT.get(entry.kind) or row.cells["property"]
        return Fitting(
            row=row,
            entry=entry,
            property=name,
            claim=claim,
            record=record,
            id=claim_id(entry.id, name, record),
        )

    def _sources(self) -> Collection[str]:
        return self._draft.ids.get("source", ())

    def _subject_problems(self, row: Row) -> Iterator[Problem]:
        id_ = row.cells.get("subject", "")
        entry = self._draft.entry.get(id_)
        if not id_:
            message = "the cell is empty; write the id of what the claim is about"
            yield row.problem("subject", "missing-key", message)
        elif entry is None:
            hint = self._guess["subject"](id_) or _FIRST
            message = f"no subject has the id {quoted(id_)}{hint}"
            yield row.problem("subject", "unknown-id", message)
        elif entry.kind == "source":
            message = f"{quoted(id_)} is a source; write the id of what the source speaks of"
            yield row.problem("subject", "unknown-id", message)
        else:
            yield from self._property_problems(row, entry.kind)

    def _property_problems(self, row: Row, kind: str) -> Iterator[Problem]:
        name, names = row.cells.get("property", ""), self._draft.schema.names(kind)
        if kind in FLAT:
            if name not in ("", FLAT[kind]):
                message = f"a {kind} has the one property {FLAT[kind]!r}; write that"
                yield row.problem("property", "unknown-property", message)
        elif not name:
            message = f"the cell is empty; write one of {', '.join(names)}"
            yield row.problem("property", "missing-key", message)
        elif name not in names:
            guess = self._guess.setdefault(kind, Guesser(names))
            hint = guess(name) or f"; write one of {', '.join(names)}"
            message = f"{quoted(name)} is not a property of {kind}s{hint}"
            yield row.problem("property", "unknown-property", message)

    def _source_problems(self, row: Row) -> Iterator[Problem]:
        id_ = row.cells.get("source", "")
        if not id_:
            message = "the cell is empty; write the id of the document that says it"
            yield row.problem("source", "missing-key", message)
        elif id_ not in self._sources():
            hint = self._guess["source"](id_) or "; add the document first, by 'dossier add source'"
            message = f"no source has the id {quoted(id_)}{hint}"
            yield row.problem("source", "unknown-source", message)


_FIRST = (
    "; write its record first, with id and label, in the file of its kind in content/, "
    "as in content/figures.yml"
)


def _text_problems(row: Row) -> Iterator[Problem]:
    for name, cell in row.cells.items():
        try:
            check_text(cell)
        except ValueError as error:
            yield row.problem(name, "control-character", str(error))


def _word_problems(row: Row) -> Iterator[Problem]:
    """Report a word that is none of a closed list, and a claim that says nothing."""
    for name in ("denies", "credibility"):
        words = choices(ClaimRecord.model_fields[name])
        cell = row.cells.get(name)
        if cell and cell not in words:
            *others, last = words
            message = f"{quoted(cell)} is not {', '.join(others)} or {last}; write one of them"
            yield row.problem(name, "bad-choice", message)
    if row.cells.get("denies", "false") == "false" and not row.cells.keys() & {"value", "sum_of"}:
        message = "the claim says nothing; write a value, or true in 'denies'"
        yield row.problem("value", "empty-claim", message)
