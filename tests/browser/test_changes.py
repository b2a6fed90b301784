"""What changed can be read and used by everybody, on a phone, too."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from sites import BEFORE
from test_axe import violations

PAGE = "changes.html"


def test_it_tells_day_by_day(edited, watching):
    """The later day comes first, each change is a link to its subject, the first day is told."""
    page = watching(edited).open(edited.url(PAGE))

    days = page.evaluate("[...document.querySelectorAll('h2')].map((one) => one.firstChild.data)")
    assert days == ["2 March 2024", "1 March 2024"]
    assert page.get_by_text("2 claims changed").count() == 1
    assert len(BEFORE) == 2
    for link in page.locator(".days dd > a").all():
        href = link.evaluate("(one) => one.href").removeprefix(f"{edited.address}/")
        assert (edited.folder / href.partition("#")[0]).is_file(), href
    assert page.get_by_text("The dossier began with").count() == 1


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_used_by_all(edited, watching, width, scheme):
    """Axe finds nothing, nothing scrolls sideways, and all is quiet."""
    watch = watching(edited, width, color_scheme=scheme)

    page = watch.open(edited.url(PAGE))

    assert violations(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert watch.misdeeds == []


def test_a_phone_has_one_column(edited, watching):
    """On a phone what changed stands below how many, and has the whole width."""
    page = watching(edited, 360).open(edited.url(PAGE))

    what = page.locator(".days dd").first.bounding_box()
    count = page.locator(".days dt").first.bounding_box()

    assert what["y"] >= count["y"] + count["height"] - 1
    assert what["width"] > 300


def test_the_feed_is_named_and_there(edited, watching):
    """A feed reader finds the feed, with an entry for each day on which something changed."""
    page = watching(edited).open(edited.url(PAGE))
    named = page.locator("link[type='application/atom+xml']").get_attribute("href")

    feed = ET.parse(edited.folder / named).getroot()  # noqa: S314 - our own file.

    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) >= 1
    assert page.locator(f"article a[href='{named}']").count() == 1


def test_it_can_be_found(edited, watching):
    """The search leads to the page."""
    page = watching(edited).open(edited.url("index.html"))

    page.locator("button.find").click()
    page.locator(".search input").fill("What changed")

    page.locator(".search li strong", has_text="What changed").first.wait_for()
    titles = page.locator(".search li strong").all_inner_texts()
    assert not [one for one in titles if one.partition(": ")[0] == one.partition(": ")[2]]
