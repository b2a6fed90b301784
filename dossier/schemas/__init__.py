"""JSON Schemas of the content files, for help in editors; and the keys, for the reference."""

from dossier.schemas.files import (
    FOLDER,
    editor_settings,
    modeline,
    old_problems,
    old_schemas,
    read_schemas,
    schema_files,
    write_schemas,
)
from dossier.schemas.grammar import GRAMMAR, Grammar, meaning_of, name_of
from dossier.schemas.keys import RECORDS, Key, keys, told_of

__all__ = [
    "FOLDER",
    "GRAMMAR",
    "RECORDS",
    "Grammar",
    "Key",
    "editor_settings",
    "keys",
    "meaning_of",
    "modeline",
    "name_of",
    "old_problems",
    "old_schemas",
    "read_schemas",
    "schema_files",
    "told_of",
    "write_schemas",
]
