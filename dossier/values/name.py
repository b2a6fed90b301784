"""Names, taken apart into classes of words that are compared class by class."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dossier.values.folding import quoted, without_accents
from dossier.values.numerals import TENS, UNITS
from dossier.values.spellings import CLASS_OF, PARTICLES, WordClass

CLASSES: tuple[WordClass, ...] = ("number", "echelon", "branch", "other")

_BREAKS = str.maketrans(dict.fromkeys(";()", ","))
_NO_WORD = re.compile(r"[^\w,]|_")
_WORD = re.compile(r",|[^\s,]+")
_FIGURES = re.compile(r"([0-9]+)(st|nd|rd|th)?")
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_POSSESSIVE = re.compile(r"(?<=\w)['\u2019]s\b", re.IGNORECASE)
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

    Where a name has several numbers, each stands there once more with the echelon that it
    counts, so that the *1st Battalion, 65th Brigade* is not the *65th Battalion, 1st Brigade*.
    """
    echelon: frozenset[str]
    branch: frozenset[str]
    other: frozenset[str]
    words: tuple[str, ...] = field(compare=False)
    """All of these, in the order in which the name has them."""

    @classmethod
    @lru_cache(maxsize=2**16)  # The label of a subject is read for each question about names.
    def parse(cls, text: str) -> Name:
        """Read any text that has a letter or a figure in it; ValueError on anything else."""
        words = tuple(_classified(_written(text)))
        if not words:
            raise ValueError(f"{quoted(text)} is no name; write a word, or unknown")
        counted = _counted(words) if len({*_of_kind("number", words)}) > 1 else {}
        ordered = (one for at, word in enumerate(words) for one in (word.text, counted.get(at)))
        return cls(
            text,
            number=frozenset([*_of_kind("number", words), *counted.values()]),
            echelon=frozenset(_of_kind("echelon", words)),
            branch=frozenset(_of_kind("branch", words)),
            other=frozenset(_of_kind("other", words)),
            words=tuple(dict.fromkeys(filter(None, ordered))),
        )

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
    apart: bool = False
    """A comma, a bracket or *of* stands before it."""


def _of_kind(kind: WordClass, words: Iterable[_Word]) -> Iterator[str]:
    return (word.text for word in words if word.kind == kind)


def _counted(words: Sequence[_Word]) -> Mapping[int, str]:
    """Return, by the place of each number, it and the echelon that it counts, as in *65 brigade*.

    That is the next echelon, or for a plain number the one just before it, as in *Brigade 65*.
    A number that could count either counts none, unless only one of them is set off.
    """
    found: dict[int, str] = {}
    taken: int | None = None
    for at, word in enumerate(words):
        if word.kind == "number":
            ahead, behind = _ahead(words, at), at - 1
            fits = not (word.ordinal or word.apart) and at > 0 and behind != taken
            if fits and words[behind].kind == "echelon":
                near = ahead and not any(one.apart for one in words[at + 1 : ahead + 1])
                chosen = None if near else behind
            else:
                chosen = ahead
            if chosen is not None:
                found[at] = f"{word.text} {words[chosen].text}"
                taken = chosen
    return found


def _ahead(words: Sequence[_Word], number: int) -> int | None:
    """Return the place of the next echelon before another number."""
    for at in range(number + 1, len(words)):
        if words[at].kind in ("number", "echelon"):
            return at if words[at].kind == "echelon" else None
    return None


def _written(text: str) -> list[str]:
    """Return the words of a name without accents, its initials drawn together, and its commas."""
    bare = without_accents(text).translate(_BREAKS)
    joined = _INITIALS.sub(lambda match: match[0].replace(".", ""), _POSSESSIVE.sub("", bare))
    return _WORD.findall(_NO_WORD.sub(_mark_or_space, joined))


def _mark_or_space(match: re.Match[str]) -> str:
    return match[0] if unicodedata.category(match[0]).startswith("M") else " "


def _classified(written: Sequence[str]) -> Iterator[_Word]:
    words = [word.casefold().translate(_LETTERS) for word in written]
    military = any(word in CLASS_OF and CLASS_OF[word][0] == "echelon" for word in words)
    alone = sum(word != "," for word in words) == 1
    at, apart = 0, False
    while at < len(words):
        if words[at] == ",":
            at, apart = at + 1, True
            continue
        roman = _roman(written[at]) if military else None
        found = _number(words[at : at + 2]) or roman or _spelled(words[at : at + 2])
        if found.text not in PARTICLES or _is_letter(written[at]) or alone:
            yield replace(found, apart=True) if apart else found
            apart = False
        apart = apart or found.text == "of"
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
