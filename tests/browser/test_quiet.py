"""No page asks another host for anything, breaks its own policy, or complains."""

from __future__ import annotations

import pytest
from sites import WHERE

POLICY = 'meta[http-equiv="Content-Security-Policy"]'
LOOK = """(policy) => [
  [...document.querySelectorAll(policy)].map((one) => one.content),
  document.documentElement.scrollWidth,
]"""
MANY = 200
"""Pages of a dossier of which a sample of the kinds is used."""


@pytest.mark.parametrize(("where", "width"), [("http", 1440), ("file", 360)])
def test_every_page_is_quiet(site, watching, where, width):
    """Every page has one policy and keeps to it, and never scrolls sideways."""
    watch = watching(site, width)

    for name in site.pages:
        page = watch.open(site.url(name, where))
        policies, wide = page.evaluate(LOOK, POLICY)
        assert len(policies) == 1, name
        assert "unsafe" not in policies[0], name
        assert watch.misdeeds == [], name
        assert wide <= width, name


@pytest.mark.parametrize("where", WHERE)
def test_use_is_quiet(site, watching, where):
    """Searching, following a result, opening footnotes and switching the theme are quiet, too."""
    watch = watching(site)

    for name in site.kinds[:: 1 if len(site.pages) < MANY else 4]:
        page = watch.open(site.url(name, where))
        if name != "404.html":
            use(page)
        assert watch.misdeeds == [], name


def use(page):
    """Do on a page what a reader does."""
    for mark in page.locator(".footnote-ref:visible").all()[:2]:
        mark.hover()
        page.locator(".note-card").wait_for()
    for _ in range(3):
        page.locator("button.theme").click()
    page.locator("button.find").click()
    page.locator(".search input").fill("report")
    page.locator(".search li a").first.wait_for()
    page.locator(".search li a").first.click()
    page.wait_for_load_state("load")


def test_a_script_that_was_smuggled_in_does_not_run(kosovo, watching):
    """Neither a script nor an attribute that is one runs, wherever it stands in a page."""
    watch = watching(kosovo)
    bad = "<script>window.bad = 1</script><img src=x onerror='window.bad = 1'></article>"

    def smuggle(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</article>", bad))

    watch.page.route("**/method.html", smuggle)
    page = watch.open(kosovo.url("method.html"))

    assert page.locator("article script").count() >= 1
    assert page.evaluate("window.bad") is None
    assert len([words for words in watch.words if "Content Security Policy" in words]) >= 2
