"""Additions to content files: every byte stays that was there, and all files change or none."""

import os
import re
import shutil
import stat
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dossier.amend import (
    add_claims,
    check_text,
    with_claims,
    with_records,
    write_amended,
)
from dossier.files import read_files
from dossier.problems import ContentError
from dossier.write import MachineError, disk
from dossier.yamltree import read_tree

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SAMPLE = Path(__file__).parent / "sample"


def data(text):
    """Return what a text says, as the loader reads it."""
    return read_tree(text, "", 4 * len(text) + 4).value


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


MARKS = [*"-?:,[]{}#&*!|>'\"%@`=~\\ \n", ": ", " #", "- x", "---", "...", "<<", "  ", "\n\n"]
SIGNS = [*"aß漢🙂é\xa0\xad\u200b\u202e\ufeff\u0301", "a" * 90]
GUESSED = ["NO", "null", "12:30", "010", "1_000", "0x1F", "1e3", "true", "Yes", ".inf", "0o17"]
PLAIN = ["30", "2023-06-01", "2023-06-01 10:00"]
PIECES = st.sampled_from([*MARKS, *SIGNS, *GUESSED, *PLAIN])
TEXTS = (st.lists(PIECES, min_size=1, max_size=8).map("".join) | st.text()).map(mended)
LINES = TEXTS.map(lambda text: text.replace("\n", " "))
KEYS = st.sampled_from(["value", "note", "no", "y", "null", "as_of"])
CLAIMS = st.fixed_dictionaries(
    {"value": TEXTS, "source": TEXTS},
    optional={"scope": st.dictionaries(KEYS, TEXTS, min_size=1), "sum_of": st.lists(TEXTS)},
)
RECORDS = st.fixed_dictionaries(
    {"id": TEXTS}, optional={"claims": st.dictionaries(KEYS, st.lists(CLAIMS, min_size=1))}
)
FILES = [
    "",
    "\n\n",
    "# Nothing yet.\n",
    "# Nothing yet.",
    "[]",
    "[]  # Nothing yet.\n",
    "---\n# A\n[]\n",
    "- id: a\n",
    "- id: a",
    "- id: a\n\n- id: b\n# The end.\n\n",
    "- id: a\n  note: |\n    One\n\n    two\n\n\n",
    "- id: a\n- id: b\n",
    "-   id: a\n\n-   id: b\n    note: >-\n        One\n        two\n",
    "  - id: a\n    claims:\n    - {value: 1, source: s}\n",
    "-\n  id: a\n",
    "- {id: a}\n",
    "- {id: a, claims: [{value: 1, source: s}]}\n- {id: b}\n",
    "---\n- id: a\n...\n",
    "- id: a\n  note:\n",
    "- id: a\n  note: 'it''s\n    long' # So.\n",
    '- id: a\n  "no": "\\u00e9"   # So.\n',
]
"""Files as people write them."""


def lines(text):
    """Return the lines of a text, but for the list that is empty in it."""
    return [line for line in text.replace("[]  ", "").replace("[]", "").split("\n") if line]


def is_kept(before, after):
    """Tell whether every line of a text is a line of another, in the same order."""
    rest = iter(after.split("\n"))
    return all(line in rest for line in lines(before))


@PATIENT
@given(st.sampled_from(FILES), st.lists(RECORDS, min_size=1, max_size=3), st.booleans())
@example(text="- id: a\n", records=[{"id": "b", "note": " \n x\n  "}], with_bom=True)
@example(text="- id: a\n", records=[{"id": "b", "note": "\n\n x"}], with_bom=False)
def test_records_are_read_back_as_they_were_given(text, records, with_bom):
    """What is added is read back as it was given, and every line stays that was there."""
    before = "\ufeff" * with_bom + text

    after = with_records(before, records)

    assert data(after) == [*(data(before) or []), *records]
    assert after.startswith("\ufeff") == with_bom
    assert is_kept(text, after.removeprefix("\ufeff"))


@PATIENT
@given(st.lists(LINES, min_size=1))
def test_records_go_into_brackets(texts):
    """In brackets, records are added within them, if no text of theirs has several lines."""
    records = [{"id": text, "parts": [text, text]} for text in texts]

    assert data(with_records("[{id: a}, ]  # So.\n", records)) == [{"id": "a"}, *records]


@PATIENT
@given(TEXTS)
def test_other_readers_read_the_same(text):
    """Another reader of YAML reads the same text; plain numbers and days are what people write."""
    [read] = YAML(typ="safe", pure=True).load(StringIO(with_records("", [{"note": text}])))

    assert str(read["note"]) == text or read["note"] in (True, False)
    assert isinstance(read["note"], str) or text[0].isdigit() or text in ("true", "false")


