"""Everything that the files say, before it is known whether it fits together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.draft.claims import Reading
from dossier.draft.fields import is_id
from dossier.draft.records import Entry
from dossier.draft.schema import Schema
from dossier.draft.texts import Written, read_texts
from dossier.encode import slug
from dossier.model import Prose
from dossier.problems import Location


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The records and claims of all files, in the order of the files."""

    dossier: Entry | None
    """``dossier.yml``; None when it cannot be read."""
    entries: tuple[Entry, ...]
    """Sources and subjects."""
    schema: Schema
    readings: tuple[Reading, ...]
    prose: tuple[Prose, ...]
    pages: frozenset[str]
    """The names of the pages of prose, of those too that cannot be read."""
    unread: frozenset[str]
    """Kinds of which some ids are not known, for a file or a record cannot be read."""
    spoiled: frozenset[Location]
    """Texts with a problem of their own, from which whatever else is wrong there follows."""

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """The prose, parsed."""
        return tuple(read_texts(self.dossier, self.entries, self.prose))

    @cached_property
    def entry(self) -> Mapping[str, Entry]:
        """The records by id; of several with one id, the first."""
        return {entry.id: entry for entry in reversed(self.entries) if entry.id}

    @cached_property
    def doubled(self) -> frozenset[str]:
        """The ids that several records have, so that there is no telling which is meant."""
        counted = Counter(entry.id for entry in self.entries)
        return frozenset(id_ for id_, times in counted.items() if times > 1)

    @cached_property
    def ids(self) -> Mapping[str, tuple[str, ...]]:
        """The ids by kind, but for those of a wrong form."""
        found: dict[str, list[str]] = {}
        for id_, entry in self.entry.items():
            if is_id(id_):
                found.setdefault(entry.kind, []).append(id_)
        return {kind: tuple(sorted(ids)) for kind, ids in found.items()}

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The ids of all records but sources."""
        return tuple(id_ for kind, ids in self.ids.items() if kind != "source" for id_ in ids)

    @cached_property
    def _misspelt(self) -> frozenset[str]:
        return frozenset(slug(id_) for id_ in self.entry if not is_id(id_))

    def is_misspelt(self, id_: str) -> bool:
        """Tell whether a record has that id but for its form, which is wrong there."""
        return slug(id_) in self._misspelt

    @cached_property
    def is_whole(self) -> bool:
        """Every record and every property is known, so that one can tell what is *not* there."""
        return not (
            self.unread
            or any(entry.broken or not entry.record for entry in self.entries)
            or any(reading.property is None for reading in self.readings)
        )
