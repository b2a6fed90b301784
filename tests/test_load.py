"""Loading: a folder becomes a dossier, in an order of its own, or says all that is wrong."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from dossier import model
from dossier.draft import total
from dossier.files import read_files
from dossier.load import build, load, read
from dossier.model import Excerpt, Property
from dossier.problems import ContentError, Location
from dossier.values import Count, Date, Interval, Locator, Unknown
from dossier.yamltree import read_tree

PROJECT = Path(__file__).parents[1]
FILES = {
    "content/dossier.yml": "title: Riot\nbottom_line: A riot took place.\nas_of: 2023-06-05\n",
    "content/sources.yml": "- {id: gazette, label: Gazette}\n- {id: herald, label: Herald}\n",
    "content/actors.yml": "- {id: mayor, label: Mayor, type: person}\n",
    "content/figures.yml": """\
- id: hurt
  label: People hurt
  claims:
    - {value: 30, source: gazette, locator: paragraph 12}
    - {value: about 41, source: gazette, locator: paragraph 3, attributed_to: mayor}
- id: killed
  label: People killed
  claims:
    - {value: none, source: herald}
""",
}


def write(folder, files):
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def with_figures(text, **settings):
    """Return the files of a dossier with other figures, and more settings."""
    more = "".join(f"{key}: {value}\n" for key, value in settings.items())
    dossier = FILES["content/dossier.yml"] + more
    return FILES | {"content/figures.yml": text, "content/dossier.yml": dossier}


def claims_of(text, **settings):
    """Return the claims of the figures that a text holds."""
    return build(with_figures(text, **settings)).claims


def test_folder_and_texts_load_the_same(tmp_path):
    """A folder is nothing but its texts."""
    write(tmp_path, FILES)

    assert load(tmp_path) == build(FILES)


def test_a_kind_may_be_a_folder_of_files(tmp_path):
    """A kind in one file and in a folder of files are the same dossier, but for the places."""
    records = FILES["content/figures.yml"].split("- id: killed")
    split = {key: text for key, text in FILES.items() if key != "content/figures.yml"} | {
        "content/figures/hurt.yaml": records[0],
        "content/figures/killed.yml": "- id: killed" + records[1],
    }
    write(tmp_path, split)

    one, many = build(FILES), load(tmp_path)

    assert list(many.subjects.items()) == list(one.subjects.items())
    assert [claim.id for claim in many.claims] == [claim.id for claim in one.claims]
    assert many.locations["killed"] == Location("content/figures/killed.yml", 1, 3)


def test_order_of_files_means_nothing():
    """Records and claims have an order of their own, wherever they are written."""
    figures = FILES["content/figures.yml"]
    records = figures.split("- id: killed")
    lines = records[0].splitlines(keepends=True)
    turned = "- id: killed" + records[1] + "".join([*lines[:3], lines[4], lines[3]])

    straight, other = build(FILES), build(with_figures(turned))

    assert list(other.subjects) == list(straight.subjects) == ["hurt", "killed", "mayor"]
    assert list(other.sources) == ["gazette", "herald"]
    assert [claim.id for claim in other.claims] == [claim.id for claim in straight.claims]


def test_claims_stand_in_the_order_of_the_document():
    """Claims of one source are in the order of their locators, and those without come last."""
    text = "- id: hurt\n  label: Hurt\n  claims:\n" + "".join(
        f"    - {{value: {value}, source: gazette{place}}}\n"
        for value, place in [
            (1, ""),
            (2, ", locator: paragraph 10"),
            (3, ", locator: paragraph 9"),
            (4, ", locator: headline"),
        ]
    )

    assert [claim.value.text for claim in claims_of(text)] == ["4", "3", "2", "1"]


def test_a_claim_is_read():
    """Every text of a claim is read as what it is."""
    claim, _ = claims_of("""\
- id: hurt
  label: Hurt
  claims:
    - value: about 41
      denies: true
      source: gazette
      locator: paragraphs 3-4
      excerpt: {exact: some forty-one, prefix: it was}
      attributed_to: mayor
      scope: {side: police, age: adults}
      as_of: 2023-05
      supersedes: herald
      derivation: Counted.
      note: A caveat.
      internal_note: A secret.
      credibility: 2
    - {value: 40, source: herald, scope: {age: adults, side: police}}
