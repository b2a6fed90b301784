"""Patterns for the texts that are read as something: what passes here may still be refused.

They are written so that Python and JavaScript read them alike, and let everything through that
``load`` accepts; an editor is told of a mistake early, and never of one that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.model import KEY, Reads
from dossier.values import UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """What a text must look like, and what to write instead."""

    pattern: str
    message: str
    plain: bool = True
    """A text of this form is never read as true or false, whatever the version of YAML."""
    number: bool = True
    """A text of this form may be a number to an editor."""
    numbers: tuple[int, int] | None = None
    """Where only such numbers fit: the first and the last."""


def any_case(word: str) -> str:
    """Return a pattern for a word in capitals or not, with any white space for each space."""
    letters = (f"[{one.upper()}{one.lower()}]" if one.isalpha() else one for one in word)
    return re.sub(" +", r"\\s+", "".join(letters))  # Two in a row would take time without end.


def choice(words: Iterable[str]) -> Pattern:
    """Return what the value of a choice looks like.

    What is not plain English is let through, for it may be a word in another guise.
    """
    words = tuple(words)
    plain = [any_case(word.strip()) for word in words if re.fullmatch(r"[A-Za-z0-9 ]+", word)]
    ways = "|".join([*plain, UNKNOWN] if len(plain) == len(words) else [r"[\s\S]*"])
    return Pattern(
        pattern=rf"^\s*(?:{ways})\s*$|[^\u0000-\u007F]",
        message=f"write {', '.join(words)} or {UNKNOWN}",
        plain=False,
    )


_MOMENT = (
    r"(?:Y-?[1-9][0-9]{4,14}|"
    r"-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)"
    r"(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?)?)"
    r"(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?[~?%]?"
)
_DATE = rf"{_MOMENT}(?:/(?:{_MOMENT}|\.\.)?)?|(?:\.\.)?/{_MOMENT}"
_DATE_WORDS = "write YYYY, YYYY-MM or YYYY-MM-DD, as in 2023-05-29"
_NUMBER = r"[1-9][0-9]{0,5}"
_DASH = r"\s*[-\u2010-\u2015\u2212]\s*"
_TIME = r"[0-9]{1,3}:[0-5][0-9]:[0-5][0-9]"
_COUNTED = "|".join(map(any_case, ("page", "paragraph", "line")))
_PLACES = (
    any_case("headline"),
    any_case("dateline"),
    rf"(?:{_COUNTED})[sS]?\s+{_NUMBER}(?:{_DASH}{_NUMBER})?",
    rf"{_TIME}(?:{_DASH}{_TIME})?",
)
_UNSTATED = (
    *map(any_case, ("unknown", "unstated", "anonymous", "none", "null")),
    *map(any_case, ("not stated", "not known", "not given")),
    "[nN]/?[aA]",
)
_PUNCTUATION = r"[\s!-/:-@\[-^`{-~]+"

PATTERNS: Mapping[Reads, Pattern] = {
    "id": Pattern(
        pattern=(r"^(?!(?:index|con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9][-a-z0-9]{0,63}$"),
        message="write a-z, 0-9 and hyphens, at most 64 of them, and no name that a disk reserves",
        plain=False,
    ),
    "date": Pattern(pattern=rf"^\s*(?:{_DATE})\s*$", message=_DATE_WORDS),
    "locator": Pattern(
        pattern=rf"^\s*(?:{'|'.join(_PLACES)})\s*$",
        message=(
            "write headline, dateline, page 3, paragraph 4, paragraphs 6-8, line 12 "
            "or 0:01:20-0:01:24"
        ),
        number=False,
    ),
    "address": Pattern(
        pattern=r"^(?:[hH][tT][tT][pP][sS]?://[^\s\\]+|[mM][aA][iI][lL][tT][oO]:[^\s\\]+)$",
        message="write http://…, https://… or mailto:…",
        number=False,
    ),
    "language": Pattern(
        pattern=r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$",
        message="write a tag such as en, tr or sr-Latn",
        plain=False,
    ),
    "publisher": Pattern(
        pattern=rf"^(?!\s*(?:{'|'.join((*_UNSTATED, _PUNCTUATION))})\s*$)[\s\S]*\S",
        message="leave publisher out where the document does not state it",
        plain=False,
    ),
    "file name": Pattern(
        pattern=r"^(?!\.)[^/\\:\u0000-\u001F]{1,255}$",
        message="write the name alone, without a folder",
        plain=False,
    ),
    "hash": Pattern(
        pattern=r"^[0-9a-f]{64}$", message="write its 64 digits, 0-9 and a-f in lower case"
    ),
    "number end": Pattern(
        pattern=r"^\s*[0-9]{1,15}(?:\.[0-9]{1,6})?(?: ?%)?\s*$", message="write 24, or 90 %"
    ),
    "megabytes": Pattern(
        pattern=r"^[1-9][0-9]{0,3}$",
        message="write a whole number from 1 to 9999",
        numbers=(1, 9999),
    ),
}
"""By what a text is read as; what is not here can be any text."""
DATE_VALUE = Pattern(
    pattern=rf"^\s*(?:{_DATE}|{UNKNOWN})\s*$", message=f"{_DATE_WORDS}, or {UNKNOWN}"
)
"""The value of a date: it can be unknown, as a date of a document cannot."""
NAME = Pattern(
    pattern=f"^{KEY.pattern}$", message="write a-z, 0-9 and _, as in home_town", plain=False
)
"""The name of a property or of a scope."""
