"""Tests of the pages: what is laid out, in what order, and what never changes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from small import SOURCES, figure, said, said_by, small

from dossier.cite import Citations
from dossier.interchange import compare_json, dossier_json
from dossier.load import assemble, build
from dossier.model import Dossier
from dossier.pages import Basis, pages
from dossier.pages.basis import href
from dossier.pages.coverage import coverage_page
from dossier.pages.overview import known_page
from dossier.pages.parts import either
from dossier.problems import ContentError
from dossier.render import render_all, templates
from dossier.support import compare
from dossier.verify import verify

TOP = Path(__file__).parents[1]
CONTENT = {
    str(path.relative_to(TOP)): path.read_text("utf-8")
    for path in sorted((TOP / "content").rglob("*"))
    if path.suffix in {".yml", ".md"}
}
SAMPLE = TOP / "tests" / "sample"


def site(dossier: Dossier) -> Mapping[str, str]:
    """Return the Markdown of every page, and the data, as texts.

    The label of a footnote has the id of its source before it, so that a test can name it.
    """
    findings, evidence = compare(dossier), verify(dossier, None)
    rendered = render_all(pages(Basis(dossier, findings, evidence)), templates())
    labels = Citations(dossier, evidence).labels
    named = {labels[claim.id]: f"{claim.source}-{labels[claim.id]}" for claim in dossier.claims}
    rendered = {
        path: re.sub(r"(?<=\[\^)\w+(?=\])", lambda one: named[one[0]], text)
        for path, text in rendered.items()
    }
    data = {
        "compare": str(compare_json(dossier, findings)),
        "dossier": str(dossier_json(dossier, findings, evidence)),
    }
    return {**rendered, **data}


def reversed_tree(tree: Any) -> Any:
    """Return data with every list of records and every map turned round."""
    if isinstance(tree, dict):
        return {key: reversed_tree(tree[key]) for key in reversed(tree)}
    if isinstance(tree, list) and any(isinstance(item, dict) for item in tree):
        return [reversed_tree(item) for item in reversed(tree)]
    return tree


def test_order_of_the_files():
    """Re-ordering records, claims and keys changes no page, no id and no finding."""
    turned = {
        path: yaml.safe_dump(reversed_tree(yaml.safe_load(text)), sort_keys=False)
        if path.endswith(".yml")
        else text
        for path, text in CONTENT.items()
    }
    assert turned != CONTENT

    assert site(build(turned)) == site(build(CONTENT))


def test_deleted_source():
    """Without one source, every claim that it made is reported at its line."""
    records = yaml.safe_load(CONTENT["content/sources.yml"])
    gone = records[1]["id"]
    kept = [record for record in records if record["id"] != gone]
    files = {**CONTENT, "content/sources.yml": yaml.safe_dump(kept)}
    lines = {
        f"{path}:{number}"
        for path, text in CONTENT.items()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(rf"source: {gone}\b", line)
    }
    assert len(lines) > 50

    with pytest.raises(ContentError) as caught:
        build(files)

    found = [one for one in caught.value.problems if one.code == "unknown-source"]
    assert {f"{one.at.path}:{one.at.line}" for one in found} == lines
    assert [one for one in caught.value.problems if one.code != "unknown-source"] == []


def test_changed_value():
    """A changed value changes every page that uses it, callout and footnote with it."""
    before = site(build(CONTENT))
    figures = CONTENT["content/figures.yml"].replace("- value: 41", "- value: 30", 1)

    after = site(build({**CONTENT, "content/figures.yml": figures}))

    changed = {path for path, text in after.items() if text != before.get(path)}
    assert {"index.md", "discrepancies.md", "figures/soldiers-injured.md", "known.md"} <= changed
    assert "discrepancy" in before["figures/soldiers-injured.md"]
    assert "discrepancy" not in after["figures/soldiers-injured.md"]


def test_every_claim_is_printed():
    """Each claim stands on the page of its subject and on the page of its source."""
    dossier = build(CONTENT)

    rendered = site(dossier)

    for claim in dossier.claims:
        folder = f"{dossier.subjects[claim.subject].kind}s"
        label = rendered[f"{folder}/{claim.subject}.md"]
        assert f'id="claim-{claim.id[:8]}"' in label
        assert f"[^{claim.source}-" in rendered[f"sources/{claim.source}.md"]


def test_callout_on_every_page_that_uses_a_contested_value():
    """Every page that prints a contested value has a callout for it."""
    dossier = build(CONTENT)
    findings = compare(dossier)
    assert findings.discrepancies

    rendered = site(dossier)

    for path, text in rendered.items():
        marked = set(re.findall(r'class="contested">\[[^\]]*\]\([^)]*#([a-z0-9-]+)\)', text))
        called = set(re.findall(r"\[(?:Permalink|All about it)\]\([^)]*#([a-z0-9-]+)\)", text))
        assert marked <= called, path
        assert path not in {"known.md", "coverage.md", "timeline.md"} or called, path


GOLDEN = sorted((TOP / "tests" / "golden").glob("**/*.md"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path):
    """The pages of the sample are what they were; see CONTRIBUTING.md to renew them."""
    dossier, _ = assemble(
        {
            str(file.relative_to(SAMPLE)): file.read_bytes()
            for file in (SAMPLE / "content").rglob("*")
            if file.suffix in {".yml", ".md"}
        }
    )
    findings = compare(dossier)
    evidence = verify(dossier, SAMPLE / "content" / "snapshots")

    rendered = render_all(pages(Basis(dossier, findings, evidence)), templates())

    assert rendered[path.relative_to(TOP / "tests" / "golden").as_posix()] == path.read_text(
        "utf-8"
    )


def test_golden_pages_are_there():
    """There is a golden page to compare with."""
    assert GOLDEN


def test_denial():
    """A denial contests a value without being one: the title says so, and so does the page."""
    dossier = figure("{value: 41, source: a}", "{denies: true, source: b}")

    rendered = site(dossier)

    assert '!!! discrepancy "Number&#58; 41, or not"' in rendered["figures/n.md"]
    assert "denied[^b-" in rendered["figures/n.md"]


def test_stale_assessment():
    """An assessment made before the claims were what they are says so in its callout."""
    dossier = small(
        figures="""
        - id: n
          label: Number
          claims:
            - {value: 30, source: a}
            - {value: 41, source: b}
          assessments:
            value: {status: explained, note: So., assessed_by: me, assessed_on: 2023-06-06,
                    fingerprint: 0000000000000000}
        """
    )

    assert "predates new evidence" in site(dossier)["figures/n.md"]


def test_hidden_characters_in_a_quote():
    """A character that cannot be seen is shown in a quote, in isolation."""
    dossier = small(
        actors="- {id: x, label: X, type: person}",
        quotes="""
        - id: q
          label: Quote
          speaker: x
          claims: [{value: "a\\u202eb", source: a}]
        """,
    )

    assert "<bdi>“a⟨U&#43;202E⟩b”</bdi>" in site(dossier)["quotes/q.md"]


@pytest.mark.parametrize(
    ("path", "start", "link"),
    [
        ("units/x.md", "index.md", "units/x.md"),
        ("index.md", "units/x.md", "../index.md"),
        ("units/x.md", "units/y.md", "x.md"),
        ("actors/x.md", "units/y.md", "../actors/x.md"),
        ("discrepancies.md#a", "discrepancies.md", "#a"),
        ("discrepancies.md#a", "units/y.md", "../discrepancies.md#a"),
    ],
)
def test_href(path, start, link):
    """A link leads from one page to another, wherever they are."""
    assert href(path, start) == link


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        (["30"], "30"),
        (["30", "41"], "30 or 41"),
        (["1", "2", "3"], "1, 2 or 3"),
        (["4 June or earlier", "5 June"], "4 June or earlier; or 5 June"),
        (["3,800", "4,000"], "3,800 or 4,000"),
    ],
)
def test_either(words, phrase):
    """Rival values make one phrase that can be read in one way only."""
    assert either(words) == phrase


def test_sum_that_does_not_hold():
    """A sum that cannot hold has a callout on the page of the whole and on those of its parts."""
    dossier = small(
        figures="""
        - {id: whole, label: Whole, parts: [one, two], claims: [{value: 33, source: a}]}
        - {id: one, label: One, claims: [{value: 11, source: a}]}
        - {id: two, label: Two, claims: [{value: 19, source: a}]}
        """
    )

    rendered = site(dossier)

    title = '"Whole&#58; 33, and the sum does not hold"'
    for page in ("figures/whole.md", "figures/one.md", "discrepancies.md", "known.md"):
        assert f"discrepancy {title}" in rendered[page].replace("discrepancy short", "discrepancy")
    assert "One: 11[^a-" in rendered["figures/whole.md"]


def test_order_that_does_not_hold():
    """An order that the dates do not allow has a callout that says which date is whose."""
    dossier = small(
        events="""
        - id: early
          label: Early
          claims: {date: [{value: 2023-06-26, source: a}]}
        - id: late
          label: Late
          claims: {date: [{value: 2023-05-26, source: a}], after: [{value: early, source: b}]}
        """
    )

    rendered = site(dossier)

    assert '"Late, after&#58; Early, and the dates do not allow it"' in rendered["events/late.md"]
    assert "Early, date: 26 June 2023[^a-" in rendered["discrepancies.md"]


def test_figures_of_an_event():
    """The page of an event shows its figures, and the disagreements about them."""
    dossier = small(
        events="- {id: e, label: E, claims: {date: [{value: 2023, source: a}]}}",
        figures="""
        - {id: n, label: N, event: e, claims: [{value: 30, source: a}, {value: 41, source: b}]}
        """,
    )

    page = site(dossier)["events/e.md"]

    assert "30 or 41[^a-" in page
    assert '!!! discrepancy short "N&#58; 30 or 41"' in page


def test_footnotes_are_numbered_as_they_are_met():
    """Every page defines its footnotes in the order in which it refers to them."""
    for path, text in site(build(CONTENT)).items():
        defined = re.findall(r"^\[\^([a-z0-9-]+)\]:", text, re.MULTILINE)
        used = dict.fromkeys(re.findall(r"\[\^([a-z0-9-]+)\](?!:)", text))
        assert defined == list(used), path


@pytest.mark.parametrize(
    ("claims", "printed"),
    [
        ("{denies: true, value: I said so., source: a}", "denied"),
        ("{denies: true, source: a}", "denied"),
        ("{value: unknown, source: a}", "not known"),
    ],
)
def test_quote_that_nobody_reports(claims, printed):
    """A quote that is only denied, or not known, is never printed as spoken words."""
    dossier = small(
        settings="bottom_line: 'So: [[quote q]]'",
        actors="- {id: p, label: P, type: person}",
        quotes=f"- {{id: q, label: Q, speaker: p, claims: [{claims}]}}",
    )

    lead = site(dossier)["index.md"]

    assert f"So&#58; {printed}[^a-" in lead
    assert "“" not in lead.partition("</div>")[0]


def test_value_is_cited_to_those_who_say_it():
    """A value in running text is footnoted to the claims that say it, and not to vaguer ones."""
    dossier = small(
        settings="bottom_line: 'So: [[value n]]'",
        figures="""
        - id: n
          label: N
          claims: [{value: at least 1, source: a}, {value: 41, source: b}]
        """,
    )

    lead = site(dossier)["index.md"].partition("</div>")[0]

    assert "41[^b-" in lead
    assert "[^a-" not in lead


SCOPED = """
- id: n
  label: Number
  claims:
    - {value: 30, source: a, scope: {side: troops}}
    - {value: 41, source: b, scope: {side: troops}}
    - {value: 52, source: a, scope: {side: protesters}}
    - {value: 57, source: b, scope: {side: protesters}}
    - {value: 8, source: a, scope: {side: police}}
  assessments:
    value: {status: resolved, note: So., assessed_by: me, assessed_on: 2023-06-06, REST}
