"""Claims added to the records of a content file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import yaml

from dossier.amend.growth import Growth, grown
from dossier.amend.lines import Addition, check
from dossier.amend.nodes import entry, habit_of
from dossier.amend.proof import amended, said
from dossier.amend.splices import Amended, Splice

ClaimLists: TypeAlias = (
    "Mapping[str, Sequence[Mapping[str, Addition]]] | Sequence[Mapping[str, Addition]]"
)
"""The claims of a record, each by its keys: lists by property; of a figure or a quote, one list."""


def with_claims(text: str, claims: Mapping[str, ClaimLists]) -> str:
    """Return the text of a list file with claims added to its records; see ``add_claims``."""
    return add_claims(text, claims).text


def add_claims(text: str, claims: Mapping[str, ClaimLists]) -> Amended:
    """Return a list file with claims added to its records, by the ids of these.

    They go to the end of the list of their property; keys that are missing are made, above the
    assessments. ValueError, in words for the person, for a text that no content file can hold,
    and where no edit is proved harmless; ContentError when the file cannot be read as YAML.
    """
    check(claims)
    value = said(text)
    if not isinstance(value, list) or not claims.keys() <= set(map(_id_of, value)):
        raise ValueError("the file does not have the records to which the claims belong")
    wanted = [
        grown(one, {"claims": claims[_id_of(one)]}) if _id_of(one) in claims else one
        for one in value
    ]

    def places(growth: Growth, root: Any) -> Iterator[Splice]:  # noqa: ANN401 - a node.
        for node in root.value:
            id_ = _id_in(node)
            if id_ in claims:
                own = replace(growth, habit=habit_of(growth.text, node, growth.habit))
                yield from own.of(node, {"claims": claims[id_]})

    return amended(text, wanted, places)


def _id_of(record: Any) -> str:  # noqa: ANN401 - plain data, right or wrong.
    return str(record.get("id", "")) if isinstance(record, dict) else ""


def _id_in(node: yaml.Node) -> str:
    found = entry(node, "id") if isinstance(node, yaml.MappingNode) else None
    return str(found[1].value) if found else ""
