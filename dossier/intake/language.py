"""In which language a text seems to be written: a guess, and treated as one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dossier.extract.found import INSTALL

_LEAST = 80
"""With fewer letters, a guess is worth nothing."""
_MOST = 20_000
_SURE = 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A guess at a language."""

    language: str
    is_sure: bool
    words: str
    """The guess in words, for a person; empty when there is nothing to say."""


def detected(text: str) -> Guess:
    """Return the language that a text seems to have; nothing leaves the machine."""
    sample = text[:_MOST]
    if len(re.findall(r"[^\W\d_]", sample)) < _LEAST:
        return Guess(language="", is_sure=False, words="")
    try:
        language, likelihood = _detector().classify(sample)
    except ModuleNotFoundError:
        return Guess(language="", is_sure=False, words=f"to have it detected, {INSTALL}")
    sure = bool(likelihood >= _SURE)
    return Guess(
        language=str(language),
        is_sure=sure,
        words="detected from the words, not stated"
        if sure
        else f"perhaps {language}, by the words",
    )


@cache
def _detector() -> Any:  # noqa: ANN401 - py3langid has no types.
    """Return what detects; unpacking its model takes 0.4 s."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - an extra.

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
