"""Files as text in paragraphs, with what they state; files that were made to break readers."""

import subprocess
import sys
import zlib
from dataclasses import replace

import pytest
from documents import PAGE, pdf, pdf_of
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.extract import Extract, ExtractError, MissingExtraError, Stated, extract, fence
from dossier.extract.apart import READERS
from dossier.extract.decode import decode
from dossier.extract.kinds import kind_of
from dossier.extract.oneline import plain
from dossier.extract.page import read_page
from dossier.extract.pdf import read_pdf
from dossier.extract.stated import day

ARTICLE = [
    "Soldiers hurt at the bridge",
    "By Jane Doe",
    "OLDTOWN, 4 June (EX)",
    (
        "Soldiers of the peace force were hurt on Sunday when protesters clashed with them in "
        "front of the town hall at the bridge, the mission said in a statement."
    ),
    "Eleven Italian",
    "Nineteen Hungarian soldiers",
    "A second paragraph, which is somewhat shorter than the first but still wraps over two lines.",
    "The third paragraph is the last one: it ends the story of the bridge with a quotation.",
]
MENU = ["Home", "World", "Example"]
FOOTER = ["Copyright Example News 2023. All rights reserved everywhere.", "Contact us"]


def page(body, head=""):
    """Return a page as it is read, all of its text."""
    markup = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_page(markup.encode(), whole=True)


def lines(found):
    """Return the paragraphs of what was read."""
    return [line for line in found.text.split("\n") if line]


def test_article():
    """Of a page, all text is kept from the headline of its article to its last paragraph."""
    found = extract(PAGE.encode(), "a.html")

    assert lines(found) == ARTICLE
    assert found.remarks == (
        "the page was read as UTF-8",
        (
            "left out as no part of the article: 3 lines before it and 2 after it, the longest "
            f"“{FOOTER[0]}”; --whole keeps them"
        ),
    )


def test_whole_page():
    """All the text of a page can be kept; what no reader sees is no text."""
    found = extract(PAGE.encode(), "a.html", whole=True)

    assert lines(found) == [*MENU, *ARTICLE, *FOOTER]
    assert found.remarks == ("the page was read as UTF-8",)


def test_nothing_is_left_out_between():
    """A block within an article is kept, whatever trafilatura thinks of it."""
    teaser = '<div class="teaser related-links">Sign up for our letter</div><p>A second'

    found = extract(PAGE.replace("<p>A second", teaser).encode(), "a.html")

    assert lines(found) == [*ARTICLE[:6], "Sign up for our letter", *ARTICLE[6:]]


def test_page_states():
    """A page states what stands in it, each with its place, and its other answers beside it."""
    found = extract(PAGE.encode(), "a.html")

    assert found.stated == {
        "title": Stated(
            value="Soldiers hurt at the bridge",
            where="JSON-LD headline",
            others=("Example (<h1>)", "Soldiers hurt at the bridge - Example News (og:title)"),
        ),
        "publisher": Stated(
            value="Example News Agency",
            where="JSON-LD publisher",
            others=("Example News (og:site_name)",),
        ),
        "author": Stated(value="Jane Doe; J. Roe", where="JSON-LD author"),
        "published": Stated(value="2023-06-05", where="JSON-LD datePublished"),
        "url": Stated(
            value="https://example.org/a?b=1&c=2",
            where="the canonical link",
            others=("https://example.org/saved (the note of the browser that saved it)",),
        ),
        "language": Stated(value="en", where="the lang of <html>"),
    }


LINKED = '<script type="application/ld+json">{}</script>'
STATES = [
    # head, key, value (None: not stated)
    ('<meta name="author" content="A. Reporter">', "author", "A. Reporter"),
    ('<meta property="article:author" content="https://example.org/a">', "author", None),
    ("<meta name=dc.creator content=A><meta name=dc.creator content=B>", "author", "A; B"),
    ("<meta name=article:published_time content=2023-06-05T10Z>", "published", "2023-06-05"),
    ('<meta name="citation_date" content="2023/6/5">', "published", "2023-06-05"),
    ('<meta name="dc.date" content="June 5th">', "published", None),
    ('<meta property="article:modified_time" content="2023-06-05">', "published", None),
    ('<meta name="date" content="2023-06-05">', "published", None),
    ('<link rel="canonical" href="/relative">', "url", None),
    ('<link rel="canonical" href="javascript:alert(1)">', "url", None),
    ('<meta property="og:locale" content="tr_TR">', "language", "tr-TR"),
    ("<title>A&#x202e;B&#10;C</title>", "title", "AB C"),
    ("<h1>A<script>alert(1)</script><br>B</h1>", "title", "A B"),
    (LINKED.format('{"@type": "Article", "headline": '), "title", None),
    (LINKED.format('{"@type": "WebSite", "name": "A"}'), "title", None),
    (LINKED.format('{"@type": "Report", "name": "A\\ud800"}'), "title", "A"),
    (LINKED.format("[" * 100_000), "title", None),
]


