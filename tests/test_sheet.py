"""Claims in a spreadsheet: what goes out and comes in again is the same; rows that do not fit."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small import cases

from dossier.amend import check_text, with_claims, with_records
from dossier.cli import main
from dossier.load import build, load
from dossier.model import ClaimRecord, fingerprint
from dossier.problems import ContentError
from dossier.sheet import COLUMNS, arrive, claims_csv, claims_json, read_table
from dossier.sheet.columns import claim_of, row_of
from dossier.tables import csv_text
from dossier.yamltree import read_tree

HERE = Path(__file__).parent
OURS = HERE.parent
DOSSIERS = [OURS, HERE / "sample"]
"""The folders of two dossiers."""

FILES = {
    "content/dossier.yml": "{title: A test, bottom_line: None., as_of: 2023-06-06}\n",
    "content/sources.yml": "- {id: gazette, label: Gazette}\n- {id: herald, label: Herald}\n",
    "content/actors.yml": "- {id: mayor, label: Mayor, type: person}\n",
    "content/figures.yml": """\
# Numbers.
- id: hurt
  label: People hurt
  claims:
    - {value: 30, source: gazette, note: So.}  # Ask.
""",
    "content/units/one.yml": """\
- id: guard
  label: The guard
  claims:
    strength:
      - value: 500
        source: gazette
        excerpt: {exact: 500 men}
