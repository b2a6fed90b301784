"""What changed from day to day, and what a run keeps of it for the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from dossier.changes import Changes
from dossier.history import LAST_MOMENT

Moment = Annotated[int, Field(ge=0, le=LAST_MOMENT)]
"""Seconds since 1970."""
Reach = Literal["whole", "cut off", "long"]
"""Back to the beginning; to where the history at hand ends; or as far as is told of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What the first state held."""

    claims: int
    documents: int
    subjects: int
    disagreements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day on which the content changed."""

    day: date
    """In UTC."""
    moment: Moment
    """When the state of the day was committed."""
    changes: Changes | None
    """None on the day on which the dossier began."""
    beginning: Beginning | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The days on which the content changed, the newest first."""

    days: tuple[Day, ...]
    reach: Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From one content to another, by the names that git gives to them."""

    day: date
    moment: Moment
    before: str | None
    """None where the dossier began."""
    after: str

    @property
    def key(self) -> str:
        """Both names."""
        return f"{self.before} {self.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a run found out, for the next one; names are hashes of what they name."""

    code: str = ""
    """Of the package that found it out."""
    state: str = ""
    """Of the repository."""
    steps: tuple[Step, ...] = ()
    """The newest first."""
    reach: Reach = "whole"
    readable: Mapping[str, bool] = field(default_factory=dict)
    """Whether each content can be read."""
    changes: Mapping[str, Changes] = field(default_factory=dict)
    """By the key of the step."""
    beginnings: Mapping[str, Beginning] = field(default_factory=dict)
    """By the first content."""


def past_of(kept: Kept) -> Past:
    """Return the days on which something changed; KeyError when something is missing."""
    days = (
        Day(
            day=step.day,
            moment=step.moment,
            changes=kept.changes[step.key] if step.before else None,
            beginning=None if step.before else kept.beginnings[step.after],
        )
        for step in kept.steps
    )
    return Past(days=tuple(day for day in days if day.changes or day.beginning), reach=kept.reach)