""")

    assert re.fullmatch("[0-9a-f]{16}", claim.id)
    assert claim == model.Claim(
        id=claim.id,
        subject="hurt",
        property="value",
        value=Count.parse("about 41"),
        denies=True,
        sum_of=(),
        scope=(("age", "adults"), ("side", "police")),
        source="gazette",
        locator=Locator.parse("paragraphs 3-4"),
        excerpt=Excerpt(exact="some forty-one", prefix="it was"),
        attributed_to="mayor",
        as_of=Date.parse("2023-05"),
        supersedes="herald",
        derivation="Counted.",
        note="A caveat.",
        credibility="2",
        at=Location("content/figures.yml", 4, 7),
    )


def test_values_have_the_type_of_their_property():
    """A figure has a type of its own, and *unknown* is a value of every type."""
    texts = ["type: share\n  claims: [{value: 5 percent, source: gazette}]",
             "type: name\n  claims: [{value: First Brigade, source: gazette}]",
             "claims: [{value: unknown, source: gazette}]",
             "claims: [{denies: true, source: gazette}]"]  # fmt: skip
    figures = "".join(f"- id: f{n}\n  label: F\n  {text}\n" for n, text in enumerate(texts))

    values = [claim.value for claim in claims_of(figures)]

    assert [type(value).__name__ for value in values] == ["Share", "Name", "Unknown", "NoneType"]
    assert values[2] == Unknown("unknown")


def test_a_dossier_declares_properties_and_number_words():
    """What dossier.yml adds can be claimed; what it changes is changed for every claim."""
    dossier = build(
        with_figures(
            FILES["content/figures.yml"],
            properties="{rank: {type: choice, choices: [low, high], many: true}}",
            number_words="{about: {low: 50 %}, scores: {words: [scores], low: 20, high: 199}}",
        )
    )

    assert dossier.properties["unit", "rank"] == Property(
        name="rank", label="Rank", type="choice", many=True, choices=("low", "high")
    )
    assert ("quote", "rank") not in dossier.properties
    assert [claim.value.whole.low for claim in dossier.claims if claim.attributed_to] == [21]
    assert dossier.number_rules["scores"].words == ("scores",)


SUMS = [
    # terms, text, low, high, best
    (["16", "19", "4"], "39", 39, 39, 39),
    (["1,600", "nineteen"], "1,619", 1619, 1619, 1619),
    (["16", "about 20", "4"], "16 + about 20 + 4", 38, 42, 40),
    (["16", "at least 4"], "16 + at least 4", 20, None, None),
    (["1-2", "10"], "1-2 + 10", 11, 12, None),
]


@pytest.mark.parametrize(("terms", "text", "low", "high", "best"), SUMS)
def test_sums(terms, text, low, high, best):
    """A claim that states a sum and no value reports the sum of its terms, end by end."""
    [claim] = claims_of(
        f"- id: hurt\n  label: Hurt\n  claims: [{{source: gazette, sum_of: {json.dumps(terms)}}}]\n"
    )

    assert claim.sum_of == tuple(map(Count.parse, terms))
    assert (claim.value.text, claim.value.whole, claim.value.best) == (
        text,
        Interval(low, high),
        best,
    )


def test_sums_are_open_where_a_term_is():
    """A sum with an open end among its terms is open at that end."""
    interval = total((Count.parse("10"), Count.parse("less than 5"))).interval

    assert interval == Interval(10, 15, high_open=True)


def test_a_sum_with_a_value_keeps_the_value():
    """A claim that states a sum and a value reports the value."""
    [claim] = claims_of(
        "- id: hurt\n  label: Hurt\n  claims: [{source: gazette, value: 40, sum_of: [16, 19]}]\n"
    )

    assert (claim.value, len(claim.sum_of)) == (Count.parse("40"), 2)


def test_quoted_words_may_hold_hidden_characters():
    """Excerpts and quotations are kept as they are, with all that cannot be seen in them."""
    hidden = "never\u200b again\u202e"
    quotes = json.dumps(
        [
            {
                "id": "vow",
                "label": "Vow",
                "speaker": "mayor",
                "claims": [{"value": hidden, "source": "gazette", "excerpt": {"exact": hidden}}],
            }
        ]
    )

    [claim] = build(FILES | {"content/figures.yml": "[]", "content/quotes.yml": quotes}).claims

    assert (claim.value.text, claim.excerpt.exact) == (hidden, hidden)


def test_warnings_do_not_stop(tmp_path):
    """A dossier with warnings only is read, and the warnings with it."""
    write(tmp_path, FILES | {"content/events.yml": "- {id: riot, label: Riot}\n"})

    dossier, [warning] = read(tmp_path)

    assert "riot" in dossier.subjects
    assert (warning.level, warning.code) == ("warning", "no-claim")


def test_limit_of_size():
    """A file may have as many megabytes as dossier.yml says."""
    files = with_figures(FILES["content/figures.yml"] + "#" * 2_000_000)

    build(files)
    with pytest.raises(ContentError, match=re.escape("[too-large]")) as caught:
        build(files | {"content/dossier.yml": FILES["content/dossier.yml"] + "content_limit_mb: 1"})

    assert len(caught.value.problems) == 1


def places_of_source(files, source):
    """Return where some content names a source, found without loading it."""
    found = []
    for name in files:
        if name.endswith(".yml") and name != "content/sources.yml":
            tree = read_tree(files[name], name, 10**7)
            found += [tree.at(path) for path in paths(tree.value, ()) if tree.find(path) == source]
    return found


def paths(node, path):
    """Yield the path of every scalar that stands under the key *source* or *supersedes*."""
    children = node.items() if isinstance(node, dict) else enumerate(node)
    for key, child in children:
        if not isinstance(child, str):
            yield from paths(child, (*path, key))
        elif key in ("source", "supersedes"):
            yield (*path, key)


@pytest.mark.parametrize("source", load(PROJECT).sources)
def test_a_source_is_deleted(source, tmp_path):
    """Every claim that then hangs in the air is reported, at its file and line, and no other."""
    shutil.copytree(PROJECT / "content", tmp_path / "content")
    file = tmp_path / "content" / "sources.yml"
    records = read_tree(file.read_bytes(), "", 10**7).value
    kept = [
        {key: one[key] for key in one if key != "derived_from"}
        for one in records
        if one["id"] != source
    ]
    file.write_text(json.dumps(kept), encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        load(tmp_path)

    missed = [one for one in caught.value.problems if one.code == "unknown-source"]
    assert missed
    assert {one.level for one in caught.value.problems if one not in missed} <= {"warning"}
    assert [one.at for one in missed] == sorted(places_of_source(read_files(tmp_path), source))
    assert {one.message.split(";")[0] for one in missed} == {f"no source has the id '{source}'"}
