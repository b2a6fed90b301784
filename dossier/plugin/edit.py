"""Where the pencil of a page leads: to the file on a forge, or to its path and line to copy."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from dossier.encode import is_link

_DEFAULT = "docs/"
"""How the ``edit_uri`` ends that MkDocs guesses from a ``repo_url``."""


def edit_base(config: MkDocsConfig, root: Path) -> str:
    """Return the address on the forge of the folder of the dossier, ending in a slash.

    ``edit_uri`` leads to that folder, or, as elsewhere in MkDocs, to ``docs_dir`` in it. Empty
    when there is no ``repo_url`` or ``edit_uri``, or they make no address of the web.
    """
    if not config.repo_url or not config.edit_uri:
        return ""
    address = urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri).rstrip("/") + "/"
    try:
        docs = Path(config.docs_dir).relative_to(root).as_posix() + "/"
    except ValueError:
        docs = _DEFAULT
    for ending in (f"/{docs}", f"/{_DEFAULT}"):
        if address.endswith(ending):
            address = address.removesuffix(ending) + "/"
            break
    return address if is_link(address) else ""