"""


@pytest.mark.parametrize(
    ("rest", "where"),
    [
        ("preferred: 41", {"side: troops"}),
        ("preferred: 57", {"side: protesters"}),
        ("preferred: 8", {"side: police"}),
        ("preferred: 99", {"side: troops", "side: protesters"}),
        ("confidence: low", {"side: troops", "side: protesters"}),
    ],
)
def test_assessment_stands_where_it_belongs(rest, where):
    """An assessment stands with the scope that it prefers a value of; else with what is contested.

    The JSON says the same of each discrepancy.
    """
    dossier = small(figures=SCOPED.replace("REST", rest))
    findings = compare(dossier)

    page = site(dossier)["figures/n.md"].partition("## Footnotes")[0]

    section = re.compile(r"^## Value \((.*?)\)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    sections = dict(section.findall(unescape(page)))
    printed = {scope for scope, text in sections.items() if "**Assessment: resolved**" in text}
    assert len(sections) == 3
    assert printed == where
    found = compare_json(dossier, findings)["discrepancies"]
    assert {f"side: {one['scope']['side']}" for one in found if one["assessment"]} == where - {
        "side: police"
    }


def test_assessment_of_what_nobody_contests():
    """An assessment of a property without a discrepancy stands on its page once."""
    dossier = small(
        figures="""
        - id: n
          label: Number
          claims:
            - {value: 30, source: a, scope: {side: troops}}
            - {value: 52, source: a, scope: {side: protesters}}
          assessments:
            value: {status: resolved, note: So., assessed_by: me, assessed_on: 2023-06-06}
        """
    )

    assert site(dossier)["figures/n.md"].count("**Assessment: resolved**") == 1


@pytest.mark.parametrize(
    ("reliability", "credibility", "printed"),
    [
        ("B", "2", "reliability B, credibility 2"),
        ("B", "", "reliability B"),
        ("", "2", "credibility 2"),
    ],
)
def test_grades(reliability, credibility, printed):
    """The grades of a source and of a claim are printed with it, and explained on one page."""
    source = f", reliability: {reliability}" if reliability else ""
    claim = f", credibility: {credibility}" if credibility else ""
    dossier = figure(
        f"{{value: 30, source: a{claim}}}", sources=f"- {{id: a, label: Report A{source}}}"
    )

    rendered = site(dossier)

    assert f" · {printed}\n" in rendered["figures/n.md"]
    assert f"<small>{printed}</small>" in rendered["sources/a.md"]
    assert ("B, usually reliable" in rendered["sources/a.md"]) == bool(reliability)
    assert "B\n:   Usually reliable." in rendered["method.md"]
    assert "2\n:   Probably true." in rendered["method.md"]


def test_no_grades():
    """A dossier that grades nothing explains no grades."""
    assert "Usually reliable" not in site(figure("{value: 30, source: a}"))["method.md"]


def test_anchors_are_unique():
    """A denial that stands beside several values has one anchor on the page."""
    dossier = small(
        actors="- {id: x, label: X, type: state}\n- {id: y, label: Y, type: state}",
        units="""
        - id: u
          label: U
          claims:
            requested_by:
              - {value: x, source: a}
              - {value: y, source: b}
              - {denies: true, source: c}
        """,
        events="""
        - id: early
          label: Early
          claims: {date: [{value: 2023-06-26, source: a}, {value: 2023-06-27, source: b}]}
        - id: late
          label: Late
          claims:
            date: [{value: 2023-05-26, source: a}, {value: 2023-05-27, source: b}]
            after: [{value: early, source: b}]
        """,
    )

    for path, text in site(dossier).items():
        ids = re.findall(r'id="([^"]*)"', text)
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize(
    ("type_", "value", "bounds"),
    [
        ("date", "2008", ""),
        ("date", "2023-06", ""),
        ("date", "2023-06/2023-08", ""),
        ("date", "200X", ""),
        ("date", "2023-21", "1 January to 31 December 2023"),
        ("date", "2023-06-04~", "3 to 5 June 2023"),
        ("date", "2008?", "1 January 2007 to 31 December 2009"),
        ("count", "300-350", ""),
        ("count", "almost 3,800", "from 3,610 to less than 3,800"),
        ("count", "dozens", "24 to 99"),
        ("share", "5 percent", ""),
        ("share", "about 5 percent", "4.5 to 5.5 percent"),
    ],
)
def test_bounds(type_, value, bounds):
    """What a value comes to is said where its words do not say it themselves."""
    dossier = small(
        figures=f'- {{id: n, label: N, type: {type_}, claims: [{{value: "{value}", source: a}}]}}'
    )

    found = re.findall(r" · that is, ([^<\n]*)\n", unescape(site(dossier)["figures/n.md"]))

    assert found == ([bounds] if bounds else [])


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", "English"), ("sr-Latn", "Serbian (sr-Latn)"), ("mt", "mt"), ("TR", "Turkish")],
)
def test_language(tag, words):
    """A language is called by its name, and by its tag where no name is known."""
    dossier = figure("{value: 30, source: a}", sources=f"- {{id: a, label: A, language: {tag}}}")

    assert f"Language\n:   {words}\n" in unescape(site(dossier)["sources/a.md"])


def test_derivation():
    """A footnote says how the value follows from the excerpt."""
    dossier = figure("{value: 30, source: a, derivation: The total is given.}")

    assert "How it follows: The total is given." in unescape(site(dossier)["figures/n.md"])


def test_timeline_without_dates():
    """A timeline without a date says so."""
    assert (
        "\nNo claim here gives a date.\n" in site(figure("{value: 30, source: a}"))["timeline.md"]
    )


def test_no_callout_links_to_its_own_page():
    """A callout in full links to the register and to its subject, but not from these pages."""
    rendered = site(figure("{value: 30, source: a}", "{value: 41, source: b}"))

    assert "[Permalink]" not in rendered["discrepancies.md"]
    assert "<small>[Number](figures/n.md)</small>" in rendered["discrepancies.md"]
    assert "<small>[Permalink](../discrepancies.md#n--value)</small>" in rendered["figures/n.md"]


def test_coverage_names_the_document_in_each_cell():
    """A cell says whose it is, for a screen without room for columns."""
    rendered = site(figure("{value: 30, source: a}"))["coverage.md"]

    says = '<span class="stand stand-says">says</span>'
    silent = says.replace("says", "silent")
    assert f'| <span class="whose">Report A: </span>{says}: 30[^' in rendered
    assert f'| <span class="whose">Report D: </span>{silent} |' in rendered


DENIED = "{denies: true, value: 30, source: c}"
E_SOURCE = "- {id: e, label: Report E}\n"


@pytest.mark.parametrize(
    ("claims", "stands"),
    [
        (["{value: 30, source: a}"], "says silent silent silent"),
        (["{value: 30, source: a}", "{value: 41, source: b}"], "disagrees disagrees silent silent"),
        (["{value: 30, source: a}", DENIED], "disagrees silent denies silent"),
        (["{value: 41, source: a}", DENIED], "says silent denies silent"),
        (["{value: 30, source: c}", DENIED], "silent silent disagrees silent"),
        (
            ["{value: 30, source: a}", "{value: 41, source: b}", "{value: dozens, source: c}"],
            "disagrees disagrees says silent",
        ),
        (["{value: unknown, source: a}", "{value: 41, source: b}"], "says says silent silent"),
    ],
)
@pytest.mark.parametrize("more", ["", E_SOURCE])
def test_coverage_says_how_each_document_stands(claims, stands, more):
    """A document says, disagrees, denies or is silent; where many are, the silent are left out."""
    rendered = site(figure(*claims, sources=SOURCES + more))["coverage.md"]

    body = rendered[rendered.index("## Figures") :]
    words = ["silent"] * 4 if more else []
    found = re.findall(r'class="stand stand-([a-z]+)">(\w+)</span>', body)
    assert all(class_ == word for class_, word in found)
    expected = [word for word in stands.split() if word not in words]
    assert [word for word, _ in found] == expected


def test_coverage_counts_how_each_document_stands():
    """The counts of a document are over the properties on which any document speaks."""
    dossier = small(
        figures="""
        - {id: n, label: N, claims: [{value: 30, source: a}, {value: 41, source: b}]}
        - {id: m, label: M, claims: [{value: 1, source: a}]}
        - {id: o, label: O, claims: [{value: 2, source: a}, {value: 2, source: b}]}
        """
    )
    page = coverage_page(Basis(dossier, compare(dossier), verify(dossier, None)))

    counts = {one.source.label: (dict(one.stands), one.claims) for one in page.tallies}
    assert page.properties == 3
    assert counts["Report A"] == ({"says": 2, "disagrees": 1, "denies": 0, "silent": 0}, 3)
    assert counts["Report B"] == ({"says": 1, "disagrees": 1, "denies": 0, "silent": 1}, 2)
    assert counts["Report C"] == ({"says": 0, "disagrees": 0, "denies": 0, "silent": 3}, 0)


GAZETTEERS = """
- {id: a, label: Report A}
- {id: g, label: Gazetteer, role: reference}
- {id: h, label: Almanac, role: reference}
"""
PLACED = """
- id: only
  label: Only there
  claims: {coordinates: [{value: "42.1, 21.1", source: g}, {value: "43.1, 21.1", source: h}]}
