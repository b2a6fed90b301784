"""A document that comes in: its snapshot, its record, and nothing of it when anything is wrong."""

import hashlib
import html
import os
import sys
from datetime import date

import pytest
import yaml
from documents import PAGE, pdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.extract.page import read_page
from dossier.intake import IdError, add_source, paragraphs_of
from dossier.intake.comments import with_comments
from dossier.intake.language import _detector, detected
from dossier.intake.names import id_for
from dossier.intake.record import record_of
from dossier.load import build, load
from dossier.problems import ContentError
from dossier.verify import verify
from dossier.write import MachineError

SETTINGS = "title: A test\nbottom_line: None.\nas_of: 2023-06-06\n"
SOURCES = """\
# Our sources; keep them in this order.
- id: gazette   # the first
  label: 'Oldtown Gazette'

# The second came later.
- id: herald
  label: "Harbour Herald"
  note: >-
    A paper of
    the harbour.
"""
TEXT = "Riot at the bridge\n\nIn a riot, 30 people were hurt.\n\nThe bridge is open again.\n"
GERMAN = "Der Bürgermeister der Stadt sagte am Sonntag, dass die Brücke wieder geöffnet sei. " * 3


@pytest.fixture
def root(tmp_path):
    """Return the folder of a dossier with two sources."""
    return lay_out(tmp_path / "dossier")


def lay_out(folder, **files):
    """Write the content of a dossier: its settings, its sources, or other files instead."""
    content = {"dossier.yml": SETTINGS, "sources.yml": SOURCES} | {
        name.replace("__", "/") + ".yml": text for name, text in files.items()
    }
    for name, text in content.items():
        if text is not None:
            (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "content" / name).write_bytes(text.encode())
    return folder


def handed_in(root, content, name="report.txt"):
    """Put a file beside a dossier, and return its path."""
    path = root.parent / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def everything(folder):
    """Return what each file of a folder holds."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def record(root, id_, path="content/sources.yml"):
    """Return the record of a source as another reader of YAML has it, and the text around it."""
    text = (root / path).read_text()
    return next(one for one in yaml.safe_load(text) if one["id"] == id_), text


def problems(root, file, **options):
    """Return the problems of a file that is refused; the dossier is as it was."""
    before = everything(root)
    with pytest.raises((ContentError, MachineError)) as caught:
        add_source(root, file, **options)
    assert everything(root) == before
    error = caught.value
    found = error.problems if isinstance(error, ContentError) else (error.problem,)
    return [str(one).removeprefix(f"{root.parent.as_posix()}/") for one in found]


def test_text(root):
    """A text is kept byte for byte; its record leaves what it does not state for a person."""
    added = add_source(root, handed_in(root, TEXT.replace("\n", "\r\n")))

    sha = hashlib.sha256(TEXT.replace("\n", "\r\n").encode()).hexdigest()
    _, text = record(root, "report")
    assert text == SOURCES + (
        f"""
- id: report
  label: report
  snapshot:
    file: report.txt
    sha256: {text.split("sha256: ")[1].splitlines()[0]}
  # Of the file report.txt (sha256 {sha[:16]}…).
  # Stated in it: nothing.
  # Not stated in it; fill in what the document itself says, and delete the rest:
  # title: # the first line is “Riot at the bridge”
  # publisher:
  # author:
  # published:
  # accessed:
  # url:
  # dateline:
  # language:
