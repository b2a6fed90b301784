"""Names, taken apart into classes of words that are compared class by class."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.values.folding import quoted
from dossier.values.numerals import TENS, UNITS
from dossier.values.spellings import CLASS_OF, PARTICLES

CLASSES = ("number", "echelon", "branch", "other")

_WORD = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"([0-9]+)(?:st|nd|rd|th)?")
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_POSSESSIVE = re.compile(r"(?<=\w)['\u2019]s\b")
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})

_ORDINAL = {"first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight"}
_ORDINAL |= {"ninth": "nine", "twelfth": "twelve"}


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called."""

    text: str
    number: frozenset[str]
    """Figures, whether said as figures, ordinals or words."""
    echelon: frozenset[str]
    branch: frozenset[str]
    other: frozenset[str]

    @classmethod
    def parse(cls, text: str) -> Name:
        """Read any text that has a letter or a figure in it; ValueError on anything else."""
        found: dict[str, set[str]] = {kind: set() for kind in CLASSES}
        for kind, word in _classified(_words(text)):
            found[kind].add(word)
        if not any(found.values()):
            raise ValueError(f"{quoted(text)} is no name; write a word, or unknown")
        return cls(text, *(frozenset(found[kind]) for kind in CLASSES))

    def __str__(self) -> str:
        return self.text


def _words(text: str) -> list[str]:
    """Return the words of a name as they stand, without accents, initials drawn together."""
    plain = unicodedata.normalize("NFKD", text).translate(_ACCENTS)
    joined = _INITIALS.sub(lambda match: match[0].replace(".", ""), _POSSESSIVE.sub("", plain))
    return _WORD.findall(joined)


def _classified(written: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the class and the compared form of each word, or of two that are one."""
    words = [word.casefold().translate(_LETTERS) for word in written]
    military = any(CLASS_OF.get(word, ("",))[0] == "echelon" for word in words)
    at = 0
    while at < len(words):
        pair, one = " ".join(words[at : at + 2]), words[at]
        if number := _number(words[at : at + 2]):
            yield "number", number[0]
            at += number[1]
        elif military and (roman := _roman(written[at])):
            yield "number", roman
            at += 1
        elif pair in CLASS_OF:
            yield CLASS_OF[pair]
            at += 2
        else:
            if one not in PARTICLES or len(words) == 1:
                yield CLASS_OF.get(one, ("other", one))
            at += 1


def _number(words: Sequence[str]) -> tuple[str, int] | None:
    """Return the figures that the first one or two words say, and how many words they are."""
    if match := _FIGURES.fullmatch(words[0]):
        return match[1].lstrip("0") or "0", 1
    tens, last = TENS.get(_cardinal(words[0])), UNITS.get(_cardinal(words[-1]), 10)
    if tens and len(words) > 1 and last < 10:  # noqa: PLR2004 - units.
        return str(tens + last), 2
    number = tens or UNITS.get(_cardinal(words[0]))
    return (str(number), 1) if number else None


def _cardinal(word: str) -> str:
    """Return the number word of an ordinal, and any other word as it is."""
    if word in _ORDINAL:
        return _ORDINAL[word]
    return re.sub("ie$", "y", word.removesuffix("th")) if word.endswith("th") else word


def _roman(word: str) -> str:
    """Return the figures of a Roman numeral in capitals up to 39; empty when it is none."""
    match = _ROMAN.fullmatch(word)
    if match is None or not word:
        return ""
    units = {"IX": 9, "IV": 4}.get(match[2], 5 * ("V" in match[2]) + match[2].count("I"))
    return str(10 * len(match[1]) + units)
