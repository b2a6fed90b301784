"""axe-core finds nothing against WCAG 2.2 A and AA on any kind of page."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
LARGEST = 200_000
"""Of the pages of a large dossier, axe reads those up to this size."""


def violations(page):
    """Return what axe finds, by rule, with the first places."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return {
        one["id"]: [(node["target"], node["failureSummary"][:300]) for node in one["nodes"][:3]]
        for one in found
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page(site, watching, scheme):
    """Each kind of page, in both themes, with a footnote open where there is one."""
    page = watching(site, color_scheme=scheme).page
    found = {}

    for name in (one for one in site.kinds if site.size(one) <= LARGEST):
        page.goto(site.url(name))
        mark = page.locator(".footnote-ref:visible").first
        if mark.count():
            mark.focus()
            page.locator(".note-card").wait_for()
        if wrong := violations(page):
            found[name] = wrong

    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_what_opens(kosovo, watching, width, scheme):
    """The search with what it found, and the menu of a phone."""
    page = watching(kosovo, width, color_scheme=scheme).open(kosovo.url("quotes/index.html"))

    page.locator("button.find").click()
    page.locator(".search input").fill("NATO")
    page.locator(".search li").first.wait_for()
    assert violations(page) == {}

    page.keyboard.press("Escape")
    if width == 360:
        page.get_by_role("button", name="Menu").click()
        assert violations(page) == {}
