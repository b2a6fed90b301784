"""The reference, written from the code that it describes: it cannot say what is not so."""

from __future__ import annotations

from dossier.codes import code_list, code_page
from dossier.problems import CODES
from reference.commands import commands_page
from reference.keys import keys_page
from reference.values import values_page
from reference.verdicts import verdicts_page


def pages() -> dict[str, str]:
    """Return the Markdown of each page of the reference by its path."""
    return {
        "reference/commands.md": commands_page(),
        "reference/keys.md": keys_page(),
        "reference/values.md": values_page(),
        "reference/verdicts.md": verdicts_page(),
        "reference/codes/index.md": code_list(),
        **{f"reference/codes/{code}.md": code_page(code) for code in CODES},
    }
