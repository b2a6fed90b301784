"""The rule for names: class by class, spellings by one table, aliases by the subjects."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dossier.compare.context import Context, name_key
from dossier.findings import Verdict
from dossier.values import CLASSES, Name, fold_text

LISTED = 10
"""So many words of a name that differ are named."""
QUOTED = 200
"""So many characters of a name are repeated."""


def compare_names(left: Name, right: Name, context: Context) -> Verdict:
    """Names agree when they have the same words, or are names of one subject of the dossier.

    They disagree when they are names of two subjects; when both give a number, an echelon, a
    branch or other words, and neither gives all that the other gives; or when they share no
    word. Words that only one of them has are compatible. Spelling is a matter of one table;
    likeness counts for nothing.
    """
    if name_key(left) == name_key(right):
        alike = fold_text(left.text) == fold_text(right.text)
        return Verdict("agree", "the same name" if alike else "one name in two spellings")
    one, other = context.meant(left), context.meant(right)
    if one & other:
        return Verdict("agree", f"both are names of {context.label(min(one & other))}")
    if one and other:
        return Verdict(
            "disagree", f"{_quoted(left)} and {_quoted(right)} are two subjects of this dossier"
        )
    differences = "; ".join(_differences(left, right))
    if differences:
        return Verdict("disagree", differences)
    return _overlap(left, right)


def _differences(left: Name, right: Name) -> Iterator[str]:
    for kind, one, other in zip(CLASSES, name_key(left), name_key(right), strict=True):
        if one <= other or other <= one:
            continue
        if kind == "other":
            yield f"{_quoted(left)} and {_quoted(right)} are different names"
        else:
            yield f"the {kind} differs: {_listed(one - other, left)}, {_listed(other - one, right)}"


def _listed(words: frozenset[str], name: Name) -> str:
    """Return words of a name in the order in which the name has them; the first ones of many."""
    # A number that counts something stands there as such, too.
    counted = {word.partition(" ")[0] for word in words if " " in word}
    ordered = (word for word in name.words if word in words and word not in counted)
    found = list(islice(ordered, LISTED + 1))
    return " ".join([*found[:LISTED], *(["…"] if len(found) > LISTED else [])])


def _quoted(name: Name) -> str:
    """Return a name in quotation marks; a long one is cut."""
    return f"“{name.text if len(name.text) <= QUOTED else f'{name.text[:QUOTED]}…'}”"


def _overlap(left: Name, right: Name) -> Verdict:
    """Compare two names none of whose classes differs."""
    pairs = list(zip(name_key(left), name_key(right), strict=True))
    if not any(one & other for one, other in pairs):
        return Verdict("disagree", f"{_quoted(left)} and {_quoted(right)} have no word in common")
    for less, more, side in ((left, right, pairs), (right, left, [pair[::-1] for pair in pairs])):
        if all(one <= other for one, other in side):
            return Verdict("compatible", f"{_quoted(less)} says less than {_quoted(more)}")
    return Verdict(
        "compatible", f"{_quoted(left)} and {_quoted(right)} leave out different words of one name"
    )
