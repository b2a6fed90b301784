"""Tests of footnotes: one for each passage, and everything it says."""

from __future__ import annotations

import pytest
from small import figure, small

from dossier.cite import Citations, Footnote, at_excerpt
from dossier.model import Excerpt
from dossier.verify import verify


def citations(dossier):
    """Return the footnotes of a dossier without snapshots."""
    return Citations(dossier, verify(dossier, None))


def test_footnote():
    """A footnote says all that is known of the passage, and what is not stated."""
    dossier = small(
        sources="- {id: a, label: Report A, title: A title, published: 2023-06-05}",
        actors="- {id: x, label: X, type: person}",
        figures="""
        - id: n
          label: Number
          claims:
            - {value: 30, source: a, locator: paragraph 4, excerpt: thirty, attributed_to: x,
               derivation: So it follows.}
        """,
    )

    [footnote] = citations(dossier).footnotes(dossier.claims)

    assert footnote == Footnote(
        label=footnote.label,
        source="a",
        document="Report A",
        title="A title",
        published="5 June 2023",
        publisher="not stated",
        locator="paragraph 4",
        attribution="X",
        excerpt="thirty",
        url=None,
        archive_url=None,
        status="unchecked",
        folded=False,
        derivations=("So it follows.",),
    )


def test_claims_of_one_passage():
    """Claims that rest on one passage share its footnote; another place has its own."""
    dossier = small(
        figures="""
        - id: n
          label: Number
          claims: [{value: 30, source: a, locator: paragraph 1, excerpt: 30 and 41}]
        - id: o
          label: Other
          claims:
            - {value: 41, source: a, locator: paragraph 1, excerpt: 30 and 41}
            - {value: 41, source: a, locator: paragraph 2, excerpt: 30 and 41}
        """
    )

    found = citations(dossier).footnotes(dossier.claims)

    assert [footnote.locator for footnote in found] == ["paragraph 1", "paragraph 2"]


def test_two_quotes_without_excerpts():
    """Two quotes from one place do not share a footnote."""
    dossier = small(
        actors="- {id: x, label: X, type: person}",
        quotes="""
        - {id: q, label: Q, speaker: x, claims: [{value: One., source: a, locator: page 1}]}
        - {id: r, label: R, speaker: x, claims: [{value: Two., source: a, locator: page 1}]}
        """,
    )

    assert len(citations(dossier).footnotes(dossier.claims)) == 2


def test_labels_that_begin_alike():
    """Passages whose hashes begin alike have labels of their own."""
    dossier = figure("{value: 30, source: a, excerpt: one}", "{value: 41, source: a, excerpt: two}")

    labels = Citations(dossier, verify(dossier, None), letters=0).labels

    assert len({labels[claim.id] for claim in dossier.claims}) == 2


def test_publisher_is_an_actor():
    """A publisher that is an actor goes by its label."""
    dossier = small(
        sources="- {id: a, label: Report A, publisher: x}",
        actors="- {id: x, label: The X Agency, type: organisation}",
        figures="- {id: n, label: N, claims: [{value: 30, source: a}]}",
    )

    [footnote] = citations(dossier).footnotes(dossier.claims)

    assert footnote.publisher == "The X Agency"


def test_derivations_of_one_passage():
    """A footnote gives the derivations of the claims that a page prints, and of no others."""
    dossier = small(
        figures="""
        - id: n
          label: Number
          claims: [{value: 30, source: a, excerpt: both, derivation: One way.}]
        - id: o
          label: Other
          claims: [{value: 41, source: a, excerpt: both, derivation: Another way.}]
        - id: p
          label: Plain
          claims: [{value: 52, source: a, excerpt: both}]
        """
    )
    cited = citations(dossier)

    def derivations(*subjects):
        claims = [claim for claim in dossier.claims if claim.subject in subjects]
        [footnote] = cited.footnotes(claims)
        return footnote.derivations

    assert derivations("n", "o", "p") == ("One way.", "Another way.")
    assert derivations("n", "p") == ("One way.",)
    assert derivations("p", "o") == ("Another way.",)
    assert derivations("p") == ()


@pytest.mark.parametrize(
    ("url", "excerpt", "address"),
    [
        ("https://x.org/a", {"exact": "30 men"}, "https://x.org/a#:~:text=30%20men"),
        ("https://x.org/a#b", {"exact": "30 men"}, "https://x.org/a#b:~:text=30%20men"),
        (
            "https://x.org/",
            {"exact": "a-b, c & d"},
            "https://x.org/#:~:text=a%2Db%2C%20c%20%26%20d",
        ),
        (
            "https://x.org/",
            {"exact": "it", "prefix": "of", "suffix": "is"},
            "https://x.org/#:~:text=of-,it,-is",
        ),
        (
            "https://x.org/",
            {"exact": "a b c d e f g h i j k l m n"},
            "https://x.org/#:~:text=a%20b%20c%20d%20e%20f,i%20j%20k%20l%20m%20n",
        ),
        ("mailto:desk@x.org", {"exact": "30 men"}, "mailto:desk@x.org"),
        (None, {"exact": "30 men"}, None),
        ("https://x.org/", None, "https://x.org/"),
    ],
)
def test_an_address_leads_to_the_excerpt(url, excerpt, address):
    """A browser jumps to the words; what is no web page is left as it is."""
    assert at_excerpt(url, excerpt and Excerpt(**excerpt)) == address
