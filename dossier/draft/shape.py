"""A map of the YAML as a record, or as much of a record as can be made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from dossier.draft.faults import Fault, choices, find_fault
from dossier.problems import Problem
from dossier.yamltree import Path, Tree

Model = TypeVar("Model", bound=BaseModel)
_MOST = 100
"""How many faults of one record are reported."""
_STOPGAPS: Mapping[str, str] = {"sha256": "0" * 64}
"""What stands for a text that is needed and wrong; else a question mark."""


@dataclass(frozen=True, slots=True)
class Shaped(Generic[Model]):
    """A record, as far as its map has the right shape."""

    record: Model | None
    """With stopgaps for what is needed and wrong; None when even those do not help."""
    broken: frozenset[Path]
    """Where in the file something is wrong, or missing: the record is not to be believed there."""
    problems: tuple[Problem, ...]


def shape(model: type[Model], value: Mapping[str, object], tree: Tree, path: Path) -> Shaped[Model]:
    """Return the record that stands in a file at a path; *value* is its node, made ready."""
    try:
        return Shaped(model.model_validate(value), frozenset(), ())
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False, include_context=False)
    all_faults = (find_fault(model, one["type"], one["loc"], tree, path) for one in found)
    faults = [fault for fault in all_faults if fault.concerns_what_is_written]
    meant = {(*fault.path[:-1], fault.meant) for fault in faults[:_MOST] if fault.is_unknown}
    worded = [fault for fault in faults[:_MOST] if not (fault.is_missing and fault.path in meant)]
    problems = {(fault.path, fault.complaint): fault.problem for fault in worded}
    return Shaped(
        _mended(model, value, faults),
        frozenset(fault.path for fault in faults),
        tuple(problems.values()),
    )


def _mended(
    model: type[Model], value: Mapping[str, object], faults: Sequence[Fault]
) -> Model | None:
    """Return the record with stopgaps; None when they do not help."""
    mended = {key: one if key == "claims" else deepcopy(one) for key, one in value.items()}
    for fault in faults:
        _mend(mended, fault)
    try:
        return model.model_validate(mended)
    except ValidationError:
        return None


def _mend(node: Any, fault: Fault) -> None:  # noqa: ANN401 - any node of a tree.
    """Put a stopgap where something needed is wrong, and take out what is not needed."""
    *way, last = fault.loc
    for part in way:
        if isinstance(node, dict) and part not in node:
            return
        node = node[part]
    field = fault.fields.get(str(last))
    if isinstance(last, str) and not (field and field.is_required()):
        node.pop(last, None)
    else:
        allowed = choices(field) if field else ()
        node[last] = allowed[0] if allowed else _STOPGAPS.get(str(last), "?")
