"""The schemas as files of a dossier, and what tells an editor where they are."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from pathlib import Path

from dossier.draft import Draft, read_content
from dossier.files import read_files
from dossier.layout import CONTENT, DOSSIER, RECORDS, YAML
from dossier.problems import ContentError, Problem
from dossier.schemas.kinds import schemas
from dossier.write import all_beside, errors_in_words, problem_in

FOLDER = "schemas"
"""Where the schemas lie, in the folder of the dossier."""
_OURS = b"Made by 'dossier schema'"
_FOREIGN = "this is no schema that dossier wrote; move it away, or name another folder"
_OLD = "this is not what the content says now; run: dossier schema"


def read_schemas(root: Path) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Return the schemas of the dossier in a folder by file name, and what is wrong with it.

    Content with mistakes has schemas, too, as far as it can be read; ContentError when there is
    no content.
    """
    files = read_files(root)
    draft, problems = read_content(files)
    if not any(path.startswith(f"{CONTENT}/") for path in files):
        raise ContentError(problems)
    return schema_files(draft), problems


def schema_files(draft: Draft) -> Mapping[str, bytes]:
    """Return the schemas by file name."""
    return {name: _printed(schema) for name, schema in schemas(draft).items()}


def write_schemas(files: Mapping[str, bytes], folder: Path) -> tuple[str, ...]:
    """Make a folder hold the schemas, and return the names of those that changed.

    ContentError, with nothing written, when another file stands where a schema belongs.
    """
    old = old_schemas(files, folder)
    with errors_in_words(folder):
        foreign = [name for name in old if _is_foreign(folder / name)]
        if foreign:
            raise ContentError(
                problem_in(folder, name, "foreign-file", _FOREIGN) for name in foreign
            )
        with all_beside({folder / name: files[name] for name in old}) as moves:
            for temporary, target in moves:
                temporary.replace(target)
    return old


def old_schemas(files: Mapping[str, bytes], folder: Path) -> tuple[str, ...]:
    """Return the names of the schemas that a folder does not hold as they are now."""
    with errors_in_words(folder):
        return tuple(
            name
            for name, content in files.items()
            if not (folder / name).is_file() or (folder / name).read_bytes() != content
        )


def old_problems(names: tuple[str, ...], folder: Path) -> tuple[Problem, ...]:
    """Return a problem for each schema that is old."""
    return tuple(problem_in(folder, name, "out-of-date", _OLD) for name in names)


def modeline(path: str, folder: str = FOLDER) -> str:
    """Return the first line with which a content file names its schema; both paths are relative."""
    inside = path.partition("/")[2].partition("/")[0].partition(".")[0]
    way = posixpath.relpath(posixpath.join(folder, f"{inside}.json"), posixpath.dirname(path))
    return f"# yaml-language-server: $schema={way}"


def editor_settings(folder: str = FOLDER) -> Mapping[str, object]:
    """Return what ``.vscode/settings.json`` says of the content files."""
    maps = {
        f"./{folder}/{plural}.json": [
            *(f"{CONTENT}/{plural}{suffix}" for suffix in YAML),
            *(f"{CONTENT}/{plural}/*{suffix}" for suffix in YAML if plural != DOSSIER),
        ]
        for plural in (DOSSIER, *RECORDS)
    }
    return {"yaml.schemas": maps, "yaml.yamlVersion": "1.2", "yaml.format.enable": False}


def _printed(schema: object) -> bytes:
    return (json.dumps(schema, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _is_foreign(path: Path) -> bool:
    return path.exists() and not (path.is_file() and _OURS in path.read_bytes()[:300])
