"""The overrides of the theme, which are code and may fail: at once, or when a page is made."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template, TemplateSyntaxError
from mkdocs.theme import Theme

from dossier.problems import Location, Problem

FAILS = "the template fails here when a page is made; mend this line"


def broken_overrides(theme: Theme, root: Path) -> Iterator[Problem]:
    """Report the overrides of the theme that cannot be parsed, before MkDocs meets one."""
    if theme.custom_dir is None:
        return
    folder = Path(theme.custom_dir)
    environment = theme.get_env()
    files = (path for path in folder.rglob("*") if path.suffix in {".html", ".xml"})
    for file in sorted(files):
        try:
            environment.get_template(file.relative_to(folder).as_posix())
        except TemplateSyntaxError as error:
            message = "the template cannot be parsed; see the line"
            yield Problem(Location(_path(file, root), error.lineno), "bad-template", message)
        except UnicodeDecodeError:
            message = "the template is not UTF-8; save it as such"
            yield Problem(Location(_path(file, root)), "not-utf-8", message)


def guard_overrides(
    environment: Environment, theme: Theme, root: Path, tell: Callable[[Problem, Exception], None]
) -> None:
    """Make templates whose override fails tell so, and then print without any override.

    A template that fails without the overrides, too, fails as it always did.
    """
    if theme.custom_dir not in theme.dirs:
        return
    custom = Path(theme.custom_dir)
    dirs = [folder for folder in theme.dirs if folder != theme.custom_dir]
    bare = environment.overlay(loader=FileSystemLoader(dirs))

    class Guarded(Template):
        def render(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - as in Jinja.
            try:
                return super().render(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - the code of a template may raise anything.
                try:
                    output = bare.get_template(self.name or "").render(*args, **kwargs)
                except Exception:  # noqa: BLE001 - whatever it is, the overrides are not at fault.
                    raise error from None
                at = _place(error, custom / (self.name or ""), custom, root)
                tell(Problem(at, "bad-template", FAILS), error)
                return output

    environment.template_class = Guarded


def _place(error: Exception, template: Path, custom: Path, root: Path) -> Location:
    """Return the innermost line of an override that an error passed; else where to begin."""
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(custom):
            return Location(_path(file, root), line)
    return Location(_path(template if template.exists() else custom, root))


def _path(file: Path, root: Path) -> str:
    return Path(os.path.relpath(file, root)).as_posix()
