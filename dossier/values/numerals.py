"""Numbers as they are said: in figures with any usual separator, in words, or in both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dossier.values.folding import fold_number

MAX_DIGITS = 15
"""More digits than any count of people or things needs; a longer number is a slip."""

ZERO = ("zero", "none", "no", "nil")
UNITS: Mapping[str, int] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS: Mapping[str, int] = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES: Mapping[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
ARTICLES = ("a", "an")
"""Say *one*, before a scale only."""

_GROUPED = r"[0-9]{1,3}(?:(?:, ?| )[0-9]{3})+(?![0-9])"
_FIGURE = re.compile(rf"(?:{_GROUPED}|[0-9]+)(?:\.[0-9]+)?")
_TOKEN = re.compile(
    rf"(?P<ordinal>[0-9]+(?:st|nd|rd|th)\b)|(?P<figure>{_FIGURE.pattern})|(?P<word>[^\W\d_]+)"
)
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_LARGE = {word: scale for word, scale in SCALES.items() if word != "hundred"}
_TOO_LONG = f"has too many digits; a number has at most {MAX_DIGITS}"
_END = ""
"""Stands after the last word, so that every word has a next one."""


def leading_number(text: str) -> tuple[Decimal | None, str]:
    """Return the number with which a folded text begins, and what follows it.

    None when the text begins with no number; ValueError for more than MAX_DIGITS digits, worded
    to stand after the author's text.
    """
    run = next(_runs(text), [])
    if not run or run[0].start() > 0:
        return None, text
    number, used = _said([*(token[0] for token in run), _END], 0)
    if not used:
        return None, text
    return plain(number), text[run[used - 1].end() :].strip()


def figures_in(text: str) -> tuple[Decimal, ...]:
    """Return every number that a text says in figures or words, each once, in order.

    Where a space might separate thousands or numbers (``19, 300``), both readings are given; so
    is the one where a full stop separates thousands. Ordinals are no numbers of things, and a
    number of more than MAX_DIGITS digits is passed over.
    """
    found: dict[Decimal, None] = {}
    for run in _runs(fold_number(text)):
        words = [*(token[0] for token in run), _END]
        at = 0
        while at < len(run):
            number, after = _readable(words, at)
            if after > at:
                readings = (plain(number), *_other_readings(words[at]))
                found.update(dict.fromkeys(readings))
            at = max(after, at + 1)
    return tuple(found)


def plain(number: Decimal) -> Decimal:
    """Return an equal number that prints without an exponent and without needless zeros."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the words and figures of a text, cut where more than a space or a hyphen stands."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        joined = run and text[run[-1].end() : token.start()] in (" ", "-")
        if run and (token.lastgroup == "ordinal" or not joined):
            yield run
            run = []
        if token.lastgroup != "ordinal":
            run.append(token)
    if run:
        yield run


def _readable(words: Sequence[str], at: int) -> tuple[Decimal, int]:
    """Return what ``_said`` does, or no number where it has too many digits."""
    try:
        return _said(words, at)
    except ValueError:
        return Decimal(0), at


def _other_readings(token: str) -> Iterator[Decimal]:
    """Yield what else a figure can mean, where its separators are ambiguous."""
    if " " in token:
        yield from (_figure(part) for part in re.split(",? ", token))
    if _DOTTED.fullmatch(token):
        yield Decimal(token.replace(".", ""))


def _said(words: Sequence[str], at: int) -> tuple[Decimal, int]:
    """Return the number that the words say from a place on, and the place where it ends.

    The place comes back as it was when they say none; ValueError for too many digits.
    """
    if words[at] in ZERO:
        return Decimal(0), at + 1
    number, after = _hundreds(words, *_first(words, at))
    if not number or words[after] not in _LARGE:
        return number, after
    total, end, limit = Decimal(0), at, 10**MAX_DIGITS
    while 0 < number < limit:
        scale = _LARGE.get(words[after], 1)
        if scale >= limit:
            break
        total, end, limit = total + number * scale, after + (scale > 1), scale
        number, after = _hundreds(words, *_tens(words, _past_and(words, end)))
    if total >= 10**MAX_DIGITS:
        raise ValueError(_TOO_LONG)
    return total, end


def _first(words: Sequence[str], at: int) -> tuple[Decimal, int]:
    """Return the first part of a number: only it can be a figure, an article, or left unsaid."""
    if "0" <= words[at][:1] <= "9":
        return _figure(words[at]), at + 1
    if words[at] in ARTICLES and words[at + 1] in SCALES:
        return Decimal(1), at + 1
    if words[at] in SCALES:
        return Decimal(1), at
    return _tens(words, at)


def _hundreds(words: Sequence[str], number: Decimal, end: int) -> tuple[Decimal, int]:
    """Return a number with the *hundred* that may follow it, as in *twelve hundred and six*."""
    if not 0 < number < SCALES["hundred"] or words[end] != "hundred":
        return number, end
    rest, after = _tens(words, _past_and(words, end + 1))
    return number * SCALES["hundred"] + rest, after if rest else end + 1


def _tens(words: Sequence[str], at: int) -> tuple[Decimal, int]:
    """Return the number from one to ninety-nine that the words say; 0 when they say none."""
    if words[at] in UNITS:
        return Decimal(UNITS[words[at]]), at + 1
    if words[at] not in TENS:
        return Decimal(0), at
    unit = UNITS.get(words[at + 1], 10)
    if unit >= 10:  # noqa: PLR2004 - ten and above is no second half of a word.
        return Decimal(TENS[words[at]]), at + 1
    return Decimal(TENS[words[at]] + unit), at + 2


def _past_and(words: Sequence[str], at: int) -> int:
    return at + 1 if words[at] == "and" else at


def _figure(token: str) -> Decimal:
    digits = token.replace(",", "").replace(" ", "")
    if len(digits) > MAX_DIGITS + ("." in digits):
        raise ValueError(_TOO_LONG)
    return Decimal(digits)
