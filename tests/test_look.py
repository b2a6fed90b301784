"""The look that the plugin brings: complete, below what a site has itself, and upgraded with us."""

from pathlib import Path

import project
import pytest
import yaml

from dossier.plugin.look import SCRIPTS, STYLES
from dossier.shipped import ASSETS
from dossier.start import start


@pytest.fixture
def root(tmp_path):
    """Return a new dossier, which has no theme and no styles of its own."""
    start(tmp_path / "fire")
    return tmp_path / "fire"


class Loader(yaml.SafeLoader):
    """Read the configuration of MkDocs, whatever tags it has."""


def configured(name):
    """Return what the configuration of this project names, each once."""
    text = (project.TOP / "mkdocs.yml").read_text("utf-8")
    return list(dict.fromkeys(yaml.load(text, Loader)[name]))  # noqa: S506 - a safe loader.


def edit(root, old, new):
    """Replace a text in the configuration of a site."""
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_the_same_as_ours():
    """What the plugin brings is what the site of this project names, in the same order."""
    assert configured("extra_css") == list(STYLES)
    assert configured("extra_javascript") == list(SCRIPTS)
    assert all((ASSETS.parent / name).is_file() for name in (*STYLES, *SCRIPTS))


def test_own_file_comes_first(root):
    """A file of the site takes the place of ours; the styles of the site come after ours."""
    (root / "site_src/assets/logo.svg").write_text("<svg/>", "utf-8")

    built = project.build(root)

    assert built.returncode == 0, built.stderr
    assert (root / "site/assets/logo.svg").read_text("utf-8") == "<svg/>"
    page = (root / "site/index.html").read_text("utf-8")
    places = [page.index(f'href="{name}"') for name in (*STYLES, "assets/own.css")]
    assert places == sorted(places)


def test_own_template_comes_first(root):
    """A site overrides a single template of the theme, and has ours for the rest."""
    part = root / "templates/theme/partials/toc.html"
    part.parent.mkdir(parents=True)
    part.write_text("<p>My own contents</p>", "utf-8")
    edit(root, "  name: material\n", "  name: material\n  custom_dir: templates/theme\n")

    built = project.build(root)

    assert built.returncode == 0, built.stderr
    page = (root / "site/index.html").read_text("utf-8")
    assert "<p>My own contents</p>" in page
    assert '<header class="bar">' in page


def test_other_theme(root):
    """Another theme than Material is left as it is."""
    edit(root, "  name: material\n", "  name: mkdocs\n")
    edit(root, "  - offline", "  # - offline")
    edit(root, "  language: en\n", "")

    built = project.build(root)

    page = Path(root, "site/index.html")
    assert page.is_file(), built.stderr
    assert '<header class="bar">' not in page.read_text("utf-8")
    assert not (root / "site/assets/dossier.css").exists()
