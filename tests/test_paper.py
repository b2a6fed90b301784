"""Paper: the whole dossier as one page of HTML, and as a PDF."""

import re
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from skeleton import parsed, skeleton, words
from test_hostile import HOSTILE
from test_hostile import site_of as hostile_site

from dossier.build import render_site
from dossier.cli import main
from dossier.paper import print_view
from dossier.paper.parts import EXTENSIONS
from dossier.paper.pdf import PACKAGES
from dossier.paper.tree import parse, written

SAMPLE = Path(__file__).parent / "sample"
LABEL = re.compile(r"^\[\^([a-z0-9-]+)\]:", re.MULTILINE)
"""The label of a footnote where a page defines it."""
STATED = {
    "index.md": "# The answer\n\nSo it is.[^a]\n\n## Footnotes\n\n[^a]: The report.\n",
    "discrepancies.md": "# Discrepancies\n\nNone.\n",
}
"""A dossier of two pages."""


@pytest.fixture(scope="module")
def files():
    """Return the files of the sample's site."""
    return render_site(SAMPLE).pages


@pytest.fixture(scope="module")
def view(files):
    """Return the sample as one page."""
    return print_view(files)


def run(*arguments):
    """Run a command on the sample."""
    return CliRunner().invoke(main, ["-C", str(SAMPLE), *arguments], catch_exceptions=False)


def test_ids_and_links(view):
    """Every id stands once, and every link inside leads to one."""
    elements = list(parsed(view).iter())
    ids = [one.get("id") for one in elements if one.get("id")]
    inside = [one.get("href") for one in elements if one.get("href", "").startswith("#")]

    assert len(ids) == len(set(ids)) > 50
    assert len(inside) > 50
    assert sorted(set(inside) - {f"#{id_}" for id_ in ids}) == []


def test_links_lead_out_or_to_the_document(view):
    """No link leads to a file of the site, which is not there on paper."""
    links = [one.get("href") for one in parsed(view).iter("a") if one.get("href")]

    assert [link for link in links if not link.startswith(("#", "https://", "http://"))] == []


def test_every_footnote(files, view):
    """Every footnote of every page of the site is printed."""
    pages = [text for path, text in files.items() if path.endswith(".md")]
    labels = {label for text in pages for label in LABEL.findall(text)}
    ids = {one.get("id", "") for one in parsed(view).iter("li")}
    found = {id_.partition(":fn:")[2] for id_ in ids}

    assert len(labels) > 5
    assert labels - found == set()


def test_chapters(view):
    """The chapters stand in the order of the site; those with nothing in them are left out."""
    headings = [words(one) for one in re.findall(r"<h1>(.*?)</h1>", view)]

    assert headings == [
        "The grounding of the Aurora",
        "1 The brief",
        "2 Discrepancies",
        "3 Known and contested",
        "4 Timeline",
        "5 Actors",
        "6 Places",
        "7 Events",
        "8 Figures",
        "9 Quotes",
        "10 Sources",
        "11 Method",
    ]


def test_view_needs_nothing_else(view):
    """The page runs nothing and fetches nothing: style and fonts are in it."""
    fetched = re.findall(r"url\((?!['\"]?(?:data:|#))[^)]*\)", view)

    assert fetched == []
    assert "font/woff2;base64," in view
    assert re.findall(r"<(?:script|link|img|iframe)\b|\ssrc=", view) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    """With hostile text in every field, the page has the elements of a harmless one."""
    hostile, harmless = print_view(hostile_site(text)), print_view(hostile_site("harmless"))

    assert skeleton(hostile) == skeleton(harmless)


def test_footnotes_count_through_a_chapter():
    """Footnotes are numbered through the sections of a chapter; one that comes again keeps its."""
    section = "# {0}\n\nOne.[^a] Two.[^b] One again.[^a]\n\n[^a]: Page 1.\n\n[^b]: Page 2.\n"
    pages = {f"actors/{name}.md": section.format(name) for name in ("x", "y")}

    view = print_view({"actors/index.md": "# Actors\n", **pages})

    assert re.findall(r'class="footnote-ref"[^>]*>(\d+)<', view) == ["1", "2", "1", "3", "4", "3"]
    assert re.findall(r'<li id="([^"]*)" value="(\d+)">', view) == [
        ("actors/x:fn:a", "1"),
        ("actors/x:fn:b", "2"),
        ("actors/y:fn:a", "3"),
        ("actors/y:fn:b", "4"),
    ]


