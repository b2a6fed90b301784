"""The rows of a CSV file, as spreadsheet programs of any country save it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.nearest import did_you_mean
from dossier.problems import ContentError, Level, Location, Problem
from dossier.sheet.columns import COLUMNS, IDS
from dossier.tables import unguarded
from dossier.values import quoted
from dossier.yamltree import MEGABYTE

LIMIT = 64 * MEGABYTE
_MOST = 200
"""How many columns a table may have, those without a name included."""
_DELIMITERS = (",", ";", "\t")
_DIRECTIVE = re.compile(r'"?sep=[,;\t]"?\r?\n', re.IGNORECASE)
"""A line that one program writes above the table, and shows to nobody."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of spreadsheet programs begin: .xlsx and .ods, and .xls."""
_SAVE = "save the spreadsheet as CSV with the character set UTF-8 (in Excel: 'CSV UTF-8')"
_MESSY = (
    "the row cannot be split into cells; a text with a quotation mark, a line break or the "
    "delimiter stands in quotation marks, with each of its own written twice"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table in which something stands."""

    path: str
    number: int
    """As spreadsheet programs count: the row with the names is 1."""
    cells: Mapping[str, str]
    """By the names of the columns; an empty cell is not in it."""
    columns: Mapping[str, int]
    """The number of each column that the table has, from 1."""

    def problem(self, column: str, code: str, message: str, level: Level = "error") -> Problem:
        """Return a problem of a cell; of the row, where the table does not have the column."""
        at = Location(self.path, self.number, self.columns.get(column, 1))
        return Problem(at, code, f"{column}: {message}", level)


def read_table(content: bytes, path: str) -> tuple[Row, ...]:
    """Return the rows of a CSV file below its names; ContentError with all that is wrong.

    A place is row and column, not line and character. Columns are separated by commas,
    semicolons or tabs.
    """
    text = _decoded(content, path)
    if directive := _DIRECTIVE.match(text):
        text = text[directive.end() :]
    delimiter = max(_DELIMITERS, key=lambda one: _known(text, one))
    numbered = _rows(text, delimiter, path)
    names = [name.strip().casefold() for name in next(numbered, (1, []))[1]]
    problems = [*_name_problems(names, path)]
    columns = {name: at for at, name in enumerate(names, 1) if name in COLUMNS}
    rows = []
    for number, row in numbered:
        cells = {name: _cell(row[at - 1], name) for name, at in columns.items() if at <= len(row)}
        filled = {name: cell for name, cell in cells.items() if cell.strip()}
        rows.append(Row(path=path, number=number, cells=filled, columns=columns))
        problems += _stray(row, names, number, path)
    if problems:
        raise ContentError(problems)
    return tuple(row for row in rows if row.cells)


def _decoded(content: bytes, path: str) -> str:
    """Return the text of the file, without a byte order mark."""
    if len(content) > LIMIT:
        message = f"the table has more than {LIMIT // MEGABYTE} MB; split it"
        raise _refusal(Location(path), "too-large", message)
    if content.startswith(_SPREADSHEETS):
        message = f"the file is of a spreadsheet program and no CSV; {_SAVE}"
        raise _refusal(Location(path), "bad-table", message)
    if content.startswith(_UTF16):
        raise _refusal(Location(path), "not-utf-8", f"the table is in UTF-16; {_SAVE}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = Location(path, content.count(b"\n", 0, error.start) + 1)
        message = f"the byte 0x{content[error.start]:02X} is not UTF-8; {_SAVE}"
        raise _refusal(at, "not-utf-8", message) from None


def _known(text: str, delimiter: str) -> int:
    """Return how many names of columns the first row has, with a delimiter."""
    try:
        first = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:  # A cell that is longer than any text.
        return 0
    return len({name.strip().casefold() for name in first} & COLUMNS.keys())


def _rows(text: str, delimiter: str, path: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows with their numbers; ContentError where one cannot be told from the next."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader, None)
        except csv.Error:
            raise _refusal(Location(path, number), "bad-table", _MESSY) from None
        if row is None:
            return
        yield number, row


def _cell(cell: str, name: str) -> str:
    """Return what stands in a cell, with line breaks as in a content file."""
    text = unguarded(cell).replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    return text.strip() if name in IDS else text


def _name_problems(names: Sequence[str], path: str) -> Iterator[Problem]:
    if len(names) > _MOST:
        message = f"the first row has {len(names)} cells; take out the columns without a name"
        yield Problem(Location(path, 1, _MOST + 1), "bad-table", message)
        return
    if not COLUMNS.keys() & set(names):
        message = f"the first row names the columns; write {', '.join(COLUMNS)}, or some of them"
        yield Problem(Location(path), "bad-table", message)
        return
    for at, name in enumerate(names, 1):
        if name and name not in COLUMNS:
            hint = did_you_mean(name, COLUMNS) or "; take the column out"
            message = f"{quoted(name)} is no column of claims{hint}"
            yield Problem(Location(path, 1, at), "unknown-key", message)
        elif name and name in names[: at - 1]:
            message = f"{quoted(name)} is the name of two columns; keep one of them"
            yield Problem(Location(path, 1, at), "duplicate-key", message)
    for name in ("subject", "source"):
        if name not in names and not did_you_mean(name, names):
            message = f"there is no column {name!r}; add it, {_MEANS[name]}"
            yield Problem(Location(path), "missing-key", message)


_MEANS = {
    "subject": "with the id of what each claim is about",
    "source": "with the id of the document that makes each claim",
}


def _stray(row: Sequence[str], names: Sequence[str], number: int, path: str) -> Iterator[Problem]:
    """Report a cell in a column without a name."""
    for at, cell in enumerate(row, 1):
        if cell.strip() and not (at <= len(names) and names[at - 1]):
            message = (
                f"{quoted(cell)} stands in a column without a name; take it out, or put a text "
                "with the delimiter in quotation marks"
            )
            yield Problem(Location(path, number, at), "bad-table", message)
            return


def _refusal(at: Location, code: str, message: str) -> ContentError:
    return ContentError([Problem(at, code, message)])
