"""``dossier.yml``, as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from dossier.model.forms import TYPES, Form, Record, Text
from dossier.values import ValueType


class PropertyRecord(Record):
    """A property as ``dossier.yml`` declares it."""

    type: Annotated[ValueType, Form("text", words=TYPES)]
    """How the values of the property are read and compared."""
    label: Annotated[Text | None, Form("Purpose")] = None
    """What readers see for the property; its name, where nothing is written."""
    many: Annotated[Literal["true", "false"], Form("true")] = "false"
    """Several values hold side by side, as members of a group do; they do not disagree."""
    choices: Annotated[tuple[Text, ...], Form("[announced, under way, completed]")] = ()
    """Of a choice: its words, from the earliest state to the last."""


class NumberWords(Record):
    """A number-word rule as ``dossier.yml`` sets or changes it; see ``values.NumberRule``."""

    words: Annotated[tuple[Text, ...], Form("[about, around]")] = ()
    """The words that mean this; they take the place of those that the rule had."""
    low: Annotated[Text | None, Form("90 %", "number end")] = None
    """The least that is meant: 90 % of the number that follows, or a number such as 24."""
    high: Annotated[Text | None, Form("110 %", "number end")] = None
    """The most that is meant: 110 % of the number that follows, or a number such as 99."""


class Settings(Record):
    """``dossier.yml``."""

    title: Annotated[Text, Form("Commandos reinforce the peacekeepers")]
    """The title of the dossier."""
    bottom_line: Annotated[
        Text, Form('"[[value soldiers-injured]] soldiers were injured."', "prose")
    ]
    """What a reader in a hurry must know, in a few sentences, on the first page. Each statement
    in it cites its claims, as in [[value soldiers-injured]]."""
    as_of: Annotated[Text, Form("2023-06-05", "date")]
    """The day up to which the dossier goes."""
    language: Annotated[Text, Form("en", "language")] = "en"
    """The language in which the dossier is written, as a tag: en, tr, sr-Latn."""
    key_figures: Annotated[
        tuple[Text, ...], Form("[soldiers-injured]", "reference", ("figure",))
    ] = ()
    """Figures to show first on the front page, in this order."""
    properties: Annotated[
        Mapping[str, PropertyRecord], Form("{purpose: {type: text, label: Purpose}}")
    ] = {}
    """Properties of your own, by name, beside those that each kind has. They may stand under the
    claims of actors, units, places and events."""
    number_words: Annotated[
        Mapping[str, NumberWords], Form("{scores: {words: [scores of], low: 40, high: 99}}")
    ] = {}
    """What number words mean in this dossier, where it is not what the method page says."""
    content_limit_mb: Annotated[
        str, Field(pattern=r"^[1-9][0-9]{0,3}$"), Form("16", "megabytes")
    ] = "16"
    """How many megabytes one content file may have; 16, where nothing is written."""