def test_links_between_pages():
    """A link to a page is one to its place in the document; without such a place, it is words."""
    text = (
        "# T\n\n[a](actors/x.md#claim-1) [b](actors/x.md#gone) [c](data.md) [d](https://e.org/)\n"
    )
    actor = '# X\n\n<a class="here" id="claim-1" href="#claim-1">#</a>said\n'

    view = print_view({"index.md": text, "actors/index.md": "# A\n", "actors/x.md": actor})

    assert (
        '<p><a href="#actors/x:claim-1">a</a> <a href="#actors/x">b</a> c '
        '<a href="https://e.org/">d</a></p>'
    ) in view
    assert '<span id="actors/x:claim-1"></span>said' in view


def test_pictures_keep_their_links():
    """A link in a picture leads to the document, too."""
    text = '# T\n\n<svg><a href="actors&#47;x.html"><text>X</text></a></svg>\n'

    view = print_view({"index.md": text, "actors/index.md": "# A\n", "actors/x.md": "# X\n"})

    assert '<svg><a href="#actors/x"><text>X</text></a></svg>' in view


def test_register_has_pages_in_place_of_footnotes():
    """Known and contested refers to the page of each value, which has the footnote."""
    known = '# Known\n\n<div class="list" markdown="1">\n\n- [X](actors/x.md): 4[^a]\n\n</div>\n'
    pages = {"actors/index.md": "# A\n", "actors/x.md": "# X\n", "index.md": "# T\n"}

    view = print_view({**pages, "known.md": f"{known}\n## Footnotes\n\n[^a]: Page 1.\n"})

    assert '<li><a href="#actors/x" class="see" data-section="3.1">X</a>: 4</li>' in view
    assert "Page 1." not in view


def test_extensions():
    """Pages are converted with the extensions that the site has."""
    named = yaml.safe_load(
        re.sub("!.*", "", (SAMPLE.parents[1] / "mkdocs.yml").read_text("utf-8"))
    )["markdown_extensions"]

    assert {one if isinstance(one, str) else next(iter(one)) for one in named} == {*EXTENSIONS}


@pytest.mark.parametrize(
    "html",
    [
        '<p id="a">x &amp; y<br>z &#60; &lt;</p>',
        '<svg viewbox="0 0 1 1"><path d="M0 0"></path></svg>',
        '<a title="&quot;&lt;&#x27;">x</a>',
    ],
)
def test_tree_round_trip(html):
    """HTML is written as it was read."""
    assert written(parse(html)) == html


def test_tree_closes_what_is_open():
    """What is left open is closed; an end without a beginning is dropped."""
    assert written(parse("<p><b>x</i></p>y<ul><li>z")) == "<p><b>x</b></p>y<ul><li>z</li></ul>"


def test_command_without_weasyprint(tmp_path, monkeypatch):
    """Without WeasyPrint there is no PDF, but one line that says what to run, and code 3."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    result = run("paper", "--to", str(tmp_path / "a.pdf"))

    assert result.stderr.splitlines()[0] == (
        f"{tmp_path.name}/a.pdf:1:1: a PDF needs WeasyPrint; "
        "run in your clone of dossier: pip install -e '.[pdf]' [cannot-print]"
    )
    assert result.stdout == ""
    assert result.exit_code == 3
    assert list(tmp_path.iterdir()) == []


def test_command_without_libraries(tmp_path, monkeypatch):
    """Where libraries of the system are missing, their packages are named, in our words alone."""
    broken = "print('a page of advice')\nraise OSError('cannot load library')\n"
    (tmp_path / "weasyprint.py").write_text(broken, encoding="utf-8")
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))

    result = run("paper", "--to", str(tmp_path / "a.pdf"))

    assert f"run: apt-get install {PACKAGES} (on a Mac: brew install pango)" in result.stderr
    assert "advice" not in result.output
    assert result.exit_code == 3


def test_view_without_weasyprint(tmp_path, monkeypatch):
    """A page of HTML needs no WeasyPrint."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    target = tmp_path / "paper.html"

    result = run("paper", "--to", str(target))

    assert result.exit_code == 0
    assert target.read_text("utf-8") == print_view(render_site(SAMPLE).pages)


def test_command_with_another_name(tmp_path):
    """A file that is neither a PDF nor a page of HTML is wrong use."""
    result = run("paper", "--to", str(tmp_path / "a.docx"))

    assert "'a.docx' ends neither in .pdf nor in .html; name one" in result.stderr
    assert result.exit_code == 2
