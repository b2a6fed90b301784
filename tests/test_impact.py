"""Impact: what a dossier would lose, gain and have to judge again without some sources."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from small import SOURCES, figure, said, small

from dossier.cli import main
from dossier.files import read_files
from dossier.findings import Findings
from dossier.impact import EFFECTS, Impact, chosen, counts, impact, without
from dossier.impact.values import effect_of
from dossier.load import build
from dossier.model import Dossier, fingerprint
from dossier.support import compare

SAMPLE = Path(__file__).parent / "sample"
COPIES = """
- {id: a, label: Report A, publisher: One}
- {id: b, label: Report B, publisher: Two, derived_from: [a]}
- {id: c, label: Report C, publisher: Three, derived_from: [a]}
- {id: d, label: Report D, publisher: Four, derived_from: [c]}
- {id: e, label: Report E, publisher: Five}
"""
A30, B30, B41 = "{value: 30, source: a}", "{value: 30, source: b}", "{value: 41, source: b}"


def withdrawn(dossier: Dossier, *sources: str) -> Impact:
    """Withdraw sources from a dossier in whose prose nothing is cited."""
    return impact(dossier, sources, {})


def values(found: Impact) -> list[tuple[str, str | None, str | None]]:
    """Return what becomes of each value that changes: the effect, from and to."""
    return [(one.effect, one.before, one.after) for one in found.values]


def run(folder, *arguments):
    """Run the command on a dossier."""
    return CliRunner().invoke(main, ["-C", str(folder), "impact", *arguments])


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the sample dossier."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


BECOMES = [
    # what becomes of it, before, after, the claims; a is withdrawn
    ("lost", "single-origin", None, [A30]),
    ("weaker", "corroborated", "single-origin", [A30, B30]),
    ("undisputed", "contested", "single-origin", [A30, B41]),
    ("undisputed", "contested", "corroborated", [A30, B41, "{value: 41, source: c}"]),
    ("unsourced", "single-origin", "unsourced", [A30, "{value: unknown, source: b}"]),
    ("unsourced", "contested", "unsourced", [A30, "{denies: true, source: b}"]),
    (
        "contested",
        "corroborated",
        "contested",
        ["{value: 41, source: a, supersedes: b}", B30, "{value: 41, source: c}"],
    ),
]


@pytest.mark.parametrize(("effect", "before", "after", "claims"), BECOMES)
def test_value(effect, before, after, claims):
    """A value is lost, unsourced, contested, weaker or undisputed without one of its documents."""
    found = withdrawn(figure(*claims), "a")

    assert values(found) == [(effect, before, after)]


def test_every_effect():
    """Each step from one level of support to another is an effect that has its words."""
    levels = (None, "unsourced", "single-origin", "echo", "corroborated", "contested")

    assert {effect_of(one, to) for one in levels for to in levels if one != to} == {*EFFECTS}


def test_several_at_once():
    """Sources that are withdrawn together leave less than either does by itself."""
    dossier = figure(A30, B30, "{value: 30, source: c}")

    assert values(withdrawn(dossier, "a")) == []
    assert withdrawn(dossier, "a").same == 1
    assert values(withdrawn(dossier, "a", "b")) == [("weaker", "corroborated", "single-origin")]


def test_copies_stay_one_origin():
    """Two copies of one document do not corroborate each other once it is withdrawn."""
    claims = (A30, B30, "{value: 30, source: c}", "{value: 30, source: e}")
    dossier = figure(*claims, sources=COPIES)

    found = withdrawn(dossier, "a", "e")

    assert values(found) == [("weaker", "corroborated", "echo")]
    assert [(one.source, one.derived_from, one.direct) for one in found.heirs] == [
        ("b", ("a",), True),
        ("c", ("a",), True),
        ("d", ("c",), False),
    ]


def test_opened():
    """What a source revised stands again without it, and may open a disagreement, with a reason."""
    dossier = figure("{value: 41, source: a, supersedes: b}", B30, "{value: 41, source: c}")

    found = withdrawn(dossier, "a")

    [opened] = found.discrepancies
    assert (opened.outcome, opened.before, opened.withdrawn) == ("opened", None, ())
    assert [said(dossier.claim[one]) for one in opened.left] == ["b: 30", "c: 41"]
    assert found.values[0].reason == "no number is both 30 and 41"


def test_closed_and_changed():
    """A disagreement closes with its last rival, and only changes while rivals are left."""
    dossier = figure(A30, B41, "{value: 52, source: c}")

    assert [one.outcome for one in withdrawn(dossier, "a").discrepancies] == ["changed"]
    assert [one.outcome for one in withdrawn(dossier, "a", "b").discrepancies] == ["closed"]


def test_side_by_side():
    """Of values that stand side by side, only those that lose a claim change; one may return."""
    units = """
    - id: unit
      label: Unit
      claims:
        role:
          - {value: reserve, source: b}
          - {value: guard, source: a, supersedes: b}
          - {value: escort, source: a}
          - {value: Escort, source: c}
          - {value: band, source: d}
    """
    found = withdrawn(small(units=units), "a")

    assert [(one.item, one.effect) for one in found.values] == [
        ("guard", "lost"),
        ("escort", "weaker"),
        ("reserve", "returns"),
    ]


def test_side_by_side_with_other_spellings():
    """A value stays the same value when the spelling goes by which it was called."""
    settings = "bottom_line: None.\nproperties: {member: {type: name, many: 'true'}}"
    units = """
    - id: unit
      label: Unit
      claims:
        member:
          - {denies: true, source: a}
          - {value: 1st Brigade, source: b}
          - {value: First Brigade, source: c}
          - {value: 2nd Brigade, source: d}
    """
    dossier = small(settings=settings, units=units)

    assert withdrawn(dossier, "b").values == ()
    assert withdrawn(dossier, "b").same == 1


def test_subject_without_claims():
    """A subject is left with no claim when all of its claims come from what is withdrawn."""
    units = """
    - {id: one, label: One, claims: {role: [{value: guard, source: a}], strength: [{value: 4, source: b}]}}
    - {id: two, label: Two, claims: {role: [{value: guard, source: a}]}}
    """  # noqa: E501 - a record to a line.
    dossier = small(units=units)

    assert withdrawn(dossier, "a").subjects == ("two",)
    assert withdrawn(dossier, "a", "b").subjects == ("one", "two")


PARTS = """
- {{id: whole, label: Whole, parts: [x, y], claims: [{{value: {whole}, source: b}}, {{value: 3, source: d}}]}}
- {{id: x, label: X, claims: [{{value: 1, source: a}}, {{value: 1, source: b}}, {{value: 1, source: d}}]}}
- {{id: y, label: Y, claims: [{{value: 2, source: {other}}}, {{value: 2, source: d}}]}}
"""  # noqa: E501 - a record to a line.


@pytest.mark.parametrize(
    ("whole", "other", "gone", "before", "after"),
    [
        (3, "b", "ab", [], []),
        (9, "b", "b", ["fails"], ["holds"]),
        (9, "b", "d", [], []),
        (9, "c", "d", ["holds"], ["fails"]),
        (3, "b", "bd", ["holds"], [None]),
    ],
)
def test_sum(whole, other, gone, before, after):
    """A sum may hold, fail, or not be judged any more; one that comes out alike is no change."""
    dossier = small(figures=PARTS.format(whole=whole, other=other))

    found = withdrawn(dossier, *gone)

    assert [one.before for one in found.sums] == before
    assert [one.after for one in found.sums] == after


def assessed(preferred: str, print_: str) -> Dossier:
    """Return a figure with an assessment of the claims of a, b and c."""
    return small(
        figures=f"""
        - id: n
          label: Number
          claims: [{A30}, {B41}, {{value: 41, source: c}}]
          assessments:
            value: {{status: resolved, note: So, preferred: "{preferred}", assessed_by: desk,
                    assessed_on: 2023-06-06, fingerprint: "{print_}"}}
        """
    )


def prints(*sources: str) -> str:
    """Return the fingerprint of the claims of some sources."""
    claims = figure(A30, B41, "{value: 41, source: c}").claims
    return fingerprint(claim for claim in claims if claim.source in sources)


@pytest.mark.parametrize(
    ("preferred", "judged", "gone", "effect"),
    [
        ("30", "abc", "abc", "nothing to judge"),
        ("30", "abc", "a", "preferred withdrawn"),
        ("41", "abc", "a", "stale"),
        ("41", "ab", "a", "stale already"),
        ("41", "bc", "a", "current"),
        ("41", "abc", "d", None),
    ],
)
def test_assessment(preferred, judged, gone, effect):
    """An assessment is told when it judges a claim that goes, with what it would be worth."""
    found = withdrawn(assessed(preferred, prints(*judged)), *gone)

    assert [one.effect for one in found.assessments] == ([effect] if effect else [])


FILES = {
    "content/dossier.yml": "title: A test\nas_of: 2023-06-06\nbottom_line: >\n"
    "  Of [[value n]]\n  and [[value m]].\n",
    "content/sources.yml": SOURCES,
    "content/figures.yml": "- id: n\n  label: N\n  claims:\n    - {value: 30, source: a}\n"
    "    - {value: 31, source: b}\n"
    "- id: m\n  label: M\n  summary: 'See [[value m]]'\n  claims:\n    - {value: 3, source: a}\n",
    "content/pages/page.md": "# A page\n\n[[cite m | it]] and [[value n]]\n\n[[callout n]]\n",
}


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (
            "a",
            [
                "content/dossier.yml:5:7: [[value m]] nothing",
                "content/figures.yml:8:17: [[value m]] nothing",
                "content/pages/page.md:3:1: [[cite m]] nothing",
                "content/pages/page.md:5:1: [[callout n]] no disagreement",
            ],
        ),
        ("b", ["content/pages/page.md:5:1: [[callout n]] no disagreement"]),
        ("c", []),
    ],
)
def test_prose(sources, told):
    """Placeholders that would cite nothing, or show no disagreement, are told at their places."""
    found = impact(build(FILES), sources, FILES)

    assert [f"{one.at}: {one.text} {one.shows}" for one in found.citations] == told


def test_nothing_is_changed():
    """A withdrawal leaves the dossier as it is, and a source that says nothing changes nothing."""
    dossier = figure(A30, B41)
    before = dossier.claims

    found = withdrawn(dossier, "d")

    assert dossier.claims == before
    assert not any(number for key, number in counts(found).items())
    assert without(dossier, "d") == dossier


CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(["strength", "role", "parent", "arrived", "status"]),
        st.integers(0, 2),
        st.sampled_from("abcde"),
        st.sampled_from(["", ", scope: {side: north}"]),
        st.sampled_from(["", "", ", as_of: 2023-06-01", ", as_of: 2023-06-02"]),
        st.sampled_from(["", "", ", denies: true"]),
        st.sampled_from(["", "", *"abcde"]),
    ),
    min_size=1,
    max_size=14,
)
SAID = {
    "strength": ("30", "about 30", "41"),
    "role": ("reserve", "Reserve", "guard"),
    "parent": ("1st Brigade", "First Brigade", "2nd Brigade"),
    "arrived": ("2023-06", "2023-06-04", "2023-06-05"),
    "status": ("planned", "announced", "done"),
}


def unit(claims, gone: str = "") -> Dossier:
    """Return a dossier with a unit of which this is claimed, but for what some sources claim."""
    rows: dict[str, dict[str, None]] = {}
    on = {(name, source, scope) for name, _, source, scope, *_ in claims}
    for name, value, source, scope, as_of, denies, supersedes in claims:
        is_stated = (name, supersedes, scope) in on and supersedes not in (source, *gone)
        words = f", supersedes: {supersedes}" if supersedes and is_stated else ""
        row = f"{{value: {SAID[name][value]}, source: {source}{scope}{as_of}{denies}{words}}}"
        if source not in gone:
            rows.setdefault(name, {})[row] = None
    said_of = "".join(f"    {name}: [{', '.join(of)}]\n" for name, of in rows.items())
    units = "- id: unit\n  label: Unit\n" + (f"  claims:\n{said_of}" if rows else "")
    return small(COPIES, units=units, actors="[]")


def shape(findings: Findings, dossier: Dossier) -> tuple[object, ...]:
    """Return support and discrepancies without the ids of claims."""

    def told(ids):
        return sorted(said(dossier.claim[id_]) for id_ in ids)

    groups = [
        (one.property, one.scope, one.level, one.documents, one.origins, told(one.claims))
        for one in findings.groups
    ]
    found = [(one.id, one.kinds, told(one.claims)) for one in findings.discrepancies]
    return sorted(groups), sorted(found)


@settings(deadline=None)
@given(CLAIMS, st.sets(st.sampled_from("abcde"), min_size=1, max_size=3))
def test_like_loading_without(claims, gone):
    """Withdrawing a source is, in support and discrepancies, like never having had its claims."""
    whole, rest = unit(claims), unit(claims, "".join(gone))
    left = without(whole, gone)

    assert shape(compare(left), left) == shape(compare(rest), rest)


@settings(deadline=None)
@given(CLAIMS, st.sets(st.sampled_from("abcde"), min_size=1, max_size=3))
def test_tells_what_is_found(claims, gone):
    """What is told of values and disagreements leads from what is found before to what is after."""
    whole = unit(claims)
    before, after = compare(whole), compare(without(whole, gone))

    found = withdrawn(whole, *gone)

    told = sum(one.after is None for one in found.values)
    fresh = sum(one.before is None for one in found.values)
    assert len(after.groups) == len(before.groups) - told + fresh
    outcomes = [one.outcome for one in found.discrepancies]
    opened, closed = outcomes.count("opened"), outcomes.count("closed")
    assert len(after.discrepancies) == len(before.discrepancies) + opened - closed


@pytest.mark.parametrize(
    ("id_", "hint"),
    [
        ("courrier", "no source has the id 'courrier'; did you mean 'courier'?"),
        ("HARBOUR HERALD", "no source has the id 'HARBOUR HERALD'; did you mean 'herald'?"),
        ("x", "no source has the id 'x'; the ids of sources are: courier, herald"),
        ("lifeboats", "'lifeboats' is the id of a figure, not of a source"),
    ],
)
def test_unknown_source(folder, id_, hint):
    """An id of no source is wrong use, and is told with the nearest, or with those there are."""
    result = run(folder, "herald", id_)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith(f"Error: {hint}")


def test_no_source_at_all():
    """A dossier without sources says so."""
    dossier = build({"content/dossier.yml": "{title: T, bottom_line: B., as_of: 2023}"})

    with pytest.raises(ValueError, match="there are no sources yet"):
        chosen(dossier, ["a"])


def test_command(folder):
    """The command prints the counts first, then what they count with its places; the code is 0."""
    result = run(folder, "herald", "herald")

    assert result.stdout.startswith(
        "without Harbour Herald [herald], 8 of 15 claims would go\n"
        "  3 subjects with no claim left\n"
        "  3 values that no claim would report\n"
        "  3 values with weaker support\n"
        "  2 values that would become undisputed\n"
        "  2 disagreements that would close\n"
        "  1 assessment of the claims that go\n"
        "\n"
        "unsourced: no claim of the subject is left\n"
        "  Ada Berg [berg]: content/actors.yml:11:3\n"
        "      goes  content/actors.yml:16:9: commands the ferry · Harbour Herald · paragraph 3\n"
    )
    assert (
        "  People on board [people-on-board value]: corroborated -> single-origin\n"
        "      goes  content/figures.yml:23:7: 80 · Harbour Herald · paragraph 2\n"
        "      left  content/figures.yml:24:7: about 80 · Sound Courier · paragraph 2\n"
    ) in result.stdout
    assert "\nlost: " not in result.stdout
    assert (result.exit_code, result.stderr) == (0, "")


def test_json(folder):
    """The object is in a fixed order, and says for each change where its claims stand."""
    first, again = (run(folder, *ids, "--format", "json") for ids in (["herald"], ["herald"]))

    data = json.loads(first.stdout)
    assert first.stdout == again.stdout
    assert [*data] == [
        *("sources", "counts", "subjects", "support", "discrepancies"),
        *("sums", "assessments", "prose", "derived", "problems"),
    ]
    one = data["support"][3]
    assert [*one] == [
        *("subject", "label", "property", "scope", "item", "effect", "before", "after"),
        *("documents", "reason", "withdrawn", "left"),
    ]
    assert (one["subject"], one["before"], one["after"]) == (
        *("grounding", "corroborated", "single-origin"),
    )
    [left] = one["left"]
    assert {key: left[key] for key in left if key != "id"} == {
        "source": "courier",
        "said": "Lindholm",
        "denies": False,
        "path": "content/events.yml",
        "line": 9,
        "column": 9,
    }


def test_hostile_text(folder):
    """What a stranger wrote cannot steer the terminal."""
    file = folder / "content" / "sources.yml"
    file.write_text(file.read_text().replace("label: Harbour Herald", 'label: "He\\e[31mrald"'))

    result = run(folder, "courier")

    assert "\x1b" not in result.stdout + result.stderr


def test_everything_withdrawn(folder):
    """All sources at once leave nothing, and the command still tells it."""
    result = run(folder, "herald", "courier")

    assert result.exit_code == 0
    assert "15 of 15 claims would go" in result.stdout
    dossier = build(read_files(folder))
    assert compare(without(dossier, dossier.sources)).groups == ()
