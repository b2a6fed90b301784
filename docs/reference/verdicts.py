"""What the software finds, and by which rules."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.compare import CLAIM_RULES, compare_values
from dossier.findings import LEVELS, RELATIONS
from dossier.pages.grades import CREDIBILITY, RELIABILITY
from dossier.values import parse_value
from reference.markdown import code, definition, prose, rule, table

PAIRS = (
    ("count", "30", "41"),
    ("count", "at least 35", "41"),
    ("count", "around 500", "about 500"),
    ("count", "about 500", "513"),
    ("count", "almost 3,800", "3,800"),
    ("count", "dozens", "52"),
    ("share", "less than 5 percent", "5 percent"),
    ("date", "2023-06", "2023-06-04"),
    ("date", "2023-06-04", "2023-06-05"),
    ("date", "2023-06-04/2023-06-06", "2023-06-05"),
    ("name", "1st Bde", "First Brigade"),
    ("name", "65th Brigade", "65th Mechanized Infantry Brigade"),
    ("name", "65th Mechanized Infantry Brigade", "65th Motorized Rifle Brigade"),
)
"""A type, and two values that are compared while the page is made."""


def verdicts_page() -> str:
    """Return the page of verdicts, of support and of grades."""
    return "\n".join((*_verdicts(), *_support()))


def _verdicts() -> Iterator[str]:
    yield "# Verdicts\n"
    yield "The claims of one property, in one scope, are compared two by two.\n"
    for word, meaning in RELATIONS.items():
        yield definition(word, meaning)
    yield "## By example\n"
    yield table(("One claim", "Another", "Verdict", "Because"), map(_pair, PAIRS))
    yield "## Claims are compared in this order\n"
    yield "The first rule that says something decides.\n"
    for name, function in CLAIM_RULES.items():
        yield definition(name, rule(function))
    yield "How two values of one type are compared is on [Values](values.md).\n"


def _pair(pair: tuple[str, str, str]) -> tuple[str, str, str, str]:
    kind, left, right = pair
    found = compare_values(parse_value(left, kind), parse_value(right, kind))
    return code(left), code(right), found.relation, prose(found.reason)


def _support() -> Iterator[str]:
    yield "## Support\n"
    yield "How well a value is supported counts origins, not documents.\n"
    for word, meaning in LEVELS.items():
        yield definition(word, meaning)
    yield "## Grades\n"
    yield "A person may grade; nothing is computed from a grade. The scales are the Admiralty's.\n"
    yield table(
        ("Reliability of a source", "Meaning"), ((code(a), b) for a, b in RELIABILITY.items())
    )
    yield table(
        ("Credibility of a claim", "Meaning"), ((code(a), b) for a, b in CREDIBILITY.items())
    )
