"""The lines to which the pencil leads are those where pages and claims are written."""

import json
from pathlib import Path

import pytest
from mkdocs.config import load_config

from dossier.build import render_site
from dossier.pages.lines import LINES
from dossier.plugin.edit import edit_base

SAMPLE = Path(__file__).parent / "sample"


def test_lines():
    """Each page leads to the line of its record, and each anchor on it to that of its claim."""
    site = render_site(SAMPLE).pages
    script = site[LINES]
    lines = json.loads(script.removeprefix("window.dossierLines = ").removesuffix(";\n"))

    for page, (number, line, *claims) in lines["pages"].items():
        text = (SAMPLE / lines["files"][number]).read_text().splitlines()
        assert f"{page}.md" in site
        for anchor, at in (claims[0] if claims else {}).items():
            assert f'id="{anchor}"' in site[f"{page}.md"]
            assert text[at - 1].lstrip().startswith("- ")
        if claims:
            assert text[line - 1] == f"- id: {page.partition('/')[2]}"


def test_every_page_has_a_line():
    """No page lacks a place to begin, but for lists of what there is none of."""
    site = render_site(SAMPLE).pages
    lines = json.loads(site[LINES].partition(" = ")[2].removesuffix(";\n"))
    pages = {path.removesuffix(".md") for path in site if path.endswith(".md")}

    assert pages - lines["pages"].keys() == {"pages/index", "units/index"}


@pytest.mark.parametrize(
    ("settings", "base"),
    [
        ("repo_url: https://example.org/a/b\nedit_uri: edit/main/", "https://example.org/a/b/edit/main/"),
        ("repo_url: https://example.org/a/b/\nedit_uri: edit/main/site_src/", "https://example.org/a/b/edit/main/"),
        ("repo_url: https://github.com/a/b", "https://github.com/a/b/edit/master/"),
        ("repo_url: https://example.org/a/b\nedit_uri: ''", ""),
        ("repo_url: https://example.org/a/b\nedit_uri: 'javascript:alert(1)//'", ""),
        ("edit_uri: edit/main/", ""),
    ],
)  # fmt: skip
def test_edit_base(tmp_path, settings, base):
    """The pencil leads to the folder of the dossier on the forge, and nowhere else."""
    (tmp_path / "site_src").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\ndocs_dir: site_src\n{settings}\n")

    assert edit_base(load_config(str(tmp_path / "mkdocs.yml")), tmp_path) == base
