"""Texts on one line, as they stand in a paragraph or under a key."""

from __future__ import annotations

import re

from dossier.encode import HIDDEN

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def on_one_line(text: str) -> str:
    """Return a text on one line, with single spaces and without control characters."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def plain(text: str) -> str:
    """Return a text on one line, without any character that cannot be seen."""
    return on_one_line(HIDDEN.sub("", text))
