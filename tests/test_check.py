"""Rules that span files: circles of any size are found, and every rule says what must hold."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.check import RULES
from dossier.check.circles import find_circles
from dossier.load import build
from dossier.problems import ContentError

SOUND = {
    "content/dossier.yml": "title: Riot\nbottom_line: A riot took place.\nas_of: 2023-06-05\n",
    "content/sources.yml": "- {id: gazette, label: Gazette}\n",
}
GRAPHS = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefg"), max_size=3, unique=True)
)


def has_circle(graph):
    """Tell whether the standard library finds a circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return True
    return False


@given(GRAPHS)
def test_circles(graph):
    """A circle is found where there is one, is one, and shares no id with another."""
    circles = list(find_circles(graph))

    assert bool(circles) == has_circle(graph)
    assert all(circle[0] == circle[-1] for circle in circles)
    assert all(there in graph[here] for circle in circles for here, there in pairwise(circle))
    inside = [id_ for circle in circles for id_ in circle[1:]]
    assert len(inside) == len(set(inside))


def test_long_chains():
    """A chain of any length is followed to its end, and a long circle is not written out."""
    ring = "".join(
        f"- {{id: a{n}, label: A, type: state, speaks_for: a{(n + 1) % 5000}}}\n"
        for n in range(5000)
    )

    with pytest.raises(ContentError) as caught:
        build(SOUND | {"content/actors.yml": ring})

    way = "a0 -> a1 -> a2 -> a3 -> a4 -> a5 -> a6 -> a7 -> … -> a4999 -> a0"
    assert [problem.message for problem in caught.value.problems] == [
        f"speaks_for leads in a circle: {way}; take one of them out"
    ]


def test_every_rule_is_a_sentence():
    """The docstring of a rule is what must hold."""
    assert [rule.__name__ for rule in RULES if not (rule.__doc__ or "").strip().endswith(".")] == []
    assert len(set(RULES)) == len(RULES)
