"""A claim and an assessment, as they are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from dossier.model.forms import Form, Record, Text


class Excerpt(Record):
    """The span of a document that carries a claim (W3C TextQuoteSelector)."""

    exact: Annotated[Text, Form("30 international soldiers")]
    """The words of the document that carry the claim, copied as they stand there."""
    prefix: Annotated[Text | None, Form("left")] = None
    """The words just before, where the exact words alone stand there more than once."""
    suffix: Annotated[Text | None, Form("wounded")] = None
    """The words just after, where the exact words alone stand there more than once."""


class ClaimRecord(Record):
    """One sourced assertion, as it is written."""

    source: Annotated[Text, Form("first-report", "reference", ("source",))]
    """The document that makes the claim, by its id in sources.yml."""
    value: Annotated[Text | None, Form("about 500", "value")] = None
    """What the document says, in its own words as far as the type of the property can read them.
    Write unknown where the document says that nobody knows."""
    denies: Annotated[Literal["true", "false"], Form("true")] = "false"
    """The document denies the value; without a value, it denies every value."""
    sum_of: Annotated[tuple[Text, ...], Form("[16, 19, 4]", "count")] = ()
    """Counts that the document gives one by one, where it gives no total itself; the value, if
    left out, is their sum."""
    locator: Annotated[Text | None, Form("paragraph 4", "locator")] = None
    """Where in the document it stands: headline, dateline, paragraph 4, paragraphs 6-8, page 3,
    line 12 or 0:01:20-0:01:24."""
    excerpt: Annotated[Text | Excerpt | None, Form("30 international soldiers")] = None
    """The words of the document that carry the claim, copied as they stand there; they are looked
    up in the snapshot. Where they stand there more than once, write exact, prefix and suffix."""
    attributed_to: Annotated[Text | None, Form("nato", "reference", ("actor",))] = None
    """Who said it, where the document names somebody: the id of an actor. Two documents that
    quote the same actor are one origin."""
    scope: Annotated[Mapping[str, Text], Form("{side: protesters}")] = {}
    """The limits of what is meant, such as side, area or period. Only claims of the same scope
    are compared."""
    as_of: Annotated[Text | None, Form("2023-05-30", "date")] = None
    """The day for which the claim holds. A later claim of the same origin revises an earlier
    one."""
    supersedes: Annotated[Text | None, Form("first-report", "reference", ("source",))] = None
    """The source whose claim on the same property and scope this one corrects."""
    derivation: Annotated[Text | None, Form("The report names no year; that of the dateline.")] = (
        None
    )
    """How the value was got from the document, in one sentence that the footnote shows."""
    note: Annotated[Text | None, Form("The report counts policemen as soldiers.")] = None
    """A caveat that readers see beside the claim."""
    internal_note: Annotated[Text | None, Form("Ask the ministry.")] = None
    """A note for the desk; it is never published."""
    credibility: Annotated[
        Literal["1", "2", "3", "4", "5", "6"] | None,
        Form(
            "2",
            words={
                "1": "confirmed by other sources",
                "2": "probably true",
                "3": "possibly true",
                "4": "doubtful",
                "5": "improbable",
                "6": "truth cannot be judged",
            },
        ),
    ] = None
    """How credible you find the claim, by the Admiralty code. It decides nothing."""


class Assessment(Record):
    """A person's judgement on one property."""

    status: Annotated[
        Literal["unresolved", "explained", "resolved"],
        Form(
            "explained",
            words={
                "unresolved": "the documents differ, and it is not known why",
                "explained": "it is known why they differ; the note says why",
                "resolved": "one of them is preferred; the note says why",
            },
        ),
    ]
    """How far the judgement has come."""
    preferred: Annotated[Text | None, Form("41")] = None
    """The value that you prefer, as its claim has it. What others say stays beside it."""
    confidence: Annotated[
        Literal["low", "moderate", "high"] | None,
        Form(
            "moderate",
            words={
                "low": "the evidence is thin or contradictory",
                "moderate": "the evidence is plausible, and not enough for more",
                "high": "the evidence is good, and of several origins",
            },
        ),
    ] = None
    """How sure you are of the judgement."""
    note: Annotated[Text | None, Form("The second report counts the lightly injured, too.")] = None
    """Why you judge so; needed unless the status is unresolved."""
    assessed_by: Annotated[Text, Form("desk")]
    """Who judged: a name, or a desk."""
    assessed_on: Annotated[Text, Form("2023-06-06", "date")]
    """The day of the judgement."""
    fingerprint: Annotated[Text | None, Form("91d1f6c0c3a5e2b4")] = None
    """Which claims were judged; 'dossier assess --accept' writes it, and notices new claims."""
