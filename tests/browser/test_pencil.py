"""The pencil leads to the line of YAML, and is there for those alone who can follow it."""

from __future__ import annotations

import pytest
from sites import FORGE
from test_axe import violations
from test_footnotes import SMALLEST

SUBJECT = "units/turkish-battalion.html"
KINDS = ("index.html", "discrepancies.html", "changes.html", "quotes/index.html", SUBJECT)
PLACES = """() => [...document.querySelectorAll(".pencil")].map((one) => {
  const { width, height } = one.getBoundingClientRect();
  return { href: one.getAttribute("href"), name: one.getAttribute("aria-label"), width, height };
})"""


def pencils(page):
    """Return what each pencil of a page leads to, is called, and measures."""
    page.locator(".pencil").first.wait_for()
    return page.evaluate(PLACES)


def lines(site):
    """Return the lines of each file of the content, by its path."""
    return {
        f"content/{path.name}": path.read_text("utf-8").splitlines()
        for path in site.content.glob("*.yml")
    }


def test_each_claim_leads_to_its_line_on_the_forge(edited, watching):
    """The link of a claim ends at the line of the list item that holds its excerpt."""
    page = watching(edited).open(edited.url(SUBJECT))
    whole, *claims = pencils(page)
    written = lines(edited)["content/units.yml"]

    assert whole["href"].startswith(f"{FORGE}content/units.yml#L")
    assert "id: turkish-battalion" in written[int(whole["href"].partition("#L")[2]) - 1]
    assert len(claims) == page.locator("a.here").count() > 20
    for claim in claims:
        assert claim["href"].startswith(f"{FORGE}content/units.yml#L")
        assert written[int(claim["href"].partition("#L")[2]) - 1].strip().startswith("- value:")


def test_every_page_with_facts_has_one(edited, watching):
    """Every page of facts leads to a file of the content; a list of files has none to lead to."""
    page = watching(edited).page
    files = [f"{FORGE}{path}#L" for path in lines(edited)] + [f"{FORGE}content/pages/"]

    for name in edited.kinds:
        if name in {"404.html", "pages/index.html"}:
            continue
        page.goto(edited.url(name))
        first, *_ = pencils(page)
        assert first["href"].startswith(tuple(files)), name


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_used_by_all(edited, watching, width, scheme):
    """Axe finds nothing, each target has 24 px, nothing scrolls sideways, and all is quiet."""
    watch = watching(edited, width, color_scheme=scheme)

    for name in KINDS:
        page = watch.open(edited.url(name))
        small = [one for one in pencils(page) if min(one["width"], one["height"]) < SMALLEST]
        assert small == [], name
        assert violations(page) == {}, name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert watch.misdeeds == []


def test_no_link_begins_a_line_alone(edited, watching):
    """On a phone, the link and the pencil of a claim stay with its footnote."""
    page = watching(edited, 360).open(edited.url(SUBJECT))
    pencils(page)
    assert page.locator(".tools .pencil").count() > 20

    alone = page.evaluate("""() => [...document.querySelectorAll(".tools")].filter((one) => {
      const middle = (box) => (box.top + box.bottom) / 2;
      const boxes = [one.previousElementSibling.querySelector("a") ?? one, ...one.children];
      const heights = boxes.map((box) => middle(box.getBoundingClientRect()));
      return Math.max(...heights) - Math.min(...heights) > 12;
    }).map((one) => one.parentElement.textContent)""")

    assert alone == []


def test_an_address_with_an_anchor_still_marks_the_claim(edited, watching):
    """Who comes by the link of a claim finds it marked and in view."""
    page = watching(edited).open(edited.url(SUBJECT))
    anchor = page.locator("a.here").nth(20).get_attribute("id")

    page.goto("about:blank")
    page.goto(f"{edited.url(SUBJECT)}#{anchor}")

    assert pencils(page)
    target = page.locator(f"#{anchor}")
    assert target.evaluate("(one) => one.matches(':target')")
    assert 0 < target.bounding_box()["y"] < 900


def test_nothing_on_paper(edited, page):
    """A pencil is not printed."""
    page.goto(edited.url(SUBJECT))
    pencils(page)

    page.emulate_media(media="print")

    assert page.locator(".pencil").locator("visible=true").count() == 0


def test_nothing_where_there_is_nowhere_to_lead_to(kosovo, watching):
    """Without an ``edit_uri`` there is no pencil, and no file of lines or script is loaded."""
    watch = watching(kosovo)
    asked = []
    watch.page.on("request", lambda request: asked.append(request.url))

    page = watch.open(kosovo.url(SUBJECT))
    page.wait_for_load_state("networkidle")

    assert page.locator(".pencil").count() == 0
    assert [url for url in asked if "pencil" in url or "lines" in url] == []
    assert "data-edit" not in (kosovo.folder / SUBJECT).read_text("utf-8")


@pytest.mark.parametrize("width", [360, 1440])
def test_it_copies_the_place_while_it_is_served(live, watching, width):
    """Under ``mkdocs serve`` the place is copied, and told aloud; nothing on the page moves."""
    watch = watching(live, width, permissions=["clipboard-read", "clipboard-write"])
    page = watch.open(live.url(SUBJECT))
    size = "document.documentElement.scrollHeight"
    tall = pencils(page) and page.evaluate(size)

    for pencil in page.locator("button.pencil").all()[:3]:
        place = pencil.get_attribute("title").removeprefix("Copy ")
        pencil.click()
        page.get_by_role("status").get_by_text(f"Copied {place}", exact=True).wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == place
        path, _, number = place.partition(":")
        assert lines(live)[path][int(number) - 1].strip().startswith("- ")
        assert page.evaluate(size) == tall
        assert violations(page) == {}
    assert watch.misdeeds == []


def test_a_place_that_cannot_be_copied_is_told(live, watching):
    """Where nothing may be copied, the place is shown to be copied by hand."""
    page = watching(live).open(live.url(SUBJECT))
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error('no')); }")
    pencils(page)

    page.locator("button.pencil").nth(1).click()

    page.get_by_role("status").get_by_text("Copy this: content/units.yml:").wait_for()
