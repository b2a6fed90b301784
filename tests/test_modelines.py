"""No file of content sends an editor to another host for its schema without being told of."""

import pytest

from dossier.draft import read_content
from dossier.draft.modelines import foreign_schemas
from dossier.yamltree import FileText


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# yaml-language-server: $schema=https://a.example/x.json\n", "1:33"),
        ("- a\n#yaml-language-server:  $schema=//a.example/x\n", "2:33"),
        ("# $schema: HTTP://a.example/x\n- a\n", "1:12"),
        ("  # yaml-language-server: $schema=file:///etc/x.json", "1:35"),
        ("# yaml-language-server: $schema=\\\\host\\x.json", "1:33"),
        ("# x: $schema=a.json $schema=https://a.example/x", "1:29"),
        ("- a: 1  # yaml-language-server: $schema=https://a.example/x", "1:41"),
        ("- {a: b#c} # $schema:\thttps://a.example/x", "1:23"),
    ],
)
def test_elsewhere(text, place):
    """An address of any kind is told of, where it stands."""
    [problem] = foreign_schemas(FileText("content/figures.yml", text))

    assert str(problem).startswith(f"content/figures.yml:{place}: warning: an editor")
    assert problem.code == "foreign-schema"


@pytest.mark.parametrize(
    "text",
    [
        "# yaml-language-server: $schema=../schemas/figures.json\n- a\n",
        "# The schema is described at https://a.example/.\n",
        "- a: 'a $schema=https://a.example/'\n",
        "# yaml-language-server: $schema=schemas/https.json\n",
    ],
)
def test_here(text):
    """A path, an address that is no schema, and a value are not."""
    assert list(foreign_schemas(FileText("content/figures.yml", text))) == []


def test_beside_a_file_that_cannot_be_read():
    """Who opens a file to mend it is told first where the editor would go."""
    text = b"# yaml-language-server: $schema=https://a.example/x.json\n- a: 'open\n"

    _, problems = read_content({"content/figures.yml": text})

    assert {"bad-yaml", "foreign-schema"} <= {problem.code for problem in problems}
