"""A list that is put together from items read before is the list that its text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.memory import Forgetful, Memory
from dossier.yamltree import FileText, parse_tree
from dossier.yamltree.pieces import put_together

LINES = [
    *("- a: 1", "-", "- ", "-a", "- a", "  b: 2", "b: 2", "  - x", "- - y", "- ? a", "-  - {}"),
    *("---", "...", "--- a", "%YAML 1.1", "# c", "  # c", "", "  ", "- a: 1  # c", "\t", "- \ta"),
    *("- |", "- >2", "- a: |", "- a: |+", "    text", "  text", " text", "text", "- b: >-"),
    *("- 'it", "it'", '- "a', 'a"', "- [a,", "b]", "- {a: b,", "c: d}", "- {a: b}", "- [1, 2]"),
    *("- &x a", "- *x", "- !t a", "- a: 1\u200b", "- {a: 1, a: 2}", "- <<: a", "- 3,800", "}"),
    *("\ufeff- a", "- \u00e9", "- {n: 3,800}", "- [a, - b]", "- @", "- a: b: c"),
]
texts = st.builds(
    lambda lines, end: "\n".join(lines) + end,
    st.lists(st.sampled_from(LINES), max_size=9),
    st.sampled_from(["", "\n", "\n\n"]),
)


def paths_in(data, path=()):
    """Yield the path of every node."""
    yield path
    if isinstance(data, str):
        return
    for step, part in data.items() if isinstance(data, dict) else enumerate(data):
        yield from paths_in(part, (*path, step))


def said(file, memory=None):
    """Return everything that a tree tells of its text, and what is wrong with it."""
    tree, problems = parse_tree(file, memory)
    if tree is None:
        return problems
    places = [
        (path, tree.at(path), *(told(path) for told in (tree.key_at, tree.after_comma) if path))
        for path in paths_in(tree.value)
    ]
    scalars = [path for path, *_ in places if isinstance(tree.find(path), str)]
    spots = [tree.spots(path) for path in scalars]
    return tree.value, tree.unprintable, tree.spoiled, places, spots, tree.items(), problems


@given(texts, texts)
def test_put_together(before, after):
    """Whatever the text is, and was, what is said of it is what is said of it as a whole."""
    memory = Memory()
    for text in (before, after):
        file = FileText("f.yml", text)
        with memory.run():
            assert said(file, memory) == said(file)


@pytest.mark.parametrize(
    "text",
    [
        "- a: 1\n- b: 2\n",
        "# A file.\n\n- a: 1\n\n# More.\n- {b: [2, 3]}",
        "- a: |\n    text\n    - x\n\n- >-\n  folded\n  text\n-\n  c: 'it''s'\n",
        "- a\n-\n- [b, {c: d}]\n",
        "- a: 1\u200b\n- {b: [2, 3\u200b]}",
    ],
)
def test_lists_are_put_together(text):
    """Usual lists of records are."""
    assert put_together(FileText("f.yml", text), Memory()) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: 1\n- b\n",
        "- a\n...\n- b\n",
        "--- \n- a\n",
        '- "a\n- b"\n',
        "- [a,\n- b]\n",
        "- \tb\n",
        "- &x a\n- b\n",
        "- a\nb: c\n",
    ],
)
def test_texts_that_are_read_as_a_whole(text):
    """What could be divided otherwise, or has something wrong in it, is not."""
    assert put_together(FileText("f.yml", text), Memory()) is None


def test_only_what_changed_is_read_again(monkeypatch):
    """An item that stands where another one grew is not read again, and is where it is now."""
    memory, read = Memory(), []
    texts = ("- a: 1\n- b: 2\n", "- a: 1000\n- b: 2\n", "- c: 3\n- a: 1000\n- b: 2\n")
    loader = "dossier.yamltree.pieces.guard"
    guard = put_together.__globals__["guard"]
    monkeypatch.setattr(loader, lambda file: read.append(file.text) or guard(file))

    for text in texts:
        with memory.run():
            tree, _ = parse_tree(FileText("f.yml", text), memory)

    assert read == ["- a: 1\n", "- b: 2\n", "- a: 1000\n", "- c: 3\n"]
    assert str(tree.at((2, "b"))) == "f.yml:3:6"


def test_who_runs_once_reads_the_whole(monkeypatch):
    """Without a memory that keeps anything, the text is read at once."""
    monkeypatch.setattr("dossier.yamltree.tree.put_together", None)

    tree, _ = parse_tree(FileText("f.yml", "- a\n"), Forgetful())

    assert tree.value == ["a"]
