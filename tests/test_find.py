"""Find: where a thing is mentioned, in content, quotes and snapshots, however it is spelled."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.cli import main
from dossier.find import Hit, Where, find, query_of
from dossier.find.folding import fold, fold_places
from dossier.find.passages import passages
from dossier.find.query import Named
from dossier.values import Locator

SAMPLE = Path(__file__).parent / "sample"
NOWHERE = Where(snapshots=Path("/nowhere"))
HEAD = {"content/dossier.yml": "title: A test\nas_of: 2023\nbottom_line: None.\n"}


def run(folder, *arguments):
    """Run the command on a dossier."""
    return CliRunner().invoke(main, ["-C", str(folder), "find", *arguments])


def spans(text: str, needle: str, *, exact: bool = False) -> list[str]:
    """Return what is found of a needle in a text."""
    query = query_of(needle, exact=exact, subjects=())
    return [text[start:end] for start, end in query.spans(text)]


def told(text: str, **files: str) -> list[str]:
    """Search content files, and return each hit in short: its place, what it is, its mentions."""
    content = HEAD | {f"content/{name.replace('__', '/')}": one for name, one in files.items()}
    content = {name if "." in name else f"{name}.yml": one for name, one in content.items()}
    hits = find(text, content, NOWHERE).hits
    for hit in hits:
        line = content[hit.at.path].split("\n")[hit.at.line - 1]
        assert line[hit.at.column - 1 :].startswith(hit.text[slice(*hit.marks[0])])
    return [_short(hit) for hit in hits]


def _short(hit: Hit) -> str:
    what = " ".join(filter(None, (hit.kind, hit.id, hit.key)))
    return f"{hit.at}: {what}: {'|'.join(hit.text[slice(*mark)] for mark in hit.marks)}"


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the sample dossier."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


FOLDS = [
    # what is sought, the text, what is found
    ("turkiye", "in Türkiye, TÜRKİYE", ["Türkiye", "TÜRKİYE"]),
    ("Türkiye", "Turkiye and Tu\u0308rkiye", ["Turkiye", "Tu\u0308rkiye"]),
    ("Dakovica", "Đakovica", ["Đakovica"]),
    ("Adapazari", "Adapazar\u0131", ["Adapazar\u0131"]),
    ("STRASSE", "die Straße", ["Straße"]),
    ("s", "ß", ["ß"]),
    ("at least", "at\n   least; at\u00a0least", ["at\n   least", "at\u00a0least"]),
    ('"too late"', "“too late” «too late»", ["“too late”", "«too late»"]),
    ("it's", "it\u2019s it`s", ["it\u2019s", "it`s"]),
    ("north-west", "north\u2011west north\u2013west", ["north\u2011west", "north\u2013west"]),
    ("battalion", "batta\u00adlion", ["batta\u00adlion"]),
    ("cafe", "cafe\u0301!", ["cafe\u0301"]),
    ("цар", "ЦАР", ["ЦАР"]),
    ("й", "и", ["и"]),
    ("が", "か\u3099", ["か\u3099"]),
    ("か", "くがか", ["が", "か"]),
    ("가", "각", []),
    ("aa", "aaaaa", ["aa", "aa"]),
    ("14", "2014", ["14"]),
    (".*", "a.*b", [".*"]),
    ("(?i)a", "a (?i)A", ["(?i)A"]),
    ("[[", "[[value n]]", ["[["]),
    ("\\", "a\\b", ["\\"]),
]


@pytest.mark.parametrize(("needle", "text", "found"), FOLDS)
def test_folding(needle, text, found):
    """Case, accents, white space, quotes and dashes do not matter, and nothing is a pattern."""
    assert spans(text, needle) == found


def test_exact():
    """An exact search takes each character as it is."""
    assert spans("Turkey TURKEY Turkey", "Turkey", exact=True) == ["Turkey", "Turkey"]
    assert spans("it\u2019s", "it's", exact=True) == []


ALPHABET = "aAeé\u0301\u0308ßİ\u0131øÞ ½ﬃ\u00a0\u00ad\u200b\n\t 　“\u2019—`.e각가がΣς"
TEXTS = st.text(alphabet=ALPHABET, max_size=40)


@example("a\u0301 b", 0, 2)
@settings(deadline=None)
@given(TEXTS, st.integers(0, 40), st.integers(1, 10))
def test_a_part_is_found(text, start, size):
    """Whatever is copied from a text is found in it, and what is found folds to what was sought."""
    part = text[start : start + size]
    wanted = fold(part)
    if not wanted.strip():
        return
    query = query_of(part, exact=False, subjects=())

    found = query.spans(text)

    assert query.occurs(text)
    assert found
    assert all(wanted in fold(text[begin:end]) for begin, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


@settings(deadline=None)
@given(st.text(max_size=60) | st.text(st.characters(max_codepoint=127), max_size=60))
def test_places(text):
    """Every character of a folded text comes from a place in the text, in its order."""
    folded = fold_places(text)
    places = [folded.origin((at, at + 1)) for at in range(len(folded.text))]

    assert all(0 <= begin < end <= len(text) for begin, end in places)
    assert places == sorted(places)
    assert fold(text) == folded.text.strip()


SUBJECTS = [
    Named("turkiye", ("Türkiye", "Turkey", "Republic of Turkey")),
    Named("ankara", ("Ankara",)),
    Named("us", ("United States", "US")),
]


@pytest.mark.parametrize(
    ("text", "also", "ids"),
    [
        ("Turkey", ("Türkiye",), ("turkiye",)),
        ("TURKIYE", ("Republic of Turkey", "Turkey"), ("turkiye",)),
        ("Turk", (), ()),
        ("ankara", (), ("ankara",)),
        ("united  states", ("US",), ("us",)),
    ],
)
def test_other_names(text, also, ids):
    """What is the name of a subject is sought under its other names, too."""
    query = query_of(text, exact=False, subjects=SUBJECTS)

    assert (query.also, query.ids) == (also, ids)
    assert query_of(text, exact=True, subjects=SUBJECTS).also == ()


def test_other_names_are_whole_words():
    """Another name is no part of a longer word; what was asked for may be."""
    query = query_of("United States", exact=False, subjects=SUBJECTS)

    text = "The US and us, a house, a bus; US-led; United Statesman"

    assert [text[slice(*one)] for one in query.spans(text)] == ["US", "us", "US", "United States"]


def test_content():
    """Each text of a record is found with the keys that lead to it, and pages line by line."""
    found = told(
        "Turkish",
        units="""
