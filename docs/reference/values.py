"""What can be written as a value, with examples that are read while the page is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dossier.compare import RULES
from dossier.prose import WORDS
from dossier.registry import PROPERTIES
from dossier.values import NAME_TABLES, NUMBER_RULES, Locator, ValueType, parse_value
from reference.markdown import code, definition, prose, rule, table

TYPES: Mapping[ValueType, tuple[str, tuple[str, ...]]] = {
    "count": (
        "A whole number of people or things, as the document says it: in figures or in words.",
        (
            *("30", "3,800", "thirty-four", "1.2 million", "300-350", "between 3 and 5"),
            *("about 500", "almost 3,800", "more than 4", "at least 35", "up to 41", "dozens"),
        ),
    ),
    "share": (
        "A part of a whole, in percent.",
        ("5 percent", "3-5 percent", "about 5 %", "less than 5 percent"),
    ),
    "date": (
        "A date as precise as it is known, or an interval: EDTF (ISO 8601-2), levels 0 and 1.",
        (
            *("2023", "2023-06", "2023-06-04", "2023-06-04/2023-06-06", "2023-06-04/.."),
            *("../2023-06-04", "2023-06~", "2023-06-04?", "2023-06-XX", "2023-22", "202X"),
        ),
    ),
    "name": (
        "What something is called, read class by class: numbers, echelons, branches, words.",
        (),
    ),
    "point": (
        "Where a place lies, in decimal degrees, latitude first.",
        ("42.8914, 20.8660", "42.9 N, 20.9 E"),
    ),
    "ref": ("The id of a record: of the kind that the property names, or of any.", ()),
    "choice": ("One of the words that the property lists, in their order.", ()),
    "text": ("Any words; they are set side by side, and never called a disagreement.", ()),
}
"""Each type of value: what it is, and examples."""
LOCATORS: Mapping[str, str] = {
    "headline": "The title above the text",
    "dateline": "The place or the day that stands before the text",
    "paragraph 4": "The fourth paragraph below headline and dateline",
    "paragraphs 6-8": "Three paragraphs",
    "page 3": "A page",
    "line 12": "A line",
    "0:01:20-0:01:24": "Four seconds of a recording",
}
ANY = "A value that starts with a mark of YAML, or has a colon and a space in it, is quoted: "


def values_page() -> str:
    """Return the page of what values, locators and placeholders may be."""
    return "\n".join((*_values(), *_numbers(), *_names(), *_rest(), *_properties()))


def _values() -> Iterator[str]:
    yield "# Values\n"
    yield (
        "Every scalar of a content file is text until the type of its property reads it: "
        f"{code('NO')}, {code('12:30')} and {code('010')} mean what they look like. {ANY}"
        f"{code(chr(34) + 'Fire: 12 hurt' + chr(34))}. The word {code('unknown')} is an explicit "
        "*not known*, for any type; what a document does not say at all is left out.\n"
    )
    for name, (what, examples) in TYPES.items():
        yield f"## {name}\n\n{what}\n"
        if examples:
            yield table(("You write", "It can mean"), [_example(one, name) for one in examples])
        yield f"**Compared:** {rule(RULES[name])}\n"


def _example(written: str, name: ValueType) -> tuple[str, str]:
    """Return an example and what it can mean; ValueError when it is none any more."""
    return code(written), getattr(parse_value(written, name), "bounds", "")


def _numbers() -> Iterator[str]:
    yield "## Number words\n"
    yield f"What they mean can be changed, or added to, in {code('number_words')} of dossier.yml.\n"
    rows = ((code(", ".join(one.words)), prose(one.meaning)) for one in NUMBER_RULES.values())
    yield table(("Words", "Meaning"), rows)


def _names() -> Iterator[str]:
    yield "## Spellings of names\n\nOne table; likeness counts for nothing.\n"
    for kind, words in NAME_TABLES.items():
        yield f"### {kind.capitalize()}\n"
        yield table(
            ("Word", "Also written"),
            (
                (code(word), code(", ".join(others)) if others else "")
                for word, others in words.items()
            ),
        )


def _rest() -> Iterator[str]:
    yield "## Locators\n\nWhere in a document something stands.\n"
    yield table(
        ("You write", "It means"),
        ((code(Locator.parse(one).text), what) for one, what in LOCATORS.items()),
    )
    yield "## Placeholders\n\nHow prose cites a fact; see [Write prose](../howto/prose.md).\n"
    for word in WORDS.values():
        where = "alone in a paragraph" if word.block else "within a sentence"
        shown = f"; after {code('|')}, words to show instead" if word.shown else ""
        yield definition(code(word.example), f"Stands {where}{shown}.")


def _properties() -> Iterator[str]:
    yield "## Properties that are built in\n"
    yield f"Others are declared under {code('properties')} in dossier.yml. "
    yield "A figure has one property, its value; a quote one, its text.\n"
    for kind, properties in PROPERTIES.items():
        yield f"### Of {'an' if kind[0] in 'aeiou' else 'a'} {kind}\n"
        yield table(
            ("Property", "Type", "Holds"),
            (
                (code(one.name), one.type, _holds(one.to, one.choices, many=one.many))
                for one in properties
            ),
        )


def _holds(to: str | None, choices: tuple[str, ...], *, many: bool) -> str:
    words = [f"the id of a {to}"] if to else []
    words += [" · ".join(choices)] if choices else []
    words += ["several side by side"] if many else []
    return "; ".join(words)
