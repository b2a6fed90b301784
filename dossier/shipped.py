"""What the package carries beside its code: how the site looks."""

from __future__ import annotations

from pathlib import Path

ASSETS = next(
    folder
    for folder in (
        Path(__file__).parent / "assets",
        Path(__file__).parents[1] / "site_src" / "assets",
    )
    if folder.is_dir()
)
"""Style and fonts: in the wheel beside the package, in a checkout among the files of the site."""
