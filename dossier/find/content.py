"""The content as texts to search: every scalar of the records, and every page of prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from dossier.draft import Files
from dossier.find.passages import Passage, line_bounds, passages
from dossier.find.query import Named, Query, Spans
from dossier.find.records import Hit, Note, Part
from dossier.layout import DOSSIER, SINGULAR, SUFFIXES, lay_out
from dossier.problems import ContentError, Problem
from dossier.prose.syntax import OPEN
from dossier.schemas import RECORDS, keys
from dossier.yamltree import CONTROL, Data, FileText, Path, Tree, parse_tree, read_text

_TO_IDS = {key.name: key.form.reads for kind in RECORDS for key in keys(kind) if key.form.to}
"""What each key reads that leads to records by their ids."""
_REFERENCES = {name for name, reads in _TO_IDS.items() if reads == "reference"}
"""Keys that hold ids, and no words: they mention what has the id."""
_PERHAPS = {*_TO_IDS} - _REFERENCES | {"value"}
"""Keys that may hold an id."""
_PLACEHOLDER, _WORD = re.compile(r"\[\[[^\[\]|]*"), re.compile(r"\S+")
_SILENT = frozenset({"sha256", "fingerprint"})


@dataclass(frozen=True, slots=True)
class Held:
    """A file of content, as far as it can be read."""

    kind: str
    """Of its records, in the singular; ``dossier``, ``page``, or ``file``."""
    file: FileText
    tree: Tree | None
    """None for prose, and for YAML that cannot be read to its end."""

    @property
    def records(self) -> Iterator[tuple[Path, str, Data]]:
        """The path, the id and the data of each record."""
        value = self.tree.value if self.tree else ""
        items: list[tuple[Path, Data]] = [((), value)]
        if isinstance(value, list):
            items = [((at,), one) for at, one in enumerate(value)]
        for path, one in items:
            id_ = one.get("id") if isinstance(one, dict) else None
            yield path, id_ if isinstance(id_, str) else "", one


def read_held(files: Files) -> tuple[tuple[Held, ...], tuple[Note, ...]]:
    """Return the files of content, in their order, and a note on each that cannot be searched."""
    layout = lay_out(files)
    kinds = {path: SINGULAR[plural] for plural, path in layout.records}
    kinds |= {layout.dossier: DOSSIER} if layout.dossier else {}
    held, notes = [], []
    for path, content in sorted(files.items()):
        if isinstance(content, Problem):
            notes.append(Note(what=path, why=content.message))
        elif PurePosixPath(path).suffix in SUFFIXES and (text := _text(content, path)):
            kind = "page" if path in layout.pages else kinds.get(path, "file")
            tree = parse_tree(text)[0] if path in kinds else None
            held.append(Held(kind if tree or kind == "page" else "file", text, tree))
    return tuple(held), tuple(notes)


def named(held: tuple[Held, ...]) -> Iterator[Named]:
    """Yield the subjects with their names."""
    for file in held:
        for _, id_, record in file.records if file.kind not in ("source", DOSSIER) else ():
            if isinstance(record, dict) and id_:
                label, aliases = record.get("label"), record.get("aliases")
                every = [label, *(aliases if isinstance(aliases, list) else ())]
                names = tuple(one for one in every if isinstance(one, str) and one.strip())
                yield Named(id_, names)


def content_hits(held: tuple[Held, ...], query: Query) -> Iterator[Hit]:
    """Yield what the content mentions, quotes included, in the order of the files."""
    for file in held:
        if file.tree is None:
            yield from _text_hits(file, query)
            continue
        for path, id_, record in file.records:
            for inside, text in _scalars(record, path):
                keys = tuple(str(part) for part in inside[len(path) :] if isinstance(part, str))
                spans = _spans(keys[-1] if keys else "", text, query)
                if spans:
                    yield from _scalar_hits(
                        file, id_, keys, passages(text, spans), file.tree.spots(inside)
                    )


def _text(content: str | bytes, path: str) -> FileText | None:
    """Return the text of a file, with a mark for what no file may hold; None when it is empty."""
    try:
        text = read_text(content, path, max(1, len(content)))
    except ContentError:
        raw = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
        decoded = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n")
        text = FileText(path, CONTROL.sub("\ufffd", decoded))
    return text if text.text.strip() else None


def _scalars(node: Data, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text below a node with its path."""
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, list):
        for at, one in enumerate(node):
            yield from _scalars(one, (*path, at))
    else:
        for key, one in node.items():
            yield from _scalars(one, (*path, key))


def _text_hits(held: Held, query: Query) -> Iterator[Hit]:
    """Yield what a page of prose, or a file that is no YAML, mentions: line by line."""
    text = held.file.text
    spans = query.spans(text) or _cited(text, query)
    for found in passages(text, spans, line_bounds(text)):
        yield Hit(
            part="content",
            at=held.file.at(found.spans[0][0]),
            kind=held.kind,
            id=PurePosixPath(held.file.path).stem if held.kind == "page" else "",
            key="",
            text=found.text,
            marks=found.marks,
        )


def _scalar_hits(
    held: Held, id_: str, keys: Path, found: Iterable[Passage], spots: Sequence[int]
) -> Iterator[Hit]:
    """Yield the passages of a text of a record; *spots* are where its characters stand."""
    part: Part = "quotes" if held.kind == "quote" else "content"
    for one in found:
        yield Hit(
            part=part,
            at=held.file.at(spots[one.spans[0][0]]),
            kind=held.kind,
            id=id_,
            key=".".join(map(str, keys[keys[:1] == ("claims",) and len(keys) > 1 :])),
            text=one.text,
            marks=one.marks,
        )


def _spans(key: str, text: str, query: Query) -> Spans:
    """Return where the text under a key mentions what is sought: an id, as a whole."""
    if key in _SILENT:
        return ()
    whole = ((0, len(text)),)
    is_named = text in query.ids and key in _REFERENCES | _PERHAPS
    if key in _REFERENCES:
        return whole if is_named or text == query.text else ()
    found = query.spans(text) if query.occurs(text) else ()
    found = found or (_cited(text, query) if OPEN in text else ())
    return found or (whole if is_named else ())


def _cited(text: str, query: Query) -> Spans:
    """Return where placeholders of prose cite what is meant."""
    return tuple(
        (match.start() + word.start(), match.start() + word.end())
        for match in (_PLACEHOLDER.finditer(text) if query.ids else ())
        for word in _WORD.finditer(match[0], len(OPEN))
        if word[0] in query.ids
    )
