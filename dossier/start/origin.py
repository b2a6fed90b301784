"""Where the installed package came from, as a requirement that another machine can install.

What an installer knows of it is in ``direct_url.json`` of the installed package (PEP 610).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import distribution
from typing import Any

UNKNOWN = """\
# Say here where dossier is to be had, so that another machine can install it, for example:
# dossier @ git+https://example.org/somebody/dossier@v0.1.0
# Never the bare name: in the public index, it is another program.
"""
"""For a package that was installed from a folder or a file of this machine."""


def requirement() -> str:
    """Return the lines of ``requirements.txt`` by which this very package is installed."""
    installed = distribution("dossier")
    return required(installed.read_text("direct_url.json"))


def required(direct_url: str | None) -> str:
    """Return the lines for a package, by what its installer noted of where it came from."""
    if direct_url is None:  # By its name, which on the public index is another program's.
        return UNKNOWN
    noted: Mapping[str, Any] = json.loads(direct_url)
    address, vcs = str(noted.get("url", "")), noted.get("vcs_info")
    if not address.startswith(("http://", "https://", "ssh://")):
        return UNKNOWN
    if vcs is None:
        return f"dossier @ {address}\n"
    return f"dossier @ {vcs['vcs']}+{address}@{vcs['commit_id']}\n"
