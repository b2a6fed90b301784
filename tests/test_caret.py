"""The line of a problem and its caret: under the right letter, on any terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.cli.caret import caret, lines_of
from dossier.cli.terminal import columns, visible
from dossier.problems import Location

LINES = {
    # line, column, what is shown
    "plain": ("a: bad", 4, ["    a: bad", "       ^"]),
    "tab": ("\ta: bad", 5, ["     a: bad", "        ^"]),
    "east asian": ("名前: bad", 5, ["    名前: bad", "          ^"]),
    "fullwidth": ("\uff21: bad", 4, ["    \uff21: bad", "        ^"]),
    "emoji": ("\N{GRINNING FACE}: bad", 4, ["    \N{GRINNING FACE}: bad", "        ^"]),
    "combining": ("cafe\u0301: bad", 8, ["    cafe\u0301: bad", "          ^"]),
    "korean letters": ("\u1112\u1161\u11ab: bad", 6, ["    \u1112\u1161\u11ab: bad", "        ^"]),
    "control": ("a\x07: bad", 5, ["    a⟨U+0007⟩: bad", "               ^"]),
    "zero width": ("a\u200b: bad", 5, ["    a⟨U+200B⟩: bad", "               ^"]),
    "a command to a pipeline": ("::error::x", 3, ["    ⟨::⟩error::x", "        ^"]),
    "at the end": ("a: ", 4, ["    a: ", "       ^"]),
    "past the end": ("a:", 40, ["    a:", "      ^"]),
    "nothing": ("", 1, ["    ", "    ^"]),
    "hebrew": ("label: שלום bad", 13, ["    label: שלום bad", "    here: bad"]),
    "arabic at the end": ("سلام", 9, ["    سلام", "    here: at the end of the line"]),
}


def shown(line, column):
    """Return what is printed about a place on the second line of a file, as a terminal shows it."""
    at = Location("content/a.yml", 2, column)
    return [visible(one) for one in caret(at, ["", line])]


@pytest.mark.parametrize(("line", "column", "lines"), LINES.values(), ids=LINES)
def test_caret(line, column, lines):
    """The caret stands under the letter, in columns; where they are not certain, words do."""
    assert shown(line, column) == lines


def test_long_line():
    """Of a long line, what stands around the place is shown, with a mark at each end."""
    line = "x" * 300 + "!" + "y" * 300

    text, mark = shown(line, 301)

    assert text == f"    …{'x' * 50}!{'y' * 49}…"
    assert text[len(mark) - 1] == "!"


@pytest.mark.parametrize("letter", ["x", "名", "e\u0301"])
@pytest.mark.parametrize("column", [1, 2, 150, 299, 300])
def test_long_lines_fit(letter, column):
    """However wide its letters are, no line is wider than the terminal of a pipeline."""
    text, mark = shown((letter * 300)[:300], column)

    assert columns(text) <= 4 + 102
    assert columns(mark) <= columns(text) + 1


@given(st.text(max_size=300), st.integers(1, 400))
def test_any_line(line, column):
    """Whatever a line holds, two lines come of it, neither wide nor with a control character."""
    printed = shown(line.replace("\n", " "), column)

    assert len(printed) == 2
    assert all(columns(one) < 130 for one in printed)
    assert {unicodedata.category(one) for one in "".join(printed)}.isdisjoint({"Cc", "Cf", "Cs"})


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"a\r\nb\r\n", ["a", "b", ""]),
        (b"\xef\xbb\xbfa\nb", ["a", "b"]),
        (b"caf\xe9", []),
    ],
    ids=["CRLF", "byte order mark", "not UTF-8"],
)
def test_lines(tmp_path, content, lines):
    """Lines are those that an editor shows; of a file that is no text there are none."""
    (tmp_path / "a.yml").write_bytes(content)

    assert lines_of(tmp_path, "a.yml") == lines


def test_no_line_of_another_folder(tmp_path):
    """Nothing is shown of a file outside the folder of the dossier."""
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "dossier").mkdir()

    assert lines_of(tmp_path / "dossier", "../secret") == []


def test_no_line_to_show():
    """A problem of a whole file, or on a line that is gone, has no line below it."""
    assert [*caret(Location("a.yml"), ["a"])] == []
    assert [*caret(Location("a.yml", 7, 2), ["a"])] == []
