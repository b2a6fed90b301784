"""Every page can be used at 360 px, by keyboard alone, and without the script."""

from __future__ import annotations

import pytest

NARROW = 360
WIDE_PARTS = """() => [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > 361 && !one.closest('.scroll, svg'))
    .slice(0, 3).map((one) => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 60)}`)"""


def test_no_page_scrolls_sideways_without_the_script(site, watching):
    """No page of either site is wider than 360 px; with the script, test_quiet.py looks."""
    page = watching(site, NARROW, java_script_enabled=False).page
    wide = {}

    for name in site.pages:
        page.goto(site.url(name), wait_until="load")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW:
            wide[name] = (width, page.evaluate(WIDE_PARTS))

    assert wide == {}


def test_links_and_frames_can_be_reached(kosovo, watching):
    """Every link, in pictures too, and every part that scrolls takes the focus."""
    page = watching(kosovo, NARROW).page

    for name in kosovo.kinds:
        page.goto(kosovo.url(name))
        lost = page.evaluate("""() => {
          const scrolls = (one) => one.scrollWidth > one.clientWidth + 1
            && ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
          const wanted = [...document.querySelectorAll("article a[href], article *")]
            .filter((one) => one.checkVisibility() && (one.matches("a[href]") || scrolls(one)));
          return wanted.filter((one) => {
            one.focus();
            return document.activeElement !== one || one.tabIndex < 0;
          }).map((one) => one.outerHTML.slice(0, 120));
        }""")
        assert lost == [], name


def test_tab_goes_through_a_page(kosovo, page):
    """Tab reaches every link of a page with pictures, in the order of the page."""
    page.goto(kosovo.url("units/kfor.html"))
    count = page.evaluate("""() => document.querySelectorAll(
        'body a[href], body button, body summary').length""")
    reached = []

    for _ in range(3 * count):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("""() => {
          const one = document.activeElement;
          return one.closest('.note-card') ? null : one.getAttribute('href') ?? one.tagName;
        }""")
        )
        if page.evaluate("document.activeElement === document.body"):
            break

    wanted = page.evaluate("""() => [...document.querySelectorAll('article a[href]')]
        .filter((one) => one.checkVisibility()).map((one) => one.getAttribute('href'))""")
    passed = [href for href in reached if href in set(wanted)]
    assert [href for href in wanted if href not in set(passed)] == []


def test_the_menu_without_the_script(kosovo, watching):
    """On a phone the menu opens and leads on, and what needs the script is not shown."""
    page = watching(kosovo, NARROW, java_script_enabled=False).open(kosovo.url("index.html"))

    assert page.locator(".scripted").locator("visible=true").count() == 0
    page.get_by_role("button", name="Menu").click()
    page.locator("#menu").get_by_role("link", name="Actors").click()
    page.wait_for_url("**/actors/index.html")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_address_of_a_heading_on_a_phone(kosovo, watching, script):
    """The panel of the menu has a link to each heading, whose address is that of the heading."""
    watch = watching(kosovo, NARROW, java_script_enabled=script)
    page = watch.open(kosovo.url("units/turkish-battalion.html"))
    contents = page.locator("#menu .contents a")
    assert contents.locator("visible=true").count() == 0

    page.get_by_role("button", name="Menu").click()

    assert contents.count() == page.locator("article h2[id]").count() > 10
    contents.get_by_text("Arrival", exact=True).click()
    page.wait_for_url("**/turkish-battalion.html#arrival")
    assert page.locator("h2:target").inner_text().startswith("Arrival")
    assert contents.first.is_visible() is not script


@pytest.mark.parametrize("width", [1024, 1440])
def test_the_contents_stand_beside_the_paper(kosovo, watching, width):
    """Where there is room, the contents are in view without the menu, and the menu opens, too."""
    page = watching(kosovo, width).open(kosovo.url("units/turkish-battalion.html"))

    assert page.locator(".contents a").first.is_visible()
    assert page.locator(".contents").bounding_box()["x"] > width / 2
    button = page.get_by_role("button", name="Menu")
    if button.is_visible():
        button.click()
    page.locator("#menu").get_by_role("link", name="Actors").click()
    page.wait_for_url("**/actors/index.html")


def test_footnotes_without_the_script(kosovo, watching):
    """A mark leads to its footnote, and that leads back."""
    page = watching(kosovo, java_script_enabled=False).open(kosovo.url("figures/index.html"))
    mark = page.locator(".footnote-ref").first

    mark.click()
    assert page.locator(".footnote li:target").count() == 1
    page.locator(".footnote li:target .footnote-backref").first.click()
    assert page.locator("sup:target").count() == 1


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system(kosovo, watching, script, scheme):
    """Unless a reader chooses one, the theme is that of the system."""
    watch = watching(kosovo, java_script_enabled=script, color_scheme=scheme)
    page = watch.open(kosovo.url("index.html"))

    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert paper == {"light": "rgb(251, 250, 246)", "dark": "rgb(20, 23, 27)"}[scheme]


def test_a_theme_is_kept(kosovo, page):
    """The theme that a reader chose holds on the next page."""
    page.goto(kosovo.url("index.html"))
    button = page.locator("button.theme")
    for name in ("Light", "Dark"):
        button.click()
        assert button.inner_text() == name

    page.goto(kosovo.url("method.html"))

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"
    assert page.locator("button.theme").get_attribute("aria-label") == "Theme: Dark"
