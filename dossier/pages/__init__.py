"""Views: what each page says, looked up, grouped and ordered; templates only print them.

Every page of the site comes from ``pages``, in an order that depends on the content alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from dossier.model import KINDS
from dossier.pages.basis import KIND_LABELS, Basis
from dossier.pages.brief import BriefPage, brief_page
from dossier.pages.changes import ChangesPage, changes_page
from dossier.pages.cited import (
    Cited,
    CitedCallouts,
    CitedQuote,
    CitedTimeline,
    CitedValue,
    ProseView,
)
from dossier.pages.coverage import CoveragePage, coverage_page
from dossier.pages.data import DataPage, data_page
from dossier.pages.essays import ProseIndexPage, ProsePage, prose_index_page, prose_page
from dossier.pages.indexes import IndexPage, index_page
from dossier.pages.kinship import kinship
from dossier.pages.method import MethodPage, method_page
from dossier.pages.overview import KnownPage, RegisterPage, known_page, register_page
from dossier.pages.sources import SourcePage, SourcesPage, source_page, sources_page
from dossier.pages.subjects import SubjectPage, subject_page
from dossier.pages.timeline import TimelinePage, timeline_page

Page = (
    BriefPage
    | ChangesPage
    | CoveragePage
    | DataPage
    | IndexPage
    | KnownPage
    | MethodPage
    | ProseIndexPage
    | ProsePage
    | RegisterPage
    | SourcePage
    | SourcesPage
    | SubjectPage
    | TimelinePage
)

__all__ = [
    "Basis",
    "Cited",
    "CitedCallouts",
    "CitedQuote",
    "CitedTimeline",
    "CitedValue",
    "Page",
    "ProseView",
    "layouts",
    "pages",
    "record_pages",
]


def pages(basis: Basis) -> Iterator[Page]:
    """Yield every page of the site."""
    return (lay_out() for lay_out in layouts(basis))


def record_pages(records: Iterable[str], basis: Basis) -> Iterator[Page]:
    """Yield the page of each of these subjects and sources, by its id."""
    ties = kinship(basis)
    for id_ in records:
        source = basis.dossier.sources.get(id_)
        if source:
            yield source_page(source, basis)
        else:
            yield subject_page(basis.dossier.subjects[id_], basis, ties)


def layouts(basis: Basis) -> Iterator[Callable[[], Page]]:
    """Yield what lays out each page, in the order of ``pages``, before any is laid out."""
    ties = kinship(basis)
    yield from (
        partial(lay_out, basis)
        for lay_out in (brief_page, register_page, known_page, coverage_page, timeline_page)
    )
    for plural in KINDS:
        yield partial(index_page, plural, basis, ties)
    for kind in KIND_LABELS:
        for subject in basis.subjects(kind):
            yield partial(subject_page, subject, basis, ties)
    yield partial(sources_page, basis)
    for source in basis.dossier.sources.values():
        yield partial(source_page, source, basis)
    yield partial(prose_index_page, basis)
    for prose in basis.dossier.prose:
        yield partial(prose_page, prose, basis)
    yield from (partial(lay_out, basis) for lay_out in (method_page, data_page, changes_page))
