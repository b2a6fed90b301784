"""The look that the package carries: its theme, styles and scripts, for a site without its own.

What a site has itself comes first: templates in its ``custom_dir``, files in its ``docs_dir``, and
a list of styles or scripts in ``mkdocs.yml`` that names one of ours.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dossier.render import SHIPPED
from dossier.shipped import ASSETS

THEME = "material"
"""The theme that ours is laid over; another one is left as it is."""
STYLES = (
    "assets/frame/typeset.css",
    "assets/dossier.css",
    "assets/pictures.css",
    "assets/coverage.css",
    "assets/frame/frame.css",
)
"""The style sheets of a page, in their order."""
SCRIPTS = ("assets/frame/frame.js", "assets/dossier.js")
"""The scripts of a page, in their order."""


def supply_look(config: MkDocsConfig) -> None:
    """Lay our theme over Material, below what the site overrides, and name its styles first."""
    theme, ours = config.theme, str(SHIPPED / "theme")
    if theme.name != THEME:
        return
    if ours not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir in theme.dirs else 0, ours)
    if not set(STYLES).intersection(config.extra_css):
        config.extra_css = [*STYLES, *config.extra_css]
    if not set(SCRIPTS).intersection(map(str, config.extra_javascript)):
        config.extra_javascript = [*SCRIPTS, *config.extra_javascript]


def supply_assets(files: Files, config: MkDocsConfig) -> None:
    """Add each file of our ``assets/`` that the site does not have itself."""
    if config.theme.name != THEME:
        return
    for path in sorted(ASSETS.rglob("*")):
        name = f"assets/{path.relative_to(ASSETS).as_posix()}"
        if path.is_file() and files.get_file_from_path(name) is None:
            top = str(ASSETS.parent)
            files.append(File(name, top, config.site_dir, config.use_directory_urls))
