"""The draft: whatever stands in the files, all of it is looked at, and said in our words."""

from __future__ import annotations

import json
import re

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dossier import model
from dossier.draft.hints import advice
from dossier.load import assemble
from dossier.model import KINDS
from dossier.problems import ContentError
from dossier.values import Count

FILES = {
    "content/dossier.yml": "title: Riot\nbottom_line: A riot took place.\nas_of: 2023-06-05\n",
    "content/sources.yml": "- {id: gazette, label: Gazette}\n",
    "content/actors.yml": "- {id: mayor, label: Mayor, type: person}\n",
    "content/figures.yml": """\
- id: hurt
  label: People hurt
  claims: [{value: 30, source: gazette, attributed_to: mayor}]
""",
}
KEYS = st.sampled_from(
    sorted(
        {
            key
            for shape in (
                *KINDS.values(),
                model.Source,
                model.ClaimRecord,
                model.Excerpt,
                model.Assessment,
                model.Snapshot,
                model.Settings,
                model.PropertyRecord,
                model.NumberWords,
            )
            for key in shape.model_fields
        }
        | {"strength", "part_of", "Excerpt", "value", "text", "of"}
    )
)
LEAVES = st.sampled_from(
    ["", " ", "30", "gazette", "hurt", "mayor", "2023-06-04", "count", "ref", "person", "true",
     "unknown", "explained", "[[value hurt]]", "[[", "<b>", "\u200b", "a\x07", "a\nb"]
)  # fmt: skip
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=30,
)
FOREIGN = re.compile(r"Input should|pydantic|None|tuple|dict|_type|while |expected")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(kind=st.sampled_from(["dossier", "sources", *KINDS]), tree=TREES)
def test_whatever_is_written(kind, tree):
    """Any YAML gives a dossier or problems in our own words, and never anything else."""
    record = tree if kind == "dossier" else [{"id": "hurt", "label": "Hurt"}, tree]
    if isinstance(tree, dict) and kind != "dossier":
        record = [{"id": "hurt", "label": "Hurt", **tree}, tree.get("claims", "")]

    try:
        assemble(FILES | {f"content/{kind}.yml": json.dumps(record)})
    except ContentError as error:
        found = error.problems
    else:
        found = ()

    assert [str(one) for one in found if FOREIGN.search(one.message)] == []


NUMBERS = st.sampled_from(
    ["500", "about 500", "more than 500", "at least 35", "300-350", "dozens", "five hundred"]
)
NOUNS = st.lists(st.from_regex(r"[a-z]{4,9}", fullmatch=True), min_size=1, max_size=4)


@given(number=NUMBERS, nouns=NOUNS)
def test_what_is_advised_means_the_same(number, nouns):
    """Of a number with what it counts, the advice is a number that can be read, and the same."""
    text = f"{number} {' '.join(nouns)}"
    assume(all(_is_no_number(noun) for noun in nouns))

    found = re.search(r"write (.+?)( \(what it counts,|; |$)", _refusal(text))

    assert found is None or Count.parse(found[1]).interval == Count.parse(number).interval


def _is_no_number(text):
    """Tell whether a word is not read as a number, alone or after one."""
    return not any(_refusal(way) == "" for way in (text, f"5 {text}"))


def _refusal(text):
    """Return what is said of a text that is no count; empty when it is one."""
    try:
        Count.parse(text)
    except ValueError as error:
        return advice(text, error, Count.parse)
    return ""
