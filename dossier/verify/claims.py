"""One claim against the snapshot of its source."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model import Claim, Excerpt
from dossier.problems import Location, Problem
from dossier.values import quoted
from dossier.verify.document import Document, Span
from dossier.verify.excerpts import MANY, Found, find_excerpt, is_cut
from dossier.verify.nearest import Nearest, nearest_passage
from dossier.verify.records import Check
from dossier.verify.said import unsaid

SHOWN = 3
"""So many differences are named in a message."""
_MEND = {
    "headline": "mend the locator, or the title of the source",
    "dateline": "mend the locator, or the dateline of the source",
}
"""A headline and a dateline are known by what the source states of itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A claim, looked up."""

    check: Check
    spans: tuple[Span, ...] = ()
    """What its excerpt touches in the document."""
    problems: tuple[Problem, ...] = ()


def check_claim(claim: Claim, document: Document | None, *, verbatim: bool) -> Checked:
    """Look up a claim in the document of its source, when that is at hand.

    The value of a *verbatim* claim is itself looked up, besides its excerpt or in its place.
    """
    said = _said_problems(claim)
    excerpts = _excerpts(claim, verbatim=verbatim)
    if not excerpts:
        return Checked(check=Check(claim=claim.id, status="no-excerpt"), problems=said)
    if document is None:
        return Checked(check=Check(claim=claim.id, status="unchecked"), problems=said)
    looked = [_look_up(claim, excerpt, document) for excerpt in excerpts]
    worst = next((one for one in looked if one.check.status == "missing"), looked[0])
    return Checked(
        check=worst.check,
        spans=tuple(span for one in looked for span in one.spans),
        problems=(*said, *(problem for one in looked for problem in one.problems)),
    )


def value_place(claim: Claim) -> Location:
    """Return where the value of a claim is mended."""
    return claim.value_at or claim.at


def _excerpt_place(claim: Claim, excerpt: Excerpt) -> Location:
    """Return where what must stand in the document is mended: the excerpt, or words as a value."""
    return (claim.excerpt_at or claim.at) if excerpt == claim.excerpt else value_place(claim)


def _excerpts(claim: Claim, *, verbatim: bool) -> tuple[Excerpt, ...]:
    """Return what must stand in the document: the excerpt, and words claimed as verbatim."""
    words = claim.value.text if verbatim and claim.value and not claim.denies else None
    if words is None or (claim.excerpt and words == claim.excerpt.exact):
        return (claim.excerpt,) if claim.excerpt else ()
    quote = Excerpt(exact=words)
    return (claim.excerpt, quote) if claim.excerpt else (quote,)


def _said_problems(claim: Claim) -> tuple[Problem, ...]:
    fault = unsaid(claim, claim.excerpt.exact) if claim.excerpt else ""
    return (Problem(value_place(claim), "value-not-in-excerpt", fault),) if fault else ()


def _look_up(claim: Claim, excerpt: Excerpt, document: Document) -> Checked:
    found = find_excerpt(document, excerpt, claim.locator)
    if not found.spans:
        return _missing(claim, excerpt, document)
    names = list(dict.fromkeys(document.name(span) for span in found.spans))
    check = Check(
        claim=claim.id,
        status="ambiguous" if len(found.spans) > 1 else "verified",
        folded=found.folded,
        found_at=" or ".join(names),
    )
    problems = _place_problems(claim, excerpt, found, check.found_at)
    return Checked(check=check, spans=found.spans[:1], problems=problems)


def _place_problems(
    claim: Claim, excerpt: Excerpt, found: Found, names: str
) -> tuple[Problem, ...]:
    words = quoted(excerpt.exact)
    if found.elsewhere:
        mend = _MEND.get(claim.locator.kind if claim.locator else "", "mend the locator")
        message = f"the excerpt {words} stands at {names}, not at {claim.locator}; {mend}"
        return (Problem(claim.locator_at or claim.at, "wrong-locator", message),)
    if len(found.spans) > 1:
        times = f"{'at least ' if len(found.spans) == MANY else ''}{len(found.spans)} times"
        message = f"the excerpt {words} stands {times} at {names}; add a prefix or a suffix"
        return (Problem(_excerpt_place(claim, excerpt), "excerpt-ambiguous", message, "note"),)
    return ()


def _missing(claim: Claim, excerpt: Excerpt, document: Document) -> Checked:
    words, nearest = quoted(excerpt.exact), None
    if (excerpt.prefix or excerpt.suffix) and find_excerpt(
        document, Excerpt(exact=excerpt.exact), None
    ).spans:
        why = "stands in the document, but not with this prefix and suffix; mend them"
    elif is_cut(document, excerpt):
        why = "stands in the document only within a longer word or number; write the whole of it"
    else:
        nearest = nearest_passage(document, excerpt.exact)
        why = f"does not stand in the document; {_nearest_words(nearest, document)}"
    at = _excerpt_place(claim, excerpt)
    problem = Problem(at, "excerpt-missing", f"the excerpt {words} {why}")
    passage = " ".join(document.text[slice(*nearest.span)].split()) if nearest else ""
    check = Check(claim=claim.id, status="missing", nearest=passage)
    return Checked(check=check, problems=(problem,))


def _nearest_words(nearest: Nearest | None, document: Document) -> str:
    """Say which passage comes nearest, and what differs."""
    if nearest is None:
        return "copy its words from there"
    passage = quoted(" ".join(document.text[slice(*nearest.span)].split()))
    differences = [_difference(*pair) for pair in nearest.differences]
    more = ["…"] if len(differences) > SHOWN else []
    listed = ", ".join(differences[:SHOWN] + more) or "other capitals or punctuation"
    return f"the nearest is {passage} at {document.name(nearest.span)}, with {listed}"


def _difference(wanted: str, there: str) -> str:
    if not there:
        return f"no {quoted(wanted)}"
    return f"{quoted(there)} for {quoted(wanted)}" if wanted else f"{quoted(there)} more"
