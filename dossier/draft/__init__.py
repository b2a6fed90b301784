"""The files of a dossier as a draft: what they say, as far as each of them can be read.

One mistake does not hide the others: a record that lacks its label still says which sources its
claims name. Whether the records fit together is not asked here.
"""

from dossier.draft.claims import Reading, total
from dossier.draft.content import NOWHERE, Files, read_content
from dossier.draft.draft import Draft
from dossier.draft.records import Entry
from dossier.draft.texts import Written

__all__ = ["NOWHERE", "Draft", "Entry", "Files", "Reading", "Written", "read_content", "total"]
