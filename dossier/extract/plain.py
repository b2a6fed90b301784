"""A plain text: it states nothing about itself that a program could know to be so."""

from __future__ import annotations

from dossier.extract.decode import decode
from dossier.extract.found import Extract

_SHOWN = 120


def read_plain(content: bytes) -> Extract:
    """Return a text file as it is; a text that is not UTF-8 is made so."""
    text, how = decode(content)
    return Extract(
        kind="text",
        text=text,
        is_file=how.startswith("UTF-8"),
        hints=_first_line(text),
        remarks=() if how == "UTF-8" else (f"the file was read as {how}",),
    )


def _first_line(text: str) -> dict[str, str]:
    """Return a remark on the title: the first line, which is the headline or is not."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if not first or len(first) > _SHOWN:
        return {}
    return {"title": f"the first line is “{first}”"}