- id: unit
  label: The Turkish unit
  summary: >
    A unit, called
    the TURKISH unit.
  claims:
    role:
      - {value: "the 'Turkish' role", source: a, note: Turkish, internal_note: turkish?}
  assessments:
    role: {status: resolved, note: 'it''s Turkish', assessed_by: desk, assessed_on: 2023}
""",
        sources="- {id: a, label: A, title: Turkish troops}",
        **{"pages__words.md": "# Words\n\nA Turkish word.\nNot turk.\n"},
    )

    assert found == [
        "content/pages/words.md:3:3: page words: Turkish",
        "content/sources.yml:1:28: source a title: Turkish",
        "content/units.yml:3:14: unit unit label: Turkish",
        "content/units.yml:6:9: unit unit summary: TURKISH",
        "content/units.yml:9:23: unit unit role.value: Turkish",
        "content/units.yml:9:56: unit unit role.note: Turkish",
        "content/units.yml:9:80: unit unit role.internal_note: turkish",
        "content/units.yml:11:43: unit unit assessments.role.note: Turkish",
    ]


REFERENCES = """
- id: state
  type: state
  label: Türkiye
  aliases: [Turkey]
- id: president
  type: person
  label: The president
  speaks_for: state
  summary: See [[cite state role | there]], and a state of affairs.
  claims:
    role: [{value: head of a state, source: state-news, attributed_to: state}]
    nationality: [{value: state, source: state-news}]