def test_what_cannot_be_seen_is_shown():
    """A character that cannot be seen is written as its number, on one line."""
    text = with_records("", [{"id": 'a\u200b "b"\\'}])

    assert text == '- id: "a\\U0000200B \\"b\\"\\\\"\n'


WITH_CLAIMS = [
    (
        "the list of a property",
        """\
- id: a
  claims:
    role:
      - value: x   # One.
        source: s
      # Ask again.
«      - value: new
        source: t
»  # Below.
  assessments: {role: {note: open}}
""",
        {"role": [{"value": "new", "source": "t"}]},
    ),
    (
        "a property that is new, below one that ends in a block scalar, with a dash below its key",
        """\
- id: a
  claims:
    role:
    - source: s
      value: |
        One

        two
«    rank:
    - value: new
»

- id: b
""",
        {"rank": [{"value": "new"}]},
    ),
    (
        "a record without claims",
        """\
- id: a
  label: A # So.
    # And so on.
«  claims:
    rank:
      - value: new
»  # My judgement.
  assessments: {}

- id: b
""",
        {"rank": [{"value": "new"}]},
    ),
    (
        "the last record, without a line break at the end",
        "- id: a\n  label: A«\n  claims:\n    - value: new»",
        [{"value": "new"}],
    ),
    (
        "maps in braces",
        """\
- id: a
  claims:
    - {value: 1, source: s}  # One.
«    - {value: "1, 2", source: t}
    - value: |-
        one
        two
»
""",
        [{"value": "1, 2", "source": "t"}, {"value": "one\ntwo"}],
    ),
    (
        "a list in brackets",
        "- id: a\n  claims: [{value: 1}«, {value: new}», ] # So.\n",
        [{"value": "new"}],
    ),
    (
        "a record in braces",
        "- {id: a, label: A«, claims: {rank: [{value: new}]}»}\n- {id: b}\n",
        {"rank": [{"value": "new"}]},
    ),
    (
        "a record in braces without anything below its key",
        "- {id: a, claims: «[{value: new}]»}\n",
        [{"value": "new"}],
    ),
    (
        "a key without anything below it",
        "- id: a\n  claims: # Soon.\n«    - value: new\n»  label: A\n",
        [{"value": "new"}],
    ),
    (
        "a wide indentation",
        """\
-   id: a
    claims:
      -    value: 1
           source: s
«      -    value: new
           note: |2-
              x
             y
»""",
        [{"value": "new", "note": " x\ny"}],
    ),
]


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
@pytest.mark.parametrize(("marked", "claims"), [case[1:] for case in WITH_CLAIMS])
def test_claims_go_to_the_end_of_their_list(marked, claims, break_):
    """Claims are added where the marks are, and nothing else changes, however lines end."""
    marked = marked.replace("\n", break_)
    before = marked[: marked.index("«")] + marked[marked.index("»") + 1 :]

    assert with_claims(before, {"a": claims}) == marked.replace("«", "").replace("»", "")


def test_an_empty_list_is_filled():
    """A list with nothing in it gives way to the claims; what stands behind it stays."""
    before = "- id: a\n  claims: []  # Soon.\n  label: A\n"

    after = with_claims(before, {"a": [{"value": "new"}]})

    assert after == "- id: a\n  claims:  # Soon.\n    - value: new\n  label: A\n"


BLOCKS = [case[1] for case in WITH_CLAIMS if "[{" not in case[1]]
"""Those into which any text goes."""


