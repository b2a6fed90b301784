"""JSON Schemas: what the loader accepts they accept; what they can see is wrong, they say."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import time
from itertools import islice
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from schemata import complaints, of_file, readings, validators
from test_problems import CASES, SOUND
from test_values_date import DATES as KNOWN

from dossier.check.references import CLAIM_KEYS, RECORD_KEYS
from dossier.cli import main
from dossier.draft import fields, read_content
from dossier.encode import is_link
from dossier.files import read_files
from dossier.load import assemble
from dossier.model import FLAT, ID, KINDS
from dossier.pages.grades import CREDIBILITY, RELIABILITY
from dossier.problems import ContentError
from dossier.registry import PROPERTIES
from dossier.schemas import (
    RECORDS,
    editor_settings,
    keys,
    meaning_of,
    modeline,
    read_schemas,
    schema_files,
    told_of,
)
from dossier.schemas.patterns import PATTERNS, choice
from dossier.values import Choice, Date, Locator, edtf, rules
from dossier.yamltree import FileText, parse_tree

TOP = Path(__file__).parents[1]
SAMPLE = TOP / "tests" / "sample"
GENERATE = runpy.run_path(str(TOP / "benchmarks" / "generate.py"))["generate"]
DOSSIERS = {
    "the first dossier": read_files(TOP),
    "the sample": read_files(SAMPLE),
    "a generated dossier": GENERATE(400),
}
FULL = st.sampled_from(
    [
        *("30", "true", "no", "NO", "2023-06-04", "12:30", "010", "1_000", "0x1F", "1e3", ".5"),
        *(
            "3.10",
            "about 30",
            "a # b",
            '"null"',
            "'~'",
            "Ça",
            "0o17",
            "-3",
            "+1",
            "False",
            "2023-06",
        ),
    ]
)
"""Texts that are written without quotes and taken for something else by one or another reader."""


def text_of(content):
    """Return the text of a file."""
    return content.decode("utf-8") if isinstance(content, bytes) else content


def problems_of(files):
    """Return what the loader says is wrong."""
    try:
        assemble(files)
    except ContentError as error:
        return [problem for problem in error.problems if problem.level == "error"]
    return []


def run(folder, *arguments):
    """Run a command on a dossier."""
    return CliRunner().invoke(main, ["-C", str(folder), *arguments], catch_exceptions=False)


@pytest.mark.parametrize("name", DOSSIERS)
def test_schemas_are_schemas(name):
    """Every schema is one of draft-07, and each of its references leads somewhere."""
    draft, _ = read_content(DOSSIERS[name])
    made = {file: json.loads(text) for file, text in schema_files(draft).items()}

    for schema in made.values():
        Draft7Validator.check_schema(schema)
        for place in re.findall(r'"\$ref": "([^"]+)"', json.dumps(schema)):
            file, _, way = place.partition("#/")
            node = made[file] if file else schema
            for part in way.split("/"):
                node = node[part]


@pytest.mark.parametrize("name", DOSSIERS)
def test_what_loads_fits(name):
    """Content that loads fits its schema, whichever version of YAML an editor reads it by."""
    made = validators(DOSSIERS[name])

    for path, content in DOSSIERS[name].items():
        if path.endswith((".yml", ".yaml")):
            for data in readings(text_of(content), path):
                assert [error.message for error in of_file(path, made).iter_errors(data)] == []


BEYOND = {
    **dict.fromkeys(
        ("bad-count", "bad-share"), "a number has more forms than a pattern, and words of its own"
    ),
    **dict.fromkeys(
        ("unknown-id", "unknown-source", "duplicate-id", "duplicate-claim", "cycle", "chronology"),
        "a schema sees one place at a time; an id may be new, or stand in another file",
    ),
    **dict.fromkeys(
        ("raw-html", "bad-placeholder", "bad-link", "unknown-citation", "attribute-list"),
        "prose is a language of its own",
    ),
    **dict.fromkeys(("control-character", "hidden-character"), "a document may hold them"),
    **dict.fromkeys(
        ("yaml-alias", "yaml-tag", "merge-key", "bad-yaml", "duplicate-key", "non-scalar-key"),
        "they are gone, or refused, before a schema sees anything",
    ),
    **dict.fromkeys(("unknown-file", "no-dossier"), "a schema is told of no file but its own"),
    "stale-assessment": "it needs all claims",
}
"""What no schema can see, by the code of the problem, and why."""
ACROSS = {
    ("many_at_once", "bad-date"): "a pattern has no calendar: June has 30 days",
    ("parts_of_another_type", "bad-value"): "the types of the parts stand in other records",
    ("supersedes_nothing", "no-claim"): "what is superseded stands in another claim",
    ("assessments", "no-claim"): "the claims that are missed stand elsewhere",
}
"""Of other codes, the cases that no schema can see."""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_wrong_is_seen(path):
    """Where a case has something of a wrong shape, its schema complains, at the same line."""
    case = yaml.safe_load(path.read_text("utf-8"))
    files = {name: text for name, text in (SOUND | case["files"]).items() if text is not None}
    made, missed = validators(files), []
    for problem in problems_of(files):
        is_known = problem.code in BEYOND or (path.stem, problem.code) in ACROSS
        text = files.get(problem.at.path)
        if is_known or not problem.at.path.endswith(("yml", "yaml")) or not is_yaml(text):
            continue
        if problem.at.line not in complaints(text, problem.at.path, made):
            missed.append(str(problem))

    assert missed == []


def is_yaml(content):
    """Tell whether an editor can read a file, as we can; else it says so without a schema."""
    try:
        text = text_of(content)
        tree, problems = parse_tree(FileText("", text))
        yaml.safe_load(re.sub(r"\d{4}-\d\d-\d\d", "day", text))
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return False
    return bool(tree and tree.value) and not problems


def test_there_are_mistakes_of_shape():
    """Cases are compared at all: most codes of a shape have some."""
    texts = [path.read_text("utf-8") for path in CASES]
    codes = {
        code for text in texts for code in re.findall(r"\[([a-z-]+)][\"']?$", text, re.MULTILINE)
    }

    assert len(codes - BEYOND.keys()) > 15


BASE = {
    "content/dossier.yml": """\
