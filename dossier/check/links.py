"""Links: what prose leads to on the site is a page of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath

from dossier.draft import Draft, Written
from dossier.encode import is_link
from dossier.layout import FIXED, RECORDS, SINGULAR, page_of, prose_page_of
from dossier.nearest import Guesser
from dossier.problems import Problem
from dossier.prose import links
from dossier.values import quoted

_BESIDE = ("assets/", "data/")
"""Folders of files that are no pages, which the engine of the site looks for itself."""


def dead_links(draft: Draft) -> Iterator[Problem]:
    """Every link of prose that leads to the site leads to one of its pages."""
    known = site_pages(draft)
    guess = {depth: Guesser([up + page for page in known]) for depth, up in _UP.items()}
    for text in draft.texts:
        depth = text.page.count("/")
        for address, at in links(text.tree):
            target = _target(address, text)
            if not target or target in known or target.startswith(_BESIDE):
                continue
            if not _may_be_unread(target, draft) and not draft.is_misspelt(_stem(target)):
                right = _named_alike(target, draft)
                hint = f"; did you mean {_UP[depth] + right!r}?" if right else ""
                hint = hint or guess[depth](_UP[depth] + target) or _FORM.format(up=_UP[depth])
                message = f"{quoted(address)} leads to no page of the site{hint}"
                yield Problem(text.place(at), "bad-link", message)


_UP = {0: "", 1: "../"}
"""What leads from a page to the top of the site, by how many folders it stands in."""
_FORM = "; write the page of a record, such as {up}events/ID.md, or a web address"


def site_pages(draft: Draft) -> frozenset[str]:
    """Return the paths of all pages that the site will have."""
    records = (page_of(entry.kind, entry.id) for entry in draft.entries if entry.id)
    return frozenset((*FIXED, *records, *map(prose_page_of, draft.pages)))


def _target(address: str, text: Written) -> str:
    """Return the path to which a link leads; empty when it stays on its page, or leaves the site.

    A path that leads out of the site begins with two dots.
    """
    path = "" if is_link(address) else address.partition("#")[0]
    return normpath(PurePosixPath(text.page).parent / path) if path else ""


def _may_be_unread(target: str, draft: Draft) -> bool:
    """Tell whether the page may be that of a record that cannot be read."""
    folder, _, _ = target.partition("/")
    return folder in RECORDS and SINGULAR[folder] in draft.unread


def _stem(target: str) -> str:
    return PurePosixPath(target).stem


def _named_alike(target: str, draft: Draft) -> str:
    """Return the page of the record or the prose that has the name of a page; empty when none."""
    name = _stem(target)
    if name in draft.entry:
        return page_of(draft.entry[name].kind, name)
    return prose_page_of(name) if name in draft.pages else ""
