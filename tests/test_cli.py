"""The command line: what each command reports, where, and with which exit code."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dossier.cli import Program, main
from dossier.cli.report import exit_code
from dossier.cli.terminal import visible
from dossier.problems import Location, Problem

SAMPLE = Path(__file__).parent / "sample"
STALE = (
    "content/figures.yml:10:5: warning: the assessment of 'value' of 'passengers-hurt' predates "
    "new evidence; judge again, then run: dossier assess passengers-hurt value --accept "
    "[stale-assessment]\n"
    "        value:\n"
    "        ^\n"
)
COMMANDS = {
    "check": ["check"],
    "compare": ["compare"],
    "verify": ["verify"],
    "render": ["render"],
    "render --check": ["render", "--check"],
    "assess": ["assess", "passengers-hurt", "value"],
    "assess --accept": ["assess", "passengers-hurt", "value", "--accept"],
}


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the sample dossier."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


def run(folder, *arguments):
    """Run a command on a dossier."""
    return CliRunner().invoke(main, ["-C", str(folder), *arguments], catch_exceptions=False)


def program(*arguments, **options):
    """Run the program as a person does."""
    return subprocess.run(
        [sys.executable, "-m", "dossier", *arguments], check=False, timeout=60, **options
    )


def edit(folder, name, old, new):
    """Replace a text in a content file."""
    file = folder / "content" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_check(folder):
    """What is fine is reported on standard output, a warning on standard error; the code is 0."""
    result = run(folder, "check")

    assert result.stdout.startswith("no error; ")
    assert result.stderr == STALE
    assert result.exit_code == 0


def test_check_problems(folder):
    """Every problem has its line, with the author's line and a caret, and the code is 1."""
    edit(folder, "sources.yml", "id: courier", "id: currier")

    result = run(folder, "check")

    assert result.stdout == ""
    lines = result.stderr.splitlines()
    told = [line for line in lines if line.startswith("content/")]
    assert len(told) == 7
    assert lines[0].startswith("content/actors.yml:7:17: no source has the id 'courier'")
    assert lines[1:3] == ["            source: courier", "                    ^"]
    assert lines[-1] == "7 errors"
    assert result.exit_code == 1


def test_no_dossier(tmp_path):
    """A folder without a dossier is told in one line."""
    result = run(tmp_path, "check")

    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("content/dossier.yml:1:1: ")
    assert "go to the folder that holds content/, or name it" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize("lost", ["a pipe", "a circle", "not UTF-8"])
def test_no_line_to_show(folder, lost):
    """A problem in a file that has no lines to show is told without them."""
    file = folder / "content" / "figures.yml"
    file.unlink()
    {
        "a pipe": lambda: os.mkfifo(file),
        "a circle": lambda: file.symlink_to(file),
        "not UTF-8": lambda: file.write_bytes(b"- id: caf\xe9\n"),
    }[lost]()

    result = run(folder, "check")

    assert result.stderr.startswith("content/figures.yml:1:")
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 1


def test_compare(folder):
    """A discrepancy has a title, its claims, the reason and the assessment; the counts end it."""
    result = run(folder, "compare")

    assert result.stdout == (
        "Grounding of the Aurora, date: 3 May 2021 or 4 May 2021 [grounding date]\n"
        "    3 May 2021 · Harbour Herald · paragraph 1\n"
        "    4 May 2021 · Sound Courier · paragraph 1\n"
        "  because 3 May 2021 and 4 May 2021 are two different days\n"
        "\n"
        "Passengers hurt: 14 or 17 [passengers-hurt value]\n"
        "    14 · Harbour Herald · paragraph 1\n"
        "    17 · Sound Courier · headline\n"
        "    17 · Sound Courier · paragraph 1\n"
        "  because no number is both 14 and 17\n"
        "  assessment: unresolved, low confidence, by desk, 6 May 2021\n"
        "    Neither paper names its source.\n"
        "    predates new evidence; judge again, then accept the claims as they are:\n"
        "    dossier assess passengers-hurt value --accept\n"
        "\n"
        "2 discrepancies, 0 revisions\n"
        "support: 2 contested, 2 corroborated, 1 echo, 4 single-origin, 0 unsourced\n"
    )
    assert result.stderr == ""
    assert result.exit_code == 0


