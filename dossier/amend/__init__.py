"""Additions to content files that leave every byte alone that a person wrote.

The places where something is added are found in the YAML as it was parsed; the new lines are
spliced into the text there, in the indentation, the line breaks and the style of the lines
beside them. So comments, order, quotes, long lines and a byte order mark stay what they were by
construction. Before a text is returned, it is read again and must say what was there and what was
added, and nothing else.
"""

from dossier.amend.claims import ClaimLists, add_claims, with_claims
from dossier.amend.disk import write_amended
from dossier.amend.proof import said, says
from dossier.amend.records import with_records
from dossier.amend.scalars import check_text
from dossier.amend.splices import Amended

__all__ = [
    "Amended",
    "ClaimLists",
    "add_claims",
    "check_text",
    "said",
    "says",
    "with_claims",
    "with_records",
    "write_amended",
]