- id: both
  label: In both
  claims: {coordinates: [{value: "42.2, 21.2", source: g}, {value: "40.2, 21.2", source: a}]}
- id: plain
  label: Plain
  claims:
    coordinates: [{value: "42.3, 21.3", source: g}]
    called: [{value: the plain, source: a}]
"""


def referring() -> Basis:
    """Return a dossier of one document, which consults two works of reference."""
    dossier = small(sources=GAZETTEERS, places=PLACED)
    return Basis(dossier, compare(dossier), verify(dossier, None))


def test_works_of_reference_are_no_documents():
    """What only works of reference say is not counted, and not listed by its support."""
    basis = referring()

    known, covered = known_page(basis), coverage_page(basis)

    topics = {level: [item.topic for item in items] for level, items in known.levels}
    assert [one.id for one in basis.documents] == ["a"]
    assert [one.id for one in basis.references] == ["g", "h"]
    assert topics["contested"] == ["In both, coordinates"]
    assert topics["single-origin"] == ["Plain, called"]
    assert sum(map(len, topics.values())) == len(basis.groups)
    assert [one.id for one in known.callouts] == ["both--coordinates"]
    assert [one.label for one in covered.sources] == ["Report A"]
    assert covered.properties == 2
    [(_, rows)] = covered.kinds
    assert [(one.mark.label, one.cells[0].stand) for one in rows] == [
        ("In both", "disagrees"),
        ("Plain", "says"),
    ]


def test_works_of_reference_are_cited():
    """What works of reference say is compared and footnoted as everything is."""
    basis = referring()

    rendered = render_all(pages(basis), templates())

    assert '!!! discrepancy "Only there, coordinates' in rendered["discrepancies.md"]
    assert '!!! discrepancy "Only there, coordinates' in unescape(rendered["places/only.md"])
    assert "[Gazetteer](sources/g.md)" in rendered["known.md"]
    assert "42.1, 21.1[^" in unescape(rendered["places/only.md"])
    assert "[Plain" in rendered["sources/g.md"]


def test_works_of_reference_have_their_own_heading():
    """The index of the sources has them below the documents, and the method names them."""
    rendered = render_all(pages(referring()), templates())

    above, heading, below = rendered["sources/index.md"].partition("\n## Works of reference\n")
    assert heading
    assert "[Report A](a.md)" in above
    assert "[Gazetteer](g.md)" not in above
    assert below.index("[Almanac](h.md)") < below.index("[Gazetteer](g.md)")
    assert "[Work of reference](index.md)" in rendered["sources/g.md"]
    assert "[Source](index.md)" in rendered["sources/a.md"]
    assert "[Gazetteer](sources/g.md)" in rendered["method.md"]


def test_no_works_of_reference():
    """A dossier that consults none does not speak of them."""
    rendered = site(figure("{value: 30, source: a}"))

    assert "of reference" not in rendered["sources/index.md"] + rendered["method.md"]


def test_role_in_the_data():
    """The data say which sources are works of reference; the others are documents."""
    basis = referring()

    data: Any = dossier_json(basis.dossier, basis.findings, basis.verification)

    assert {one["id"]: one.get("role") for one in data["sources"]} == {
        "a": None,
        "g": "reference",
        "h": "reference",
    }


def verdict_rows(dossier: Dossier) -> list[tuple[str, str, str, bool]]:
    """Return the verdicts of the data: two values, the relation, and whether of one source."""
    data: Any = dossier_json(dossier, compare(dossier), verify(dossier, None))
    words = {claim.id: said(claim) for claim in dossier.claims}
    return [
        (words[one["left"]], words[one["right"]], one["verdict"], one["within_one_source"])
        for one in data["verdicts"]
    ]


def test_verdicts_of_every_relation():
    """The data hold every verdict once: agreement, conflict, revision, unknown, other scope."""
    dossier = figure(
        "{value: 14, source: a, attributed_to: x, as_of: 2023-06-01}",
        "{value: 57, source: b, attributed_to: x, as_of: 2023-06-02}",
        "{value: 60, source: c, locator: paragraph 1}",
        "{value: 57, source: c, locator: paragraph 2}",
        "{value: unknown, source: d}",
        "{value: 8, source: d, scope: {side: police}}",
        actors="- {id: x, label: X, type: person}",
    )

    assert verdict_rows(dossier) == [
        ("a: 14", "b: 57", "revision", False),
        ("b: 57", "c: 60", "disagree", False),
        ("b: 57", "c: 57", "agree", False),
        ("b: 57", "d: unknown", "unknown", False),
        ("b: 57", "d: 8", "incomparable", False),
        ("c: 60", "c: 57", "disagree", True),
    ]


def test_verdict_on_two_scopes():
    """Two scopes have one verdict, which lists their claims and is not repeated for each two."""
    dossier = figure(
        *(f"{{value: {number}, source: a, scope: {{side: x}}}}" for number in (1, 2, 3)),
        *(f"{{value: {number}, source: b, scope: {{side: y}}}}" for number in (4, 5, 6)),
    )
    data: Any = dossier_json(dossier, compare(dossier), verify(dossier, None))

    [apart] = [one for one in data["verdicts"] if one["verdict"] == "incomparable"]

    assert apart["reason"] == "the scopes differ: side: x; side: y"
    assert said_by(apart["left_claims"], dossier) == ["a: 1", "a: 2", "a: 3"]
    assert said_by(apart["right_claims"], dossier) == ["b: 4", "b: 5", "b: 6"]
    assert apart["left"] == apart["left_claims"][0]


def test_verdicts_on_many_scopes():
    """The verdicts on a property with many scopes do not grow with the square of their number."""
    claims = (f"{{value: {number}, source: a, scope: {{n: {number}}}}}" for number in range(100))

    assert len(verdict_rows(figure(*claims))) == 99


def test_callout_in_short_names_every_rival():
    """A callout in short says for each value who claims it, however often another is claimed."""
    dossier = small(
        settings="bottom_line: None.",
        events="- {id: e, label: E, claims: {date: [{value: 2023, source: a}]}}",
        figures="""
        - id: n
          label: N
          event: e
          claims:
            - {value: 30, source: a, locator: paragraph 1}
            - {value: 30, source: a, locator: paragraph 2}
            - {value: 30, source: b}
            - {value: 30, source: c}
            - {value: 41, source: d, locator: paragraph 1}
            - {value: 41, source: d, locator: paragraph 2}
            - {value: 41, source: d, locator: paragraph 3}
        """,
    )

    page = site(dossier)["events/e.md"]

    [short] = re.findall(r"^    30.*", page, re.MULTILINE)
    links = re.sub(r"\(\S*\)|\[\^[a-z0-9-]*\]", "", short)
    assert links.startswith(
        "    30: [Report A], [Report A]; 41: [Report D], [Report D]; and 3 more claims. "
    )
