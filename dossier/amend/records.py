"""Records added at the end of a content file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from dossier.amend.growth import Growth, grown
from dossier.amend.lines import Addition, check, indented, list_lines
from dossier.amend.nodes import end_of
from dossier.amend.proof import amended, said
from dossier.amend.splices import Splice

_BLANK = re.compile(r"\n[ \r]*\n")


def with_records(text: str, records: Sequence[Mapping[str, Addition]]) -> str:
    """Return the text of a list file with records at its end, apart from each other as they are.

    The file may be empty, or hold nothing but comments. ValueError, in words for the person, for
    a text that no content file can hold, and where no edit is proved harmless; ContentError when
    the file cannot be read as YAML.
    """
    if not records:
        return text
    check(records)
    value = said(text)
    if value and not isinstance(value, list):
        raise ValueError("the file is no list of records; begin each record with '- id: …'")

    def places(growth: Growth, root: Any) -> Iterator[Splice]:  # noqa: ANN401 - a node, or None.
        if root is None or not root.value:
            yield from _first(growth, root, records)
        elif root.flow_style:
            yield from growth.of(root, records)
        else:
            yield _next(growth, root, records)

    return amended(text, grown(value, records), places).text


def _first(growth: Growth, root: yaml.Node | None, records: Sequence[Addition]) -> Iterator[Splice]:
    """Yield the splices that put the first records into a file, below its comments."""
    text = growth.text
    start = root.start_mark.index if root else len(text.rstrip())
    end = root.end_mark.index if root else start
    lines = _apart([list_lines([record], growth.habit) for record in records])
    if (text[:start] + text[end:]).strip():
        after = len(text) - len(text[end:].lstrip(" "))
        yield Splice(start, after, "")
        yield growth.lines(after, lines if root else ["", *lines])
    else:
        break_ = growth.habit.line_break
        yield Splice(0, len(text), break_.join(lines) + break_)


def _next(growth: Growth, root: yaml.SequenceNode, records: Sequence[Addition]) -> Splice:
    """Return the splice that puts records below others: at the end of the file, if that does."""
    text = growth.text
    blocks = [growth.items(root, [record]) for record in records]
    if _is_dense(text, root, tidy=growth.tidy):
        lines = [line for block in blocks for line in block]
    else:
        lines = ["", *_apart(blocks)]
    at = len(text.rstrip()) if growth.tidy else end_of(root, text, tidy=False)
    return growth.lines(at, indented(lines, root.start_mark.column))


def _apart(blocks: Sequence[Sequence[str]]) -> list[str]:
    """Return blocks of lines with a blank line between each two."""
    return [line for block in blocks for line in ("", *block)][1:]


def _is_dense(text: str, root: yaml.SequenceNode, *, tidy: bool) -> bool:
    """Tell whether no blank line stands between the last two records, or the only one is short."""
    *_, last = root.value
    if len(root.value) == 1:
        return bool(last.flow_style)
    between = text[end_of(root.value[-2], text, tidy=tidy) : last.start_mark.index]
    return not _BLANK.search(between)
