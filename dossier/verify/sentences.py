"""Where the sentences of a paragraph begin and end.

A full stop ends no sentence after a title, an initial or another abbreviation, unless what
follows is a word that opens sentences; nothing ends one before a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

TITLE = re.compile(
    "mr|mrs|ms|dr|prof|rev|hon|st|sgt|cpl|pvt|lt|col|gen|maj|capt|cmdr|adm|brig|gov|sen|rep|pres"
    "|amb|messrs|fr|vs|cf|ca|approx|est"
)
"""Abbreviations after which a sentence goes on."""
NUMBERED = re.compile(
    "nos?|nr|figs?|pp?|art|vol|ch|para?|sec|ed|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
"""Abbreviations after which a sentence goes on when a number follows."""
ENDING = re.compile(
    r"(?:[^\W\d_]\.)*[^\W\d_]|inc|ltd|co|corp|bros|jr|sr|etc|al|dept|univ|bn|bde|div|regt"
)
"""Initials, dotted abbreviations and others that may end a sentence or not."""
OPENER = re.compile(
    "(?:the|this|that|these|those|an?|s?he|it|they|we|you|i|his|her|its|their|our|in|on|at|for|but"
    "|and|or|so|if|when|while|after|before|as|by|from|to|with|there|then|however|meanwhile|earlier"
    "|later|another|some|many|both|no|not|what|who|why|how|according|since|although|though|during"
    r"|among|once|until|under|over|about|around|all|most)(?![^\W_]|\.)",
    re.IGNORECASE,
)
"""Words that open sentences more often than they follow an abbreviation."""

LONGEST = 20
"""No abbreviation has more characters."""

_STOP = re.compile(r"[.!?…؟。！？]+[\"'”’»)\]」』）]*")  # noqa: RUF001
_WIDE = "。！？"  # noqa: RUF001
"""Full stops that no space follows."""
_OPENING = re.compile(r"[\s\"'“‘„«(\[\u2013\u2014-]*")  # noqa: RUF001
_SOMETHING = re.compile(r"\S")
_LAST = re.compile(r"[^\s\"'“‘„«(\[]+\Z")  # noqa: RUF001


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a paragraph begins and ends, white space left out."""
    begin = _start(text, 0)
    for match in _STOP.finditer(text):
        if _ends(text, begin, match):
            yield begin, match.end()
            begin = _start(text, match.end())
    rest = text[begin:].rstrip()
    if rest:
        yield begin, begin + len(rest)


def _start(text: str, at: int) -> int:
    """Return the place of the next character that is no white space."""
    found = _SOMETHING.search(text, at)
    return found.start() if found else len(text)


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """Tell whether a sentence ends with some marks and the quotation marks after them."""
    stop, marks = match.end(), match[0]
    if marks[0] in _WIDE or stop == len(text):
        return True
    opening = _OPENING.match(text, stop)
    after = opening.end() if opening else stop
    if not text[stop].isspace() or text[after : after + 1].islower():
        return False
    last = _LAST.search(text, max(begin, match.start() - LONGEST), match.start())
    return marks != "." or last is None or _may_end(last[0].casefold(), text, begin, after)


def _may_end(last: str, text: str, begin: int, after: int) -> bool:
    """Tell whether a sentence can end with a word and a full stop before what follows."""
    if TITLE.fullmatch(last):
        return False
    if NUMBERED.fullmatch(last):
        return not text[after : after + 1].isdigit()
    if last.isdigit():
        return not (text.startswith(f"{last}.", begin) and text[begin + len(last) + 1].isspace())
    return not ENDING.fullmatch(last) or OPENER.match(text, after) is not None
