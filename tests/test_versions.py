"""Tests of the versions of one quote."""

from __future__ import annotations

from small import small

from dossier.pages.versions import MOST_WORDS, versions


def versions_of(*texts):
    """Return the versions that documents a, b, c … report, each in braces where words differ."""
    rows = "".join(
        f"    - {{value: '{text}', source: {source}}}\n"
        for source, text in zip("abcd", texts, strict=False)
    )
    dossier = small(
        actors="- {id: x, label: X, type: person}",
        quotes=f"- id: q\n  label: Q\n  speaker: x\n  claims:\n{rows}",
    )
    order = {claim.id: claim.source for claim in dossier.claims}
    claims = sorted(dossier.claims, key=lambda one: one.source)
    return [
        (
            " ".join(f"{{{span.words}}}" if span.differs else span.words for span in one.spans),
            "".join(order[claim] for claim in one.claims),
        )
        for one in versions(claims)
    ]


def test_one_version():
    """What all documents word alike has no versions; spacing makes none."""
    assert versions_of("We go home.", "We  go home.") == []


def test_words_that_differ_are_marked():
    """A word that another version words otherwise is marked in both."""
    assert versions_of("We will go home now.", "We shall go home now.") == [
        ("We {will} go home now.", "a"),
        ("We {shall} go home now.", "b"),
    ]


def test_words_that_one_lacks_are_marked_in_the_other():
    """Words left out are marked where they stand."""
    assert versions_of("We go.", "We must go.") == [("We go.", "a"), ("We {must} go.", "b")]


def test_documents_with_the_same_words_are_one_version():
    """Versions are told apart by their words, not by their documents."""
    assert versions_of("We go.", "We stay.", "We go.") == [("We {go.}", "ac"), ("We {stay.}", "b")]


def test_the_first_shows_every_difference():
    """In the first version, a word is marked where any other version differs."""
    assert versions_of("a b c", "a x c", "a b y")[0] == ("a {b c}", "a")


def test_long_versions_are_not_compared():
    """Two books side by side take no time, and are whole."""
    long = " ".join(["word"] * MOST_WORDS)

    [first, second] = versions_of(long, f"{long} more")

    assert first == (long, "a")
    assert second == (f"{long} more", "b")