@pytest.mark.parametrize("marked", BLOCKS)
@settings(PATIENT, max_examples=20)
@given(some=st.lists(CLAIMS, min_size=1, max_size=3), others=st.lists(CLAIMS, min_size=1))
def test_claims_are_read_back_as_they_were_given(marked, some, others):
    """What is added to records of a file is read back, and every line stays that was there."""
    before = f"- id: c\n  label: C\n{marked[: marked.index('«')]}{marked[marked.index('»') + 1 :]}"
    is_flat = not isinstance(data(before)[1].get("claims"), dict)

    after = with_claims(before, {"a": some if is_flat else {"zz": some}, "c": {"q": others}})

    c, a, *_ = data(after)
    assert (a["claims"] if is_flat else a["claims"]["zz"])[-len(some) :] == some
    assert c == {"id": "c", "label": "C", "claims": {"q": others}}
    assert is_kept(before, after)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\tb", "a tab stands in this text; write a space, or take it out"),
        ("a\x07", "U+0007 stands in this text; write a space, or take it out"),
        ("a\r\nb", "U+000D stands in this text; write a space, or take it out"),
        ("a\ud800", "U+D800 stands in this text; write a space, or take it out"),
        ("a\n", "the text ends in a line break; take it off"),
    ],
)
def test_unfit_texts_are_refused(text, why):
    """A text that no content file can hold is refused, wherever it stands."""
    with pytest.raises(ValueError, match=re.escape(why)):
        with_records("", [{"id": "a", "parts": [{"x": text}]}])


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("- id: a\n  claims: [{value: 1}]\n", [{"value": "one\ntwo"}]),
        ("- id: a\n  claims: some\n", [{"value": "new"}]),
        ("- id: a\n  claims: {x: [{value: 1}]}\n", [{"value": "new"}]),
        ("- id: b\n", [{"value": "new"}]),
        ("id: a\n", [{"value": "new"}]),
        ("- ? a\n  : b\n  ? id\n  : a\n  ? claims\n", [{"value": "new"}]),
    ],
)
def test_unsafe_edits_are_refused(text, added):
    """Where an addition does not fit what is written, nothing is returned."""
    with pytest.raises(ValueError, match=r"; |belong"):
        with_claims(text, {"a": added})


@pytest.mark.parametrize(("marked", "claims"), [case[1:] for case in WITH_CLAIMS])
def test_lines_are_found_again(marked, claims):
    """A line of the amended text is known as the line that it was, or as one that was added."""
    head, added, rest = re.split("[«»]", marked)
    old = (head + rest).split("\n")

    found = add_claims(head + rest, {"a": claims})

    was = [found.line_before(line) for line, _ in enumerate(found.text.split("\n"), 1)]
    assert was.count(None) == added.count("\n")
    assert [line for line in was if line] == [line for line, _ in enumerate(old, 1)]


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the sample dossier."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


def contents(folder):
    """Return every file of a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def amended(folder):
    """Return two files of the sample with a record more, and a new file."""
    text = (folder / "content/sources.yml").read_text()
    return {
        "content/places/north.yml": "- {id: north, label: North}\n",
        "content/sources.yml": with_records(text, [{"id": "third", "label": "Third"}]),
    }


def test_several_files_are_written(folder):
    """Files are replaced with their permissions, and new ones are made; warnings come back."""
    (folder / "content/sources.yml").chmod(0o640)

    warnings = write_amended(folder, amended(folder))

    assert [problem.code for problem in warnings] == ["no-claim"]
    assert (
        (folder / "content/sources.yml").read_text().endswith("\n\n- id: third\n  label: Third\n")
    )
    assert stat.S_IMODE((folder / "content/sources.yml").stat().st_mode) == 0o640
    assert (folder / "content/places/north.yml").is_file()


def test_nothing_is_written_that_does_not_fit(folder):
    """If the dossier would not fit together, its problems are raised and no file changes."""
    before = contents(folder)

    with pytest.raises(ContentError, match="duplicate-id"):
        write_amended(folder, amended(folder) | {"content/units.yml": "- {id: third, label: U}\n"})

    assert contents(folder) == before


def test_a_file_that_changed_meanwhile_is_left_alone(folder):
    """A file that a person saved after it was read is not overwritten."""
    read = read_files(folder)
    texts = amended(folder)
    (folder / "content/sources.yml").write_text("# Saved.\n")
    before = contents(folder)

    with pytest.raises(MachineError, match="changed in the meantime"):
        write_amended(folder, texts, read=read)

    assert contents(folder) == before


def test_a_disk_that_refuses_leaves_every_file_as_it_was(folder, monkeypatch):
    """When the last of several files cannot be replaced, the others are put back."""
    before, replace = contents(folder), Path.replace

    def refuse(path, target):
        if "sources" in target.name:
            raise OSError(28, "No space left on device", str(target))
        return replace(path, target)

    monkeypatch.setattr(disk.Path, "replace", refuse)
    with pytest.raises(MachineError, match="the disk is full"):
        write_amended(folder, amended(folder))

    assert contents(folder) == before


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege there")
def test_a_link_is_written_through(folder):
    """A content file that is a link within the dossier stays one."""
    file = folder / "content/sources.yml"
    file.rename(folder / "kept.yml")
    file.symlink_to(folder / "kept.yml")

    write_amended(folder, amended(folder))

    assert file.is_symlink()
    assert "Third" in (folder / "kept.yml").read_text()


def test_no_path_leads_out(folder):
    """A path that leaves the folder is refused."""
    with pytest.raises(ContentError, match=r"leads out|not a file"):
        write_amended(folder, {"content/../../x.yml": "[]\n"})