@pytest.mark.parametrize(("head", "key", "value"), STATES)
def test_only_what_is_stated(head, key, value):
    """A key is filled with what the page says in a place that is meant for it, or not at all."""
    stated = page("<p>Some words", head).stated

    assert (stated[key].value if key in stated else None) == value


def test_two_articles():
    """Of several articles in JSON-LD, the one counts whose headline is on the page."""
    articles = '[{"@type": "Article", "name": "Other", "author": "X"}, '
    articles += '{"@type": "Article", "name": "This one", "author": "Y"}]'
    head = f'<script type="application/ld+json">{articles}</script>'

    assert page("<h1>This one</h1>", head).stated["author"].value == "Y"
    assert "author" not in page("<h1>A third</h1>", head).stated


def test_last_change_is_no_publication():
    """The day of the last change is a hint, and no date of publication."""
    found = page("<p>Words", '<meta property="article:modified_time" content="2023-06-05T10:00">')

    assert found.hints == {
        "published": "the page says that it was last changed on 2023-06-05T10:00"
    }


BLOCKS = [
    # body, lines
    ("a<br>b", ["a", "b"]),
    ("<p>a <i>b</i>c</p>d", ["a bc", "d"]),
    ("<table><tr><td>a<td>b<tr><td>c</table>", ["a b", "c"]),
    ("<pre>a  b\nc</pre>", ["a b", "c"]),
    ("<p hidden>a</p><p>b", ["b"]),
    ("<h1>a<br>b</h1>c", ["a b", "c"]),
    ("a<!-- b -->c<?php d ?>e", ["ace"]),
    ("<style>a</style><svg><text>b</text></svg><noscript>c</noscript>d", ["d"]),
    ("<p>&lt;b&gt; &amp; &nbsp; &#8220;x&#8221;", ["<b> & “x”"]),
    ("<p>a\u200bb\u202ec", ["a\u200bb\u202ec"]),
]


@pytest.mark.parametrize(("body", "wanted"), BLOCKS)
def test_blocks(body, wanted):
    """Each block is a line; the text of a page is kept as it is, markup and all unseen left out."""
    assert lines(page(body)) == wanted


ENCODINGS = [
    # bytes, declared, text, how
    ("ığü".encode(), None, "ığü", "UTF-8"),
    (b"\xef\xbb\xbfa", None, "a", "UTF-8, by its byte order mark"),
    ("ığü".encode("utf-16"), None, "ığü", "UTF-16, by its byte order mark"),
    ("ığü".encode("cp1254"), "windows-1254", "ığü", "windows-1254, as it declares"),
    ("“a”".encode("cp1252"), "ISO-8859-1", "“a”", "ISO-8859-1, as it declares"),
    ("ığü".encode(), "utf-7", "ığü", "UTF-8"),
    (b"a", "unicode_escape", "a", "UTF-8"),
    (b"a", "no\0such", "a", "UTF-8"),
]


@pytest.mark.parametrize(("content", "declared", "text", "how"), ENCODINGS)
def test_encodings(content, declared, text, how):
    """A text is read by its byte order mark, by what it declares, or as UTF-8, and says which."""
    assert decode(content, declared) == (text, how)


def test_guessed_encoding():
    """An encoding that nobody states is the one that fits best, and is called a guess."""
    german = "Der Bürgermeister sagte über die Größe der Brücke, daß sie schön sei. " * 4

    text, how = decode(german.encode("cp1252"))

    assert text == german
    assert how.endswith(", by a guess: look whether the letters are right")


