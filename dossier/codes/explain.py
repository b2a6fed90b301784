"""What is known of a code: read from its file in ``pages/``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from dossier.problems import CODES

PAGES = Path(__file__).with_name("pages")
CHECK = "dossier check"


class Odd(BaseModel):
    """A file that is more than its text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = ""
    times: int = 1
    """The text stands in it so many times."""
    encoding: str = "utf-8"
    link: str = ""
    """It is a symbolic link that leads there."""


class Explanation(BaseModel):
    """What a code means, and an example of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    means: str
    why: str
    """Why it is asked."""
    run: str = CHECK
    """The command that says it."""
    wrong: Mapping[str, str | Odd | None] = {}
    """Files by path; None for one that is not there. Empty when no file is at fault."""
    says: str
    """The lines that the command reports, without carets."""
    remedy: str = ""
    """What to do, where the right files do not say it all."""
    right: Mapping[str, str | Odd | None] = {}
    mend: str = ""
    """A command of ours that mends it, run before the other."""
    then: str = ""
    """The command that is right, if it is another than *run*."""


@cache
def explanation(code: str) -> Explanation:
    """Return what is known of a code; KeyError when there is no such code."""
    if code not in CODES:
        raise KeyError(code)
    text = (PAGES / f"{code}.yml").read_text("utf-8")
    return Explanation.model_validate(yaml.safe_load(text))
