"""The files and folders in which a change is a save, and what is new in them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from dossier.layout import CONTENT, TEMPLATES
from dossier.plugin.stamps import Stamps, stamp, stamps
from dossier.write import ASSETS


class Watched:
    """What people write, in files and folders that need not be there yet."""

    def __init__(self, *, pages: Iterable[Path], whole: Iterable[Path]) -> None:
        """Watch where a change is one of single *pages*, and where it is one of the *whole* site.

        What stands there now is not new.
        """
        self._pages, self._whole = tuple(map(_full, pages)), tuple(map(_full, whole))
        self._seen = self._stamps()

    @property
    def paths(self) -> Sequence[Path]:
        """All the files and folders, from the top of the disk."""
        return (*self._pages, *self._whole)

    def add(self, path: Path) -> None:
        """Watch another file or folder, in which a change is one of the whole site."""
        if (full := _full(path)) not in self.paths:
            self._whole = (*self._whole, full)
            self._seen = {**stamps([full]), **self._seen}  # What was seen already is older.

    def look(self) -> Collection[str]:
        """Return the paths of the files that came, went or changed since this was asked before."""
        before, self._seen = self._seen, self._stamps()
        return {path for path, _ in before.items() ^ self._seen.items()}

    def has_news(self) -> bool:
        """Tell whether there is something new that ``look`` has not returned yet."""
        seen = self._seen
        return self._stamps() != seen and self._seen is seen

    def is_news(self, path: str) -> bool:
        """Tell whether one file is not as it was when ``look`` was asked."""
        return stamp(path) != self._seen.get(path)

    def is_whole(self, path: str) -> bool:
        """Tell whether a change of a file is one of the whole site."""
        return any(Path(path).is_relative_to(top) for top in self._whole)

    def _stamps(self) -> Stamps:
        return stamps(self.paths)


def watched_by(config: MkDocsConfig) -> Watched:
    """Return what people write for the site of a configuration."""
    file = Path(config.config_file_path)
    custom = (Path(config.theme.custom_dir),) if config.theme.custom_dir else ()
    return Watched(
        pages=(file.parent / CONTENT, file.parent / TEMPLATES),
        whole=(file, Path(config.docs_dir) / ASSETS, *custom, *map(Path, config.watch)),
    )


def _full(path: Path) -> Path:
    """Return a path as MkDocs gives it to its server."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - without '..', which absolute() leaves.
