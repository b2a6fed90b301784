"""Tests of the front page: its counts are those of the lists that they lead to."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.load import load
from dossier.pages import Basis
from dossier.pages.brief import brief_page, ledger
from dossier.pages.overview import known_page
from dossier.support import compare
from dossier.verify import verify

HERE = Path(__file__).parent


@pytest.mark.parametrize("root", [HERE.parent, HERE / "sample"], ids=["first dossier", "sample"])
def test_the_ledger_counts_what_the_lists_hold(root):
    """Each count of the ledger is the length of its list; contested values have callouts."""
    dossier = load(root)
    basis = Basis(dossier, compare(dossier), verify(dossier, None))

    counts = {tally.level: tally.count for tally in ledger(basis, "index.md")}
    listed = {level: len(items) for level, items in known_page(basis).levels}

    assert counts == {level: count for level, count in listed.items() if level in counts}
    assert sum(counts.values()) > 0


def test_a_work_of_reference_is_no_document_of_the_affair():
    """The front page counts the two reports, and not the gazetteer."""
    dossier = load(HERE.parent)
    basis = Basis(dossier, compare(dossier), verify(dossier, None))

    assert brief_page(basis).documents == 2
    assert len(dossier.sources) == 3
