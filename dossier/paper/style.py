"""The style of the document in one piece: fonts and pictures in it, nothing to fetch."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from dossier.shipped import ASSETS

SHEET = "print.css"
SCREEN = "dossier.css"
"""The style of the site, of which paper takes the fonts alone; that of the pictures it shares."""
_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_FILE = re.compile(r"url\((fonts/[\w.-]+\.woff2)\)")


def style_sheet(assets: Path = ASSETS) -> str:
    """Return the whole style, the fonts in it as data."""
    fonts = "\n\n".join(_FONT.findall((assets / SCREEN).read_text("utf-8")))
    return "\n".join((_FILE.sub(lambda file: _data(assets / file[1]), fonts), page_style(assets)))


def page_style(assets: Path = ASSETS) -> str:
    """Return the style of pictures and paper, without the fonts."""
    pictures = sorted(path for path in assets.glob("*.css") if path.name not in (SCREEN, SHEET))
    return "\n".join(path.read_text("utf-8") for path in (*pictures, assets / SHEET))


def _data(file: Path) -> str:
    encoded = base64.b64encode(file.read_bytes()).decode()
    return f"url(data:font/woff2;base64,{encoded})"
