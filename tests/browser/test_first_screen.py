"""What stands on a first screen, and what gives way where there is no room."""

from __future__ import annotations


def test_answer_and_figures(kosovo, page):
    """The bottom line and all tiles end above the fold of 1440 by 900 px."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(kosovo.url("index.html"))

    ends = page.evaluate(
        "[...document.querySelectorAll('.lead, .tile')].map(e => e.getBoundingClientRect().bottom)"
    )

    assert len(ends) == 9
    assert max(ends) <= 900


def test_the_timeline_gives_way_to_its_list(kosovo, page):
    """On a phone, where the picture has no room, the list of the same dates stands alone."""
    page.goto(kosovo.url("timeline.html"))

    page.set_viewport_size({"width": 1440, "height": 900})
    assert page.locator(".timeline-picture").is_visible()
    page.set_viewport_size({"width": 360, "height": 800})
    assert not page.locator(".timeline-picture").is_visible()
    assert page.locator(".timeline dt").first.is_visible()
