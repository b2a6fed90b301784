"""What a page weighs."""

from __future__ import annotations

import gzip

import pytest

SUBJECT = 40 * 1024
FRAME = 8 * 1024
FIRST_LOAD = 400 * 1024


HEAVY = "units/turkish-battalion.html"
"""The one page that is too heavy: 31 claims, three disagreements in full, 22 footnotes."""


def test_pages_of_subjects(kosovo):
    """The HTML of a subject's page has 40 KB at most, before it is compressed; one has more."""
    heavy = [name for name in kosovo.subjects if kosovo.size(name) > SUBJECT]

    assert heavy in ([], [HEAVY])


@pytest.mark.xfail(reason="about 50 KB: each claim, and each footnote, is printed in full")
def test_the_heaviest_page(kosovo):
    """The page with most claims has 40 KB at most, too."""
    assert kosovo.size(HEAVY) <= SUBJECT


def test_the_frame(site):
    """What stands around the article has 8 KB at most."""
    for name in site.pages:
        text = (site.folder / name).read_text("utf-8")
        start, end = text.index("<article"), text.rindex("</article>")
        assert len(text.encode()) - len(text[start:end].encode()) <= FRAME, name


def test_first_load(kosovo, watching):
    """All files of the first visit to the brief have 400 KB together, compressed."""
    page = watching(kosovo).page
    answers = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it is marked.

    page.goto(kosovo.url("index.html"), wait_until="networkidle")

    sizes = {one.url.rsplit("/", 1)[1]: len(gzip.compress(one.body())) for one in answers}
    assert sum(sizes.values()) <= FIRST_LOAD, sizes
