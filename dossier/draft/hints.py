"""Other ways to write a number, a date or a place, and how they are written here."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from dossier.values import UNKNOWN, Count, quoted

_LONGEST = 120
"""Longer texts are no number and no date."""
_WORDS = 12
"""A text with more words is no number with what it counts."""


def advice(text: str, error: ValueError, parse: Callable[[str], object]) -> str:
    """Return what is wrong with a text that *parse* refused, and how it is written here if known.

    What is advised is a text that *parse* reads.
    """
    plain = " ".join(text.split())
    if len(plain) > _LONGEST:
        return str(error)
    if _UNSTATED.fullmatch(plain):
        own = (
            "write unknown where the document says so itself, or " if _fits(UNKNOWN, parse) else ""
        )
        return f"{quoted(text)} says nothing; {own}take it out"
    said = (*_scaled(plain), *_numbers(plain), *_ranges(plain))
    ways = (way for way in said if _fits(way, parse))
    number = next(ways, "")
    if not number and (counted := _counted(plain, parse)):
        amount, rest = counted
        what = f"what it counts, {quoted(rest)}, belongs in measure"
        return f"{quoted(text)} says more than a number; write {amount} ({what})"
    days = [day for day in dict.fromkeys(_days(plain)) if _fits(day, parse)]
    if len(days) > 1:
        either = f"{days[0]} if the month comes before the day, or {days[1]} if it comes after it"
        return f"{quoted(text)} can be read in two ways; write {either}"
    place = next((way for way in _places(plain) if _fits(way, parse)), "")
    way = number or "".join(days) or place
    return f"{quoted(text)} cannot be read; write {way}" if way else str(error)


def _counted(text: str, parse: Callable[[str], object]) -> tuple[str, str] | None:
    """Return a count and what it counts, as in *more than 500 soldiers*; None where it is neither.

    What is counted holds no number, so that nothing is lost of *30 or 40 people*.
    """
    words = text.split(" ")
    if len(words) > _WORDS:
        return None
    numbers = {word for word in words if _fits(word, parse)}
    for end in range(len(words) - 1, 0, -1):
        head, rest = " ".join(words[:end]), words[end:]
        noun = " ".join(rest)
        if _NOUN.fullmatch(noun) and numbers.isdisjoint(rest):
            for way in (*_numbers(head), *_ranges(head), head.removesuffix(" of"), head):
                if _fits(way, parse) and isinstance(parse(way), Count):
                    return way, noun
    return None


def _fits(text: str, parse: Callable[[str], object]) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _ranges(text: str) -> Iterator[str]:
    """Yield a range that is written with *or* as we write one."""
    if found := _OR.fullmatch(text):
        yield f"{found['low']}-{found['high']}"
        yield f"{found['low']} to {found['high']}"


def _scaled(text: str) -> Iterator[str]:
    """Yield a number whose thousands or millions are written as we do not write them."""
    if found := _SCALED.fullmatch(text):
        scale = next(ours for ours, names in _SCALES.items() if found["scale"].lower() in names)
        yield f"{found['n'].replace(',', '.')} {scale}"
    if _DOTTED.fullmatch(text):
        yield text.replace(".", ",")


def _numbers(text: str) -> Iterator[str]:
    """Yield what a text may say of a number, with the last word of it and without."""
    for pattern, form in _NUMBERS:
        if found := pattern.fullmatch(text):
            number = found["n"].strip()
            yield form.format(number)
            if counted := _COUNTED.fullmatch(number):
                yield form.format(counted["n"])
            return


def _places(text: str) -> Iterator[str]:
    """Yield which place in a document a text may mean."""
    if found := _PLACE.fullmatch(text):
        several = "s" if found["last"] else ""
        numbers = f"{found['first']}-{found['last']}" if several else found["first"]
        kinds = (kind for kind, names in _PLACES.items() if found["name"].casefold() in names)
        yield from (f"{kind}{several} {numbers}" for kind in kinds)


def _days(text: str) -> Iterator[str]:
    """Yield which days a text may mean, or which month."""
    for pattern in _DAYS:
        if found := pattern.fullmatch(text):
            year, first, second = (found[name] for name in ("y", "m", "d"))
            yield f"{year}-{first:0>2}-{second:0>2}"
            yield f"{year}-{second:0>2}-{first:0>2}"
    if found := _UNPADDED.fullmatch(text):
        yield "-".join(f"{part:0>2}" for part in found.groups() if part)
    if found := _MONTH.fullmatch(text):
        yield f"{found['y']}-{found['m']:0>2}"


_NUMBERS = tuple(
    (re.compile(pattern, re.IGNORECASE), form)
    for pattern, form in (
        (r"(?:>=|=>|≥|minimum(?: of)?|min\.?)(?P<n>.+)", "at least {}"),
        (r"(?P<n>.+?)(?:\+| (?:or|and) (?:more|greater|higher|over|above|up))", "at least {}"),
        (r"(?:<=|=<|≤|maximum(?: of)?|max\.?)(?P<n>.+)", "at most {}"),
        (r"(?P<n>.+?) (?:or|and) (?:fewer|less|lower|under|below)", "at most {}"),
        (r">(?P<n>.+)", "more than {}"),
        (r"<(?P<n>.+)", "less than {}"),
        (r"(?:[~≈]|c\.|ca\b\.?|approx\b\.?|an estimated|estimated(?: at)?)(?P<n>.+)", "about {}"),
        (r"(?P<n>.+?)(?: or so|-odd| approximately| approx\.?)", "about {}"),
        (r"(?P<n>.*[0-9])", "{} percent"),
    )
)
"""Other ways to bound a number, and ours."""
_SCALES: Mapping[str, Collection[str]] = {
    "thousand": ("k", "tsd", "tsd.", "thousands", "tausend"),
    "million": ("m", "mn", "mio", "mio.", "mill", "mill.", "mln", "millions", "millionen"),
    "billion": ("b", "bn", "mrd", "mrd.", "bln", "billions", "milliarden"),
}
"""Other ways to write a scale, by ours."""
_SCALED = re.compile(
    rf"(?P<n>[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?) ?"
    rf"(?P<scale>{'|'.join(re.escape(one) for names in _SCALES.values() for one in names)})",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_UNSTATED = re.compile(
    r"n\W?a\W?|tbd|tba|tbc|not (?:stated|known|given)|unstated|null|nil|[-\u2013\u2014?.]+",
    re.IGNORECASE,
)
"""What people write where a document says nothing."""
_UNPADDED = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_OR = re.compile(r"(?:either )?(?P<low>.+) or (?P<high>.+)", re.IGNORECASE)
_NOUN = re.compile(
    r"(?!(?:or|to|and|but|of|per|percent|than|out|times|more|less|fewer|million|billion)\b)"
    r"[^\W\d_][^\d<>=≤≥~%]*",
    re.IGNORECASE,
)
"""What can be counted: words that begin with none that belongs to a number."""
_COUNTED = re.compile(r"(?P<n>.+) (?!per ?cent\b|cent\b)[^\W\d_]+", re.IGNORECASE)
"""A number and one word more: what it counts, as long as it is no part of the number."""
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<m>[0-9]{1,2})(?P<by>[./-]) ?(?P<d>[0-9]{1,2})(?P=by) ?(?P<y>[0-9]{4})\.?",
        r"(?P<y>[0-9]{4})(?P<by>[./]) ?(?P<m>[0-9]{1,2})(?P=by) ?(?P<d>[0-9]{1,2})\.?",
    )
)
"""Other ways to write a day; most of them leave open which number is the month."""
_MONTH = re.compile(r"(?P<m>[0-9]{1,2})[./-] ?(?P<y>[0-9]{4})")
_PLACE = re.compile(
    r"(?P<name>[^\W\d_]+|[§¶])\.? ?"
    r"(?P<first>[1-9][0-9]*)(?: ?(?:-|\u2013|to|and) ?(?P<last>[1-9][0-9]*))?"
)
_PLACES: Mapping[str, Collection[str]] = {
    "page": ("p", "pp", "pg", "pag", "page", "pages", "seite", "s"),
    "paragraph": ("para", "paras", "par", "paragraf", "paragraph", "paragraphs", "¶", "§", "abs"),
    "line": ("l", "ll", "line", "lines"),
}
"""Other ways to name a part of a document, by ours."""