def test_compare_revision_and_denial(folder):
    """A revision shows both claims; a denial says what it denies, and after whom."""
    edit(
        folder,
        "figures.yml",
        "value: 17, source: courier, locator: headline",
        "value: 17, denies: true, source: courier, attributed_to: berg, locator: headline",
    )
    edit(folder, "figures.yml", "value: 14,", "value: 14, attributed_to: berg, as_of: 2021-05-04,")

    result = run(folder, "compare")

    assert "    denies 17 · Sound Courier · headline · attributed to Ada Berg\n" in result.stdout
    assert (
        "    14 · Harbour Herald · paragraph 1 · attributed to Ada Berg · as of 4 May"
        in result.stdout
    )


def test_compare_scopes(folder):
    """An assessment stands under the scope that it is about, and under no other."""
    edit(
        folder,
        "figures.yml",
        "  assessments:\n",
        "    - {value: 3, source: herald, scope: {side: crew}}\n"
        "    - {value: 5, source: courier, scope: {side: crew}}\n"
        "  assessments:\n",
    )
    edit(folder, "figures.yml", "status: unresolved", "status: explained\n      preferred: 17")

    result = run(folder, "compare")

    assert "Passengers hurt (side: crew): 3 or 5" in result.stdout
    assert result.stdout.count("  assessment: explained, 17 preferred") == 1


def test_fail_on_disagree(folder):
    """Disagreement is a problem only when it is asked for."""
    result = run(folder, "compare", "--fail-on", "disagree")

    assert (
        "content/events.yml:5:9: the documents disagree: Grounding of the Aurora" in result.stderr
    )
    assert result.stderr.endswith("2 errors\n")
    assert result.exit_code == 1


def test_verify(folder):
    """Each source has its snapshot and what no excerpt touches; the counts end it."""
    result = run(folder, "verify")

    assert result.stdout == (
        "Sound Courier [courier]: the snapshot has the stated hash\n"
        "    5 of 6 sentences touched by an excerpt\n"
        "    untouched, paragraph 3: Ferries sail again on Friday.\n"
        "\n"
        "Harbour Herald [herald]: the snapshot has the stated hash\n"
        "    6 of 6 sentences touched by an excerpt\n"
        "\n"
        "excerpts: 15 verified, 0 folded, 0 missing, 0 ambiguous, 0 unchecked, 0 no-excerpt\n"
    )
    assert result.stderr == ""
    assert result.exit_code == 0


def test_verify_strict(folder):
    """With --strict, a sentence that no excerpt touches is an error."""
    result = run(folder, "verify", "--strict")

    assert result.stderr.splitlines()[0] == (
        "content/sources.yml:11:3: no excerpt touches 'Ferries sail again on Friday.' "
        "at paragraph 3 [untouched-sentence]"
    )
    assert result.exit_code == 1


def test_verify_elsewhere(folder, tmp_path):
    """Snapshots are sought in the folder that is named, and only there."""
    (tmp_path / "empty").mkdir()

    result = run(folder, "verify", "--snapshots", str(tmp_path / "empty"))

    assert "Sound Courier [courier]: the snapshot is not at hand\n" in result.stdout
    assert "excerpts: 0 verified, 0 folded, 0 missing, 0 ambiguous, 15 unchecked" in result.stdout
    assert result.exit_code == 0


def test_render(folder):
    """The first run writes every page, and the next one none."""
    first = run(folder, "render")
    second = run(folder, "render", "--format", "json")

    assert "changed: index.md\n" in first.stdout
    assert first.stdout.splitlines()[-1].endswith(f" 0 removed, 0 as before, in {folder}/site_src")
    found = json.loads(second.stdout)
    assert (found["changed"], found["removed"]) == ([], [])
    assert found["unchanged"] == first.stdout.count("changed: ")


def test_render_check(folder):
    """With --check, nothing is written, and each page that is not up to date is a problem."""
    before = run(folder, "render", "--check")
    run(folder, "render")
    edit(folder, "figures.yml", "label: Lifeboats", "label: Boats")
    after = run(folder, "render", "--check")

    assert not (folder / "site_src" / "figures" / "boats.md").exists()
    assert before.exit_code == after.exit_code == 1
    assert (
        "site_src/figures/lifeboats.md:1:1: this is not what the content says now; "
        "run: dossier render [out-of-date]\n"
    ) in after.stderr


def test_render_to(folder, tmp_path):
    """The pages go where --to says, and nothing else is written."""
    result = run(folder, "render", "--to", str(tmp_path / "elsewhere"))

    assert result.exit_code == 0
    assert (tmp_path / "elsewhere" / "index.md").is_file()
    assert not (folder / "site_src").exists()


def test_render_link(folder, tmp_path):
    """A link in the folder of the pages, which a site engine would follow, is a problem."""
    (folder / "site_src").mkdir()
    (folder / "site_src" / "leak").symlink_to(tmp_path)

    result = run(folder, "render")

    assert result.stderr.startswith("site_src/leak:1:1: ")
    assert result.exit_code == 1


