"""YAML as plain data: what it becomes, where it stands, and what is refused before that."""

from __future__ import annotations

import json
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.problems import CODES, ContentError, Location
from dossier.yamltree import LOADER, FileText, guard, read_text, read_tree

LIMIT = 1024 * 1024
PARSERS = [
    pytest.param(yaml.SafeLoader, id="python"),
    pytest.param(LOADER, id="fastest"),
]


def tree_of(text):
    """Return the tree of a text that is in order."""
    return read_tree(text, "f.yml", LIMIT)


def problems_of(content, limit=LIMIT):
    """Return what is wrong with a file, as its author reads it."""
    with pytest.raises(ContentError) as caught:
        read_tree(content, "f.yml", limit)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "text",
    ["NO", "12:30", "010", "1_000", "2023-06-04", "~", "null", "1e3", "0x1F", ".inf", "=", "yes"],
)
def test_scalars_stay_text(text):
    """A scalar means what it looks like, whatever YAML would make of it."""
    assert tree_of(f"a: {text}").value == {"a": text}


def test_what_is_left_empty_is_an_empty_text():
    """A key without a value has an empty text; a file without anything is one."""
    assert tree_of("a:\nb: {c}\n").value == {"a": "", "b": {"c": ""}}
    assert tree_of("# nothing\n").value == ""


def test_block_scalars_end_with_their_words():
    """The line breaks that end a block scalar are dropped, those within it are kept."""
    assert tree_of("a: |\n  b\n\n  c\n\nd: >\n  e\n  f\n").value == {"a": "b\n\nc", "d": "e f"}


def test_windows_files_are_fine():
    """A byte order mark and carriage returns before line feeds change nothing."""
    plain = tree_of("- a: b\n  c: |\n    d\n    e\n")
    windows = tree_of("\ufeff- a: b\r\n  c: |\r\n    d\r\n    e\r\n".encode())

    assert windows.value == plain.value
    assert windows.at((0, "c")) == plain.at((0, "c")) == Location("f.yml", 2, 6)


def test_every_node_has_a_place():
    """Lines and columns are counted from 1, in characters, for values and for keys."""
    tree = tree_of("- 'ä€😀': {b: c}\n- [d,\n   e]\n")

    assert [str(tree.at(path)) for path in [(), (0,), (0, "ä€😀"), (0, "ä€😀", "b"), (1, 1)]] == [
        "f.yml:1:1",
        "f.yml:1:3",
        "f.yml:1:10",
        "f.yml:1:14",
        "f.yml:3:4",
    ]
    assert str(tree.key_at((0, "ä€😀", "b"))) == "f.yml:1:11"
    assert str(tree.key_at((1, 1))) == "f.yml:3:4"


ANCHOR = "'&' begins an anchor; take it out, or put a text with '&' in quotes"
ALIAS = "'*' begins an alias; repeat the text, or put a text with '*' in quotes"
TAG = "'!' begins a tag; take it out, or put a text with '!' in quotes"
MERGE = "'<<' merges maps, which is not done here; write the keys out"
SECOND = "a second document begins here; a file holds one, so take the '---' out"
BREAK = "a line break stands in this text; write the text below a '|'"
ASTRAY = "this does not go on from the lines above; mend the indentation, or put the text in quotes"

REFUSED = [
    # text, place, what its author reads
    ("a: &b c", "1:4", ANCHOR),
    ("a: &b [c]", "1:4", ANCHOR),
    ("a: *b", "1:4", ALIAS),
    ("*b : a", "1:1", ALIAS),
    ("a: !b [c]", "1:4", TAG),
    ("a: ! b", "1:4", TAG),
    ("<<: {a: b}", "1:1", MERGE),
    ("<<: *a", "1:1", MERGE),
    ("a: b\na: c", "2:1", "'a' is a key of this map already, at f.yml:1:1; keep one of them"),
    ("? {a: b}\n: c", "1:3", "a list or a map cannot be a key; write a word, or quote the text"),
    ("a\n---\nb", "2:1", SECOND),
    ('"\\0"', "1:1", "U+0000 stands here (a control character); remove it"),
    ('a: "b\tc"', "1:6", "a tab stands in this text; write a space"),
    ("a: |\n  b\tc", "2:4", "a tab stands in this text; write a space"),
    ("a: b\n\n   c", "1:4", BREAK),
    ("a:\n  - b\n \t- c", "3:2", "a tab indents this line; write spaces"),
    ("%TAG ! b\n---\na", "1:1", "a line cannot begin with '%'; quote the text"),
    ("- a\nb: c", "2:1", ASTRAY),
]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "place", "message"), REFUSED)
def test_what_is_refused(text, place, message, parser):
    """What is no plain data is refused at its place, in our words, by either parser."""
    [problem] = guard(FileText("f.yml", text), parser).problems

    assert (str(problem.at), problem.message) == (f"f.yml:{place}", message)


def test_refusals_are_collected():
    """One refusal does not hide the next."""
    found = problems_of("- {a: 1, a: 2}\n- &x {b: *x}\n- {<<: *x, c: !!int 3}\n")

    assert [line.split(": ")[0] + line[line.rindex(" ") :] for line in found] == [
        "f.yml:1:10 [duplicate-key]",
        "f.yml:2:3 [yaml-alias]",
        "f.yml:2:10 [yaml-alias]",
        "f.yml:3:4 [merge-key]",
        "f.yml:3:15 [yaml-tag]",
    ]


