"""The claims as one flat table, a statement a row, for a spreadsheet or a database.

The first columns are those of FollowTheMoney's statements, where what they mean fits: one row
says that one document gives one property of one subject one value.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from dossier.findings import Findings
from dossier.model import Actor, Claim, Dossier, Subject
from dossier.values import Count, Date, Share
from dossier.values.days import civil
from dossier.values.interval import Bound
from dossier.verify import Verification

COLUMNS: Mapping[str, str] = {
    "id": "The claim's stable id, the hash of what it says; its page has the anchor claim- "
    "with its first eight digits.",
    "entity_id": "The id of the subject.",
    "caption": "What the subject is called.",
    "schema": "The kind of subject: FollowTheMoney's schema where one fits, else our own word.",
    "prop": "The property.",
    "prop_type": "How its values are read and compared: count, share, date, name, …",
    "value": "The value, ready for work: a plain number, an EDTF date, an id, or the text.",
    "original_value": "The value in the words of the source.",
    "low": "The least that a count, a share or a date can mean; empty where it is open.",
    "high": "The most that it can mean; empty where it is open.",
    "denies": "true where the document denies the value, or the whole where no value stands.",
    "scope": "The limits of what is meant, as key=value; only equal scopes are compared.",
    "dataset": "The id of the document that says it.",
    "lang": "The language of the document, where stated.",
    "locator": "Where in the document it stands.",
    "excerpt": "The words of the document that carry it.",
    "attributed_to": "The id of the actor whom the document names as having said it.",
    "origin": "The origin: whom it is attributed to, else the publisher, else the document.",
    "as_of": "The day or days for which it holds, in EDTF, where stated.",
    "support": "How well the value is supported: see the Method page.",
    "evidence": "Whether the excerpt stands in the snapshot of the document.",
}
"""The columns in their order, and what each means."""
SCHEMATA: Mapping[str, str] = {
    "person": "Person",
    "organisation": "Organization",
    "state": "PublicBody",
    "group": "Organization",
    "unit": "Organization",
    "place": "Address",
    "event": "Event",
}
"""FollowTheMoney's schema for each type of actor, and for each other kind that has one."""

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet would take for a formula, and what would be taken for a guarded one."""


def statements_csv(dossier: Dossier, findings: Findings, verification: Verification) -> str:
    """Return every claim as a row of CSV below a row of ``COLUMNS``, in a fixed order.

    Lines end in CR LF (RFC 4180). A text that a spreadsheet would take for a formula has an
    apostrophe before it, and so has one that begins with such an apostrophe.
    """
    levels = _levels(findings)
    rows = (_row(claim, dossier, findings, verification, levels) for claim in dossier.claims)
    return csv_text((tuple(COLUMNS), *rows))


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as CSV in which no cell is a formula."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(
        [f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in rows
    )
    return written.getvalue()


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that ``csv_text`` puts before a formula."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _levels(findings: Findings) -> Mapping[str, str]:
    return {claim: group.level for group in findings.groups for claim in group.every_claim}


def _row(
    claim: Claim,
    dossier: Dossier,
    findings: Findings,
    verification: Verification,
    levels: Mapping[str, str],
) -> tuple[str, ...]:
    subject = dossier.subjects[claim.subject]
    low, high = _ends(claim)
    cells = {
        "id": claim.id,
        "entity_id": claim.subject,
        "caption": subject.label,
        "schema": _schema(subject),
        "prop": claim.property,
        "prop_type": dossier.property_of(claim.subject, claim.property).type,
        "value": _value(claim),
        "original_value": claim.value.text if claim.value else "",
        "low": low,
        "high": high,
        "denies": str(claim.denies).lower(),
        "scope": "; ".join(f"{key}={value}" for key, value in claim.scope),
        "dataset": claim.source,
        "lang": dossier.sources[claim.source].language,
        "locator": claim.locator.text if claim.locator else "",
        "excerpt": claim.excerpt.exact if claim.excerpt else "",
        "attributed_to": claim.attributed_to,
        "origin": findings.origin_of[claim.id],
        "as_of": claim.as_of.text if claim.as_of else "",
        "support": levels.get(claim.id, ""),
        "evidence": verification.checks[claim.id].status,
    }
    return tuple(str(cells[column] or "") for column in COLUMNS)


def _schema(subject: Subject) -> str:
    kind = subject.type if isinstance(subject, Actor) else subject.kind
    return SCHEMATA.get(kind, kind)


def _value(claim: Claim) -> str:
    """Return the number where the words are one and no more; else the author's text."""
    low, high = _ends(claim)
    if isinstance(claim.value, Count | Share) and low == high:
        return low
    return claim.value.text if claim.value else ""


def _ends(claim: Claim) -> tuple[str, str]:
    """Return the least and the most that a value can mean; dates as days of the calendar."""
    match claim.value:
        case Count() | Share():
            interval = claim.value.interval
            return _number(interval.low), _number(interval.high)
        case Date():
            interval = claim.value.interval
            return _day(interval.low), _day(interval.high)
        case _:
            return "", ""


def _number(bound: Bound) -> str:
    return "" if bound is None else str(bound) if isinstance(bound, int) else f"{bound:f}"


def _day(bound: Bound) -> str:
    if bound is None:
        return ""
    year, month, day = civil(int(bound))
    return f"{year:04}-{month:02}-{day:02}"
