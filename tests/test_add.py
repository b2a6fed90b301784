"""The commands `add source` and `paragraphs`, as a person runs them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from documents import PAGE

from dossier.cli import main

SETTINGS = "title: A test\nbottom_line: None.\nas_of: 2023-06-06\n"
SOURCES = "- id: gazette\n  label: Oldtown Gazette\n"
TEXT = "Riot at the bridge\n\nIn a riot, 30 people were hurt.\n\nThe bridge is open again.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return the folder of a dossier with one source, which is the current one."""
    content = tmp_path / "dossier" / "content"
    content.mkdir(parents=True)
    (content / "dossier.yml").write_text(SETTINGS)
    (content / "sources.yml").write_text(SOURCES)
    (tmp_path / "report.txt").write_text(TEXT)
    (tmp_path / "page.html").write_text(PAGE)
    monkeypatch.chdir(content.parent)
    return content.parent


def run(*words):
    """Run the program in the current folder."""
    return CliRunner().invoke(main, words, catch_exceptions=False)


@pytest.mark.usefixtures("folder")
def test_report_of_a_page():
    """The report says what was pinned, what is stated and where, what is not, and every number."""
    done = run("add", "source", "../page.html", "--id", "second-report")

    sha = json.loads(run("paragraphs", "second-report", "--format", "json").stdout)
    assert sha["paragraphs"][0]["locator"] == "headline"
    lines = done.stdout.splitlines()
    assert lines[0] == "content/sources.yml: new source 'second-report'"
    assert lines[1].startswith("snapshot: content/snapshots/second-report.txt, sha256 ")
    assert lines[2:] == [
        "the file as it came: content/snapshots/second-report.original.html",
        "title: Soldiers hurt at the bridge (JSON-LD headline)",
        (
            "  the file also gives: Example (<h1>); "
            "Soldiers hurt at the bridge - Example News (og:title)"
        ),
        "publisher: Example News Agency (JSON-LD publisher)",
        "  the file also gives: Example News (og:site_name)",
        "author: Jane Doe; J. Roe (JSON-LD author)",
        "published: 2023-06-05 (JSON-LD datePublished)",
        "url: https://example.org/a?b=1&c=2 (the canonical link)",
        "  the file also gives: https://example.org/saved (the note of the browser that saved it)",
        "language: en (the lang of <html>)",
        "not stated, for you to fill in: accessed, dateline",
        "note: the page was read as UTF-8",
        (
            "note: left out as no part of the article: 3 lines before it and 2 after it, the "
            "longest “Copyright Example News 2023. All rights reserved everywhere.”; "
            "--whole keeps them"
        ),
        "",
        "headline     Soldiers hurt at the bridge",
        "paragraph 1  By Jane Doe",
        "paragraph 2  OLDTOWN, 4 June (EX)",
        (
            "paragraph 3  Soldiers of the peace force were hurt on Sunday when protesters clashed "
            "with them in front of the town hall at the bridge, the mission said in a statement."
        ),
        "paragraph 4  Eleven Italian",
        "paragraph 5  Nineteen Hungarian soldiers",
        (
            "paragraph 6  A second paragraph, which is somewhat shorter than the first but still "
            "wraps over two lines."
        ),
        (
            "paragraph 7  The third paragraph is the last one: it ends the story of the bridge "
            "with a quotation."
        ),
    ]
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.usefixtures("folder")
def test_dossier_after():
    """What was added passes the checks, and an excerpt by its number is verified."""
    run("add", "source", "../report.txt")
    claim = "{value: 30, source: report, locator: paragraph 2, excerpt: 30 people were hurt}"
    Path("content/figures.yml").write_text(f"- id: n\n  label: Hurt\n  claims:\n    - {claim}\n")

    assert run("check").exit_code == 0
    verified = run("verify", "--format", "json")
    assert [one["status"] for one in json.loads(verified.stdout)["checks"]] == ["verified"]


