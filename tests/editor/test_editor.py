"""What an editor shows who writes content: by the YAML language server, over its protocol."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import TOP, write_schemas
from server import Server
from test_problems import CASES, SOUND
from test_schema import ACROSS, BEYOND, is_yaml, problems_of

UNIT = """\
# yaml-language-server: $schema=../schemas/units.json
- id: new-battalion
  label: New battalion
  claims:
    strength:
      - value: about 500
        source: ankara-report
        ^
"""


def shown(text: str) -> tuple[str, int, int]:
    """Return a text without the mark in it, and where that stood."""
    before, _, after = text.partition("^")
    line = before.count("\n") + 1
    return before + after, line, len(before) - before.rfind("\n")


def offered(server: Server, path: str, text: str) -> dict[str, str]:
    """Return what is offered at the mark in a text."""
    written, line, column = shown(text)
    server.open(path, written)
    return server.offered(path, line, column)


def hovered(server: Server, path: str, text: str) -> str:
    """Return what is shown at the mark in a text."""
    written, line, column = shown(text)
    server.open(path, written)
    return server.hover(path, line, column)


@pytest.mark.parametrize("path", sorted((TOP / "content").glob("*.yml")), ids=lambda one: one.name)
def test_nothing_is_underlined(first: Server, path: Path) -> None:
    """A content file of the first dossier, which loads, has no mistake in the editor either."""
    assert first.open(f"content/{path.name}") == []


@pytest.mark.parametrize(
    "path", sorted((TOP / "tests/sample/content").glob("*.yml")), ids=lambda one: one.name
)
def test_nothing_is_underlined_in_the_sample(sample: Server, path: Path) -> None:
    """Nor has one of the sample, whose schemas are named in the settings alone."""
    assert sample.open(f"content/{path.name}") == []
    assert sample.open(f"content/{path.stem}.yml", "- - nonsense\n") != []


def test_old_yaml() -> None:
    """Nor in an editor that reads YAML 1.1, in which 12:30 is a number and NO is false."""
    odd = "- {id: a, label: NO, language: NO, title: 12:30, note: 1_000, published: 2023-06-05}\n"
    with Server(TOP, {"yaml.yamlVersion": "1.1"}) as server:
        head = "# yaml-language-server: $schema=../schemas/sources.json\n"
        assert server.open("content/sources/a.yml".replace("sources/", ""), head + odd) == []
        assert server.open("content/figures.yml") == []


def test_keys_are_offered(first: Server) -> None:
    """In a record its keys are offered that it does not have yet, each with what it is for."""
    text = UNIT.replace("        ^", "  ^")

    keys = offered(first, "content/new.yml", text)

    assert {"aliases", "summary", "note", "assessments"} <= keys.keys()
    assert not {"id", "label", "claims", "speaks_for"} & keys.keys()
    assert keys["aliases"].startswith("Other names of the same subject.")


def test_keys_of_a_claim_are_offered(first: Server) -> None:
    """In a claim the keys of a claim are offered."""
    keys = offered(first, "content/new.yml", UNIT)

    assert {"locator", "excerpt", "attributed_to", "as_of", "denies", "sum_of"} <= keys.keys()
    assert not {"value", "source", "strength"} & keys.keys()
    assert "headline, dateline, paragraph 4" in keys["locator"]


def test_properties_are_offered(first: Server) -> None:
    """Below claims the properties of the kind are offered, those of dossier.yml among them."""
    text = UNIT.replace("        ^", "    ^")

    names = offered(first, "content/new.yml", text)

    assert {"parent", "arrived", "status", "purpose", "deployment"} <= names.keys()
    assert not {"strength", "population"} & names.keys()
    assert names["arrived"].startswith("The day on which it came.")
    assert "2023-05-29" in names["arrived"]
    assert names["purpose"].startswith("Purpose. A property of this dossier")


def test_ids_are_offered(first: Server) -> None:
    """Where an id belongs, the ids of the right kind are offered, with their labels."""
    sources = offered(first, "content/new.yml", UNIT.replace("ankara-report\n        ^", "^"))
    actors = offered(first, "content/new.yml", UNIT.replace("^", "attributed_to: ^"))
    places = offered(
        first, "content/new.yml", UNIT.replace("strength", "deployed_to").replace("about 500", "^")
    )

    assert sources["ankara-report"] == "Ankara report"
    assert sources.keys() == {"ankara-report", "june-report", "geonames"}
    assert actors["nato"] == "NATO"
    assert "kosovo" not in actors
    assert places["kosovo"] == "Kosovo"
    assert "nato" not in places


def test_choices_are_offered(first: Server) -> None:
    """Where one of several words belongs, they are offered with what they mean."""
    actor = "# yaml-language-server: $schema=../schemas/actors.json\n- id: a\n  type: ^\n"
    status = UNIT.replace("strength", "deployment").replace("about 500", "^")

    types = offered(first, "content/new.yml", actor)
    states = offered(first, "content/new.yml", status)

    assert types.keys() == {"person", "organisation", "state", "group"}
    assert types["person"] == "one human being"
    assert {"announced", "under way", "completed"} <= states.keys()


def test_true_is_not_offered(first: Server) -> None:
    """Where any text can stand, true and false are not offered, though they may stand there."""
    assert offered(first, "content/new.yml", UNIT.replace("New battalion", "^")) == {}
    assert offered(first, "content/new.yml", UNIT.replace("^", "denies: ^")).keys() == {
        "true",
        "false",
    }
    assert first.open("content/new.yml", shown(UNIT.replace("New battalion", "true"))[0]) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("label", "l^abel", "The name that readers see."),
        ("strength", "st^rength", "How many people it has."),
        ("strength", "st^rength", "almost 500"),
        ("about", "ab^out", "A whole number in figures or words"),
        ("source", "so^urce", "The document that makes the claim"),
        ("ankara", "ank^ara", "Ankara report"),
    ],
)
def test_hover(first: Server, old: str, new: str, words: str) -> None:
    """At a key it is told what it means, at a value how it is written, at an id whose it is."""
    text = UNIT.replace("^", "").replace(old, new, 1)

    assert words in hovered(first, "content/new.yml", text)


def test_hover_on_a_word(first: Server) -> None:
    """At a word of a closed list it is told what it means."""
    text = "# yaml-language-server: $schema=../schemas/actors.json\n- id: a\n  type: sta^te\n"

    assert "`state`: a country that acts" in hovered(first, "content/new.yml", text)


MISTAKES = [
    ("  label: A", "  lable: A", 2, "Property lable is not allowed."),
    ("  label: A\n", "", 1, 'Missing property "label".'),
    ("type: state", "type: country", 3, 'Value is not accepted. Valid values: "person"'),
    ("role:", "roll:", 6, "Property roll is not allowed."),
    ("source: herald", "sorce: herald", 8, "Property sorce is not allowed."),
    ("\n        source: herald", "", 7, 'Missing property "source".'),
    ("value: a", "note: a", 7, "the claim says nothing; write value, denies: true or sum_of"),
    ("locator: headline", "locator: top", 9, "write headline, dateline, page 3"),
    ("as_of: 2023", "as_of:", 10, "write one text here, or take the key out"),
    ("label: A", "label: [A]", 2, "write one text here, or take the key out"),
    ("aliases: [B]", "aliases: B", 4, "write a list, as in [one, another]"),
    ("as_of: 2023", "as_of: 4 June 2023", 10, "write YYYY, YYYY-MM or YYYY-MM-DD"),
    ("id: a", "id: The A", 1, "write a-z, 0-9 and hyphens"),
    ("status: unresolved", "status: solved", 13, "Value is not accepted."),
    ("status: unresolved", "status: resolved", 12, "says why; write a note"),
    ("source: herald", "source: [herald]", 8, "write the id of a source"),
]
ACTOR = """\
- id: a
  label: A
  type: state
  aliases: [B]
  claims:
    role:
      - value: a
        source: herald
        locator: headline
        as_of: 2023
  assessments:
    role:
      status: unresolved
      assessed_by: desk
      assessed_on: 2023-06-06
