"""The documentation as MkDocs builds it: the look of a dossier, and pages made of the code."""

from __future__ import annotations

import re
from itertools import count

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from reference import pages

from dossier.plugin.look import supply_assets, supply_look
from dossier.plugin.policy import policy

SCROLL = '<div class="scroll" role="region" aria-label="Table {}" tabindex="0"><table>'
"""How a table begins that has a place of its own to be moved in."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Lay the theme of the package below the one in ``theme/``."""
    supply_look(config)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the reference, and the styles and scripts of the package."""
    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    supply_assets(files, config)
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Give each page the same policy as a page of a dossier: no script but the theme's."""
    del files
    env.trim_blocks = env.lstrip_blocks = True
    env.globals["policy"] = policy(env, {"config": config})
    return env


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let what can be wider than the page be moved by itself, with the keyboard, too."""
    del page, config, files
    numbers = count(1)
    wrapped = re.sub("<table>", lambda _: SCROLL.format(next(numbers)), html)
    return wrapped.replace("</table>", "</table></div>").replace("<pre>", '<pre tabindex="0">')


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Have the page for what is not found speak of these pages, which are no dossier."""
    del template_name, config
    return output.replace("the brief", "the first page")
