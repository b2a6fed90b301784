"""Tests of the flat table of claims, and of the bibliography."""

from __future__ import annotations

import csv
import io
import json

from small import figure, small

from dossier.bibliography import bibtex, csl_items, csl_json
from dossier.support import compare
from dossier.tables import COLUMNS, csv_text, statements_csv
from dossier.verify import verify


def rows(dossier):
    """Return the table of a dossier, row by row, as a reader of CSV gets it."""
    text = statements_csv(dossier, compare(dossier), verify(dossier, None))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_for_each_claim():
    """A claim is one row, in FollowTheMoney's columns and ours."""
    dossier = figure(
        "{value: about 500, source: a, locator: paragraph 4, scope: {side: police}}",
        "{value: 41, source: b, denies: true}",
    )

    table = rows(dossier)

    assert [list(row) for row in table] == [list(COLUMNS)] * 2
    first = next(row for row in table if row["dataset"] == "a")
    assert first["entity_id"] == "n"
    assert first["schema"] == "figure"
    assert first["prop_type"] == "count"
    assert (first["value"], first["original_value"]) == ("about 500", "about 500")
    assert (first["low"], first["high"]) == ("450", "550")
    assert first["scope"] == "side=police"
    assert first["denies"] == "false"
    assert first["support"] == "single-origin"
    second = next(row for row in table if row["dataset"] == "b")
    assert (second["value"], second["denies"], second["locator"]) == ("41", "true", "")


def test_values_are_ready_for_work():
    """A number has no separators, a date its first and last day, a reference its id."""
    dossier = small(
        figures="- {id: n, label: N, claims: [{value: '3,800', source: a}]}",
        events="- {id: e, label: E, claims: {date: [{value: 2023-06, source: a}]}}",
        actors="- {id: x, label: X, type: state}",
        units="- {id: u, label: U, claims: {part_of: [{value: u2, source: a}]}}\n"
        "- {id: u2, label: U2}",
    )

    values = {row["prop"]: (row["value"], row["low"], row["high"]) for row in rows(dossier)}

    assert values["value"] == ("3800", "3800", "3800")
    assert values["date"] == ("2023-06", "2023-06-01", "2023-06-30")
    assert values["part_of"] == ("u2", "", "")


def test_no_cell_is_a_formula():
    """A text that a spreadsheet would run is text, and can be told from one that was so before."""
    cells = ["=1+1", "+1", "-1", "@x", "'=1", "plain", "it's"]

    [row] = csv.reader(io.StringIO(csv_text([cells])))

    assert row == ["'=1+1", "'+1", "'-1", "'@x", "''=1", "plain", "it's"]


SOURCES = """
- id: a
  label: Report A
  title: Costs {50} % & more
  publisher: x
  author: Ann O'Neil
  published: 2023-06-05
  accessed: 2023-06
  url: https://example.org/a?b=1&c={2}
- {id: b, label: Report B, published: 2023-06~}
"""


def test_csl():
    """An item says what the document states, and nothing more."""
    dossier = small(SOURCES, actors="- {id: x, label: The X, type: organisation}")

    first, second = csl_items(dossier)

    assert first == {
        "id": "a",
        "type": "document",
        "title": "Costs {50} % & more",
        "title-short": "Report A",
        "author": [{"literal": "Ann O'Neil"}],
        "issued": {"date-parts": [[2023, 6, 5]]},
        "accessed": {"date-parts": [[2023, 6]]},
        "publisher": "The X",
        "URL": "https://example.org/a?b=1&c={2}",
    }
    assert second["issued"] == {"literal": "about June 2023"}
    assert "title" not in second
    assert json.loads(csl_json(dossier)) == [first, second]


def test_bibtex():
    """An entry means what the document states, whatever TeX would make of it."""
    dossier = small(SOURCES, actors="- {id: x, label: The X, type: organisation}")

    assert bibtex(dossier) == (
        "@misc{a,\n"
        "  author = {{Ann O'Neil}},\n"
        "  title = {{Costs \\{50\\} \\% \\& more}},\n"
        "  howpublished = {The X},\n"
        "  year = {2023},\n"
        "  date = {2023-06-05},\n"
        "  urldate = {2023-06},\n"
        "  url = {https://example.org/a?b=1&c=%7B2%7D}\n"
        "}\n"
        "\n"
        "@misc{b,\n"
        "  title = {{Report B}},\n"
        "  year = {2023},\n"
        "  date = {2023-06~},\n"
        "  note = {Untitled document}\n"
        "}\n"
    )
