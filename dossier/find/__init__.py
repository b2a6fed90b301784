"""Where a thing is mentioned: in the content, in quotes, and in the snapshots of the sources.

What is sought is a text, never a pattern. Content in which something is wrong is searched as far
as it can be read: an editor searches while things are broken.
"""

from dossier.find.interchange import counts, find_json
from dossier.find.query import Query, query_of
from dossier.find.records import PARTS, Found, Hit, Note, Part, Where
from dossier.find.report import find

__all__ = [
    "PARTS",
    "Found",
    "Hit",
    "Note",
    "Part",
    "Query",
    "Where",
    "counts",
    "find",
    "find_json",
    "query_of",
]
