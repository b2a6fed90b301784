"""Problems as one log of SARIF 2.1.0, which code scanning and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from dossier.codes import code_page, code_text, explanation
from dossier.problems import CODES, Problem

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_TOP = "%SRCROOT%"
"""What stands for the top of the repository."""
_LINK = re.compile(r"\[([^\[\]]*)\]\(")
"""What a reader of SARIF would take for a link: our messages say how to write one."""
_Json = Mapping[str, Any]


def sarif_log(problems: Sequence[Problem], folder: str) -> _Json:
    """Return a log of problems; *folder* leads from the top of the repository to the dossier.

    Its rules are the codes of these problems, explained as ``dossier explain`` does.
    """
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "dossier", "version": version("dossier"), "rules": [*map(_rule, codes)]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_TOP: {"description": {"text": "The top of the repository."}}},
        "results": [_result(one, folder, codes.index(one.code)) for one in problems],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> _Json:
    about = explanation(code)
    return {
        "id": code,
        "shortDescription": {"text": CODES[code]},
        "fullDescription": {"text": f"{about.means} {about.why}"},
        "help": {"text": code_text(code), "markdown": code_page(code)},
    }


def _result(problem: Problem, folder: str, rule: int) -> _Json:
    uri = quote(folder + problem.at.path, errors="replace")
    place = {
        "artifactLocation": {"uri": uri, "uriBaseId": _TOP},
        "region": {"startLine": problem.at.line, "startColumn": problem.at.column},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.level,
        "message": {"text": _LINK.sub(r"\\[\1\\](", problem.message)},
        "locations": [{"physicalLocation": place}],
    }
