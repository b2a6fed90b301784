"""A dossier of one's own: whole, right at once, and nothing else touched."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import project
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.cli import main
from dossier.load import load
from dossier.model import KINDS
from dossier.schemas import modeline
from dossier.start import LONGEST, start
from dossier.start.origin import UNKNOWN, required

SCHEMAS = sorted((*KINDS, "dossier", "ids", "sources"))
FILES = [
    ".gitattributes",
    ".github/workflows/publish.yml",
    ".gitignore",
    ".vscode/settings.json",
    "README.md",
    "content/actors.yml",
    "content/dossier.yml",
    "content/events.yml",
    "content/figures.yml",
    "content/pages/background.md",
    "content/snapshots/post.txt",
    "content/snapshots/radio.txt",
    "content/sources.yml",
    "mkdocs.yml",
    "requirements.txt",
    *(f"schemas/{name}.json" for name in SCHEMAS),
    "site_src/assets/own.css",
]


def run(folder, *arguments):
    """Run a command in a folder."""
    return CliRunner().invoke(main, ["-C", str(folder), *arguments], catch_exceptions=False)


def test_new(tmp_path):
    """A folder is made with all that a dossier needs, and what to do next is said."""
    result = run(tmp_path, "new", "harbour-fire")

    made = tmp_path / "harbour-fire"
    assert start(tmp_path / "other") == tuple(FILES)
    assert sorted(p.relative_to(made).as_posix() for p in made.rglob("*") if p.is_file()) == FILES
    assert result.stdout.startswith(
        f"made {made}, 25 files; next:\n  cd {made}\n  dossier check\n  dossier verify --strict\n"
    )
    assert (result.stderr, result.exit_code) == ("", 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["harbour-fire", "other"]


def test_new_json(tmp_path):
    """With --format json, the folder and its files are one object."""
    result = run(tmp_path, "new", "fire", "--format", "json")

    assert json.loads(result.stdout) == {
        "folder": str(tmp_path / "fire"),
        "files": FILES,
        "problems": [],
    }


def test_new_is_right(tmp_path):
    """The example is without fault, each excerpt of it is proved, and two documents disagree."""
    start(tmp_path / "fire")

    check = run(tmp_path / "fire", "check")
    verify = run(tmp_path / "fire", "verify", "--strict")
    compare = run(tmp_path / "fire", "compare")

    assert (check.stderr, check.exit_code) == ("", 0)
    assert (verify.stderr, verify.exit_code) == ("", 0)
    assert "People taken to hospital: 12 or 15 [people-hurt value]\n" in compare.stdout
    assert "1 discrepancy, 0 revisions\n" in compare.stdout


def test_new_schemas(tmp_path):
    """The schemas are those of the content as it is, and each content file names its own."""
    start(tmp_path / "fire")

    checked = run(tmp_path / "fire", "schema", "--check")

    assert (checked.stderr, checked.exit_code) == ("", 0)
    files = [*(tmp_path / "fire" / "content").glob("*.yml")]
    assert files
    for path in files:
        first = path.read_text("utf-8").partition("\n")[0]
        assert first == modeline(f"content/{path.name}")


def test_site_like_ours(tmp_path):
    """The site is configured as that of this project, but for what the plugin brings."""
    start(tmp_path / "fire")

    new, ours = (
        yaml.safe_load((top / "mkdocs.yml").read_text("utf-8"))
        for top in (tmp_path / "fire", project.TOP)
    )

    ours["theme"].pop("custom_dir")
    for brought in ("site_name", "extra_css", "extra_javascript"):
        new.pop(brought, None)
        ours.pop(brought, None)
    assert new == ours


def test_new_builds(tmp_path):
    """The site is built strict at once, in the look of this package."""
    start(tmp_path / "fire", "The fire in the harbour")

    built = project.build(tmp_path / "fire")

    assert built.returncode == 0, built.stderr
    assert "WARNING -" not in built.stderr
    page = (tmp_path / "fire/site/figures/people-hurt.html").read_text("utf-8")
    assert '<header class="bar">' in page
    assert "no number is both 12 and 15" in page.lower()
    assert (tmp_path / "fire/site/assets/own.css").is_file()
    assert (tmp_path / "fire/site/assets/dossier.css").is_file()


def test_new_in_git(tmp_path):
    """Git takes every file of a new dossier, and none of what is rendered or of a snapshot."""
    start(tmp_path / "fire")
    for other in ("site/index.html", "site_src/index.md", "content/snapshots/other.txt"):
        (tmp_path / "fire" / other).parent.mkdir(exist_ok=True)
        (tmp_path / "fire" / other).touch()

    def git(*words):
        done = subprocess.run(
            ["git", *words], cwd=tmp_path / "fire", capture_output=True, text=True, check=True
        )
        return done.stdout.split()

    git("init", "--quiet")
    assert git("ls-files", "--others", "--exclude-standard") == FILES


def test_new_in_empty_folder(tmp_path):
    """A folder that is there and empty is used."""
    (tmp_path / "fire").mkdir()

    result = run(tmp_path, "new", "fire")

    assert result.exit_code == 0
    assert (tmp_path / "fire" / "mkdocs.yml").is_file()


REFUSED = {
    "a full folder": ("full", "'{top}/full' is there already and has files in it; choose another"),
    "a file": ("file", "'{top}/file' is there already and is no folder; choose another name"),
    "a link": ("link", "'{top}/link' is there already and is no folder; choose another name"),
    "a space": ("harbour fire", "'harbour fire' is no name for the folder; write letters a to z, "),
    "the right form": ("harbour fire", "hyphens and _, for example harbour-fire"),
    "hidden": (".fire", "'.fire' is no name for the folder; "),
    "here": (".", "hyphens and _, for example "),
    "above": ("fire/..", "'..' is no name for the folder; "),
    "nothing": ("", "hyphens and _, for example "),
    "control": ("a\x1b[2Jb", r"'a\x1b[2Jb' is no name for the folder; "),
    "no parent": ("no/fire", "there is no folder '{top}/no'; make it first"),
}


@pytest.mark.parametrize(("name", "said"), REFUSED.values(), ids=REFUSED)
def test_refused(tmp_path, name, said):
    """A name that will not do is wrong use, answered with what to do; nothing is touched."""
    top = tmp_path / "a place"
    (top / "full").mkdir(parents=True)
    (top / "full" / "letter.txt").touch()
    (top / "file").touch()
    (top / "link").symlink_to(top / "nowhere")
    before = sorted(tmp_path.rglob("*"))

    result = run(top, "new", name)

    assert said.format(top=top) in result.stderr
    assert "\x1b" not in result.stderr
    assert result.exit_code == 2
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("title", ["  ", "two\nlines", "a\u202eb", "x" * (LONGEST + 1)])
def test_title_refused(tmp_path, title):
    """A title is one line that can be seen."""
    result = run(tmp_path, "new", "fire", "--title", title)

    assert "the title must be one line of text, of at most 200 characters" in result.stderr
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []


TITLES = st.text(min_size=1, max_size=LONGEST).filter(lambda text: text.isprintable())


@settings(max_examples=40, deadline=None)
@example("{requirement} and {title}, {name}")
@given(TITLES.filter(str.strip))
def test_title(title):
    """Whatever a title holds, it is the title of the dossier and of the site, and nothing else."""
    with TemporaryDirectory() as folder:
        made = Path(folder, "fire")

        start(made, title)

        assert load(made).settings.title == title.strip()
        site = yaml.safe_load((made / "mkdocs.yml").read_text("utf-8"))
        assert site["site_name"] == title.strip()


def test_title_of_name(tmp_path):
    """Without a title, the name of the folder is the title, in words."""
    start(tmp_path / "harbour-fire_2024")

    assert load(tmp_path / "harbour-fire_2024").settings.title == "Harbour fire 2024"


def test_nothing_half_made(tmp_path):
    """When the machine will not write, one line says so, and nothing is left behind."""
    command = [sys.executable, "-B", "-m", "dossier", "new", "fire"]

    ended = subprocess.run(
        command,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )

    assert ended.stderr.count("\n") == 1
    assert "the machine would not write: the file is larger than the system allows" in ended.stderr
    assert ended.returncode == 3
    assert list(tmp_path.iterdir()) == []


URL = "https://example.org/somebody/dossier"
ORIGINS = {
    "an index": (None, UNKNOWN),
    "git": (
        {"url": URL, "vcs_info": {"vcs": "git", "commit_id": "0123abc"}},
        f"dossier @ git+{URL}@0123abc\n",
    ),
    "an address": ({"url": f"{URL}.whl", "archive_info": {}}, f"dossier @ {URL}.whl\n"),
    "a folder": ({"url": "file:///somewhere", "dir_info": {"editable": True}}, UNKNOWN),
    "a repository here": (
        {"url": "file:///somewhere", "vcs_info": {"vcs": "git", "commit_id": "0123abc"}},
        UNKNOWN,
    ),
}


@pytest.mark.parametrize(("noted", "lines"), ORIGINS.values(), ids=ORIGINS)
def test_required(noted, lines):
    """The workflow installs the very package that made the dossier, where that can be said."""
    assert required(noted and json.dumps(noted)) == lines
