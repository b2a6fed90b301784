"""A dossier as it would be if some of its sources said nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from dossier.layout import with_article
from dossier.model import Claim, Dossier
from dossier.nearest import did_you_mean


def chosen(dossier: Dossier, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of sources, each once, sorted; ValueError, with the nearest, at another id."""
    wanted = tuple(sorted(set(ids)))
    for id_ in wanted:
        if id_ in dossier.subjects:
            kind = with_article(dossier.subjects[id_].kind)
            raise ValueError(f"{id_!r} is the id of {kind}, not of a source")
        if id_ not in dossier.sources:
            raise ValueError(f"no source has the id {id_!r}{_hint(id_, dossier)}")
    return wanted


def without(dossier: Dossier, sources: Collection[str]) -> Dossier:
    """Return the dossier as it would be if some sources said nothing.

    Their claims go, and so does what other claims say of replacing them. The records of the
    sources stay: that two documents copy a third does not end when the third is withdrawn, so
    they are one origin as before.
    """
    gone = frozenset(sources)
    kept = (claim for claim in dossier.claims if claim.source not in gone)
    return replace(dossier, claims=tuple(_released(claim, gone) for claim in kept))


def _released(claim: Claim, sources: frozenset[str]) -> Claim:
    """Return a claim that replaces nothing of the sources withdrawn; its id stays."""
    return replace(claim, supersedes=None) if claim.supersedes in sources else claim


def _hint(id_: str, dossier: Dossier) -> str:
    """Return the nearest id of a source, or that of the source with this label, or a few ids."""
    if not dossier.sources:
        return "; there are no sources yet"
    labels = {source.label.casefold(): source.id for source in dossier.sources.values()}
    called = labels.get(id_.casefold())
    near = f"; did you mean {called!r}?" if called else did_you_mean(id_, dossier.sources)
    more = ", …" if len(dossier.sources) > _LISTED else ""
    few = ", ".join([*dossier.sources][:_LISTED])
    return near or f"; the ids of sources are: {few}{more}"


_LISTED = 10
"""So many ids are named when none is near."""