def test_render_refused(folder, tmp_path):
    """When the machine would not write, one line says so, and the code is 3."""
    result = run(folder, "render", "--to", str(tmp_path / ("x" * 300)))

    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.endswith("the name is too long for the disk [cannot-write]\n")
    assert result.exit_code == 3


def test_assess(folder):
    """An assessment is shown with the claims that it judges, and whether it is stale."""
    result = run(folder, "assess", "passengers-hurt", "value")

    assert result.stdout == (
        "Passengers hurt [passengers-hurt value]\n"
        "    14 · Harbour Herald · paragraph 1\n"
        "    17 · Sound Courier · headline\n"
        "    17 · Sound Courier · paragraph 1\n"
        "  assessment: unresolved, low confidence, by desk, 6 May 2021\n"
        "    Neither paper names its source.\n"
        "    predates new evidence; judge again, then accept the claims as they are:\n"
        "    dossier assess passengers-hurt value --accept\n"
    )


def test_assess_accept(folder):
    """Accepting tells the new fingerprint; nothing warns of the assessment then."""
    first = run(folder, "assess", "passengers-hurt", "value", "--accept")
    second = run(folder, "assess", "passengers-hurt", "value", "--accept")

    assert first.stdout.startswith("content/figures.yml: passengers-hurt value: ")
    assert first.stdout.endswith(", refreshed\n")
    assert second.stdout.endswith(", up to date already\n")
    assert run(folder, "check").stderr == ""


def test_assess_unknown(folder):
    """A name that does not exist is wrong use, answered with the nearest that does."""
    result = run(folder, "assess", "passenger-hurt", "value")

    assert (
        "no subject has the id 'passenger-hurt'; did you mean 'passengers-hurt'?" in result.stderr
    )
    assert result.exit_code == 2


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_json(folder, command):
    """With --format json, standard output is one object in ASCII, and standard error is empty."""
    result = run(folder, *command, "--format", "json")

    assert isinstance(json.loads(result.stdout), dict)
    assert result.stdout.isascii()
    assert result.stderr == ""


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_json_problems(folder, command):
    """With --format json, problems are objects of the one object."""
    edit(folder, "figures.yml", "measure: passengers", "measur: passengers")

    result = run(folder, *command, "--format", "json")

    assert json.loads(result.stdout) == {
        "problems": [
            {
                "path": "content/figures.yml",
                "line": 3,
                "column": 3,
                "level": "error",
                "code": "unknown-key",
                "message": "'measur' is not a key here; did you mean 'measure'?",
            }
        ]
    }
    assert result.stderr == ""
    assert result.exit_code == 1


def test_compare_json(folder):
    """The object of compare has three keys, and problems only when there are some."""
    fine = json.loads(run(folder, "compare", "--format", "json").stdout)
    failed = json.loads(run(folder, "compare", "--format", "json", "--fail-on=disagree").stdout)

    assert [*fine] == ["discrepancies", "revisions", "support"]
    assert [*failed] == ["discrepancies", "revisions", "support", "problems"]
    assert {problem["code"] for problem in failed["problems"]} == {"disagreement"}


def test_unknown_command():
    """A command that does not exist is answered with the nearest that does."""
    result = CliRunner().invoke(main, ["chek"])

    assert "there is no command 'chek'; did you mean 'check'?" in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(("tried", "does"), [("serve", "mkdocs serve"), ("init", "dossier new")])
def test_command_of_another_name(tried, does):
    """A command that people try, and that has another name, is answered with that."""
    result = CliRunner().invoke(main, [tried])

    assert f"run: {does}" in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(
    "command", [["nothing"], ["check", "--nothing"], ["-C", "nowhere", "check"]]
)
def test_wrong_use(command):
    """What does not exist is wrong use, with the code 2."""
    result = CliRunner().invoke(main, command)

    assert result.exit_code == 2


@pytest.mark.parametrize("command", sorted({name.split()[0] for name in COMMANDS}))
def test_help(command):
    """The help of each command has examples."""
    result = CliRunner().invoke(main, [command, "--help"])

    assert f"  Examples:\n    dossier {command}" in result.stdout
    assert result.exit_code == 0


def problem(code, level="error"):
    """Return a problem of some code and level."""
    return Problem(Location("a.yml"), code, "a message", level)


EXIT_CODES = {
    "nothing": ([], 0),
    "a warning": ([problem("no-snapshot", "warning")], 0),
    "an error": ([problem("no-snapshot", "warning"), problem("bad-date")], 1),
    "the machine": ([problem("busy")], 3),
}


