"""Mistakes in the content: each is reported once, where it stands, with what to write instead."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml

from dossier.load import assemble
from dossier.problems import CODES, ContentError, Location, Problem

CASES = sorted((Path(__file__).parent / "cases" / "problems").glob("*.yaml"))
SOUND = {
    "content/dossier.yml": "title: Riot\nbottom_line: A riot took place.\nas_of: 2023-06-05\n",
    "content/sources.yml": "- {id: gazette, label: Gazette}\n",
}
"""What stands in the content of a case that does not say otherwise."""
PACKAGE = Path(__file__).parents[1] / "dossier"


def problems_of(files):
    """Return all that is wrong with some content, warnings included, as its author reads it."""
    try:
        _, problems = assemble(files)
    except ContentError as error:
        problems = error.problems
    return [str(problem) for problem in problems]


def test_there_are_cases():
    """The folder of cases is found."""
    assert CASES


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_problems(path):
    """The files of a case give exactly its problems, in file order."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    files = {name: text for name, text in (SOUND | case["files"]).items() if text is not None}

    assert problems_of(files) == case["problems"]


def nodes():
    """Yield all that stands in the code of the package, but for the list of codes itself."""
    for file in PACKAGE.rglob("*.py"):
        if file != PACKAGE / "problems.py":
            yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def test_every_code_is_used():
    """The list of codes promises nothing that is never reported."""
    constants = {node.value for node in nodes() if isinstance(node, ast.Constant)}

    assert sorted(CODES.keys() - constants) == []


def test_every_used_code_is_listed():
    """The code of a problem, where it is written out, is on the list."""
    calls = [node for node in nodes() if isinstance(node, ast.Call) and len(node.args) > 1]
    made = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Problem"]
    codes = {call.args[1].value for call in made if isinstance(call.args[1], ast.Constant)}

    assert codes
    assert sorted(codes - CODES.keys()) == []


def test_no_other_code_can_be_used():
    """A problem whose code is not on the list cannot be made."""
    with pytest.raises(KeyError):
        Problem(Location("content/figures.yml"), "no-such-code", "nothing")


def test_problems_are_sorted():
    """Problems come in the order of files, lines and columns, each of them once."""
    late = Problem(Location("b.yml", 2, 1), "tab", "late")
    early = Problem(Location("a.yml", 10, 1), "tab", "early")
    middle = Problem(Location("b.yml", 1, 9), "tab", "middle", "warning")

    error = ContentError([late, early, middle, late])

    assert error.problems == (early, middle, late)
    assert str(error).split("\n") == [
        "a.yml:10:1: early [tab]",
        "b.yml:1:9: warning: middle [tab]",
        "b.yml:2:1: late [tab]",
    ]
