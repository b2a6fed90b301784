"""A dossier of one's own: a folder with an example, its site, and the way to publish it.

What is written lies in ``skeleton/``, as it will stand, but for a ``_`` in place of the dot of
a hidden name and for the marks of ``MARKS``. The theme and the styles are not copied: the
plugin brings those of the installed package, so that an upgrade reaches them.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from dossier.draft import read_content
from dossier.schemas import FOLDER, editor_settings, schema_files
from dossier.start.origin import requirement
from dossier.write import errors_in_words

SKELETON = Path(__file__).parent / "skeleton"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""The form of the name of a folder that any system, and an address, can have."""
_FACTS = re.compile(r"content/[a-z]+\.yml")
LONGEST = 200
"""No title has more characters; it stands in the bar of every page."""
NAME_MARK, TITLE_MARK, REQUIREMENT_MARK = b"{name}", b"{title}", b"{requirement}"
"""What in the files of the skeleton stands for what is not known yet."""


def start(folder: Path, title: str = "") -> tuple[str, ...]:
    """Make a folder with a dossier in it, and return the paths of its files, sorted.

    The title is the name of the folder when there is none. The folder is there whole, or not at
    all. Raises ValueError when the name or the title will not do or something is there already,
    MachineError when the disk refuses.
    """
    _refuse(folder)
    files = dict(_files(folder.name, _title(title or _title_of(folder.name))))
    files |= _editor_files(files)
    with errors_in_words(folder.parent):
        _put(files, folder)
    return tuple(sorted(files))


def _refuse(folder: Path) -> None:
    """Raise ValueError when no dossier can be made of this name at this place."""
    if NAME.fullmatch(folder.name) is None:
        better = re.sub(r"[^A-Za-z0-9]+", "-", folder.name).strip("-")[:64] or "harbour-fire"
        raise ValueError(
            f"{folder.name!r} is no name for the folder; write letters a to z, digits, "
            f"hyphens and _, for example {better}"
        )
    if not folder.parent.is_dir():
        raise ValueError(f"there is no folder {str(folder.parent)!r}; make it first")
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise ValueError(f"{str(folder)!r} is there already and is no folder; choose another name")
    if folder.is_dir() and any(folder.iterdir()):
        raise ValueError(
            f"{str(folder)!r} is there already and has files in it; choose another name"
        )


def _title_of(name: str) -> str:
    words = re.sub(r"[_-]+", " ", name).strip()
    return f"{words[:1].upper()}{words[1:]}"


def _title(text: str) -> str:
    if not text.strip() or not text.isprintable() or len(text) > LONGEST:
        raise ValueError(
            f"the title must be one line of text, of at most {LONGEST} characters; "
            "write it as it is to stand on the site"
        )
    return text.strip()


def _files(name: str, title: str) -> Iterator[tuple[str, bytes]]:
    """Yield each file that a new dossier has, by its path."""
    marks: Mapping[bytes, str] = {
        NAME_MARK: name,
        TITLE_MARK: json.dumps(title, ensure_ascii=False),  # A scalar of YAML, whatever is in it.
        REQUIREMENT_MARK: requirement(),
    }
    any_mark = re.compile(b"|".join(map(re.escape, marks)))  # In one go: a text may hold a mark.
    for path in SKELETON.rglob("*"):
        if path.is_file():
            content = any_mark.sub(lambda found: marks[found[0]].encode(), path.read_bytes())
            parts = path.relative_to(SKELETON).parts
            yield "/".join(re.sub("^_", ".", part) for part in parts), content


def _editor_files(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return what makes an editor help with these files: the schemas, and where they are."""
    draft, _ = read_content({path: text for path, text in files.items() if _FACTS.match(path)})
    return {
        ".vscode/settings.json": f"{json.dumps(editor_settings(), indent=2)}\n".encode(),
        **{f"{FOLDER}/{name}": text for name, text in schema_files(draft).items()},
    }


def _put(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files aside, and rename the whole to the folder."""
    aside = Path(mkdtemp(prefix=".dossier-new-", dir=folder.parent))
    try:
        new = aside / folder.name
        for path, content in files.items():
            target = new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        with suppress(FileNotFoundError):
            folder.rmdir()  # It is empty; Windows renames to nothing that is there.
        new.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
