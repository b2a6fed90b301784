"""Tests of the pages: what is laid out, in what order, and what never changes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from small import figure, small

from dossier.interchange import compare_json, dossier_json
from dossier.load import assemble, build
from dossier.model import Dossier
from dossier.pages import Basis, pages
from dossier.pages.basis import href
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
    """Return the Markdown of every page, and the data, as texts."""
    findings, evidence = compare(dossier), verify(dossier, None)
    rendered = render_all(pages(Basis(dossier, findings, evidence)), templates())
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
    kept, gone = records[0]["id"], records[1]["id"]
    files = {**CONTENT, "content/sources.yml": yaml.safe_dump(records[:1])}
    lines = {
        f"{path}:{number}"
        for path, text in CONTENT.items()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(rf"source: {gone}\b", line)
    }
    assert kept != gone
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
        assert f'id="claim-{claim.id}"' in label
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

    assert "<bdi>a⟨U&#43;202E⟩b</bdi>" in site(dossier)["quotes/q.md"]


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
