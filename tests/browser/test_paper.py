"""On paper, every address that is cited is printed, and every footnote is there."""

from __future__ import annotations

CITED = """() => [...document.querySelectorAll('article a[href^="http"]')]
    .filter((one) => one.checkVisibility()
      && !getComputedStyle(one, '::after').content.includes(one.getAttribute('href'))
      && !one.textContent.includes(one.getAttribute('href').replace(/^https?:..|[/]$/g, '')))
    .map((one) => one.outerHTML.slice(0, 200))"""
HIDDEN = """() => [...document.querySelectorAll('.footnote li')]
    .filter((one) => !one.checkVisibility() || one.scrollHeight > one.clientHeight + 4)
    .map((one) => one.id)"""


def test_addresses_and_footnotes(kosovo, page):
    """Each link to another site is followed by its address; no footnote is hidden or cut."""
    page.emulate_media(media="print")
    addresses = 0

    for name in kosovo.pages:
        if name == "404.html":
            continue
        page.goto(kosovo.url(name))
        assert page.evaluate(CITED) == [], name
        assert page.evaluate(HIDDEN) == [], name
        addresses += page.locator('article a[href^="http"]').count()

    assert addresses > 0


def test_the_frame_is_not_printed(kosovo, page):
    """Paper holds the page alone, in the colours of day."""
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(kosovo.url("index.html"))

    shown = page.locator(".bar, .menu, .contents, .foot, .copy").locator("visible=true")

    assert shown.count() == 0
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 31, 36)"


def test_what_cannot_be_opened_on_paper_is_open(kosovo, page):
    """A list beside a picture is printed, and so is no link that only a reader of a screen has."""
    page.goto(kosovo.url("index.html"))
    listed = page.locator("details.told li").first
    assert not listed.is_visible()

    page.emulate_media(media="print")

    assert listed.is_visible()
    assert page.get_by_text("Permalink").locator("visible=true").count() == 0
