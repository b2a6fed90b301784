"""The claims of a record as they are written: one list, or a list under each property."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.draft.fields import key_problems
from dossier.draft.shape import shape
from dossier.model import FLAT, ClaimRecord
from dossier.problems import Problem
from dossier.values import quoted
from dossier.yamltree import Data, Path, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A claim as it is written."""

    property: str
    record: ClaimRecord
    """With stopgaps where it is broken."""
    path: Path
    """Where in its file."""
    broken: frozenset[Path]
    """Where in its file something is wrong, or missing."""

    def is_broken(self, key: str) -> bool:
        """Tell whether a key of the claim is wrong, or missing."""
        return (*self.path, key) in self.broken


@dataclass(slots=True)
class Statements:
    """What stands under ``claims``."""

    claims: list[Stated] = field(default_factory=list)
    properties: list[str] = field(default_factory=list)
    """The properties under which claims stand, or should stand."""
    problems: list[Problem] = field(default_factory=list)
    is_broken: bool = False
    """There is no telling what properties are meant."""

    @property
    def grouped(self) -> Mapping[str, list[ClaimRecord]]:
        """The claims by property."""
        found: dict[str, list[ClaimRecord]] = {name: [] for name in self.properties}
        for claim in self.claims:
            found[claim.property].append(claim.record)
        return found


def read_statements(written: Data, kind: str, tree: Tree, path: Path) -> Statements:
    """Return the claims that stand in a record of a kind, at a path; its node is *written*."""
    found = Statements()
    flat = FLAT.get(kind)
    lists = {flat: written} if flat else written
    if isinstance(lists, dict) and isinstance(written, list if flat else dict):
        for name, claims in lists.items():
            at = path if flat else (*path, name)
            found.properties.append(name)
            _read_list(found, name, claims, tree, at)
    else:
        message, first = _ONE_LIST if flat else _LISTS, _FIRST.get(kind, "date")
        found.problems.append(
            Problem(tree.at(path), "wrong-type", message.format(kind=kind, first=first))
        )
        found.is_broken = True
    return found


_ONE_LIST = "the claims of a {kind} are one list; write '- {{value: …, source: …}}' below 'claims:'"
_LISTS = (
    "the claims of a record stand in lists, each below the property that it reports; "
    "write '{first}:' below 'claims:', and '- {{value: …, source: …}}' below that"
)
_FIRST: Mapping[str, str] = {"actor": "role", "unit": "strength", "place": "coordinates"}
"""A property of a kind, for an example; of the others, the date."""
_LIST = "the claims of {name} are a list; begin each with '- ', as in '- {{value: …, source: …}}'"
_CLAIM = "a claim is a map; write '- {value: …, source: …}'"


def _read_list(found: Statements, name: str, claims: Data, tree: Tree, path: Path) -> None:
    """Add the claims of one property."""
    if not isinstance(claims, list):
        message = _LIST.format(name=quoted(name))
        found.problems.append(Problem(tree.at(path), "wrong-type", message))
        return
    if not claims:
        below = quoted(str(path[-1]))
        message = f"no claim stands here; write '- {{value: …, source: …}}' below {below}"
        found.problems.append(Problem(tree.at(path), "no-claim", message))
    for index, claim in enumerate(claims):
        _read_claim(found, name, claim, tree, (*path, index))


def _read_claim(found: Statements, name: str, claim: Data, tree: Tree, path: Path) -> None:
    if not isinstance(claim, dict):
        found.problems.append(Problem(tree.at(path), "wrong-type", _CLAIM))
        return
    shaped = shape(ClaimRecord, claim, tree, path)
    found.problems.extend(shaped.problems)
    if shaped.record:
        found.problems.extend(key_problems(shaped.record.scope, tree, (*path, "scope")))
        stated = Stated(property=name, record=shaped.record, path=path, broken=shaped.broken)
        found.claims.append(stated)