@pytest.mark.parametrize(("problems", "code"), EXIT_CODES.values(), ids=EXIT_CODES)
def test_exit_codes(problems, code):
    """The gravest problem decides the exit code."""
    assert exit_code(tuple(problems)) == code


VISIBLE = {
    "plain": ("Ćwierć, 中文 \N{NO-BREAK SPACE}…", "Ćwierć, 中文 \N{NO-BREAK SPACE}…"),
    "escape": ("\x1b[31mred\x07", "⟨U+001B⟩[31mred⟨U+0007⟩"),
    "C1": ("\x9b31m", "⟨U+009B⟩31m"),
    "bidirectional": ("a\u202eb\u2066", "a⟨U+202E⟩b⟨U+2066⟩"),
    "zero width": ("a\u200bb\ufeff", "a⟨U+200B⟩b⟨U+FEFF⟩"),
    "line breaks": ("a\r\nb\u2028c", "a  b⟨U+2028⟩c"),
    "a command to a pipeline": ("  ::add-mask::the", "  ⟨::⟩add-mask::the"),
    "one behind other spaces": ("\u3000 \xa0::error::x", "\u3000 \xa0⟨::⟩error::x"),
    "an older command": ("- ##[group]the", "- ##⟨[⟩group]the"),
    "no command": ("a ::b:: # [c]", "a ::b:: # [c]"),
    "surrogate": ("\ud800", "⟨U+D800⟩"),
}


@pytest.mark.parametrize(("text", "shown"), VISIBLE.values(), ids=VISIBLE)
def test_visible(text, shown):
    """What cannot be seen is printed as a mark, so that no text steers the terminal."""
    assert visible(text) == shown


def test_hostile_argument(folder):
    """Not even the name that a person types reaches the terminal as it is."""
    result = run(folder, "assess", "\x1b[2J", "value")

    assert "\x1b" not in result.output


def test_interrupted():
    """Ctrl-C ends a command with one line and the code of shells."""

    @click.group(cls=Program)
    def group():
        """Do nothing."""

    @group.command()
    def wait():
        """Be interrupted."""
        raise KeyboardInterrupt

    result = CliRunner().invoke(group, ["wait"])

    assert (result.stderr, result.exit_code) == ("interrupted\n", 130)


def test_program(folder):
    """``python -m dossier`` is the program, and works in the current folder."""
    result = program("compare", cwd=folder, capture_output=True)

    assert result.stdout.endswith(b"0 unsourced\n")
    assert (result.stderr, result.returncode) == (b"", 0)


def test_terminal_without_utf_8(folder):
    """A terminal that cannot encode a character gets an escape for it."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    result = program("-C", str(folder), "compare", capture_output=True, env=environment)

    assert b"17 \\xb7 Sound Courier" in result.stdout
    assert result.returncode == 0


def test_closed_pipe(folder):
    """When the reader has gone, nothing is said of it, and the exit code is what it would be."""
    reader, writer = os.pipe()
    os.close(reader)

    result = program(
        *("-C", str(folder), "compare", "--fail-on", "disagree"),
        stdout=writer,
        stderr=subprocess.PIPE,
    )

    os.close(writer)
    assert b"Traceback" not in result.stderr
    assert b"Exception" not in result.stderr
    assert result.returncode == 1


@pytest.mark.parametrize("form", ["text", "json"])
def test_full_disk(folder, form):
    """When the report cannot be printed, one line says why, and the code is 3."""
    with Path("/dev/full").open("wb") as full:
        result = program(
            *("-C", str(folder), "compare", "--format", form), stdout=full, stderr=subprocess.PIPE
        )

    assert result.stderr == b"the report cannot be printed: the disk is full\n"
    assert result.returncode == 3


def test_progress(folder):
    """Progress is shown on a terminal and taken away again."""
    ours, theirs = os.openpty()

    result = program("-C", str(folder), "compare", stdout=subprocess.DEVNULL, stderr=theirs)

    os.close(theirs)
    shown = os.read(ours, 1000)
    os.close(ours)
    words = "Comparing the claims …"
    assert shown.decode() == f"{words:60}\r{' ' * 60}\r"
    assert result.returncode == 0


@pytest.mark.parametrize("place", ["", "content", "content/pages", "templates"])
def test_render_among_the_content(folder, place):
    """Pages are not written among what people write: wrong use, and nothing is changed."""
    before = sorted(folder.rglob("*"))

    result = run(folder, "render", "--to", str(folder / place))

    assert result.exit_code == 2
    assert "pages do not go among what people write" in result.stderr
    assert sorted(folder.rglob("*")) == before