""",
}


def brought(text, files=FILES):
    """Return what a table brings to a dossier."""
    return arrive(read_table(text.encode(), "t.csv"), files)


def problems(text, files=FILES):
    """Return what is said of a table."""
    with pytest.raises(ContentError) as caught:
        brought(text, files)
    return [str(problem) for problem in caught.value.problems]


def ids(dossier):
    """Return the claims of a dossier by what they say, and what is remarked of them."""
    records = (
        (id_, name, record.model_dump_json())
        for id_, subject in dossier.subjects.items()
        for name, claims in subject.claims.items()
        for record in claims
    )
    return sorted(claim.id for claim in dossier.claims), sorted(records)


@pytest.mark.parametrize("folder", DOSSIERS, ids=["the first dossier", "the sample"])
def test_nothing_changes_when_claims_come_back(folder):
    """All claims of a dossier, out and in again, are there already."""
    dossier = load(folder)
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (folder / "content").rglob("*.[ym][md]*")
    }

    found = brought(claims_csv(dossier), files)

    assert (found.added, found.texts, found.warnings) == ((), {}, ())
    assert found.present == len(dossier.claims)


@pytest.mark.parametrize("folder", DOSSIERS, ids=["the first dossier", "the sample"])
def test_a_stripped_dossier_gets_its_claims_back(folder, tmp_path):
    """Claims that were taken out come back from the table, in whatever order its rows are."""
    shutil.copytree(folder / "content", tmp_path / "content")
    for path in (tmp_path / "content").glob("*.yml"):
        records = read_tree(path.read_bytes(), "", 1 << 20).value
        if isinstance(records, list):
            stripped = [
                {key: record[key] for key in record if key != "claims"} for record in records
            ]
            path.write_text(with_records("", stripped))
    head, *rows = csv.reader(io.StringIO(claims_csv(load(folder)), newline=""))
    (tmp_path / "t.csv").write_text(csv_text([head, *reversed(rows)]), newline="")

    result = CliRunner().invoke(main, ["-C", str(tmp_path), "import", str(tmp_path / "t.csv")])

    assert result.exit_code == 0, result.output
    assert ids(load(tmp_path)) == ids(load(folder))


PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = st.sampled_from(
    [
        "=",
        "+",
        "-",
        "@",
        "'",
        '"',
        ",",
        ";",
        "\\",
        "\n",
        " ",
        "a",
        "30",
        "key=",
        "é",
        "\ufeff",
        "\t",
    ]
)


def is_fit(character):
    """Tell whether a content file can hold a character, in the middle of a text."""
    try:
        check_text(f"{character}.")
    except ValueError:
        return False
    return True


def mended(text):
    """Return what of a text a content file can hold; one that says something."""
    kept = "".join(filter(is_fit, text)).rstrip("\n")
    return kept if kept.strip() else f"{kept}a"


STATED = (st.lists(PIECES, max_size=8).map("".join) | st.text()).map(mended)
IDS = st.from_regex(r"[a-z][a-z-]{0,9}", fullmatch=True)
CLAIMS = st.fixed_dictionaries(
    {"source": IDS, "value": STATED},
    optional={
        "denies": st.sampled_from(["true", "false"]),
        "sum_of": st.lists(STATED, min_size=1, max_size=3),
        "scope": st.dictionaries(st.from_regex("[a-z_]{1,5}", fullmatch=True), STATED, min_size=1),
        "excerpt": STATED
        | st.fixed_dictionaries({"exact": STATED}, optional={"prefix": STATED, "suffix": STATED}),
        "supersedes": IDS,
        "attributed_to": IDS,
        "credibility": st.sampled_from("123456"),
        **dict.fromkeys(["locator", "as_of", "derivation", "note", "internal_note"], STATED),
    },
)


@PATIENT
@given(CLAIMS)
def test_every_claim_comes_back_from_a_row(written):
    """Whatever an editor writes of a claim goes through a CSV file and comes back the same."""
    claim = ClaimRecord.model_validate(written)
    cells = row_of("s", "p", claim)

    text = csv_text([[*COLUMNS], [cells.get(name, "") for name in COLUMNS]])
    [row] = read_table(text.encode(), "t.csv")

    assert row.cells == cells
    assert ClaimRecord.model_validate(claim_of(row.cells)) == claim


@PATIENT
@given(CLAIMS)
def test_no_exported_cell_is_a_formula(written):
    """No cell begins with a sign at which a spreadsheet begins to calculate."""
    cells = row_of("s", "p", ClaimRecord.model_validate(written))

    [row] = csv.reader(io.StringIO(csv_text([cells.values()]), newline=""))

    assert not [cell for cell in row if cell[:1] in tuple("=+-@\t\r")]


def test_json_has_the_keys_of_the_yaml():
    """As JSON, a claim is what stands in the YAML, with its subject and property."""
    assert claims_json(build(FILES)) == [
        {
            "subject": "guard",
            "property": "strength",
            "value": "500",
            "source": "gazette",
            "excerpt": {"exact": "500 men"},
        },
        {
            "subject": "hurt",
            "property": "value",
            "value": "30",
            "source": "gazette",
            "note": "So.",
        },
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("break_", ["\n", "\r\n"])
@pytest.mark.parametrize("head", ["", "\ufeff", "sep={}\n"])
def test_tables_of_every_country_are_read(delimiter, break_, head):
    """Commas, semicolons and tabs, line breaks of either sort, and a byte order mark will do."""
    rows = ["Subject,value, source ,scope", '"hurt",31,herald,side=a', "", "hurt,32,herald,"]
    text = head.format(delimiter) + break_.join(rows).replace(",", delimiter)

    found = brought(text)

    assert [(one.row.number, one.claim) for one in found.added] == [
        (2, {"value": "31", "scope": {"side": "a"}, "source": "herald"}),
        (4, {"value": "32", "source": "herald"}),
    ]


def test_rows_go_where_their_subjects_are():
    """Claims go to the end of their lists, in the files of their subjects; the rest stays."""
    text = (
        "subject,property,value,source,excerpt,prefix\n"
        "guard,strength,600,herald,600 men,about\n"
        'hurt,,"31",herald,"so\r\nmany",\n'
        "mayor,role,leads,herald,,\n"
        "hurt,value,32,herald,,\n"
    )

    found = brought(text)

    assert found.texts == {
        "content/units/one.yml": FILES["content/units/one.yml"]
        + "      - value: 600\n        source: herald\n"
        "        excerpt: {exact: 600 men, prefix: about}\n",
        "content/figures.yml": FILES["content/figures.yml"]
        + "    - value: 31\n      source: herald\n      excerpt: |-\n        so\n        many\n"
        "    - {value: 32, source: herald}\n",
        "content/actors.yml": with_claims(
            FILES["content/actors.yml"],
            {"mayor": {"role": [{"value": "leads", "source": "herald"}]}},
        ),
    }


HEAD = "subject,property,value,denies,sum_of,scope,source,locator,excerpt,exact,prefix,as_of\n"


@pytest.mark.parametrize("case", cases("rows"), ids=lambda case: case["because"])
def test_a_row_that_does_not_fit(case):
    """A row that does not fit is reported once, at row and column, with the right form."""
    assert problems(f"{HEAD}{case['row']}\n") == [case["says"]]


def test_all_rows_that_do_not_fit_are_reported_at_once():
    """What is wrong in any way with any row is said together, and only that."""
    rows = ["hrut,,1,,,,herald,,,,,", "hurt,,x,,,,herald,,,,,", "hurt,,2,,,,herald,,,,,"]
    files = FILES | {"content/quotes.yml": "- {id: said, label: Said, speaker: mayor}\n"}

    found = problems(HEAD + "\n".join(rows), files)

    assert [problem.split(": ")[0] for problem in found] == ["t.csv:2:1", "t.csv:3:3"]


HEADS = {
    "subject,sorce,value,source\n": "2: 'sorce' is no column of claims; did you mean 'source'?",
    "subject,source,value,Source\n": "4: 'source' is the name of two columns; keep one of them",
    "subject,value\n": "1: there is no column 'source'; add it, with the id of the document",
    "1,2\n": "1: the first row names the columns; write subject, property, value, denies, ",
    "subject,source,,"
    + "," * 200: "201: the first row has 204 cells; take out the columns without",
    "": "1: the first row names the columns; write subject, property, value, denies, ",
}
"""What is said of the names of the columns, at which column."""


@pytest.mark.parametrize(("text", "says"), HEADS.items())
def test_a_first_row_that_names_no_columns(text, says):
    """What is wrong with the names of the columns is said before anything else."""
    [problem] = problems(text)

    assert problem.startswith(f"t.csv:1:{says}")


def test_columns_without_a_name_may_be_empty():
    """Empty columns, which spreadsheets like to add, mean nothing."""
    assert len(brought("subject,value,source,,\nhurt,31,herald,,\n,,,,\n").added) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("subject\ncafé".encode("latin-1"), "t.csv:2:1: the byte 0xE9 is not UTF-8; save"),
        ("subject".encode("utf-16"), "t.csv:1:1: the table is in UTF-16; save"),
    ],
)
def test_only_utf_8_is_read(content, says):
    """A table in another encoding is refused, with how to save it."""
    with pytest.raises(ContentError) as caught:
        read_table(content, "t.csv")

    assert str(caught.value).startswith(says)
    assert str(caught.value).endswith("UTF-8 (in Excel: 'CSV UTF-8') [not-utf-8]")


@pytest.mark.parametrize("begin", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_file_of_a_spreadsheet_program(begin):
    """A file that was saved as a spreadsheet, and not as CSV, is told as such."""
    with pytest.raises(ContentError) as caught:
        read_table(begin + b"\x14\x00\x06\x00", "t.xlsx")

    says = "t.xlsx:1:1: the file is of a spreadsheet program and no CSV; save the spreadsheet as"
    assert str(caught.value).startswith(says)


def test_content_that_is_wrong_is_said_where_it_is():
    """What is wrong in the content, rows apart, is said at the line as it is before the import."""
    files = FILES | {
        "content/figures.yml": FILES["content/figures.yml"] + "- {id: dead, label: Dead}\n"
    }

    found = problems("subject,value,source\nhurt,31,herald\n", files)

    hint = "write 'claims:', and '- {value: …, source: …}' below it"
    assert [one for one in found if "warning" not in one] == [
        f"content/figures.yml:6:3: the figure has no claims; {hint} [no-claim]"
    ]


def test_content_that_cannot_be_read_is_said_first():
    """With a file that cannot be read, no row is judged."""
    found = problems("subject,value,source\nx,31,herald\n", FILES | {"content/events.yml": "- {"})

    assert [one.partition(": ")[0] for one in found] == ["content/events.yml:1:4"]


def test_a_record_that_cannot_be_edited_is_named():
    """Where a claim cannot be spliced in, the row names the record, and what to do there."""
    files = FILES | {
        "content/figures.yml": "- {id: hurt, label: H, claims: [{value: 1, source: gazette}]}\n"
    }

    found = problems(
        'subject,value,source,note\nhurt,2,herald,"a\nb"\nhurt,3,herald,\nmayor,,herald,', files
    )

    assert found[0] == (
        "t.csv:2:1: subject: the record at content/figures.yml:1:3: a text of several lines "
        "cannot stand within braces or brackets; write the list there line by line, each item "
        "after '- ' [not-editable]"
    )


def test_another_note_is_not_lost_in_silence():
    """A row that is a claim already, with another note, is passed over with a warning."""
    found = brought("subject,value,source,note\nhurt,30,gazette,Not so.\n")

    assert (found.added, found.present) == ((), 1)
    [warning] = found.warnings
    assert str(warning) == (
        "t.csv:2:4: warning: note: the claim is there already, at content/figures.yml:5:7, with "
        "another text here, and stays so; to change it, write there [duplicate-claim]"
    )


def test_a_row_that_looks_like_a_claim_that_is_there():
    """A row without the excerpt of a claim is another claim, which is added with a warning."""
    found = brought("subject,property,value,source\nguard,strength,500,gazette\n")

    assert len(found.added) == 1
    [warning] = found.warnings
    assert str(warning) == (
        "t.csv:2:3: warning: value: the document says so already, at "
        "content/units/one.yml:5:9, but for other columns of the row; if it is the same claim, "
        "take one of them out [duplicate-claim]"
    )


BY = "assessed_by: desk, assessed_on: 2023-06-06"


def test_what_a_claim_brings_about_is_said_where_it_stands():
    """A new claim may make an assessment stale: at its line now, and at its line then."""
    judged = fingerprint(build(FILES).claims_of["hurt"]["value"])
    assessment = f"{{status: unresolved, {BY}, fingerprint: {judged}}}"
    lines = f"  assessments:\n    value: {assessment}\n"
    files = FILES | {"content/figures.yml": FILES["content/figures.yml"] + lines}

    found = brought("subject,value,source\nhurt,31,herald\n", files)

    assert [one.at.line for one in found.foreseen] == [7]
    assert [one.at.line for one in found.warnings] == [8]


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a dossier, with a table in it."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "t.csv").write_text("subject,value,source\nhurt,31,herald\nhurt,30,gazette\n")
    return tmp_path


def run(folder, *words):
    """Run a command in a folder; return its exit code and what it prints."""
    result = CliRunner().invoke(main, ["-C", str(folder), *words])
    return result.exit_code, result.stdout_bytes.decode().replace(str(folder), "DIR")


def test_import_adds_claims(folder):
    """Claims are added and counted by file; a second time, nothing is added."""
    table = str(folder / "t.csv")

    first, second = run(folder, "import", table), run(folder, "import", table)

    assert first == (0, "content/figures.yml: 1 claim\n1 claim added; 1 was there already\n")
    assert second == (0, "0 claims added; 2 were there already\n")
    assert (folder / "content/figures.yml").read_text() == (
        FILES["content/figures.yml"] + "    - {value: 31, source: herald}\n"
    )


def test_import_can_be_tried(folder):
    """--dry-run says what would be added, and writes nothing."""
    code, told = run(folder, "import", str(folder / "t.csv"), "--dry-run", "--format", "json")

    assert code == 0
    assert json.loads(told) == {
        "dry_run": True,
        "added": [
            {
                "row": 2,
                "subject": "hurt",
                "property": "value",
                "claim": brought("subject,value,source\nhurt,31,herald\n").added[0].id,
                "path": "content/figures.yml",
            }
        ],
        "present": 1,
        "files": ["content/figures.yml"],
        "problems": [],
    }
    assert (folder / "content/figures.yml").read_text() == FILES["content/figures.yml"]


def test_nothing_is_half_imported(folder):
    """With one row that does not fit, no file changes; no line is shown, for a row is none."""
    (folder / "t.csv").write_text("subject,value,source\nhurt,31,herald\nhurt,x,gazette\n")

    result = CliRunner().invoke(main, ["-C", str(folder), "import", str(folder / "t.csv")])

    assert result.exit_code == 1
    assert [
        line for line in result.stderr.splitlines() if "t.csv:3:2: value: 'x'" not in line
    ] == []
    assert (folder / "content/figures.yml").read_text() == FILES["content/figures.yml"]


def test_export_prints_or_writes(folder):
    """The table goes to standard output, or to a file that spreadsheets know as UTF-8."""
    code, told = run(folder, "export")
    written = run(folder, "export", "--to", str(folder / "out.csv"))

    assert (code, told) == (0, claims_csv(build(FILES)))
    assert written == (0, "DIR/out.csv: 2 claims of 3 subjects\n")
    assert (folder / "out.csv").read_bytes() == b"\xef\xbb\xbf" + told.encode()


def test_export_as_json(folder):
    """A file that is called so is JSON, and so is what is asked for."""
    run(folder, "export", "--to", str(folder / "out.json"))
    _, told = run(folder, "export", "--format", "json")

    assert (folder / "out.json").read_text() == told
    assert json.loads(told) == {"claims": claims_json(build(FILES))}


def test_export_writes_over_nothing(folder):
    """A file that is there is not replaced, unless it is asked for."""
    code, _ = run(folder, "export", "--to", str(folder / "t.csv"))
    forced, _ = run(folder, "export", "--to", str(folder / "t.csv"), "--force")

    assert (code, forced) == (2, 0)


def test_a_first_row_without_end():
    """A first row that is one cell with any other delimiter, and longer than any text, is read."""
    assert "is no column of claims" in problems("subject,source," + f"{'x' * 1000}," * 140)[0]
