"""A new document comes in: its snapshot, its record, and its paragraphs by their numbers.

What the file states goes into the record; what it does not state is left for a person, as
comments. Nothing is written unless all of it can be, and the dossier still fits together.
"""

from __future__ import annotations

from dossier.intake.adding import Added, add_source
from dossier.intake.names import IdError
from dossier.intake.paragraphs import Paragraph, paragraphs_of
from dossier.intake.record import Filled

__all__ = ["Added", "Filled", "IdError", "Paragraph", "add_source", "paragraphs_of"]
