"""The front page says its answer and its key figures on the first screen of a laptop."""

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
