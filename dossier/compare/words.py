"""The rules for free text, references and choices."""

from __future__ import annotations

from dossier.compare.context import Context
from dossier.findings import Verdict
from dossier.values import Choice, Reference, Text


def compare_texts(left: Text, right: Text, _: Context) -> Verdict:
    """Texts agree when they are the same but for white space, case, quotation marks and dashes.

    Other texts are set side by side, and never called a disagreement.
    """
    if left.folded == right.folded:
        return Verdict("agree", "the same words")
    return Verdict("incomparable", "free text is set side by side, not compared")


def compare_references(left: Reference, right: Reference, context: Context) -> Verdict:
    """References agree when they lead to one record.

    An actor is compatible with the actor it speaks for, and a place with a place that it is
    part of. All other references disagree.
    """
    one, other = context.label(left.text), context.label(right.text)
    if left.text == right.text:
        return Verdict("agree", f"both are {one}")
    for inner, outer in ((left, right), (right, left)):
        names = context.label(inner.text), context.label(outer.text)
        if context.speaks(inner.text, outer.text):
            return Verdict("compatible", f"{names[0]} speaks for {names[1]}")
        if context.lies(inner.text, outer.text):
            return Verdict("compatible", f"{names[0]} lies in {names[1]}; one says less")
    return Verdict("disagree", f"{one} and {other} are not the same")


def compare_choices(left: Choice, right: Choice, _: Context) -> Verdict:
    """Choices agree when they are the same word, and disagree otherwise.

    A later word of the order, said as of a later day, is a revision.
    """
    if left.rank == right.rank:
        return Verdict("agree", f"both say “{left.order[left.rank]}”")
    return Verdict("disagree", f"“{left}” and “{right}” do not hold at once")
