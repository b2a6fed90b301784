"""Which content file the record of a new source goes to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from dossier.draft import Files
from dossier.layout import CONTENT, lay_out
from dossier.problems import ContentError, Problem

_KIND = "sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesFile:
    """A content file, and what it says now."""

    path: str
    text: str
    """Empty when it is not there yet."""


def sources_file(root: Path, files: Files, id_: str) -> SourcesFile:
    """Return the file of all sources; where they are a folder of files, a new one in it."""
    there = [path for plural, path in lay_out(files).records if plural == _KIND]
    single = [path for path in there if len(PurePath(path).parts) == len((CONTENT, _KIND))]
    if single:
        return SourcesFile(path=single[0], text=_text(files, single[0]))
    if there or (root / CONTENT / _KIND).is_dir():
        return SourcesFile(path=_free(f"{CONTENT}/{_KIND}/{id_}", files), text="")
    return SourcesFile(path=f"{CONTENT}/{_KIND}.yml", text="")


def _free(path: str, files: Files) -> str:
    """Return the path of a file that is not there."""
    while f"{path}.yml" in files:
        path += "-source"
    return f"{path}.yml"


def _text(files: Files, path: str) -> str:
    content = files[path]
    if isinstance(content, Problem):
        raise ContentError([content])
    return content.decode() if isinstance(content, bytes) else content