def test_depth():
    """Fifty lists may stand in one another, and no more."""
    assert tree_of("[" * 50 + "]" * 50).value
    assert problems_of("[" * 51 + "]" * 51) == [
        "f.yml:1:51: lists and maps stand 50 deep here; no record needs more than six [too-deep]"
    ]


def test_size():
    """A file has at most as many bytes as it may have, counted before it is read."""
    content = "ä" * 512

    tree = read_tree(content, "f.yml", 1024)
    [problem] = problems_of(content, 1023)

    assert tree.value == content
    assert problem == (
        "f.yml:1:1: the file has more than the 0.000975609 MB that may be read; "
        "split it, or set content_limit_mb in content/dossier.yml [too-large]"
    )


BYTES = [
    # content, the code and the place
    ("ä: b\nä: é".encode("latin-1"), "f.yml:1:1", "not-utf-8"),
    ("ä: b\r\nä: ".encode() + b"\xe9", "f.yml:2:4", "not-utf-8"),
    (b"\xef\xbb\xbfa\xff", "f.yml:1:2", "not-utf-8"),
    (b"a: \xed\xa0\x80", "f.yml:1:4", "not-utf-8"),
    ("a: \ud800", "f.yml:1:4", "not-utf-8"),
    ("a: b".encode("utf-16"), "f.yml:1:1", "not-utf-8"),
    (b"a: \x00", "f.yml:1:4", "control-character"),
    ("a: \x85b", "f.yml:1:4", "control-character"),
    ("a\rb", "f.yml:1:2", "control-character"),
    ("a: \u2028b", "f.yml:1:4", "control-character"),
]


@pytest.mark.parametrize(("content", "place", "code"), BYTES)
def test_what_is_no_text(content, place, code):
    """The first byte that is no UTF-8 is named, and so is a character that is no text."""
    [problem] = problems_of(content)

    assert problem.startswith(f"{place}: ")
    assert problem.endswith(f" [{code}]")


HOSTILE = {
    "lists": "[" * 100_000,
    "maps": "{" * 100_000,
    "dashes": "- " * 100_000,
    "questions": "? " * 100_000,
    "keys": "a:\n" * 20_000,
    "indented": "".join(f"{' ' * depth}a:\n" for depth in range(2_000)),
    "bomb": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(2_000)),
    "directives": "".join(f"%TAG !{n}! b\n" for n in range(20_000)),
    "documents": "--- a\n" * 100_000,
    "number": "a: " + "9" * 5_000,
    "quote": '"' + "a\n" * 100_000,
    "tabs": "\t" * 100_000 + "a",
    "comments": "#\n" * 100_000,
    "colons": ":" * 100_000,
    "blanks": " \n" * 100_000,
    "escape": '"\\UFFFFFFFF"',
    "half a character": '"\\ud800"',
}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("name", HOSTILE)
def test_no_input_hangs(name, parser):
    """No text crashes either parser, or keeps it busy for long."""
    file, start = FileText("f.yml", HOSTILE[name]), time.process_time()

    found = guard(file, parser)

    assert found.complete or found.problems
    assert time.process_time() - start < 5


ALPHABET = st.sampled_from([*"ab:-?,[]{}#&*!|>'\"%@`\\ \n\t~<=.0", "é", "😀", "\u200b"])


@given(st.text(ALPHABET, max_size=60), st.sampled_from([yaml.SafeLoader, LOADER]))
def test_every_text_is_read_or_refused(text, parser):
    """Whatever the text is, it gives data or problems of ours, at places within it."""
    found = guard(FileText("f.yml", text), parser)
    lines = text.split("\n")

    assert found.complete or found.problems
    for problem in found.problems:
        assert problem.code in CODES
        assert 1 <= problem.at.line <= len(lines)
        assert 1 <= problem.at.column <= len(lines[problem.at.line - 1]) + 1


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_every_file_is_text_or_refused(content):
    """Whatever a file holds, it is text without control characters, or a problem of ours."""
    try:
        read = read_text(content, "f.yml", LIMIT)
    except ContentError:
        return

    assert all(character >= " " or character in "\t\n" for character in read.text)


WORDS = st.text(st.characters(categories=["L", "N", "P", "S"], codec="utf-8"), max_size=8)
DATA = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(WORDS.filter(lambda key: key != "<<"), DATA, max_size=4))
def test_data_come_back(data):
    """What is written out as JSON, which is YAML, is read as the same data."""
    if "<<" not in json.dumps(data):
        assert tree_of(json.dumps(data, ensure_ascii=False)).value == data


STYLES = [
    "k: two words",
    "k: two\n  words",
    "k: 'it''s two'",
    'k: "two words"',
    "k: |\n  two\n\n    words\n",
    "k: >-\n  two\n  words\n\n  more\n",
    "k: >2\n   two\n  words\n",
]


@pytest.mark.parametrize("text", STYLES)
def test_spots(text):
    """Each character of a scalar is found again in the file, however the scalar is written."""
    tree = tree_of(text)
    pairs = zip(tree.find(("k",)), tree.spots(("k",)), strict=True)

    assert [tree.file.text[spot] for character, spot in pairs if not character.isspace()] == [
        character for character in tree.find(("k",)) if not character.isspace()
    ]


def test_spots_of_escapes():
    """Where a backslash stands for a character, the whole scalar stands where it begins."""
    assert set(tree_of('k: "tw\\u006f"').spots(("k",))) == {3}


def test_offsets_are_places():
    """The place of a character leads back to the character."""
    file = FileText("f.yml", "ab\n\ncd")

    assert [file.offset(file.at(offset)) for offset in range(6)] == [0, 1, 2, 3, 4, 5]
    assert file.offset(Location("f.yml", 9, 9)) == 5