"""
    )
    assert load(root).sources["report"].snapshot.sha256 == sha
    assert (root / "content/snapshots/report.txt").read_bytes() == TEXT.replace(
        "\n", "\r\n"
    ).encode()
    assert (root / "content/snapshots/.gitignore").read_text().endswith("\n*\n")
    assert added.kept.original is None


def test_page(root):
    """Of a page, the article is the snapshot, the page is kept, and what it states is filled in."""
    added = add_source(root, handed_in(root, PAGE, "page.html"))

    found, text = record(root, "soldiers-hurt-at-the-bridge")
    assert found == {
        "id": "soldiers-hurt-at-the-bridge",
        "label": "Soldiers hurt at the bridge",
        "title": "Soldiers hurt at the bridge",
        "publisher": "Example News Agency",
        "author": "Jane Doe; J. Roe",
        "published": date(2023, 6, 5),
        "url": "https://example.org/a?b=1&c=2",
        "language": "en",
        "snapshot": {"file": "soldiers-hurt-at-the-bridge.txt", "sha256": added.kept.sha256},
    }
    assert (root / "content/snapshots" / added.kept.original).read_text() == PAGE
    assert text.endswith(
        """\
  # Stated in it: title (JSON-LD headline), publisher (JSON-LD publisher), author (JSON-LD
  # author), published (JSON-LD datePublished), url (the canonical link), language (the lang of
  # <html>).
  # It also gives, for title: Example (<h1>)
  # It also gives, for title: Soldiers hurt at the bridge - Example News (og:title)
  # It also gives, for publisher: Example News (og:site_name)
  # It also gives, for url: https://example.org/saved (the note of the browser that saved it)
  # Not stated in it; fill in what the document itself says, and delete the rest:
  # accessed:
  # dateline:
