"""The snapshots as texts to search: what stands in them, and whether an excerpt covers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dossier.draft import Files, read_content
from dossier.find.content import Held
from dossier.find.passages import line_bounds, passages
from dossier.find.query import Query, covering
from dossier.find.records import Hit, Note, Where
from dossier.layout import SINGULAR, lay_out
from dossier.model import Excerpt, Source
from dossier.problems import Location, Problem
from dossier.values import Locator
from dossier.verify.document import Document, Span, read_document
from dossier.verify.excerpts import find_excerpt
from dossier.verify.snapshots import read_snapshot
from dossier.yamltree import MEGABYTE, Data, FileText
from dossier.yamltree import Path as TreePath

LARGEST = 16 * MEGABYTE
"""A file that no source names is searched up to this size."""
_LOOSE = (".txt", ".md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A document at hand."""

    source: str
    """The id of its source; empty where none names the file."""
    file: FileText
    document: Document


@dataclass(frozen=True, slots=True)
class Quoted:
    """An excerpt of a document, as a claim states it."""

    excerpt: Excerpt
    locator: Locator | None
    at: Location


@dataclass(slots=True)
class Copies:
    """The documents at hand, and what is to be said of others."""

    copies: list[Copy] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_copies(files: Files, where: Where) -> Copies:
    """Return the snapshots at hand: those of sources, then the texts that no source names."""
    found, used = Copies(), set[str]()
    for source, at in _sources(files):
        pinned = read_snapshot(source, where.snapshots, at)
        name = source.snapshot.file if source.snapshot else ""
        found.notes += [Note(what=source.id, why=_why(one)) for one in pinned.problems]
        if pinned.text is not None:
            used.add(name)
            document = read_document(pinned.text, source.title, source.dateline)
            file = FileText(f"{where.shown}/{name}", pinned.text)
            found.copies.append(Copy(source=source.id, file=file, document=document))
    found.copies += _loose(where, used)
    return found


def snapshot_hits(copies: Sequence[Copy], held: Sequence[Held], query: Query) -> Iterator[Hit]:
    """Yield what the documents mention, in their order."""
    quoted: Mapping[str, Sequence[Quoted]] | None = None
    for copy in copies:
        text = copy.document.text
        if not query.occurs(text):
            continue
        quoted = _quoted(held) if quoted is None else quoted
        covers = _covers(copy.document, quoted.get(copy.source, ()))
        yield from _copy_hits(copy, query, covers)


def _copy_hits(copy: Copy, query: Query, covers: Mapping[Span, Location]) -> Iterator[Hit]:
    text, spans = copy.document.text, list(covers)
    at = {place: covers[span] for place, span in enumerate(spans)}
    bounds = line_bounds(text)
    for found in passages(text, query.spans(text), bounds, lambda one: covering(one, spans)):
        cover = covering(found.spans[0], spans)
        span = (found.spans[0][0], found.spans[-1][1])
        yield Hit(
            part="snapshots",
            at=copy.file.at(span[0]),
            kind="snapshot",
            id=copy.source,
            key="",
            text=found.text,
            marks=found.marks,
            locator=_locator_of(span, copy),
            excerpt_at=None if cover is None else at[cover],
        )


def _locator_of(span: Span, copy: Copy) -> str:
    """Return a place as a claim would write it; of several passages of other kinds, the first.

    Where the headline is not known, nor are the numbers of the paragraphs: lines have one.
    """
    name = copy.document.name(span)
    if not copy.source:
        return f"line {copy.file.at(span[0]).line}"
    return copy.document.name((span[0], span[0] + 1)) if " and " in name else name


def _why(problem: Problem) -> str:
    """Return why a snapshot is not at hand, without what that means for its excerpts."""
    why, _, what = problem.message.partition("; ")
    is_known = problem.code == "no-snapshot" or what == "its excerpts are not checked"
    return why if is_known else problem.message


def _sources(files: Files) -> Iterator[tuple[Source, Location]]:
    """Yield the sources that can be read, and where each begins."""
    paths = [path for plural, path in lay_out(files).records if SINGULAR[plural] == "source"]
    draft, _ = read_content({path: files[path] for path in paths})
    for entry in draft.entries:
        if isinstance(entry.record, Source) and entry.record.snapshot:
            yield entry.record, entry.at()


def _loose(where: Where, used: set[str]) -> Iterator[Copy]:
    """Yield the texts of a folder that are not used, but for what is hidden or leads out."""
    folder = where.snapshots
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        is_text = path.suffix.lower() in _LOOSE and not path.name.startswith((".", "#"))
        if path.name in used or not is_text or not _is_safe(path, folder):
            continue
        text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
        document = read_document(text.replace("\r", "\n"), None, None)
        file = FileText(f"{where.shown}/{path.name}", document.text)
        yield Copy(source="", file=file, document=document)


def _is_safe(path: Path, folder: Path) -> bool:
    """Tell whether a path is a file in the folder, and not too large."""
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        return inside and path.is_file() and path.stat().st_size <= LARGEST
    except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle.
        return False


def _quoted(held: Sequence[Held]) -> Mapping[str, Sequence[Quoted]]:
    """Return the excerpts that claims state, by source; what is badly written is passed over."""
    found: dict[str, list[Quoted]] = {}
    for file in held:
        for path, _, record in file.records if file.tree else ():
            claims = record.get("claims") if isinstance(record, dict) else None
            for inside, claim in _claims(claims, (*path, "claims")):
                for exact, key in _stated(claim, file.kind):
                    at = file.tree.at((*inside, *key)) if file.tree else Location("")
                    of = found.setdefault(str(claim.get("source")), [])
                    of.append(Quoted(exact, _locator(claim.get("locator")), at))
    return found


def _claims(node: Data | None, path: TreePath) -> Iterator[tuple[TreePath, dict[str, Data]]]:
    """Yield each claim below a node, in one list or in a list for each property."""
    if isinstance(node, list):
        for at, one in enumerate(node):
            if isinstance(one, dict):
                yield (*path, at), one
    elif isinstance(node, dict):
        for key, one in node.items():
            if isinstance(one, list):
                yield from _claims(one, (*path, key))


def _stated(claim: dict[str, Data], kind: str) -> Iterator[tuple[Excerpt, tuple[str, ...]]]:
    """Yield what a claim quotes: its excerpt and, of words said, its value."""
    excerpt = claim.get("excerpt")
    parts = excerpt if isinstance(excerpt, dict) else {"exact": excerpt}
    texts = {key: one for key, one in parts.items() if isinstance(one, str) and one.strip()}
    if "exact" in texts:
        yield (
            Excerpt(**{key: texts.get(key) for key in ("exact", "prefix", "suffix")}),
            ("excerpt",),
        )
    value = claim.get("value")
    if kind == "quote" and isinstance(value, str) and value.strip():
        yield Excerpt(exact=value), ("value",)


def _locator(text: Data | None) -> Locator | None:
    try:
        return Locator.parse(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _covers(document: Document, quoted: Sequence[Quoted]) -> Mapping[Span, Location]:
    """Return the spans that excerpts cover, joined where they overlap, each with its first one."""
    places = sorted(
        (span, one.at)
        for one in quoted
        for span in find_excerpt(document, one.excerpt, one.locator).spans[:1]
    )
    found: dict[Span, Location] = {}
    for span, at in places:
        last = next(reversed(found), None)
        if last and span[0] < last[1]:
            found[last[0], max(last[1], span[1])] = found.pop(last)
        else:
            found[span] = at
    return found
