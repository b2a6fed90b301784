"""The page of the data: which files the site offers to machines, and what each column means."""

from __future__ import annotations

from dataclasses import dataclass, field

from dossier.card import Card
from dossier.pages.basis import DATA, Basis
from dossier.pages.brief import ledger
from dossier.pages.colophon import Colophon, colophon
from dossier.pages.parts import callout_title
from dossier.tables import COLUMNS

JSON = "data/dossier.json"
CSV = "data/statements.csv"
CSL = "data/sources.csl.json"
BIBTEX = "data/sources.bib"
CARD = "data/card.png"
FILES = (
    (JSON, "JSON", "Everything: documents, subjects, claims, verdicts, discrepancies, support."),
    (CSV, "CSV", "The claims, a row for each; the columns are below."),
    (CSL, "CSL-JSON", "The documents, for reference managers such as Zotero."),
    (BIBTEX, "BibTeX", "The documents, for LaTeX."),
)
"""The files below ``site_src/``, what each is, and what it holds."""
KEYS = (
    ("sources", "The documents, as each describes itself."),
    ("subjects", "The actors, units, places, events, figures and quotes."),
    ("properties", "What may be claimed of each kind, and how it is compared."),
    ("claims", "What each document says; the id is the hash of what is said."),
    ("discrepancies", "The disagreements, each with its pairs of claims and its reasons."),
    ("revisions", "What a later claim of the same origin replaced."),
    ("support", "How well each value is supported: its level, documents and origins."),
    ("verdicts", "How two claims stand to one another, with the reason."),
    ("sums", "Sums of parts that hold."),
    ("assessments", "What people made of it; never computed."),
)
"""The keys of the JSON, and what each holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage:
    """The files for machines."""

    path: str
    colophon: Colophon
    files: tuple[tuple[str, str, str], ...]
    """Address, name, and what it holds."""
    columns: tuple[tuple[str, str], ...]
    keys: tuple[tuple[str, str], ...]
    template: str = field(default="data.md.jinja", init=False)


def data_page(basis: Basis) -> DataPage:
    """Lay out the page of the data."""
    return DataPage(
        path=DATA,
        colophon=colophon(DATA, basis),
        files=FILES,
        columns=tuple(COLUMNS.items()),
        keys=KEYS,
    )


def card(basis: Basis) -> Card:
    """Return what the picture of the dossier says."""
    found = basis.findings.discrepancies
    documents = len(basis.documents)
    return Card(
        kicker=f"Briefing dossier · facts as of {basis.dossier.as_of.words} · "
        f"{documents} {'document' if documents == 1 else 'documents'}",
        title=basis.dossier.settings.title,
        ledger=tuple((tally.level, tally.count) for tally in ledger(basis, DATA)),
        disagreement=callout_title(found[0], basis) if found else None,
    )
