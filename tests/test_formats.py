"""What ``dossier check`` prints for pipelines: commands of GitHub Actions, and SARIF."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from dossier.check.site import OPTIONS, site_problems
from dossier.cli import main
from dossier.cli.annotations import above, annotation
from dossier.cli.report import FIRST, Report, present
from dossier.cli.sarif import sarif_log
from dossier.codes import code_page
from dossier.plugin import Options
from dossier.problems import CODES, Location, Problem

SAMPLE = Path(__file__).parent / "sample"
ACTION = re.compile(r"::(error|warning|notice) (\w+=[^:,\r\n]*(?:,\w+=[^:,\r\n]*)*)::([^\r\n]*)")
"""A command as the runner of GitHub Actions reads it."""
PROBLEMS = st.builds(
    Problem,
    st.builds(Location, st.text(min_size=1), st.integers(1, 10**6), st.integers(1, 10**6)),
    st.sampled_from(sorted(CODES)),
    st.text(),
    st.sampled_from(["error", "warning", "note"]),
)


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the sample dossier."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


def run(folder, *arguments):
    """Run ``dossier check``."""
    return CliRunner().invoke(main, ["-C", str(folder), "check", *arguments])


def misspell(folder):
    """Make one mistake in the content."""
    file = folder / "content" / "figures.yml"
    file.write_text(file.read_text("utf-8").replace("measure: pass", "measur: pass"), "utf-8")


def test_github(folder):
    """Each problem is a command with its place, and the exit code is that of the problems."""
    misspell(folder)

    result = run(folder, "--format", "github")

    assert result.stdout == (
        "::error file=content/figures.yml,line=3,col=3,title=unknown-key::content/figures.yml:3:3: "
        "'measur' is not a key here; did you mean 'measure'?\n1 error\n"
    )
    assert result.stderr == ""
    assert result.exit_code == 1


def test_github_levels(folder):
    """A warning is a warning, a note a notice, and what was checked is said."""
    result = run(folder, "--format", "github", "--notes")

    first, *commands, totals = result.stdout.splitlines()
    assert first.startswith("no error; ")
    assert {line.split()[0] for line in commands} == {"::warning", "::notice"}
    assert totals == "1 warning, 5 notes"
    assert result.exit_code == 0


def test_github_escapes():
    """What would end a property, a value or a command is escaped, and no text is a command."""
    problem = Problem(Location("a,b:c%.yml", 2, 3), "bad-value", "50 %\n::error::no ##[error]")

    assert annotation(problem, "d/") == (
        "::error file=d/a%2Cb%3Ac%25.yml,line=2,col=3,title=bad-value::"
        "d/a,b:c%25.yml:2:3: 50 %25 ::error::no ##⟨[⟩error]"
    )


@given(PROBLEMS)
def test_github_commands_are_whole(problem):
    """Whatever a problem says, it is one command, and the runner reads back what was meant."""
    found = ACTION.fullmatch(annotation(problem, ""))

    assert found
    properties = dict(one.split("=", 1) for one in found[2].split(","))
    assert properties["line"] == str(problem.at.line)
    assert properties["title"] == problem.code
    assert unquote(properties["file"], errors="replace") in unquote(found[3], errors="replace")


@pytest.mark.parametrize("repository", [".git folder", ".git file", "workspace", "none"])
def test_above(tmp_path, monkeypatch, repository):
    """Files are named from the top of the repository, or of what GitHub checked out."""
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    place = tmp_path / "dossiers" / "one"
    place.mkdir(parents=True)
    if repository == ".git folder":
        (tmp_path / ".git").mkdir()
    elif repository == ".git file":
        (tmp_path / ".git").write_text("gitdir: elsewhere\n")
    elif repository == "workspace":
        monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))

    assert above(place) == ("" if repository == "none" else "dossiers/one/")
    assert above(tmp_path) == ""


def test_paths_in_a_repository(folder):
    """In a dossier below the top of a repository, both forms name the files from the top."""
    (folder.parent / ".git").mkdir()
    misspell(folder)

    github = run(folder, "--format", "github")
    sarif = json.loads(run(folder, "--format", "sarif").stdout)

    assert github.stdout.startswith("::error file=sample/content/figures.yml,")
    [result] = sarif["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "sample/content/figures.yml"


def test_sarif(folder):
    """The log has the rule of each code, and each problem with its rule, level and place."""
    misspell(folder)

    result = run(folder, "--format", "sarif")

    log = json.loads(result.stdout)
    [made] = log["runs"]
    [rule] = made["tool"]["driver"]["rules"]
    assert (log["version"], made["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert (rule["id"], rule["help"]["markdown"]) == ("unknown-key", code_page("unknown-key"))
    assert made["results"] == [
        {
            "ruleId": "unknown-key",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "'measur' is not a key here; did you mean 'measure'?"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": "content/figures.yml",
                            "uriBaseId": "%SRCROOT%",
                        },
                        "region": {"startLine": 3, "startColumn": 3},
                    }
                }
            ],
        }
    ]
    assert result.stdout.isascii()
    assert result.stderr == ""
    assert result.exit_code == 1


SHAPES = {
    # What the standard says of each object that we write: the keys it must have, and others.
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"columnKind", "originalUriBaseIds", "results"}),
    "tool": ({"driver"}, set()),
    "driver": ({"name"}, {"version", "rules"}),
    "rule": ({"id"}, {"shortDescription", "fullDescription", "help"}),
    "result": ({"message"}, {"ruleId", "ruleIndex", "level", "locations"}),
    "location": (set(), {"physicalLocation"}),
    "place": ({"artifactLocation"}, {"region"}),
    "artifact": (set(), {"uri", "uriBaseId"}),
    "region": (set(), {"startLine", "startColumn"}),
}


def shaped(kind, value):
    """Return an object of the log after a look at its keys."""
    needed, others = SHAPES[kind]
    assert needed <= value.keys() <= needed | others
    return value


@given(st.lists(PROBLEMS, max_size=4))
def test_sarif_is_as_the_standard_says(problems):
    """Whatever the problems are, the log has the shape of SARIF 2.1.0."""
    log = shaped("log", sarif_log(problems, "a b/"))

    [made] = [shaped("run", one) for one in log["runs"]]
    driver = shaped("driver", shaped("tool", made["tool"])["driver"])
    rules = [shaped("rule", one) for one in driver["rules"]]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    assert len(made["results"]) == len(problems)
    for result, problem in zip(made["results"], problems, strict=True):
        assert rules[shaped("result", result)["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        [location] = [shaped("location", one) for one in result["locations"]]
        place = shaped("place", location["physicalLocation"])
        uri = shaped("artifact", place["artifactLocation"])["uri"]
        assert re.fullmatch(r"(?:[A-Za-z0-9_.~/-]|%[0-9A-F]{2})+", uri)
        region = shaped("region", place["region"])
        assert (region["startLine"], region["startColumn"]) == (problem.at.line, problem.at.column)


def test_sarif_links():
    """How to write a link, said in a message, is no link of the message."""
    problem = Problem(Location("a.md"), "bad-link", "write [words](address)")

    [result] = sarif_log([problem], "")["runs"][0]["results"]

    assert result["message"]["text"] == r"write \[words\](address)"


def test_json_is_no_command(folder):
    """JSON in the log of a pipeline holds nothing that the pipeline takes for a command."""
    file = folder / "content" / "figures.yml"
    file.write_text(file.read_text("utf-8") + "  ##[add-mask]the: b\n", "utf-8")
    (folder / "content" / "a##[error]x.yml").write_text("[]")

    result = run(folder, "--format", "json")

    assert "##[" not in result.stdout
    assert "a##[error]x.yml" in json.dumps(json.loads(result.stdout))


def many(folder, number):
    """Make so many mistakes in the content, and one more in its last file."""
    rows = "".join(f"- {{id: a{n}, label: A, typ: x}}\n" for n in range(number))
    (folder / "content" / "units.yml").write_text(rows)


def test_a_thousand_errors(folder):
    """The first twenty are shown, then how many more there are, and how to see them."""
    many(folder, 1000)

    result = run(folder)

    lines = result.stderr.splitlines()
    told = [line for line in lines if line.startswith("content/")]
    assert len(told) == FIRST == 20
    assert told[0].startswith("content/units.yml:1:22: 'typ' is not a key here")
    assert lines[-2:] == [
        "… and 980 more; to see them all, run: dossier check --all",
        "1000 errors",
    ]
    assert result.exit_code == 1


def test_all_of_a_thousand_errors(folder):
    """With --all, and in every form for programs, none is left out."""
    many(folder, 1000)

    assert run(folder, "--all").stderr.count("[unknown-key]") == 1000
    assert len(json.loads(run(folder, "--format", "json").stdout)["problems"]) == 1000
    assert run(folder, "--format", "github").stdout.count("::error ") == 1000
    sarif = json.loads(run(folder, "--format", "sarif").stdout)
    assert len(sarif["runs"][0]["results"]) == 1000


def test_the_gravest_first(tmp_path, capsys):
    """Of more than are shown, an error is not among those left out for a warning."""
    warnings = [
        Problem(Location("a.yml", n, 1), "chronology", f"w{n}", "warning") for n in range(1, 30)
    ]
    error = Problem(Location("b.yml", 9, 1), "tab", "the error")
    report = Report(lines=(), data={}, problems=(*warnings, error))

    code = present(lambda: report, tmp_path, "text", most=3)

    assert capsys.readouterr().err.splitlines() == [
        "a.yml:1:1: warning: w1 [chronology]",
        "a.yml:2:1: warning: w2 [chronology]",
        "b.yml:9:1: the error [tab]",
        "… and 27 more; to see them all, run: dossier check --all",
        "1 error, 29 warnings",
    ]
    assert code == 1


SITES = {
    "a list": "plugins:\n  - search\n  - dossier:\n      snapshot: x\n",
    "a map": "plugins:\n  search: {}\n  dossier:\n    snapshot: x\n",
    "with tags": "a: !ENV [B, c]\nplugins:\n  - dossier: {snapshot: !ENV D}\n",
}


@pytest.mark.parametrize("text", SITES.values(), ids=SITES)
def test_options(text):
    """An option that does not exist is found in each form that MkDocs takes."""
    [problem] = site_problems(text.encode())

    assert problem.message == "'snapshot' is not an option of dossier; did you mean 'snapshots'?"
    assert text.split("\n")[problem.at.line - 1][problem.at.column - 1 :].startswith("snapshot:")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plugins: [search, dossier]",
        "plugins: {dossier: }",
        "plugins: [{dossier: {snapshots: a}}]",
        "plugins: {other: {snapshot: a}}",
        "plugins: dossier",
        "[" * 30_000,
        "a: [",
        "\xff",
    ],
)
def test_no_options(text):
    """Of what is right, is not ours, or is no YAML, nothing is said."""
    assert [*site_problems(text.encode("latin-1"))] == []


EXTENDED = {
    "a list": "- admonition\n  - def_list\n  - md_in_html\n",
    "with options": "- admonition\n  - def_list\n  - md_in_html:\n      a: b\n",
    "by full names": (
        "- markdown.extensions.admonition\n  - markdown.extensions.def_list\n  - md_in_html\n"
    ),
}


@pytest.mark.parametrize("listed", EXTENDED.values(), ids=EXTENDED)
def test_extension_that_lacks(listed):
    """Without its extension, a footnote would stand on the page as it is written."""
    text = f"plugins: [dossier]\nmarkdown_extensions:\n  {listed}"

    [problem] = site_problems(text.encode())

    assert (problem.at.line, problem.at.column, problem.code) == (2, 1, "bad-config")
    assert problem.message == (
        "the pages need '- footnotes' here, below 'markdown_extensions:'; add it"
    )
    assert [*site_problems((text + "  - footnotes\n").encode())] == []
    assert [*site_problems(text.replace("dossier", "search").encode())] == []


def test_every_option_is_known():
    """The options that ``check`` knows are those that the plugin takes."""
    assert sorted(OPTIONS) == sorted(name for name, _ in Options._schema)  # noqa: SLF001


def test_option_with_other_problems(folder):
    """What is wrong in mkdocs.yml is told with all that is wrong in the content."""
    misspell(folder)
    (folder / "mkdocs.yml").write_text(SITES["a list"])

    result = run(folder)

    assert [line.split(":")[0] for line in result.stderr.splitlines() if "[" in line] == [
        "content/figures.yml",
        "mkdocs.yml",
    ]
    assert result.exit_code == 1


def test_option_alone(folder):
    """An option that does not exist is an error by itself; the warnings are told beside it."""
    (folder / "mkdocs.yml").write_text(SITES["a list"])

    result = run(folder)

    assert "mkdocs.yml:4:7: 'snapshot' is not an option of dossier" in result.stderr
    assert "[stale-assessment]" in result.stderr
    assert result.exit_code == 1
