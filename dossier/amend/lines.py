"""New records and claims as lines of YAML, in the habits of the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dossier.amend.scalars import check_text, one_line, several_lines

Addition: TypeAlias = "str | Sequence[Addition] | Mapping[str, Addition]"
"""What is added: texts, in lists and maps."""

_SHORT = 60
"""How long a map or a list within a record may be to stand on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How a file is written."""

    line_break: str
    dash: int
    """By how many columns a list is indented below its key."""
    in_braces: bool
    """The maps in a list stand on one line each, in braces."""


def map_lines(written: Mapping[str, Addition], habit: Habit) -> list[str]:
    """Return the lines of a map, not indented."""
    return [line for key, value in written.items() for line in _entry_lines(key, value, habit)]


def list_lines(items: Sequence[Addition], habit: Habit, gap: int = 2) -> list[str]:
    """Return the lines of a list, not indented; *gap* is from the dash to what is behind it."""
    return [line for item in items for line in _item_lines(item, habit, gap)]


def text_lines(text: str) -> list[str]:
    """Return the lines of a text; the first goes behind its key or its dash."""
    return several_lines(text) if "\n" in text else [one_line(text, in_braces=False)]


def in_braces(written: Addition) -> str:
    """Return a text, a list or a map on one line; ValueError if it has a text of several lines."""
    match written:
        case str():
            if "\n" in written:
                raise ValueError(
                    "a text of several lines cannot stand within braces or brackets; "
                    "write the list there line by line, each item after '- '"
                )
            return one_line(written, in_braces=True)
        case Mapping():
            pairs = (f"{in_braces(key)}: {in_braces(value)}" for key, value in written.items())
            return f"{{{', '.join(pairs)}}}"
        case _:
            return f"[{', '.join(map(in_braces, written))}]"


def indented(lines: Sequence[str], columns: int) -> list[str]:
    """Return lines indented; an empty one stays empty."""
    return [f"{' ' * columns}{line}" if line else "" for line in lines]


def check(written: Addition) -> None:
    """Do nothing for what a content file can hold; ValueError at the first text that it cannot."""
    match written:
        case str():
            check_text(written)
        case Mapping():
            for key, value in written.items():
                check(key)
                check(value)
        case _:
            for item in written:
                check(item)


def _entry_lines(key: str, value: Addition, habit: Habit) -> list[str]:
    name = one_line(key, in_braces=True)
    if isinstance(value, str):
        first, *rest = text_lines(value)
        return [f"{name}: {first}", *rest]
    if _is_short(value):
        return [f"{name}: {in_braces(value)}"]
    if isinstance(value, Mapping):
        return [f"{name}:", *indented(map_lines(value, habit), 2)]
    return [f"{name}:", *indented(list_lines(value, habit), habit.dash)]


def _item_lines(item: Addition, habit: Habit, gap: int) -> list[str]:
    if isinstance(item, str):
        lines = text_lines(item)
        return [f"- {lines[0]}", *lines[1:]]
    is_map = isinstance(item, Mapping)
    if not item or not is_map or (habit.in_braces and not _has_breaks(item)):
        return [f"-{' ' * (gap - 1)}{in_braces(item)}"]
    first, *rest = map_lines(item, habit) if isinstance(item, Mapping) else [""]
    return [f"-{' ' * (gap - 1)}{first}", *indented(rest, gap)]


def _is_short(value: Sequence[Addition] | Mapping[str, Addition]) -> bool:
    """Tell whether a list or a map of single texts fits on one line."""
    parts = value.values() if isinstance(value, Mapping) else value
    is_flat = all(isinstance(part, str) for part in parts)
    return not value or (is_flat and not _has_breaks(value) and len(in_braces(value)) <= _SHORT)


def _has_breaks(value: Addition) -> bool:
    match value:
        case str():
            return "\n" in value
        case Mapping():
            return any(map(_has_breaks, value.values()))
        case _:
            return any(map(_has_breaks, value))