"""


def test_references():
    """The name of a subject finds what refers to its id, but not the id as a mere word."""
    assert told("turkey", actors=REFERENCES) == [
        "content/actors.yml:4:10: actor state label: Türkiye",
        "content/actors.yml:5:13: actor state aliases: Turkey",
        "content/actors.yml:9:15: actor president speaks_for: state",
        "content/actors.yml:10:23: actor president summary: state",
        "content/actors.yml:12:72: actor president role.attributed_to: state",
        "content/actors.yml:13:27: actor president nationality.value: state",
    ]


def test_id_of_a_source():
    """Where a source is named is found by its whole id alone."""
    assert len(told("state-news", actors=REFERENCES)) == 2
    assert told("state-new", actors=REFERENCES) == []


BROKEN = {
    "bad YAML": ("- id: a\n  label: [Turkey\n", "content/units.yml:2:11: file: Turkey"),
    "a tab": ("- id: a\n\tlabel: Turkey\n", "content/units.yml:2:9: file: Turkey"),
    "no list": ("id: a\nlabel: Turkey\n", "content/units.yml:2:8: unit a label: Turkey"),
    "an unknown key": ("- {id: a, lable: Turkey}", "content/units.yml:1:18: unit a lable: Turkey"),
    "no id": ("- {label: Turkey}", "content/units.yml:1:11: unit label: Turkey"),
    "no record": ("- Turkey", "content/units.yml:1:3: unit: Turkey"),
    "claims that are text": (
        "- {id: a, label: A, claims: Turkey}",
        "content/units.yml:1:29: unit a claims: Turkey",
    ),
    "a bell": ("- {id: a, label: \a Turkey}", "content/units.yml:1:20: unit a label: Turkey"),
    "not UTF-8": (
        b"- id: a\n  label: caf\xe9 Turkey\n",
        "content/units.yml:2:15: unit a label: Turkey",
    ),
    "a Windows file": (b"\xef\xbb\xbf- id: a\r\n  label: Turkey\r\n", "content/units.yml:2:10:"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_content(case):
    """Content in which something is wrong is searched as far as it can be read."""
    content, line = BROKEN[case]
    files = {**HEAD, "content/units.yml": content}

    [hit] = find("turkey", files, NOWHERE).hits

    assert _short(hit).startswith(line)


def test_no_dossier(tmp_path):
    """In a folder without content there is nothing to search, and the way out is named."""
    result = run(tmp_path, "x")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "or name it, as in dossier -C FOLDER check" in result.stderr


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_nothing_to_look_for(folder, text):
    """A text in which nothing stands is wrong use."""
    result = run(folder, text)

    assert result.exit_code == 2
    assert "there is nothing to look for" in result.stderr


@settings(deadline=None)
@given(st.integers(0, 400), st.integers(1, 5), st.integers(0, 300))
def test_passages(before, size, after):
    """A passage shows the mention marked, and an ellipsis wherever words are left out."""
    text = "word " * (before // 5) + "x" * size + " word" * (after // 5)
    start = text.index("x")

    [found] = passages(text, [(start, start + size)])

    [(begin, end)] = found.marks
    assert found.text[begin:end] == "x" * size
    assert found.text.strip("…") in text
    assert found.text.startswith("…") == (not text.startswith(found.text.strip("…")))
    assert found.text.endswith("…") == (not text.endswith(found.text.strip("…")))
    assert len(found.text) < 100


def test_mentions_far_apart():
    """Mentions that stand close together are one passage, and far ones each their own."""
    text = "x and x " + "word " * 50 + "x"
    query = query_of("x", exact=False, subjects=())

    assert [len(one.marks) for one in passages(text, query.spans(text))] == [2, 1]


def test_snapshots(folder):
    """A mention in a document has its locator, and says which excerpt covers it, if any does."""
    result = run(folder, "aurora", "--in", "snapshots")

    assert result.stdout == (
        "4 mentions of 'aurora': 4 in snapshots, 1 of them in no excerpt\n"
        "\n"
        "content/snapshots/herald.txt\n"
        "  content/snapshots/herald.txt:1:7: herald, headline, "
        "excerpt at content/events.yml:8:71: Ferry >>Aurora<< aground off Lindholm\n"
        "  content/snapshots/herald.txt:3:11: herald, paragraph 1, in no excerpt: "
        "The ferry >>Aurora<< ran aground off Lindholm on 3 May 2021. 14…\n"
        "\n"
        "content/snapshots/courier.txt\n"
        "  content/snapshots/courier.txt:1:1: courier, headline, "
        "excerpt at content/figures.yml:8:64: >>Aurora<< strikes a rock: 17 hurt\n"
        "  content/snapshots/courier.txt:3:5: courier, paragraph 1, "
        "excerpt at content/events.yml:9:75: "
        "The >>Aurora<< struck a rock off Lindholm on 4 May 2021. 17…\n"
    )
    assert (result.exit_code, result.stderr) == (0, "")


def test_words_said_cover(folder):
    """The words of a quote are an excerpt of their document."""
    file = folder / "content" / "quotes.yml"
    file.write_text(file.read_text().partition(", excerpt:")[0] + "}\n")

    data = json.loads(run(folder, "turned too", "--in", "snapshots", "--format", "json").stdout)

    assert [hit["excerpt_at"] for hit in data["hits"]] == [
        {"path": "content/quotes.yml", "line": 7, "column": 15}
    ]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("hurt", True),
        ("passengers were", True),
        ("14 passengers were hurt", True),
        ("2021. 14", False),
        ("were hurt. The", False),
    ],
)
def test_covered(folder, text, covered):
    """A mention is covered when all of it stands in excerpts, of one claim or of several."""
    file = folder / "content" / "figures.yml"
    file.write_text(
        file.read_text()
        .replace(
            "    - {value: 14,",
            "    - {value: 14, source: herald, excerpt: passengers were hurt}\n    - {value: 14,",
        )
        .replace("excerpt: 14 passengers were hurt", "excerpt: 14 passengers")
    )

    found = run(folder, text, "--in", "snapshots", "--format", "json")

    assert json.loads(found.stdout)["hits"][0]["covered"] == covered


def test_locators_can_be_written(folder):
    """Every locator is one that a claim may have, across passages as well."""
    for text in ("a", "lindholm the", "hurt. the", "said."):
        data = json.loads(run(folder, text, "--in", "snapshots", "--format", "json").stdout)
        for hit in data["hits"]:
            assert str(Locator.parse(hit["locator"])) == hit["locator"]


def test_other_folder(folder, tmp_path):
    """Snapshots are sought where they are said to be, and what is not at hand is told."""
    moved = tmp_path / "documents"
    shutil.move(folder / "content" / "snapshots", moved)

    without, there = run(folder, "friday"), run(folder, "friday", "--snapshots", str(moved))

    assert without.stdout.startswith("nothing found: 'friday'\n")
    assert "not searched, courier: the snapshot 'courier.txt' is not at hand\n" in without.stdout
    assert without.exit_code == there.exit_code == 0
    assert f"  {moved.as_posix()}/courier.txt:7:23: courier, paragraph 3, in no" in there.stdout


def test_file_of_no_source(folder, tmp_path):
    """A text that no source names is searched by its lines; what leads out of the folder is not."""
    texts = folder / "content" / "snapshots"
    (texts / "new.txt").write_text("One\n\nThe Aurora again\n", encoding="utf-8")
    (texts / "herald.txt").write_text("Another Aurora\n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("Aurora", encoding="utf-8")
    (texts / "out.txt").symlink_to(tmp_path / "secret.txt")
    (texts / "round.txt").symlink_to(texts / "round.txt")

    result = run(folder, "aurora", "--in", "snapshots")

    assert (
        "new.txt:3:5: pinned by no source, line 3, in no excerpt: The >>Aurora<<" in result.stdout
    )
    assert "herald.txt:1:9: pinned by no source, line 1" in result.stdout
    assert "not searched, herald: the snapshot 'herald.txt' is not the file" in result.stdout
    assert "secret" not in result.stdout
    assert "out.txt" not in result.stdout


def test_several_words(folder):
    """Words that nobody put in quotation marks are one text."""
    assert run(folder, "coast", "guard").stdout == run(folder, "coast guard").stdout


def test_quotes(folder):
    """Words said are a part of their own."""
    result = run(folder, "too late", "--in", "quotes")

    assert (
        "content/quotes.yml:7:25: quote berg-turned value: We turned >>too late<<" in result.stdout
    )
    assert "content/quotes.yml" not in run(folder, "too late", "--in", "content").stdout


def test_also_searched(folder):
    """Other names are told, and --exact keeps to the text."""
    file = folder / "content" / "places.yml"
    file.write_text(
        file.read_text().replace("label: Lindholm", "label: Ferry's Rock\n  aliases: [Lindholm]")
    )

    both, other, exact = (
        run(folder, *words).stdout
        for words in (["LINDHOLM"], ["ferry's rock"], ["Holm", "--exact"])
    )

    assert both.startswith("also searched: Ferry's Rock, what refers to lindholm\n")
    assert other.startswith("also searched: Lindholm, what refers to lindholm\n")
    assert "also searched" not in exact


def test_json(folder):
    """The object is in a fixed order, and finding nothing is fine."""
    data = json.loads(run(folder, "aurora", "--format", "json").stdout)
    nothing = run(folder, "xyzzy", "--format", "json")

    assert [*data] == ["text", "exact", "also", "ids", "counts", "hits", "notes", "problems"]
    assert data["counts"] == {"content": 7, "quotes": 0, "snapshots": 4, "uncovered": 1}
    assert data["hits"][0] == {
        "part": "content",
        "path": "content/dossier.yml",
        "line": 1,
        "column": 29,
        "kind": "dossier",
        "id": "",
        "key": "title",
        "text": "The grounding of the Aurora",
        "marks": [[21, 27]],
        "locator": None,
        "covered": None,
        "excerpt_at": None,
    }
    assert (nothing.exit_code, json.loads(nothing.stdout)["hits"]) == (0, [])


def test_hostile_text(folder):
    """What a document holds cannot steer the terminal; after two hyphens, all is text."""
    (folder / "content" / "snapshots" / "new.txt").write_text("\x1b]0;x\x07Aurora\u202e -x\n")

    result = run(folder, "--in", "snapshots", "--", "-x")

    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert ">>-x<<" in result.stdout


LONG = {
    "one line": "Aurora and more " * 15_000,
    "many lines": "The Aurora\n" * 20_000,
    "one letter": "a" * 250_000,
    "accents": "é" * 100_000 + "e\u0301" * 50_000,
    "marks": "a" + "\u0301" * 250_000,
    "letters of another script": "Митровица, Косово. " * 12_000,
    "white space": " \n" * 120_000 + "aurora",
    "placeholders": "[[value aurora " * 15_000,
}


@pytest.mark.parametrize("kind", LONG)
@pytest.mark.parametrize("needle", ["aurora", "a", "a" * 500 + "b"])
def test_long_texts(kind, needle, tmp_path):
    """A long text is searched in time, whatever stands in it and whatever is sought."""
    started = time.process_time()

    search(LONG[kind], needle, tmp_path)

    assert time.process_time() - started < 10


def test_a_megabyte(tmp_path):
    """A document of a megabyte is searched while one waits."""
    text = "The “Aurora” ran aground off Türkiye on 3 May.\n" * 21_000
    started = time.process_time()

    found = search(f"{text}Lindholm\n", "lindholm", tmp_path)

    assert [hit.locator for hit in found] == [None, "paragraph 21001"]
    assert time.process_time() - started < 5


def search(text: str, needle: str, folder: Path) -> tuple[Hit, ...]:
    """Search a long page, and a snapshot with the same text."""
    (folder / "long.txt").write_text(text, encoding="utf-8")
    sha = hashlib.sha256((folder / "long.txt").read_bytes()).hexdigest()
    source = f"- {{id: a, label: A, snapshot: {{file: long.txt, sha256: {sha}}}}}"
    files = {**HEAD, "content/sources.yml": source, "content/pages/long.md": text}
    return find(needle, files, Where(snapshots=folder)).hits