def test_declared_encoding_of_a_page():
    """The charset of a page counts, wherever its meta element has it."""
    for charset in ('<meta charset="windows-1254">', '<meta content="text/html;charset=cp1254">'):
        markup = f"<html><head>{charset}</head><body><p>ığüşöç</body></html>"

        assert lines(read_page(markup.encode("cp1254"), whole=True)) == ["ığüşöç"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_text_is_kept(text):
    """A text in UTF-8 is kept byte for byte, whatever is in it."""
    found = extract(f"Words: {text}\r\n".encode(), "a.txt")

    assert (found.text, found.is_file) == (f"Words: {text}\r\n", True)
    assert found.stated == {}


KINDS = [
    # content, name, kind
    (b"%PDF-1.7\n", "a.txt", "pdf"),
    (b"\n  <!-- a --><!DOCTYPE HTML>", "a", "html"),
    (b'<?xml version="1.0"?>\n<html>', "a.txt", "html"),
    (b"words", "A.HTM", "html"),
    (b"words", "a.md", "text"),
]


@pytest.mark.parametrize(("content", "name", "kind"), KINDS)
def test_kinds(content, name, kind):
    """The kind of a file is told by how it begins, else by how its name ends."""
    assert kind_of(content, name) == kind


REFUSED = [
    # content, name, message
    (b" \n", "a.txt", "the file is empty; there is nothing to pin"),
    (bytes(range(256)) * 9, "a.txt", "this is no text; add a text, HTML or PDF file"),
    (b"\x01\x02" * 200, "a.txt", "this is no text; add a text, HTML or PDF file"),
    (
        b"PK\x03\x04...",
        "a.docx",
        "this is a Word, OpenDocument or zip file; save the document as PDF, HTML or text",
    ),
    (
        b"<html><body><script>show()</script>",
        "a.html",
        "the page has no text, or a script would have to be run to show it",
    ),
    (
        b"<html><body>" + b"<div>" * 100_000 + b"words",
        "a.html",
        (
            "the tags of the page stand more than 250 deep, which no text needs; "
            "save the text as a .txt file, and add that"
        ),
    ),
    (
        b"%PDF-1.4\n1 0 obj <<>> garbage",
        "a.pdf",
        "the PDF is broken; open it in a reader, print it to a new PDF, and add that",
    ),
    (
        pdf([[]]),
        "a.pdf",
        (
            "the PDF has no text in it, as after a scan; read it with an OCR program, "
            "and add the text as a .txt file"
        ),
    ),
    (
        pdf(
            [[(50, 700, "secret")]],
            f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'41' * 32}>/U<{'42' * 32}>/P -4>>/ID[<00><00>]",
        ),
        "a.pdf",
        "the PDF is encrypted and opens with a password only; save a copy without one",
    ),
]


@pytest.mark.parametrize(("content", "name", "message"), REFUSED)
def test_refused(content, name, message):
    """A file without text that can be read is refused, and the message says what to do."""
    with pytest.raises(ExtractError) as caught:
        extract(content, name)

    assert str(caught.value) == message


def test_entities_are_not_expanded():
    """Entities that a page declares, one made of ten of the other, are none; no file is read."""
    tens = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    doctype = f'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/passwd">{tens}]>'

    found = extract(f"{doctype}<html><body><p>&j; &x; words</body></html>".encode(), "a.html")

    assert lines(found)[-1] == "&j; &x; words"
    assert len(found.text) < 100


