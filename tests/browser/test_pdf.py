"""Tests of the PDF, which needs Pango; a library that is missing fails."""

from __future__ import annotations

import http.server
import io
import re
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from skeleton import parsed

from dossier.build import render_site
from dossier.cli import main
from dossier.paper import pdf
from dossier.paper.pictures import dressed

SAMPLE = Path(__file__).parents[1] / "sample"
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


def run(*arguments):
    """Run a command on the sample."""
    return CliRunner().invoke(main, ["-C", str(SAMPLE), *arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def printed(files):
    """Return the text of each page of the sample's PDF, its white space folded."""
    return texts(pdf(files))


def texts(made):
    """Return the text of each page of a PDF."""
    pages = PdfReader(io.BytesIO(made)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def page_with(text, pages):
    """Return the one page after the contents that has a text."""
    [found] = [page for page in pages[2:] if text in page]
    return found


def test_pdf_cover(printed):
    """The cover says what it is and as of when, the bottom line, and the counts."""
    cover = printed[0]

    assert cover.startswith("BRIEFING DOSSIER · FACTS AS OF 6 MAY 2021 · 2 DOCUMENTS")
    assert "The grounding of the Aurora" in cover
    assert "A ferry ran aground off Lindholm; 14 or 17 passengers were hurt." in cover
    assert "2 contested" in cover
    assert "Each sentence has its footnotes in the brief, page 3." in cover


def test_pdf_contents(printed):
    """The contents name the page on which each chapter begins; pages are numbered."""
    contents = printed[1]

    assert contents.startswith("Contents 1 The brief 3 2 Discrepancies 4 ")
    for number, title in ((2, "Discrepancies"), (8, "Figures")):
        page = int(re.search(rf"\b{number} {title} (\d+)", contents)[1])
        assert f"{number} {title}" in printed[page - 1]
        assert f"documents {page}" in printed[page - 1]


def test_pdf_footnotes_stand_at_the_foot(printed):
    """A footnote stands on the page that first refers to it, below the text."""
    page = page_with("1 The brief A ferry", printed)
    places = ("14 or 17 1 2 3 passengers", "Elsewhere in the record", "1 Sound Courier, “Aurora")

    found = [page.index(words) for words in (*places, "Briefing dossier · facts as of 6 May 2021")]

    assert found == sorted(found)


def test_pdf_callouts_do_not_break(files):
    """A callout stands on one page, whatever is above it."""
    for above in range(0, 48, 8):
        register = files["discrepancies.md"].replace(
            "## In full", "## In full\n\n" + "Above.\n\n" * above
        )
        pages = texts(pdf({"index.md": "# T\n", "discrepancies.md": register}))
        began = [number for number, page in enumerate(pages) if "COUNT · UNRESOLVED" in page]
        ended = [number for number, page in enumerate(pages) if "6 May 2021 This" in page]
        assert len(began) == 1
        assert began == ended


def test_pdf_headings_stay_with_their_text():
    """The heading of a section, and the facts below it, are never the last thing on a page."""
    facts = '<div class="facts" markdown="1">\n\nType\n:   state\n\nPart of\n:   all\n\n</div>\n'
    above = "\n\n".join(["Above."] * 30)
    for more in range(0, 12, 2):
        actors = {
            "actors/x.md": f"# X\n\n{above}\n\n" + "More.\n\n" * more,
            "actors/y.md": f"# Y\n\n{facts}\n## Role\n\nLeads.[^a]\n\n[^a]: Says who.\n",
        }
        pages = texts(pdf({**STATED, "actors/index.md": "# Actors\n", **actors}))
        page = page_with("3.2 Y", pages)
        assert "Leads." in page
        assert "Says who." in page


def test_pdf_prints_addresses():
    """On paper every cited address is printed in full."""
    page = STATED["index.md"].replace("The report.", "[Original](https://example.org/a?b=1#c)")

    pages = texts(pdf({**STATED, "index.md": page}))

    assert "Original <https://example.org/a?b=1#c>" in pages[2]


def test_pdf_is_the_same_again(monkeypatch):
    """The same dossier gives the same bytes, where the time is not written into the fonts."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")

    first = pdf(STATED)
    time.sleep(1.1)

    assert pdf(STATED) == first


def test_pdf_fetches_nothing(tmp_path):
    """Nothing is read from the network or from a file while a PDF is made."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)

        def log_message(self, *_):
            """Say nothing."""

    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>secret</text></svg>'
    (tmp_path / "a.svg").write_text(svg, encoding="utf-8")
    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{server.server_port}"
        text = (
            f'# T\n\n<p><img src="{here}/a.png"><img src="{(tmp_path / "a.svg").as_uri()}"></p>\n'
        )
        made = pdf({**STATED, "index.md": text})
        server.shutdown()

    assert asked == []
    assert "secret" not in " ".join(texts(made))


def test_pictures_are_dressed():
    """A picture gets what the style comes to for it, custom properties from around it included."""
    style = (
        ":root { --ink: #111 } .red { --level: #b00 }\n"
        ".dot { fill: var(--level, var(--quiet)); font: 600 12.5px var(--sans, serif) }\n"
        "line { stroke: var(--ink) } @media screen { line { stroke: #fff } }\n"
        "@media print, screen { line { stroke-width: 2px } } a:hover line { stroke: #00f }"
    )
    root = parsed('<div class="red"><svg><g class="dot"><line/></g></svg></div><p class="dot"></p>')

    dressed(root, style)

    [group, line] = root.iterfind(".//{*}svg//*")
    [paragraph] = root.iter("p")
    assert dict(group.attrib) == {
        "class": "dot",
        "fill": "#b00",
        "font-weight": "600",
        "font-size": "12.5px",
        "font-family": "serif",
    }
    assert dict(line.attrib) == {"stroke": "#111", "stroke-width": "2px"}
    assert dict(paragraph.attrib) == {"class": "dot"}


def test_command(tmp_path):
    """The command writes the file, and says how large it is."""
    target = tmp_path / "new" / "paper.PDF"

    result = run("paper", "--to", str(target))

    assert re.fullmatch(rf"{re.escape(str(target))}: \d+ KB\n", result.stdout)
    assert result.exit_code == 0
    assert target.read_bytes().startswith(b"%PDF-")
