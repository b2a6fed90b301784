"""One document added: read, checked, pinned, and written into the sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dossier.amend import with_records, write_amended
from dossier.extract import Extract, ExtractError, MissingExtraError, extract
from dossier.files import read_files
from dossier.intake.comments import comments, with_comments
from dossier.intake.incoming import Incoming, read_incoming
from dossier.intake.names import id_for
from dossier.intake.paragraphs import Paragraph, paragraphs_in
from dossier.intake.record import Filled, fill, record_of
from dossier.intake.sources import SourcesFile, sources_file
from dossier.intake.storage import Kept, kept, refuse_known, storage_for
from dossier.load import build
from dossier.problems import ContentError, Location, Problem
from dossier.write import MachineError


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A source that is in the dossier now."""

    id: str
    path: str
    """The file in which its record stands."""
    kept: Kept
    filled: Filled
    remarks: tuple[str, ...]
    """What a person should know who works with the text."""
    paragraphs: tuple[Paragraph, ...]


def add_source(root: Path, file: Path, id_: str | None = None, *, whole: bool = False) -> Added:
    """Pin a document and add its record to the sources; nothing is written if anything is wrong.

    ContentError for a file that cannot be read as a document or is a source already, and for
    whatever is wrong in the dossier; IdError for an id that is none, or is taken. MachineError
    when the disk refuses, or a package is not installed that reads such files.
    """
    files = read_files(root)
    dossier = build(files)
    incoming = read_incoming(file, int(dossier.settings.content_limit_mb))
    found = _extracted(incoming, whole=whole)
    filled = fill(found, incoming.name)
    chosen = id_for(id_, filled.keys.get("title", ""), incoming.name, dossier)
    storage = storage_for(root, chosen, incoming, found)
    refuse_known(dossier, incoming, storage)
    target = sources_file(root, files, chosen)
    text = _amended(target, chosen, storage, filled, incoming)
    with kept(storage):
        write_amended(root, {target.path: text}, read=files)
    return Added(
        id=chosen,
        path=target.path,
        kept=storage,
        filled=filled,
        remarks=found.remarks,
        paragraphs=paragraphs_in(found.text, filled.keys.get("title"), None, found.pages),
    )


def _extracted(incoming: Incoming, *, whole: bool) -> Extract:
    try:
        return extract(incoming.content, incoming.name, whole=whole)
    except ExtractError as error:
        raise ContentError([Problem(incoming.at, "not-a-document", str(error))]) from None
    except MissingExtraError as error:
        raise MachineError(Problem(incoming.at, "missing-package", str(error))) from None


def _amended(
    target: SourcesFile, id_: str, storage: Kept, filled: Filled, incoming: Incoming
) -> str:
    """Return the text of the sources with the record; ContentError when it cannot be edited."""
    try:
        text = with_records(target.text, [record_of(id_, storage.file, storage.sha256, filled)])
    except ValueError as error:
        raise ContentError([Problem(Location(target.path), "not-editable", str(error))]) from None
    return with_comments(target.text, text, comments(filled, incoming, storage))
