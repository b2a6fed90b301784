"""Names, taken apart into classes of words that are compared class by class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.values.folding import normal, quoted
from dossier.values.numerals import TENS, UNITS
from dossier.values.spellings import CLASS_OF, PARTICLES, WordClass

CLASSES: tuple[WordClass, ...] = ("number", "echelon", "branch", "other")

_WORD = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"([0-9]+)(st|nd|rd|th)?")
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_POSSESSIVE = re.compile(r"(?<=\w)['\u2019]s\b", re.IGNORECASE)
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_LETTERS = str.maketrans(
    {
        "\u0131": "i",  # Turkish has an i without a dot.
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
    }
)
_CARDINAL_OF = {
    "first": "one",
    "second": "two",
    "third": "three",
    "fifth": "five",
    "eighth": "eight",
    "ninth": "nine",
    "twelfth": "twelve",
}
"""The ordinals that are more than a number word and *th*."""


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called."""

    text: str
    number: frozenset[str]
    """Figures, whether said in figures, as ordinals or in words.

    Where a name has several numbers, each ordinal stands there once more with the echelon that
    it counts, so that the *1st Battalion, 65th Brigade* is not the *65th Battalion, 1st Brigade*.
    """
    echelon: frozenset[str]
    branch: frozenset[str]
    other: frozenset[str]

    @classmethod
    def parse(cls, text: str) -> Name:
        """Read any text that has a letter or a figure in it; ValueError on anything else."""
        words = tuple(_classified(_written(text)))
        if not words:
            raise ValueError(f"{quoted(text)} is no name; write a word, or unknown")
        number, *others = (
            frozenset(word.text for word in words if word.kind == kind) for kind in CLASSES
        )
        return cls(text, number | (_counted(words) if len(number) > 1 else frozenset()), *others)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class _Word:
    kind: WordClass
    text: str
    """As it is compared."""
    used: int = 1
    """How many written words it is."""
    ordinal: bool = False


def _counted(words: Sequence[_Word]) -> frozenset[str]:
    """Return each ordinal with the next echelon, as in *65 brigade*."""
    found: set[str] = set()
    ordinal = ""
    for word in words:
        if word.kind == "number":
            ordinal = word.text if word.ordinal else ""
        elif word.kind == "echelon" and ordinal:
            found.add(f"{ordinal} {word.text}")
            ordinal = ""
    return frozenset(found)


def _written(text: str) -> list[str]:
    """Return the words of a name without accents, its initials drawn together."""
    bare = normal("NFKD", text).translate(_ACCENTS)
    joined = _INITIALS.sub(lambda match: match[0].replace(".", ""), _POSSESSIVE.sub("", bare))
    return _WORD.findall(joined)


def _classified(written: Sequence[str]) -> Iterator[_Word]:
    words = [word.casefold().translate(_LETTERS) for word in written]
    military = any(word in CLASS_OF and CLASS_OF[word][0] == "echelon" for word in words)
    at = 0
    while at < len(words):
        roman = _roman(written[at]) if military else None
        found = _number(words[at : at + 2]) or roman or _spelled(words[at : at + 2])
        if found.text not in PARTICLES or _is_letter(written[at]) or len(words) == 1:
            yield found
        at += found.used


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _spelled(words: Sequence[str]) -> _Word:
    """Return the class and the compared form of two words that are one, or of the first."""
    pair = " ".join(words)
    if len(words) > 1 and pair in CLASS_OF:
        return _Word(*CLASS_OF[pair], used=2)
    return _Word(*CLASS_OF.get(words[0], ("other", words[0])))


def _number(words: Sequence[str]) -> _Word | None:
    """Return the number that the first word says, or it and the next."""
    if match := _FIGURES.fullmatch(words[0]):
        return _Word("number", match[1].lstrip("0") or "0", ordinal=match[2] is not None)
    tens, unit = TENS.get(_cardinal(words[0]), 0), UNITS.get(_cardinal(words[-1]), 10)
    ordinal = _cardinal(words[-1]) != words[-1]
    if tens and unit < 10:  # noqa: PLR2004 - ten and above is no second half of a number.
        return _Word("number", str(tens + unit), used=2, ordinal=ordinal)
    number = tens or UNITS.get(_cardinal(words[0]))
    ordinal = _cardinal(words[0]) != words[0]
    return _Word("number", str(number), ordinal=ordinal) if number else None


def _cardinal(word: str) -> str:
    """Return the number word of an ordinal; other words come back more or less as they are."""
    if word in _CARDINAL_OF or not word.endswith("th"):
        return _CARDINAL_OF.get(word, word)
    stem = word.removesuffix("th")
    return f"{stem.removesuffix('ie')}y" if stem.endswith("ie") else stem


def _roman(word: str) -> _Word | None:
    """Return the number of a Roman numeral in capitals, up to 39."""
    match = _ROMAN.fullmatch(word)
    if match is None or not word:
        return None
    tens, units = match.groups()
    number = {"IX": 9, "IV": 4}.get(units, 5 * units.count("V") + units.count("I"))
    return _Word("number", str(10 * len(tens) + number))