"""
"""A record in which nothing is wrong."""
UNSEEN = {"comma_in_value": "the server sees no key in 800, which has neither a colon nor a value"}
"""Cases that the schemas see and the server does not."""


@pytest.mark.parametrize(("old", "new", "line", "message"), MISTAKES)
def test_mistakes_are_underlined(
    sample: Server, old: str, new: str, line: int, message: str
) -> None:
    """What is wrong is underlined in its line, with what to write."""
    assert sample.open("content/actors.yml", ACTOR) == []
    assert old in ACTOR

    found = sample.open("content/actors.yml", ACTOR.replace(old, new, 1))

    assert [one.line for one in found if message in one.message] == [line]
    assert all(one.message.startswith("Missing property") for one in found[:-1])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(sample: Server, path: Path) -> None:
    """Where a case of tests/cases has something of a wrong shape, its line is underlined."""
    case = yaml.safe_load(path.read_text("utf-8"))
    files = {name: text for name, text in (SOUND | case["files"]).items() if text is not None}
    missed = []
    for problem in problems_of(files):
        name, text = problem.at.path, files.get(problem.at.path)
        is_beyond = problem.code in BEYOND or (path.stem, problem.code) in ACROSS
        if is_beyond or not name.endswith(("yml", "yaml")) or not is_yaml(text):
            continue
        if problem.at.line not in {one.line for one in sample.open(name, text)}:
            missed.append(str(problem))

    assert bool(missed) == (path.stem in UNSEEN), missed


def test_a_new_id_is_not_underlined(first: Server) -> None:
    """An id that is not known yet is no mistake in the editor; `dossier check` knows better."""
    assert first.open("content/new.yml", shown(UNIT.replace("ankara", "izmir"))[0]) == []


def test_new_ids_are_offered(sample: Server) -> None:
    """When the schemas are written again, the editor offers the new ids without a restart."""
    actors = "- id: x\n  label: X\n  type: state\n  speaks_for: ^\n"
    before = offered(sample, "content/actors.yml", actors)
    path = sample.folder / "content" / "actors.yml"
    path.write_text(path.read_text("utf-8") + "- {id: y, label: Why, type: state}\n", "utf-8")

    write_schemas(sample.folder)
    sample.saved("schemas/ids.json")

    assert "y" not in before
    assert offered(sample, "content/actors.yml", actors)["y"] == "Why"
