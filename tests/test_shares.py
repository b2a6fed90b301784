"""Tests of rendering in two processes: the pages and the faults are those of one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dossier import shares
from dossier.load import load
from dossier.pages import Basis, pages
from dossier.problems import ContentError
from dossier.render import render_all, templates
from dossier.support import compare
from dossier.verify import verify

SAMPLE = Path(__file__).parent / "sample"

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.fixture
def basis():
    """Return what the pages of the sample are laid out from."""
    dossier = load(SAMPLE)
    return Basis(dossier, compare(dossier), verify(dossier, None))


@pytest.fixture
def two(monkeypatch):
    """Have even a small site rendered by two processes."""
    monkeypatch.setattr(shares, "MANY", 0)
    monkeypatch.setattr(shares, "can_fork", lambda: True)


@pytest.mark.usefixtures("two")
def test_two_make_what_one_makes(basis):
    """Every page is there, and is the same; and so is what is made besides."""
    rendered = render_all(pages(basis), templates())

    assert shares.render_site(basis, templates(), lambda: "more") == (rendered, "more")


@pytest.mark.usefixtures("two")
def test_two_report_what_one_reports(basis, tmp_path):
    """Faults on the pages of both are reported together."""
    (tmp_path / "subject.md.jinja").write_text("{{ page.title }}")

    with pytest.raises(ContentError) as one:
        render_all(pages(basis), templates(tmp_path))
    with pytest.raises(ContentError) as both:
        shares.render_site(basis, templates(tmp_path), dict)

    assert len(both.value.problems) > 1
    assert sorted(both.value.problems) == sorted(one.value.problems)


@pytest.mark.usefixtures("two")
def test_a_process_that_dies(basis, monkeypatch):
    """When the machine ends the other process, this one makes all the pages."""
    here = os.getpid()
    monkeypatch.setattr(
        shares,
        "render_all",
        lambda *args: render_all(*args) if os.getpid() == here else os._exit(1),
    )

    rendered, made = shares.render_site(basis, templates(), lambda: "more")

    assert len(rendered) == len(tuple(pages(basis)))
    assert made == "more"


def test_a_small_site_is_made_by_one(basis, monkeypatch):
    """A second process is not worth its start for a few pages."""
    monkeypatch.setattr(shares, "can_fork", lambda: pytest.fail("a fork is not asked for"))

    rendered, made = shares.render_site(basis, templates(), lambda: "more")

    assert rendered
    assert made == "more"
