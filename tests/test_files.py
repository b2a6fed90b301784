"""The folder on the disk: what is read of it, and what is not."""

from __future__ import annotations

import os

import pytest

from dossier.files import read_files
from dossier.load import build, load
from dossier.problems import ContentError

FILES = {
    "content/dossier.yml": "title: Riot\nbottom_line: A riot took place.\nas_of: 2023-06-05\n",
    "content/sources.yml": "- {id: gazette, label: Gazette}\n",
    "content/figures.yml": """\
- id: hurt
  label: People hurt
  claims: [{value: 30, source: gazette}]
""",
}


def write(folder, files):
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_what_is_no_content(tmp_path):
    """Snapshots, what editors leave behind, and files that are neither YAML nor pages."""
    left = ["figures/.hurt.yml", ".actors.yml.swp", "actors.yml~", "#units.yml#", "a.yml.orig"]
    others = ["snapshots/a.yml", "README.md", "map.png", *left]
    write(tmp_path, FILES | {f"content/{name}": "\x00" for name in others})

    assert load(tmp_path) == build(FILES)


def test_links_within_the_folder_are_followed(tmp_path):
    """A symbolic link to a folder or a file of the dossier is as good as the thing itself."""
    write(tmp_path, {key: text for key, text in FILES.items() if "figures" not in key})
    write(tmp_path, {"drafts/hurt.yml": FILES["content/figures.yml"]})
    (tmp_path / "content" / "figures").symlink_to(tmp_path / "drafts")

    assert list(load(tmp_path).subjects) == ["hurt"]


def test_links_out_of_the_folder_are_refused(tmp_path):
    """Nothing outside the folder is read, neither a file nor a folder; no id in it is missed."""
    home, away = tmp_path / "home", tmp_path / "home-away"
    write(home, {key: text for key, text in FILES.items() if "figures" not in key})
    vow = "- {id: vow, label: Vow, speaker: major, claims: [{value: No., source: gazette}]}"
    write(home, {"content/quotes.yml": vow})
    write(away, {"figures/hurt.yml": FILES["content/figures.yml"], "a.yml": "[]"})
    (home / "content" / "figures").symlink_to(away / "figures")
    (home / "content" / "events.yml").symlink_to(away / "a.yml")
    (home / "content" / "actors.yml").symlink_to(away / "a.yml")

    with pytest.raises(ContentError) as caught:
        load(home)

    advice = "this leads out of the folder of the dossier; put the file itself here [outside]"
    assert [str(problem) for problem in caught.value.problems] == [
        f"content/actors.yml:1:1: {advice}",
        f"content/events.yml:1:1: {advice}",
        f"content/figures:1:1: {advice}",
    ]


def test_what_cannot_be_opened(tmp_path):
    """A broken link, a circle of links and a pipe are problems, and nobody waits for them."""
    write(tmp_path, FILES)
    content = tmp_path / "content"
    (content / "events.yml").symlink_to(content / "nowhere.yml")
    (content / "places.yml").symlink_to(content / "places.yml")
    (content / "units").symlink_to(content)
    os.mkfifo(content / "quotes.yml")

    files = read_files(tmp_path)
    with pytest.raises(ContentError) as caught:
        build(files)

    assert set(FILES) < set(files)
    assert [(one.at.path, one.code) for one in caught.value.problems] == [
        ("content/events.yml", "unreadable"),
        ("content/places.yml", "unreadable"),
        ("content/quotes.yml", "unreadable"),
    ]


def test_names_of_files_are_printable(tmp_path):
    """A file name that no report could print is shown with marks, and refused."""
    write(tmp_path, FILES | {"content/act\nors.yml": "[]"})

    with pytest.raises(ContentError) as caught:
        load(tmp_path)

    assert [one.at.path for one in caught.value.problems] == ["content/act\ufffdors.yml"]


def test_names_that_print_alike(tmp_path):
    """Files whose names differ in what cannot be seen are both named, and neither is lost."""
    names = ["a\u200b.yml", "a\u200c.yml", "a\ufffd.yml"]
    write(tmp_path, FILES | {f"content/actors/{name}": "[]" for name in names})
    write(tmp_path, {"content/units/b\x01/c.yml": "[]", "content/pages/d\x02.png": ""})

    with pytest.raises(ContentError) as caught:
        load(tmp_path)

    said, advice = "1:1: the name has a character that cannot be seen", "rename the file"
    alike = " and ".join(f"'a\\u{code}.yml'" for code in ("200b", "200c", "fffd"))
    assert [str(one) for one in caught.value.problems] == [
        f"content/actors/a\ufffd.yml:{said}: {alike}; {advice} [unknown-file]",
        f"content/pages/d\ufffd.png:{said}: 'd\\x02.png'; {advice} [unknown-file]",
        f"content/units/b\ufffd:{said}: 'b\\x01'; {advice} [unknown-file]",
    ]
