"""Tests of anchors: short, and never the same for two claims on one page."""

from __future__ import annotations

from types import SimpleNamespace

from dossier.pages.anchors import anchors


def claim(subject, id_):
    """Return as much of a claim as an anchor needs."""
    return SimpleNamespace(subject=subject, id=id_)


def test_an_anchor_is_the_start_of_the_id():
    """An anchor has eight digits, unless two claims on one subject begin with the same."""
    claims = (
        claim("one", "0123456789abcdef"),
        claim("one", "fedcba9876543210"),
        claim("two", "0123456700000000"),
        claim("three", "aaaaaaaa11111111"),
        claim("three", "aaaaaaaa22222222"),
    )

    found = anchors(SimpleNamespace(claims=claims))

    assert list(found.values()) == [
        "claim-01234567",
        "claim-fedcba98",
        "claim-01234567",
        "claim-aaaaaaaa11111111",
        "claim-aaaaaaaa22222222",
    ]