title: A dossier
bottom_line: One line.
as_of: 2023-06-05
properties:
  way: {type: choice, choices: [on foot, by car]}
""",
    "content/sources.yml": "- {id: first-report, label: First report}\n",
    "content/actors.yml": "".join(
        f"- {{id: {id_}, label: A, type: person}}\n" for id_ in ("nato", "emmanuel-macron")
    ),
    "content/events.yml": "".join(
        f"- {{id: {id_}, label: An event}}\n" for id_ in ("clashes-29-may", "epc-summit")
    ),
    "content/figures.yml": "".join(
        f"- {{id: {id_}, label: A number, claims: [{{value: 3, source: first-report}}]}}\n"
        for id_ in ("soldiers-injured", "italians-injured", "hungarians-injured", "turkish-troops")
    ),
    "content/places.yml": "- {id: pristina, label: Pristina}\n",
}
"""The records that the examples of keys name."""
SCHEMAS = validators(BASE)
VALUES = {
    "count": ["30", "about 500", "3,800", "dozens", "unknown", "1_000", "300-350"],
    "date": ["2023-06-04", "2023", "2023-06~", "../2023", "unknown", "202X"],
    "name": ["65th Brigade", "north-west", "true", "5"],
    "point": ["'42.89, 20.87'"],
    "text": ["a text", "no", "2023-06-04", "12:30"],
    "choice": ["planned", "Under  Way", "UNKNOWN", "unknown", "on foot", "By Car"],
    "ref": ["nato", "clashes-29-may", "pristina", "unknown"],
}


def examples(name, draw, *, but=()):
    """Return keys of a record, those that it needs and some others, with YAML to stand there."""
    known = [key for key in keys(name) if key.name not in but]
    chosen = [key for key in known if key.required or draw(st.booleans())]
    return {
        key.name: draw(FULL)
        if key.type == "text" and draw(st.booleans())
        else draw(st.sampled_from([*key.words] or [key.example]))
        for key in chosen
    }


@st.composite
def records(draw, kind):
    """Return the YAML of one record of a kind, with claims of some properties."""
    found = examples(kind, draw, but=("id", "claims", "assessments", "type"))
    properties = {one.name: VALUES[one.type] for one in PROPERTIES.get(kind, ())} | (
        {} if kind in FLAT else {"way": VALUES["choice"]}
    )
    flat = FLAT.get(kind)
    if kind in ("actor", "figure"):
        found["type"] = {"actor": "state", "figure": "count"}[kind]
    name = flat or draw(st.sampled_from(sorted(properties)))
    value = st.sampled_from(properties.get(name, VALUES["count"]))
    claims = {draw(value): examples("claim", draw, but=("value", "sum_of", "supersedes", "denies"))}
    lists = [flow({**one, "value": said}) for said, one in claims.items()]
    found["claims"] = f"[{', '.join(lists)}]" if flat else f"{{{name}: [{', '.join(lists)}]}}"
    if draw(st.booleans()):
        judged = examples("assessment", draw) | {"note": "Why."}
        found["assessments"] = f"{{{name}: {flow(judged)}}}"
    return "- id: x\n" + "".join(f"  {key}: {raw}\n" for key, raw in found.items())


def flow(written):
    """Return raw YAML as a map on one line; texts that a comma or a colon would end are quoted."""
    return "{" + ", ".join(f"{key}: {quoted(raw)}" for key, raw in written.items()) + "}"


def quoted(raw):
    """Return raw YAML that can stand between braces."""
    return json.dumps(raw) if re.search(r"[,:#]", raw) and raw[0] not in "{['\"" else raw


@pytest.mark.parametrize("kind", [record.kind for record in KINDS.values()])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_loads_fits(kind, data):
    """Whatever record the loader accepts, its schema accepts, as we read it and as editors do."""
    plural = next(name for name, record in KINDS.items() if record.kind == kind)
    path = f"content/{plural}/x.yml"
    text = data.draw(records(kind))
    assume(not problems_of(BASE | {path: text}))

    for written in islice(readings(text, path), 2):
        assert [error.message for error in of_file(path, SCHEMAS).iter_errors(written)] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_sources_and_settings_fit(data):
    """The same holds for sources, and for dossier.yml with its properties and number words."""
    source = examples("source", data.draw, but=("id",))
    head = examples("dossier", data.draw)
    files = BASE | {
        "content/sources/x.yml": "- id: x\n" + "".join(f"  {k}: {v}\n" for k, v in source.items()),
        "content/dossier.yml": "".join(f"{key}: {raw}\n" for key, raw in head.items()),
    }
    assume(not problems_of(files))

    for path in ("content/sources/x.yml", "content/dossier.yml"):
        for written in islice(readings(files[path], path), 2):
            assert [error.message for error in of_file(path, SCHEMAS).iter_errors(written)] == []


MOMENTS = st.from_regex(edtf._FORM, fullmatch=True)  # noqa: SLF001 - the form itself.
FORMS = st.sampled_from([row[0] for row in KNOWN])
DATES = FORMS | MOMENTS | st.tuples(MOMENTS | st.sampled_from(["", ".."]), MOMENTS).map("/".join)
NUMBERS = st.integers(1, 99).map(str)
PLACES = st.sampled_from(["headline", "Dateline", "0:01:20", "0:01:20 - 0:01:24", "PAGE 3"]) | (
    st.tuples(
        st.sampled_from(["page", "Paragraph", "LINE"]),
        st.sampled_from([" ", "s ", "S  "]),
        NUMBERS,
        st.sampled_from(["", " ", "-", " \N{EN DASH} ", "\N{MINUS SIGN}"]),
        NUMBERS | st.just(""),
    ).map("".join)
)
LINKS = st.tuples(
    st.sampled_from(["http://", "HTTPS://", "mailto:", "http:/"]),
    st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=9),
).map("".join)
VISIBLE = st.text(st.characters(exclude_categories=("Zl", "Zp", "C")), min_size=1)
TAGS = st.tuples(
    st.from_regex("[A-Za-z]{2,3}", fullmatch=True),
    st.sampled_from(["", "-Latn", "-1994", "-Cyrl-RS"]),
).map("".join)
WORDS = st.sampled_from(["on foot", "On  Foot", "ON FOOT ", "on foo", "ﬁt", "fit", "ungewiß"])


def padded(texts):
    """Return texts with perhaps white space before them."""
    return st.tuples(st.sampled_from(["", " ", "  "]), texts).map("".join)


def accepts(check):
    """Return whether a check accepts a text."""

    def accepted(text):
        try:
            return check(text) is not False
        except ValueError:
            return False

    return accepted


@pytest.mark.parametrize(
    ("pattern", "texts", "check"),
    [
        (PATTERNS["date"], padded(DATES), Date.parse),
        (PATTERNS["locator"], padded(PLACES), Locator.parse),
        (PATTERNS["address"], LINKS, is_link),
        (PATTERNS["id"], st.from_regex(ID, fullmatch=True), fields.check_id),
        (PATTERNS["language"], TAGS, fields._check_language),  # noqa: SLF001
        (PATTERNS["publisher"], VISIBLE, fields._check_publisher),  # noqa: SLF001
        (PATTERNS["file name"], VISIBLE, fields._check_bare_name),  # noqa: SLF001
        (PATTERNS["number end"], st.from_regex(rules._END, fullmatch=True), bool),  # noqa: SLF001
        (
            choice(["on foot", "fit"]),
            padded(WORDS),
            lambda text: Choice.parse(text, ("on foot", "fit")),
        ),
        (choice(["ungewiß"]), WORDS, lambda text: Choice.parse(text, ("ungewiß",))),
    ],
    ids=lambda one: getattr(one, "message", ""),
)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_patterns_let_through(pattern, texts, check, data):
    """A text that is accepted where it is read looks as its pattern says."""
    text = data.draw(texts)
    assume(text.isprintable() and text.strip() and accepts(check)(text))

    assert re.search(pattern.pattern, text)


def test_the_models_say_what_is_checked():
    """The forms of the models and the tables of the checks are one."""
    known = {(kind, key.name): key.form for kind in RECORDS for key in keys(kind)}
    references = {
        (kind, name, to)
        for (kind, name), form in known.items()
        if form.reads == "reference"
        for to in form.to
    }
    reads = {
        "file": "file name",
        **dict.fromkeys(("url", "archive_url"), "address"),
        **dict.fromkeys(("published", "accessed", "assessed_on", "as_of"), "date"),
        **dict.fromkeys(("language", "publisher"), ""),
    }

    assert references == {*RECORD_KEYS, *(("claim", name, to) for name, to in CLAIM_KEYS)}
    assert reads.keys() == fields._FIELDS.keys()  # noqa: SLF001 - the table itself.
    for (_, name), form in known.items():
        if name in reads:
            assert form.reads == (reads[name] or name)
    assert known["source", "reliability"].words == RELIABILITY
    assert known["claim", "credibility"].words == CREDIBILITY


def test_every_key_is_told():
    """Each record, key, word and property says in a sentence what it is for."""
    for kind in RECORDS:
        assert told_of(kind).endswith("."), kind
        for key in keys(kind):
            assert key.description.endswith("."), (kind, key.name)
            assert "`" not in key.description
            assert all(key.words.values()) or set(key.words) == {"true", "false"}, key.name
            assert key.example
    for known in PROPERTIES.values():
        for one in known:
            assert one.description.endswith(".")
            assert meaning_of(one).endswith(".")


def test_what_is_needed_comes_first():
    """The keys that a record needs are the first ones, and say so."""
    assert [key.name for key in keys("quote") if key.required] == ["id", "label", "speaker"]
    assert [key.required for key in keys("quote")][:4] == [True, True, True, False]


def test_what_a_key_is():
    """The type of a key is said in words."""
    claim = {key.name: key.type for key in keys("claim")}

    assert claim["source"] == "the id of a source"
    assert claim["excerpt"] == "text, or an excerpt"
    assert claim["sum_of"] == "a list of counts"
    assert claim["credibility"] == "1, 2, 3, 4, 5 or 6"
    assert {key.name: key.type for key in keys("figure")}["parts"] == "a list of ids of figures"


def test_many_ids():
    """Many ids are one list of words, for an editor is slow to try each by itself."""
    few, many = (
        json.loads(schema_files(read_content(files)[0])["ids.json"])["definitions"]["source"]
        for files in (DOSSIERS["the sample"], DOSSIERS["a generated dossier"])
    )

    assert [arm["title"] for arm in few["anyOf"] if "const" in arm] == [
        "Sound Courier",
        "Harbour Herald",
    ]
    [listed] = [arm for arm in many["anyOf"] if "enum" in arm]
    assert len(listed["enum"]) == len(listed["enumDescriptions"]) == 40
    assert not [arm for arm in many["anyOf"] if "const" in arm]


def test_hostile_words():
    """A choice that an editor would run, or take for YAML, is not offered; it may be written."""
    words = ["low", "${TM_DIRECTORY} $CLIPBOARD", "a # b", "[x](command:y)", "- c", "über 5"]
    state = {"type": "choice", "label": "<img src=x>", "choices": words}
    about = {"title": "A", "bottom_line": "B.", "as_of": "2023"}
    settings = json.dumps(about | {"properties": {"state": state}})
    files = {**BASE, "content/dossier.yml": settings}
    units = json.loads(schema_files(read_content(files)[0])["units.json"])
    arms = units["definitions"]["claim-choice-state"]["properties"]["value"]["anyOf"]
    told = units["definitions"]["unit"]["properties"]["claims"]["properties"]["state"]

    assert [arm["const"] for arm in arms if "const" in arm] == ["low", "über 5"]
    assert "<" not in told["description"]


def test_many_spaces_in_a_choice():
    """Spaces in a choice are white space, however many: a pattern that tries each is endless."""
    spaces = " " * 60
    pattern = choice([f"a{spaces}b"]).pattern
    began = time.process_time()

    assert re.search(pattern, "A b")
    assert not re.search(pattern, f"a{spaces}")
    assert time.process_time() - began < 1


def test_what_may_be_declared():
    """A property that dossier.yml may declare, where that cannot be read, is not called unknown."""
    units = "- {id: a, label: A, claims: {morale: [{value: low, source: b}]}}\n"
    faulty = {**BASE, "content/dossier.yml": "title: [\n", "content/units.yml": units}
    sound = {**BASE, "content/units.yml": units}

    assert complaints(units, "content/units.yml", validators(faulty)) == set()
    assert complaints(units, "content/units.yml", validators(sound)) == {1}


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the sample dossier."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


def test_written_once(folder):
    """The schemas are written when they change, and --check tells without writing."""
    first, again = run(folder, "schema"), run(folder, "schema")
    fresh = run(folder, "schema", "--check")
    (folder / "content" / "places.yml").write_text("- {id: sandby, label: Sandby}\n", "utf-8")
    before = (folder / "schemas" / "ids.json").read_bytes()
    stale = run(folder, "schema", "--check")

    assert first.stdout.endswith(f"9 schemas changed, 0 as before, in {folder / 'schemas'}\n")
    assert again.stdout == f"0 schemas changed, 9 as before, in {folder / 'schemas'}\n"
    assert (fresh.exit_code, fresh.stdout) == (0, "9 schemas as the content says\n")
    assert stale.exit_code == 1
    assert "schemas/ids.json:1:1: this is not what the content says now" in stale.stderr
    assert (folder / "schemas" / "ids.json").read_bytes() == before


def test_of_content_with_mistakes(folder):
    """Content with a mistake has schemas, and it is said that something may be missing."""
    (folder / "content" / "places.yml").write_text("- id: [\n", "utf-8")

    result = run(folder, "schema")

    assert result.exit_code == 0
    assert "in the content, so that ids may be missing; run: dossier check\n" in result.stdout
    assert "berg" in (folder / "schemas" / "ids.json").read_text("utf-8")


def test_without_content(tmp_path):
    """A folder without a dossier gets no schemas, and is told so."""
    result = run(tmp_path, "schema")

    assert result.exit_code == 1
    assert "content/dossier.yml:1:1: there is no such file" in result.stderr
    assert not (tmp_path / "schemas").exists()


def test_files_of_others(folder):
    """A file that is no schema of ours is not overwritten, and nothing else is written."""
    (folder / "others").mkdir()
    (folder / "others" / "ids.json").write_text("{}", "utf-8")

    result = run(folder, "schema", "--to", str(folder / "others"))

    assert result.exit_code == 1
    assert "others/ids.json:1:1: this is no schema that dossier wrote" in result.stderr
    assert [path.name for path in (folder / "others").iterdir()] == ["ids.json"]


def test_not_among_the_content(folder):
    """Schemas are not written into content/, where they would be files that nobody reads."""
    result = run(folder, "schema", "--to", str(folder / "content"))

    assert result.exit_code == 2
    assert "schemas do not go among what people write" in result.stderr
    assert not (folder / "content" / "ids.json").exists()


def test_where_the_machine_would_not(folder):
    """A file in the place of the folder is told in one line, with the code for the machine."""
    (folder / "schemas").write_text("", "utf-8")

    result = run(folder, "schema")

    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1


def test_this_dossier_has_its_schemas():
    """The schemas of the first dossier are as its content says; `dossier schema` writes them."""
    files, problems = read_schemas(TOP)

    assert problems == ()
    assert {name: (TOP / "schemas" / name).read_bytes() for name in files} == files


def test_editors_find_the_schemas():
    """Each content file names its schema in its first line, and the settings of VS Code map it."""
    settings_ = json.loads((TOP / ".vscode" / "settings.json").read_text("utf-8"))

    assert settings_ == editor_settings()
    files = [*(TOP / "content").glob("*.yml")]
    assert files
    for path in files:
        first = path.read_text("utf-8").partition("\n")[0]
        assert first == modeline(f"content/{path.name}")
        assert (path.parent / first.partition("=")[2]).is_file()
    assert modeline("content/figures/a.yaml").endswith("=../../schemas/figures.json")
