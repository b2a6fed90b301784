"""What a claim can report: each type reads the author's text, and prints it back.

Every ``parse`` raises ValueError, worded for the author, and nothing else.
"""

from __future__ import annotations

from dossier.values.count import Count, bounds_words, number_words
from dossier.values.date import Date, Precision
from dossier.values.days import civil, day_number
from dossier.values.folding import QUOTES_AND_DASHES, fold_text, quoted
from dossier.values.interval import Interval
from dossier.values.locator import Locator, LocatorKind
from dossier.values.mentions import Mention, dates_in
from dossier.values.name import CLASSES, Name
from dossier.values.numerals import figures_in
from dossier.values.parse import Value, ValueType, parse_value
from dossier.values.point import Point
from dossier.values.rules import NUMBER_RULES, NumberRule, NumberSetting, number_rules
from dossier.values.share import Share
from dossier.values.spellings import NAME_TABLES
from dossier.values.words import UNKNOWN, Choice, Reference, Text, Unknown

__all__ = [
    "CLASSES",
    "NAME_TABLES",
    "NUMBER_RULES",
    "QUOTES_AND_DASHES",
    "UNKNOWN",
    "Choice",
    "Count",
    "Date",
    "Interval",
    "Locator",
    "LocatorKind",
    "Mention",
    "Name",
    "NumberRule",
    "NumberSetting",
    "Point",
    "Precision",
    "Reference",
    "Share",
    "Text",
    "Unknown",
    "Value",
    "ValueType",
    "bounds_words",
    "civil",
    "dates_in",
    "day_number",
    "figures_in",
    "fold_text",
    "number_rules",
    "number_words",
    "parse_value",
    "quoted",
]