@pytest.mark.usefixtures("folder")
def test_json():
    """A program gets the same as an object, with the paragraphs whole."""
    done = run("add", "source", "../report.txt", "--format", "json")

    found = json.loads(done.stdout)
    del found["snapshot"]["sha256"], found["original_sha256"]
    assert found == {
        "id": "report",
        "path": "content/sources.yml",
        "snapshot": {"file": "report.txt"},
        "original": None,
        "keys": {},
        "stated": {},
        "detected": [],
        "doubt": "",
        "blanks": [
            *("title", "publisher", "author", "published", "accessed", "url", "dateline"),
            "language",
        ],
        "hints": {"title": "the first line is “Riot at the bridge”"},
        "remarks": [],
        "paragraphs": [
            {"locator": "paragraph 1", "line": 1, "page": None, "text": "Riot at the bridge"},
            {
                "locator": "paragraph 2",
                "line": 3,
                "page": None,
                "text": "In a riot, 30 people were hurt.",
            },
            {
                "locator": "paragraph 3",
                "line": 5,
                "page": None,
                "text": "The bridge is open again.",
            },
        ],
        "problems": [],
    }


WRONG = [
    # words, exit code, the last line on standard error
    (
        ["add", "source", "../none.txt"],
        2,
        "Error: there is no file '../none.txt'; name one that is there",
    ),
    (
        ["add", "source", "https://example.org/page.html"],
        2,
        "Error: nothing is fetched; save the page in a browser, and name that file",
    ),
    (
        ["add", "source", "../report.txt", "--id", "gazette"],
        2,
        (
            "Error: 'gazette' is taken, by content/sources.yml:1:3; write --id gazette-2, "
            "or another id"
        ),
    ),
    (
        ["add", "source", "content"],
        1,
        (
            "content:1:1: this is no file that can be read to its end; "
            "name a text, HTML or PDF file [unreadable]"
        ),
    ),
    (["paragraphs", "gazete"], 2, "Error: no source has the id 'gazete'; did you mean 'gazette'?"),
    (
        ["paragraphs", "gazette"],
        2,
        (
            "Error: the source 'gazette' names no snapshot; write one in its record "
            "at content/sources.yml:1:3"
        ),
    ),
]


@pytest.mark.parametrize(("words", "code", "message"), WRONG)
def test_wrong(folder, words, code, message):
    """What is wrong is said with what to do, and nothing is written."""
    done = run(*words)

    assert (done.exit_code, done.stderr.splitlines()[-1]) == (code, message)
    assert (folder / "content/sources.yml").read_text() == SOURCES
    assert not (folder / "content/snapshots").exists()


def test_missing_package(folder, monkeypatch):
    """Without the package that reads a page, the exit code is 3, and nothing is written."""
    monkeypatch.setattr("dossier.extract.fence.json.loads", lambda _: {"missing": "run: x"})

    done = run("add", "source", "../page.html")

    assert (done.exit_code, done.stderr) == (3, "../page.html:1:1: run: x [missing-package]\n")
    assert (folder / "content/sources.yml").read_text() == SOURCES


def test_paragraphs_of_another_text(folder):
    """The paragraphs of a text that is not the one pinned are not numbered."""
    run("add", "source", "../report.txt")
    (folder / "content/snapshots/report.txt").write_text("Another text\n")

    done = run("paragraphs", "report")

    assert done.exit_code == 1
    assert "[wrong-hash]" in done.stderr


def test_paragraphs_elsewhere(folder, tmp_path):
    """The snapshots may lie in another folder."""
    run("add", "source", "../report.txt")
    (folder / "content/snapshots").rename(tmp_path / "elsewhere")

    done = run("paragraphs", "report", "--snapshots", str(tmp_path / "elsewhere"))

    assert done.stdout.splitlines() == [
        "paragraph 1  Riot at the bridge",
        "paragraph 2  In a riot, 30 people were hurt.",
        "paragraph 3  The bridge is open again.",
    ]


def test_report_cannot_steer_the_terminal(folder):
    """Characters that steer a terminal are shown as marks, and stay in the snapshot."""
    text = f"{TEXT * 20}\x1b[2J\u202eevil\n"
    (folder.parent / "evil.txt").write_text(text)

    done = run("add", "source", "../evil.txt")

    assert "⟨U+001B⟩[2J⟨U+202E⟩evil" in done.stdout
    assert "\x1b" not in done.stdout
    assert (folder / "content/snapshots/evil.txt").read_text() == text
