"""The foot of every page: how to cite it, and when its facts last changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.pages.basis import DATA, Basis, href
from dossier.values import Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Colophon:
    """What a reader needs to cite a page."""

    dossier: str
    """The title of the dossier."""
    as_of: str
    """The day or days for which its facts hold, in words."""
    changed: str | None
    """When the facts of the page last changed, in words; None where no history tells."""
    data: str
    """The link to the page that lists the data."""


def colophon(path: str, basis: Basis, records: Iterable[str] | None = None) -> Colophon:
    """Return the foot of the page at *path*, made from some *records*, or from all of them.

    When one of the records has no day, because it is not committed, the page has none.
    """
    days = basis.days
    known = [days.get(one) for one in (basis.dossier.locations if records is None else records)]
    changed = [day for day in known if day]
    return Colophon(
        dossier=basis.dossier.settings.title,
        as_of=basis.dossier.as_of.words,
        changed=Date.parse(max(changed)).words if changed and all(known) else None,
        data=href(DATA, path),
    )
