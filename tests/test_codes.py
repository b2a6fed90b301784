"""Every code is explained, and each explanation is true: its own examples are run."""

from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli import main
from dossier.codes import BASE, code_list, code_page, code_text, explanation, put_example
from dossier.codes.explain import PAGES
from dossier.extract.page import MISSING
from dossier.problems import CODES, Location, Problem
from dossier.write import LOCK, MachineError, alone_in, write_pages

EXPLAINED = sorted(path.stem for path in PAGES.iterdir())
MADE = [code for code in EXPLAINED if explanation(code).wrong]
"""The codes whose examples are files."""
MORE = "…"


def said(folder, command):
    """Return what a command reports of a dossier, line by line, as its author reads it."""
    words = shlex.split(command)
    result = CliRunner().invoke(
        main, ["-C", str(folder), *words[1:], "--format", "json"], catch_exceptions=False
    )
    problems = json.loads(result.stdout).get("problems", [])
    labels = {"error": "", "warning": "warning: ", "note": "note: "}
    return [
        "{path}:{line}:{column}: {label}{message} [{code}]".format(
            label=labels[one["level"]], **one
        )
        for one in problems
    ]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return where an example is laid out; the commands run there."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path / "my-dossier"
    monkeypatch.chdir(Path(__file__).parent)


def lay_out(files, folder, monkeypatch):
    """Put an example into the folder, and go there."""
    put_example(files, folder)
    monkeypatch.chdir(folder)


def test_every_code_has_a_page():
    """Each code has one explanation, and there is none of a code that does not exist."""
    assert sorted(CODES) == EXPLAINED


@pytest.mark.parametrize("command", ["check --notes", "verify", "compare --fail-on disagree"])
def test_nothing_is_wrong_with_the_base(command):
    """What an example does not show has no problem, not even a note."""
    assert said(BASE, f"dossier {command}") == []


@pytest.mark.parametrize("code", MADE)
def test_wrong(code, folder, monkeypatch):
    """The wrong files give the messages that stand there, each at its place, and no others."""
    about = explanation(code)
    lay_out(about.wrong, folder, monkeypatch)

    found, stated = said(folder, about.run), about.says.splitlines()

    if stated[-1] == MORE:
        found = [*found[: len(stated) - 1], *[MORE for _ in found[len(stated) - 1 :]][:1]]
    assert found == stated
    assert {line.rpartition("[")[2] for line in stated if line != MORE} == {f"{code}]"}


@pytest.mark.parametrize("code", MADE)
def test_right(code, folder, monkeypatch):
    """The right files give no problem of the code, and no error at all."""
    about = explanation(code)
    lay_out(about.right, folder, monkeypatch)

    mended = said(folder, about.mend) if about.mend else []
    found = [*mended, *said(folder, about.then or about.run)]

    assert [line for line in found if f"[{code}]" in line] == []
    assert [line for line in found if " warning: " not in line and " note: " not in line] == []


def test_busy(tmp_path):
    """The explanation of *busy* shows what is said while another run writes."""
    pages = tmp_path / "site_src"
    pages.mkdir()

    with alone_in(pages, 0), pytest.raises(MachineError) as caught:
        write_pages({"index.md": "text"}, pages, wait=0)

    assert explanation("busy").says.splitlines() == [str(caught.value)]
    assert (pages / LOCK).exists()


def test_cannot_print(folder, monkeypatch):
    """The explanation of *cannot-print* shows what is said where WeasyPrint is missing."""
    lay_out({}, folder, monkeypatch)
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    found = said(folder, explanation("cannot-print").run)

    assert found == explanation("cannot-print").says.splitlines()


def test_missing_package():
    """The explanation of *missing-package* shows what is said where an extra is missing."""
    at = Location("page.html")

    assert explanation("missing-package").says.splitlines() == [
        str(Problem(at, "missing-package", MISSING))
    ]


def test_only_the_machine_needs_no_files():
    """Every code but three has an example made of files."""
    assert {*EXPLAINED} - {*MADE} == {"busy", "cannot-print", "missing-package"}


@pytest.mark.parametrize("code", EXPLAINED)
def test_page(code):
    """A page has the meaning, the reason, the message and every file, and hides no character."""
    about = explanation(code)

    page, text = code_page(code), code_text(code)

    assert page.startswith(f"# `{code}`\n\n{about.means}\n\n{about.why}\n\n## Wrong\n\n")
    for line in about.says.splitlines():
        assert line in page
        assert line in text
    assert all(name in page for name in (*about.wrong, *about.right))
    assert page.count("```") % 2 == 0
    assert [line for line in page.split("\n") if not line.isprintable()] == []


@pytest.mark.parametrize("code", EXPLAINED)
def test_words(code):
    """What a code means, and why, are sentences, and no longer than one reads."""
    about = explanation(code)

    for words in (about.means, about.why, about.remedy):
        assert re.fullmatch(r"([A-Z4`].*[.])?", words.strip())
        assert len(words) < 400


def test_list():
    """The list leads to the page of each code, under headings."""
    listed = code_list()

    assert re.findall(r"^- \[`(.+)`\]\(\1\.md\): (.+)$", listed, re.MULTILINE) == [*CODES.items()]
    assert "## YAML\n\n- [`bad-yaml`]" in listed


def run(*words):
    """Run the command that explains."""
    return CliRunner().invoke(main, ["explain", *words])


def test_explain():
    """A code is explained, also when it is pasted with its brackets."""
    plain, pasted = run("unknown-key"), run("[Unknown-Key]")

    assert plain.stdout.startswith("unknown-key\n\nThe key is not one that this record has.\n")
    assert "    content/figures.yml:3:3: 'measur' is not a key here; did you mean" in plain.stdout
    assert pasted.stdout == plain.stdout
    assert plain.exit_code == 0


def test_explain_all():
    """Without a code, all are listed."""
    result = run()

    assert [line.split()[0] for line in result.stdout.splitlines()] == [*CODES]


@pytest.mark.parametrize(
    ("code", "hint"),
    [("unkown-key", "; did you mean 'unknown-key'?"), ("x", "; dossier explain lists them")],
)
def test_explain_unknown(code, hint):
    """A code that does not exist is wrong use, with the nearest that does."""
    result = run(code)

    assert f"there is no code '{code}'{hint}" in result.stderr
    assert result.exit_code == 2


def test_explain_json():
    """With --format json, it is one object."""
    assert json.loads(run("tab", "--format", "json").stdout)["code"] == "tab"
    assert json.loads(run("--format", "json").stdout) == {"codes": CODES}
