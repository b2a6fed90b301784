"""Claims in a spreadsheet: all of them out, and new ones in.

A row is a claim as an editor writes it, so that what goes out and comes in again is the same
claim. It is for editors: internal notes are in it. What readers get is ``data/statements.csv``
of the site (``tables``), which has values ready for work and what dossier finds, and does not
come in again.
"""

from dossier.sheet.arrival import Arrival, arrive
from dossier.sheet.columns import COLUMNS
from dossier.sheet.departure import claims_csv, claims_json
from dossier.sheet.table import Row, read_table

__all__ = ["COLUMNS", "Arrival", "Row", "arrive", "claims_csv", "claims_json", "read_table"]