"""
    )


def test_numbers_are_those_of_verify(root):
    """The paragraphs have the numbers that verify gives them; the headline has none."""
    added = add_source(root, handed_in(root, PAGE, "page.html"))

    dossier = load(root)
    found = paragraphs_of(dossier, added.id, root / "content/snapshots")
    sentences = verify(dossier, root / "content/snapshots").sources[added.id].untouched
    assert found == added.paragraphs
    assert [one.locator for one in found] == [
        "headline",
        *(f"paragraph {number}" for number in range(1, 8)),
    ]
    assert {one.paragraph for one in sentences} == {one.locator for one in found}


def test_numbers_change_with_the_title(root):
    """A title that is filled in takes its line out of the numbers, and a dateline likewise."""
    add_source(root, handed_in(root, TEXT.replace("In a", "OLDTOWN: In a")))
    path = root / "content/sources.yml"
    filled = path.read_text().replace("  # title: # the first line is “", "  title: ")
    path.write_text(
        filled.replace("bridge”", "bridge").replace("# dateline:", "dateline: 'OLDTOWN:'")
    )

    found = paragraphs_of(load(root), "report", root / "content/snapshots")

    assert [(one.locator, one.text) for one in found] == [
        ("headline", "Riot at the bridge"),
        ("dateline", "OLDTOWN:"),
        ("paragraph 1", "In a riot, 30 people were hurt."),
        ("paragraph 2", "The bridge is open again."),
    ]


def test_pdf_pages(root):
    """The paragraphs of a PDF are told with their pages."""
    content = pdf([[(50, 700, "First words")], [(50, 700, "Last words")]], "/Info<</Title(A)>>")

    added = add_source(root, handed_in(root, content, "a.pdf"))

    assert [(one.locator, one.page) for one in added.paragraphs] == [
        ("paragraph 1", 1),
        ("paragraph 2", 2),
    ]
    assert added.kept.original == "a.original.pdf"


def test_detected_language(root):
    """A language that no file states is detected, and the record says that it is a guess."""
    added = add_source(root, handed_in(root, GERMAN))

    found, text = record(root, "report")
    assert found["language"] == "de"
    assert "  # language: detected from the words, not stated; correct it if it is wrong.\n" in text
    assert "language" not in added.filled.blanks


def test_doubtful_language(root):
    """A language that is stated counts, and is doubted when the words look like another."""
    page = f"<html lang=tr><title>A</title><p>{GERMAN}</html>"

    added = add_source(root, handed_in(root, page, "page.html"))

    found, text = record(root, added.id)
    assert found["language"] == "tr"
    assert "  # language: its words look like de, though.\n" in text


def test_few_words_have_no_language():
    """Of a few words, no language is guessed."""
    assert detected("Der Bürgermeister").language == ""


def test_no_detector(monkeypatch):
    """Without the detector, the language is left blank, with the command that installs it."""
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    _detector.cache_clear()

    guess = detected(GERMAN)

    assert (guess.is_sure, guess.words) == (
        False,
        "to have it detected, run in your clone of dossier: pip install -e '.[intake]'",
    )


def test_unfit_texts_are_left_out(root):
    """What a page states that no record can hold is a remark, and the key is left blank."""
    head = '<meta property="og:site_name" content="unknown"><meta name="og:locale" content="x!">'
    page = f"<html><head>{head}<title>A</title></head><p>Some words</html>"

    added = add_source(root, handed_in(root, page, "page.html"))

    assert added.filled.hints["publisher"] == (
        "the file says “unknown” (og:site_name), which cannot stand here"
    )
    assert set(added.filled.keys) == {"title"}
    assert load(root).sources[added.id].publisher is None


def test_folder_of_sources(tmp_path):
    """Where the sources are a folder of files, the record is a new file in it."""
    root = lay_out(tmp_path / "dossier", sources=None, sources__gazette=SOURCES)

    added = add_source(root, handed_in(root, TEXT))

    assert added.path == "content/sources/report.yml"
    assert record(root, "report", added.path)[0]["label"] == "report"
    assert (root / "content/sources/gazette.yml").read_text() == SOURCES


def test_first_source(tmp_path):
    """A dossier without any source gets its file of sources."""
    root = lay_out(tmp_path / "dossier", sources=None)

    added = add_source(root, handed_in(root, TEXT))

    assert added.path == "content/sources.yml"
    assert list(load(root).sources) == ["report"]


BRACED = "- {id: a, label: A}\n"
WRITTEN = [SOURCES, SOURCES.rstrip(), "\ufeff" + SOURCES, "[]\n", BRACED, SOURCES + "\n\n"]
"""Files of sources, as people write them."""


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
@pytest.mark.parametrize("sources", WRITTEN)
def test_the_rest_stays(tmp_path, sources, break_):
    """Every byte of the sources stays as it was, with its comments and line breaks."""
    old = sources.replace("\n", break_)
    root = lay_out(tmp_path / "dossier", sources=old)

    add_source(root, handed_in(root, TEXT))

    new = (root / "content/sources.yml").read_bytes().decode()
    assert new.startswith(old.removesuffix(f"[]{break_}").rstrip())
    assert new.count(break_) == new.count("\n")
    assert f"# accessed:{break_}" in new
    assert len(load(root).sources) == len(yaml.safe_load(old)) + 1


def test_no_place_for_comments():
    """In a list in brackets there is no place for comments; the record is written without."""
    old, new = "[{id: a, label: A}]\n", "[{id: a, label: A}, {id: b, label: B}]\n"

    assert with_comments(old, new, iter(["a comment"])) == new


KNOWN = [
    # the second file, its name
    (PAGE, "copy.html"),
    (PAGE.replace("<nav>", "<nav> "), "page.html"),
]


@pytest.mark.parametrize(("content", "name"), KNOWN)
def test_twice(root, content, name):
    """The same file, and another one with the same text, are refused: the record is named."""
    add_source(root, handed_in(root, PAGE, "page.html"))

    assert problems(root, handed_in(root, content, name), id_="other") == [
        (
            f"{name}:1:1: this is a source already: 'soldiers-hurt-at-the-bridge', at "
            "content/sources.yml:12:3; to see its paragraphs, run: "
            "dossier paragraphs soldiers-hurt-at-the-bridge [known-source]"
        )
    ]


def test_same_file_otherwise_extracted(root):
    """A file that was added is known by itself, though its text may be another today."""
    page = handed_in(root, PAGE, "page.html")
    add_source(root, page)

    assert "this is a source already" in problems(root, page, whole=True)[0]


REFUSED = [
    # content, name, problem
    (b"\x00\x01", "a.txt", "this is no text; add a text, HTML or PDF file [not-a-document]"),
    (b" ", "a.txt", "the file is empty; there is nothing to pin [not-a-document]"),
    (
        b"x" * (16 * 1024**2 + 1),
        "a.txt",
        (
            "the file has more than the 16 MB that may be read; add the part that matters, "
            "or set content_limit_mb in content/dossier.yml [too-large]"
        ),
    ),
]


@pytest.mark.parametrize(("content", "name", "problem"), REFUSED)
def test_refused(root, content, name, problem):
    """A file that cannot be read as a document leaves nothing behind."""
    assert problems(root, handed_in(root, content, name)) == [f"{name}:1:1: {problem}"]


def test_what_is_no_file(root):
    """A folder and a pipe are no documents; neither is waited for."""
    pipe = root.parent / "pipe"
    os.mkfifo(pipe)
    message = "this is no file that can be read to its end; name a text, HTML or PDF file"

    for path in (root, pipe):
        assert problems(root, path) == [f"{path.name}:1:1: {message} [unreadable]"]


def test_broken_dossier(root):
    """Nothing is added to a dossier in which something is wrong."""
    (root / "content/sources.yml").write_text("- id: a\n")

    [problem] = problems(root, handed_in(root, TEXT))

    assert problem.endswith("[missing-key]")


def test_uneditable_sources(root, monkeypatch):
    """Where the sources cannot be amended, no snapshot stays behind."""

    def refuse(*_):
        raise ValueError("write the lines there yourself")

    monkeypatch.setattr("dossier.intake.adding.with_records", refuse)

    assert problems(root, handed_in(root, TEXT)) == [
        "content/sources.yml:1:1: write the lines there yourself [not-editable]"
    ]


def test_disk_refuses(root, monkeypatch):
    """When the sources cannot be written, neither snapshot nor page nor folder is left."""

    def full(*_args, **_options):
        raise OSError(28, "No space left on device", "content/sources.yml")

    monkeypatch.setattr("dossier.amend.disk.all_beside", full)

    assert problems(root, handed_in(root, PAGE, "page.html"))[0].endswith(
        "the machine would not write: the disk is full [cannot-write]"
    )
    assert not (root / "content/snapshots").exists()


def test_file_in_the_way(root):
    """Another file under the name of the snapshot is not touched, nor written through a link."""
    (root / "content/snapshots").mkdir()
    other = root / "content/snapshots/report.txt"
    wanted = [
        (
            "content/snapshots/report.txt:1:1: another file stands here; move it away, "
            "or choose another id with --id [foreign-file]"
        )
    ]

    other.write_text("Something else")
    assert problems(root, handed_in(root, TEXT)) == wanted
    other.unlink()
    other.symlink_to(root.parent / "outside.txt")
    assert problems(root, handed_in(root, TEXT)) == wanted
    assert not (root.parent / "outside.txt").exists()


def test_snapshots_lead_out(root):
    """Nothing is written through a folder of snapshots that leads out of the dossier."""
    outside = root.parent / "outside"
    outside.mkdir()
    (root / "content/snapshots").symlink_to(outside)

    assert problems(root, handed_in(root, TEXT))[0].endswith("[outside]")
    assert list(outside.iterdir()) == []


def test_file_that_lies_there(root):
    """A text that lies among the snapshots already is pinned where it lies, by its name."""
    (root / "content/snapshots").mkdir()
    path = root / "content/snapshots/My text.txt"
    path.write_text(TEXT)

    added = add_source(root, path)

    assert added.id == "my-text"
    assert record(root, "my-text")[0]["snapshot"]["file"] == "My text.txt"
    assert [one.name for one in path.parent.iterdir()] == ["My text.txt"]


def test_link_to_a_document(root):
    """A link to a document is followed: what it leads to is read, and copied."""
    link = root.parent / "link.txt"
    link.symlink_to(handed_in(root, TEXT, "real.txt"))

    added = add_source(root, link)

    assert added.id == "link"
    assert not (root / "content/snapshots/link.txt").is_symlink()


NAMES = [
    # title, file, id
    ("Soldiers hurt: 30 in all", "a.html", "soldiers-hurt-30-in-all"),
    ("Kosova'da Türk ışığı", "a.html", "kosovada-turk-isigi"),
    ("Война и мир", "vojna-i-mir.html", "vojna-i-mir"),
    ("Война и мир", "война.html", "source"),
    ("Index", "con.txt", "source"),
    ("Gazette", "a.txt", "gazette-2"),
    (
        "A very long title that goes on and on until it is cut",
        "a",
        "a-very-long-title-that-goes-on-and-on-until-it",
    ),
    ("x" * 100, "b.txt", "b"),
]


@pytest.mark.parametrize(("title", "file", "id_"), NAMES)
def test_ids(root, title, file, id_):
    """An id is made of the title, else of the name of the file, and is free."""
    assert id_for(None, title, file, load(root)) == id_


@given(st.text(), st.text())
def test_any_id(title, name):
    """Whatever a document is called, its id can be had."""
    dossier = build({"content/dossier.yml": SETTINGS, "content/sources.yml": SOURCES})

    id_ = id_for(None, title, name, dossier)

    assert id_for(id_, title, name, dossier) == id_


WANTED = [
    # id, message
    ("herald", "'herald' is taken, by content/sources.yml:6:3; write --id herald-2, or another id"),
    ("My id", "'My id' is no id; write a-z, 0-9 and hyphens, at most 64 of them, as in my-id"),
    ("../../x", "'../../x' is no id; write a-z, 0-9 and hyphens, at most 64 of them, as in x"),
    ("con", "'con' cannot be the name of a page; write another id"),
]


@pytest.mark.parametrize(("id_", "message"), WANTED)
def test_wanted_id(root, id_, message):
    """An id that cannot be had is refused, with the next one that is free."""
    before = everything(root)

    with pytest.raises(IdError) as caught:
        add_source(root, handed_in(root, TEXT), id_)

    assert str(caught.value) == message
    assert everything(root) == before


HOSTILE = [
    "a: b # c",
    "- x",
    "*alias &anchor !tag {a: [b",
    "\"quoted' | > %",
    "yes",
    "A\u202eB\u200b C",
    "tab\there\x07\x1b[31m",
    "{{ jinja }} [[quote x]] &lt;b&gt;",
    "2023-06-05",
    "é " * 200,
]


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles(root, title, monkeypatch):
    """A title of any characters is read back as it was, without those that cannot be seen."""
    monkeypatch.setattr(
        "dossier.intake.adding.extract", lambda page, _, whole: read_page(page, whole=whole)
    )
    page = f"<html><head><meta charset=utf-8></head><h1>{title}</h1><p>{GERMAN * 3}</html>"

    added = add_source(root, handed_in(root, page, "page.html"))

    seen = load(root).sources[added.id].title
    assert seen == " ".join(
        "".join(one for one in html.unescape(title) if one not in "\u202e\u200b")
        .translate({7: " ", 27: " "})
        .split()
    )
    assert added.paragraphs[0].kind == "headline"


def test_name_of_two_lines(root):
    """A line break in the name of a file stays out of the record and of the names of snapshots."""
    add_source(root, handed_in(root, TEXT, "a\n- id: evil\n.txt"))

    assert sorted(load(root).sources) == ["a-id-evil", "gazette", "herald"]
    assert "# Of the file a - id: evil .txt (sha256" in record(root, "a-id-evil")[1]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=200), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_any_comment(lines, break_):
    """No comment changes what the records say, whatever the file is called or states."""
    record = "- id: b\n  label: B\n".replace("\n", break_)
    old = SOURCES.replace("\n", break_)
    new = old + break_ + record

    commented = with_comments(old, new, iter(lines))

    sources = build({"content/dossier.yml": SETTINGS, "content/sources.yml": commented}).sources
    assert commented.startswith(new.rstrip())
    assert sorted(sources) == ["b", "gazette", "herald"]
    assert len(commented.splitlines()) == len(new.splitlines()) + len(lines)


def test_keys_of_the_record(root):
    """A record has its keys in the order of the other records."""
    filled = add_source(root, handed_in(root, PAGE, "page.html")).filled

    assert list(record_of("a", "a.txt", "0", filled)) == [
        *("id", "label", "title", "publisher", "author", "published", "url", "language"),
        "snapshot",
    ]


def test_changed_meanwhile(root, monkeypatch):
    """A save of the sources while a document is read is not lost; the command gives way."""
    path = root / "content/sources.yml"

    def saved(*_args, **_options):
        path.write_text(f"{SOURCES}\n- id: new\n  label: New\n")
        return ""

    monkeypatch.setattr("dossier.intake.adding._amended", saved)
    with pytest.raises(MachineError, match=r"the file was changed in the meantime"):
        add_source(root, handed_in(root, TEXT))

    assert path.read_text().endswith("label: New\n")
    assert not (root / "content/snapshots").exists()
