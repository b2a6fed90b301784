"""Tests of rendering: footnotes that fit, and templates that fail in words."""

from __future__ import annotations

import pytest
from small import figure

from dossier.pages import Basis, pages
from dossier.problems import ContentError
from dossier.render import render_all, templates
from dossier.support import compare
from dossier.verify import verify


def problems_of(folder, name, text):
    """Return the problems of a site with one template of its own."""
    (folder / name).write_text(text, encoding="utf-8")
    dossier = figure("{value: 30, source: a}")
    basis = Basis(dossier, compare(dossier), verify(dossier, None))
    with pytest.raises(ContentError) as caught:
        render_all(pages(basis), templates(folder))
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "{# x #}\n{{ page.nothing }}",
            "2:1: the template prints a name that the view does not have [bad-template]",
        ),
        (
            "\n{% if %}",
            "2:1: the template is not Jinja here; mend this line [bad-template]",
        ),
        (
            "{% import 'gone.jinja' as gone %}",
            "1:1: no template is called 'gone.jinja' [bad-template]",
        ),
        ("a\nb {{ 1 / 0 }}", "2:1: the template fails here; mend this line [bad-template]"),
        (
            "{{ page.path }}",
            "1:1: 'pages/index.md' went through no encoder; write {{ … | text }} [unencoded]",
        ),
        (
            "{{ page.class | text }}",
            "1:1: the template prints a name that the view does not have [bad-template]",
        ),
        (
            "{{ page.__class__ }}",
            "1:1: the template fails here; mend this line [bad-template]",
        ),
        (
            "a[^b-1]",
            "1:1: pages/index.md: the footnote 'b-1' is used but not defined [bad-footnote]",
        ),
        (
            "[^b-1]: words",
            "1:1: pages/index.md: the footnote 'b-1' is defined but not used [bad-footnote]",
        ),
        (
            "a[^b-1]\n\n[^b-1]: words\n[^b-1]: others",
            "1:1: pages/index.md: the footnote 'b-1' is defined 2 times [bad-footnote]",
        ),
    ],
)
def test_broken_template(tmp_path, text, problem):
    """A broken template, or a footnote that does not fit, is a problem at its line."""
    assert problems_of(tmp_path, "pages.md.jinja", text) == [f"templates/pages.md.jinja:{problem}"]


@pytest.mark.parametrize(
    "expression",
    [
        "page.path | e",
        "page.path | safe",
        "'(' | text ~ page.path",
        "[page.path] | join(', ' | text)",
        "page.path | replace('a', 'b' | text)",
    ],
)
def test_detour_around_the_encoders(tmp_path, expression):
    """No filter or operator of Jinja makes a text printable that went through no encoder."""
    [problem] = problems_of(tmp_path, "pages.md.jinja", f"{{{{ {expression} }}}}")

    assert problem.endswith(("[unencoded]", "[bad-template]"))


def test_all_broken_templates(tmp_path):
    """Every broken template of a run is reported."""
    (tmp_path / "method.md.jinja").write_text("{{ nothing }}", encoding="utf-8")

    found = problems_of(tmp_path, "pages.md.jinja", "{{ nothing }}")

    assert [problem.partition(":")[0] for problem in found] == [
        "templates/method.md.jinja",
        "templates/pages.md.jinja",
    ]


def test_template_that_is_not_utf_8(tmp_path):
    """A template that is not UTF-8 is a problem, not a traceback."""
    (tmp_path / "pages.md.jinja").write_bytes(b"caf\xe9")
    dossier = figure("{value: 30, source: a}")
    basis = Basis(dossier, compare(dossier), verify(dossier, None))

    with pytest.raises(ContentError, match="bad-template"):
        render_all(pages(basis), templates(tmp_path))
