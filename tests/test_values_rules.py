"""The table of number words, and how a dossier changes it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dossier.values import NUMBER_RULES, Count, Interval, number_rules


@dataclass(frozen=True)
class Setting:
    """A rule as ``dossier.yml`` sets it."""

    words: tuple[str, ...] = ()
    low: str | None = None
    high: str | None = None


MEANINGS = {
    "about": "From 90 % of the number to 110 % of the number.",
    "almost": "From 95 % of the number up to, but not including, the number.",
    "more than": "More than the number.",
    "at least": "The number or more.",
    "up to": "From 0 to the number.",
    "less than": "From 0 up to, but not including, the number.",
    "dozens": "From 24 to 99.",
    "hundreds": "From 100 to 999.",
    "thousands": "From 1,000 to 9,999.",
}

REFUSED = [
    # settings, message
    ({"about": Setting(low="24")}, "'about' mixes numbers and percent; write both ends alike"),
    (
        {"new": Setting(("few",), "3", "9 %")},
        "'new' mixes numbers and percent; write both ends alike",
    ),
    ({"new": Setting(low="3")}, "'new' is a new rule; give it words and low, and high if any"),
    ({"new": Setting(("few",))}, "'new' is a new rule; give it words and low, and high if any"),
    ({"dozens": Setting(low="100")}, "'dozens' leaves no number; low is not below high"),
    ({"dozens": Setting(low="many")}, "'many' is no end for 'dozens'; write 24, or 90 %"),
    (
        {"dozens": Setting(low="9" * 5000)},
        f"'{'9' * 60}…' is no end for 'dozens'; write 24, or 90 %",
    ),
    ({"dozens": Setting((" ",))}, "'dozens' has an empty word; write the words that it explains"),
    (
        {"dozens": Setting(("about",))},
        "'about' stands in 'about' and in 'dozens'; a word has one meaning",
    ),
]


def test_meanings():
    """Each rule says in one sentence what its words mean."""
    assert {name: rule.meaning for name, rule in NUMBER_RULES.items()} == MEANINGS


def test_no_settings():
    """A dossier that sets no rule has the table as it is."""
    assert number_rules({}) == NUMBER_RULES


def test_a_changed_rule():
    """A dossier can widen a rule; its words and its sentence follow."""
    rules = number_rules({"about": Setting(low="80 %", high="120 %")})

    assert Count.parse("around 500", rules).whole == Interval(400, 600)
    assert rules["about"].meaning == "From 80 % of the number to 120 % of the number."
    assert rules["about"].words == NUMBER_RULES["about"].words


def test_changed_words():
    """New words take the place of those that the rule had."""
    rules = number_rules({"dozens": Setting(("Scores", "dozens"))})

    assert Count.parse("scores", rules).rule == "dozens"


@pytest.mark.parametrize(
    ("setting", "text", "whole"),
    [
        (Setting(("a handful",), "3", "9"), "a handful", (3, 9)),
        (Setting(("a good",), "100 %", "120 %"), "a good 50", (50, 60)),
        (Setting(("countless",), "10000"), "countless", (10000, None)),
    ],
)
def test_a_new_rule(setting, text, whole):
    """A dossier can add words that stand alone, or before a number."""
    count = Count.parse(text, number_rules({"new": setting}))

    assert (count.whole, count.rule) == (Interval(*whole), "new")


@pytest.mark.parametrize(("settings", "message"), REFUSED)
def test_refused(settings, message):
    """A rule that cannot hold is refused by its name."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared.
        number_rules(settings)

    assert str(caught.value) == message


def test_any_number_of_words():
    """A number word is found as soon among many, of one rule or of several, as among few."""
    words = tuple(f"word{n}" for n in range(80_000))
    one = {"new": Setting(words, low="24", high="99")}
    several = {word: Setting((word,), low="80 %", high="120 %") for word in words[:20_000]}

    alone, before = number_rules(one), number_rules(several)

    assert {Count.parse(word, alone).rule for word in words} == {"new"}
    assert {Count.parse(f"{word} 500", before).rule for word in several} == set(several)