def bomb(megabytes):
    """Return a PDF whose content is packed a thousand to one."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(b"BT /F1 12 Tf 50 700 Td (a) Tj ET\n")]
    parts += [packer.compress(b" " * 1024 * 1024) for _ in range(megabytes)]
    return pdf_of([(b"/Filter/FlateDecode", b"".join([*parts, packer.flush()]))])


def test_pdf_bomb(monkeypatch):
    """A PDF that takes too much memory is refused; the process of the command is not in danger."""
    monkeypatch.setattr(fence, "MEMORY", 500 * 1024**2)

    with pytest.raises(ExtractError, match=r"^reading it takes more than 120 seconds or"):
        extract(bomb(600), "a.pdf")


def test_endless_file(monkeypatch):
    """A file that takes too much time is refused."""
    monkeypatch.setattr(fence, "SECONDS", 0)

    with pytest.raises(ExtractError, match=r"^reading it takes more than"):
        extract(PAGE.encode(), "a.html")


def test_modules_of_a_stranger(tmp_path, monkeypatch):
    """What lies in the current folder is not imported by the process that reads a file."""
    (tmp_path / "lxml.py").write_text("raise SystemExit('I ran')")
    (tmp_path / "dossier.py").write_text("raise SystemExit('I ran')")
    monkeypatch.chdir(tmp_path)

    assert lines(extract(PAGE.encode(), "a.html")) == ARTICLE


INSTALL = "run in your clone of dossier: pip install -e '.[intake]'"
MISSING = [
    # kind of file, package, message
    ("html", "lxml", f"to read a page of HTML, {INSTALL}"),
    ("html", "trafilatura", f"to read a page of HTML, {INSTALL}"),
    ("pdf", "pdfminer", f"to read a PDF, {INSTALL}"),
]


@pytest.mark.parametrize(("kind", "package", "message"), MISSING)
def test_missing_package(kind, package, message, monkeypatch):
    """Without the package that reads a file, the message names the command that installs it."""
    for name in [package, *(name for name in sys.modules if name.startswith(f"{package}."))]:
        monkeypatch.setitem(sys.modules, name, None)
    content = PAGE.encode() if kind == "html" else pdf([[(50, 700, "words")]])

    with pytest.raises(MissingExtraError) as caught:
        READERS[kind](content)

    assert str(caught.value) == message


def test_missing_package_in_the_process(monkeypatch):
    """What the process of a file says of a missing package reaches the command."""
    answer = b'{"missing": "to read a PDF, run: x"}'
    done = subprocess.CompletedProcess([], 0, stdout=answer)
    monkeypatch.setattr(fence.subprocess, "run", lambda *_, **__: done)

    with pytest.raises(MissingExtraError, match=r"^to read a PDF, run: x$"):
        extract(b"%PDF-", "a.pdf")


def test_a_mistake_of_ours_shows(monkeypatch):
    """An error of our own in the process is no fault of the file: its traceback is shown."""
    done = subprocess.CompletedProcess([], 1, stdout=b"", stderr=b"Traceback: ours")
    monkeypatch.setattr(fence.subprocess, "run", lambda *_, **__: done)

    with pytest.raises(RuntimeError, match="Traceback: ours"):
        extract(b"%PDF-", "a.pdf")


def test_pdf():
    """Of a PDF, lines are put together to paragraphs, and the properties are what it states."""
    first = [
        (50, 700, "Thirty soldiers hurt"),
        (50, 660, "The soldiers were hurt on Sunday when they clashed with pro-"),
        (50, 646, "testers at the bridge, said the well-"),
        (50, 632, "known mayor."),
        (62, 618, "An indented line begins another paragraph of the document"),
        (50, 604, "and goes on until its end. The protesters went their way now."),
        (50, 590, "Whoever begins a line when there was room for it before be-"),
        (50, 576, "gan a new item."),
        (50, 562, "Another item"),
    ]
    second = [(50, 700, "A last line of text")]
    properties = (
        "/Info<</Title(Thirty soldiers hurt)/Author(J. Roe)/CreationDate(D:20230605101010)>>"
    )

    found = extract(pdf([first, second], properties, "/Lang(en-GB)"), "a.pdf")

    assert lines(found) == [
        "Thirty soldiers hurt",
        (
            "The soldiers were hurt on Sunday when they clashed with protesters at the bridge, "
            "said the well-known mayor."
        ),
        (
            "An indented line begins another paragraph of the document and goes on until its end. "
            "The protesters went their way now. Whoever begins a line when there was room for it "
            "before be-gan a new item."
        ),
        "Another item",
        "A last line of text",
    ]
    where = "the properties of the PDF"
    assert found.stated == {
        "title": Stated(value="Thirty soldiers hurt", where=where),
        "author": Stated(value="J. Roe", where=where),
        "language": Stated(value="en-GB", where=where),
    }
    assert found.hints == {"published": "the PDF was made on 2023-06-05"}
    assert found.pages == (1, 1, 1, 1, 1, 1, 1, 1, 2, 2)


def test_title_of_a_program():
    """The title that a word processor gives a PDF is a hint, and no title."""
    found = extract(pdf([[(50, 700, "words")]], "/Info<</Title(Microsoft Word - a.doc)>>"), "a.pdf")

    assert found.stated == {}
    assert found.hints == {"title": "the properties of the PDF say “Microsoft Word - a.doc”"}


DAYS = [
    ("2023-06-05T23:10:00+03:00", "2023-06-05"),
    ("2023/6/5", "2023-06-05"),
    ("2023-06", "2023-06"),
    ("2023", "2023"),
    ("20230605", ""),
    ("5 June 2023", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "wanted"), DAYS)
def test_days(text, wanted):
    """A date of the web is the day that it begins with; what is none is left out."""
    assert day(text) == wanted


@given(st.text())
def test_plain(text):
    """A text on one line has no control, no half and no hidden character in it."""
    line = plain(text)

    line.encode()
    assert line == plain(line)
    assert not {"\n", "\r", "\x00", "\u202e", "\u200b", "\u2028"} & set(line)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_page(content):
    """Whatever stands in a page, it is read or refused."""
    try:
        found = read_page(b"<html><body><p>words " + content, whole=False)
    except ExtractError:
        return
    assert isinstance(replace(found), Extract)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_pdf(data):
    """Whatever is broken in a PDF, it is read or refused."""
    content = bytearray(pdf([[(50, 700, "words")]], "/Info<</Title(A)>>"))
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = read_pdf(bytes(content))
    except ExtractError:
        return
    assert isinstance(found, Extract)
