"""What a page weighs."""

from __future__ import annotations

import gzip

SUBJECT = 40 * 1024
FRAME = 8 * 1024
FIRST_LOAD = 400 * 1024


HEAVY = "units/turkish-battalion.html"
"""The page with most on it: 31 claims, three disagreements in full, 22 footnotes."""


def test_pages_of_subjects(kosovo):
    """The HTML of a subject's page has 40 KB at most, before it is compressed."""
    sizes = {name: kosovo.size(name) for name in kosovo.subjects}

    assert {name: size for name, size in sizes.items() if size > SUBJECT} == {}
    assert HEAVY in sizes


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
