"""Rules that span files: circles of any size are found, and every rule says what must hold."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.check import RULES
from dossier.check.circles import find_circles
from dossier.check.links import site_pages
from dossier.draft import read_content
from dossier.files import read_files
from dossier.load import build
from dossier.pages import Basis, pages
from dossier.problems import ContentError
from dossier.support import compare
from dossier.verify import verify

TOP = Path(__file__).parents[1]
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


@pytest.mark.parametrize("folder", [TOP, TOP / "tests" / "sample"], ids=["content", "sample"])
def test_pages_that_links_may_lead_to(folder):
    """The pages that are known to the check of links are those that are laid out, all of them."""
    files = read_files(folder)
    draft, _ = read_content(files)
    dossier = build(files)

    laid_out = pages(Basis(dossier, compare(dossier), verify(dossier, None)))

    assert site_pages(draft) == {page.path for page in laid_out}


def problems_of(**kinds):
    """Return the problems of the content with other files, each as its author reads it."""
    with pytest.raises(ContentError) as caught:
        build(SOUND | {f"content/{kind}.yml": text for kind, text in kinds.items()})
    return [str(problem) for problem in caught.value.problems]


WORDS = ", ".join(f"w{n}" for n in range(1001))


@pytest.mark.parametrize(
    ("setting", "place", "message"),
    [
        (
            f"properties: {{rank: {{type: choice, choices: [{WORDS}]}}}}",
            "4:14",
            "'rank' has 1001 choices; write at most 1000",
        ),
        (
            f"number_words: {{about: {{words: [{WORDS}]}}}}",
            "4:15",
            "there are 1001 number words here; write at most 1000",
        ),
    ],
)
def test_no_list_of_words_is_endless(setting, place, message):
    """Each word of a list may be looked for in every value, so there are a thousand at most."""
    [problem] = problems_of(dossier=SOUND["content/dossier.yml"] + setting)

    assert problem == f"content/dossier.yml:{place}: {message} [bad-value]"


def test_many_wrong_words_take_no_time():
    """Whatever is wrong many times over is guessed at a few times, and said in short messages."""
    declared = "".join(f"  rank_{n}: {{type: text}}\n" for n in range(2000))
    claims = "".join(f"    grade_{n}: [{{value: a, source: gazette}}]\n" for n in range(2000))

    start = process_time()
    problems = problems_of(
        dossier=f"{SOUND['content/dossier.yml']}properties:\n{declared}",
        events=f"- id: riot\n  label: Riot\n  claims:\n{claims}",
    )

    assert process_time() - start < 10
    assert len(problems) == 2000
    assert max(map(len, problems)) < 500


def test_every_rule_is_a_sentence():
    """The docstring of a rule is what must hold."""
    assert [rule.__name__ for rule in RULES if not (rule.__doc__ or "").strip().endswith(".")] == []
    assert len(set(RULES)) == len(RULES)
