"""A walk through the states of the content, from the newest, which reads what is not known yet.

A day is one in UTC, as the commits have it; of several commits of a day, the last one whose
content can be read is the state of the day. States that cannot be read are passed over: what
changed in them shows at the next one that can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path

from dossier.changes import Changes, changes_found
from dossier.findings import Findings
from dossier.history import LAST_MOMENT, utc_day
from dossier.load import assemble
from dossier.memory import Memory
from dossier.model import Dossier
from dossier.past.records import Beginning, Kept, Reach, Step
from dossier.problems import ContentError
from dossier.states import (
    MOST_COMMITS,
    Commit,
    commits,
    content_of,
    is_cut_off,
    read_content,
    sizes_of,
)
from dossier.support import compare

MOST_DAYS = 20
"""How many days with changes are told of, the newest."""
MOST_STATES = 50
"""How many states are read, at most, to find them."""
MOST_BYTES = 16 * 1024 * 1024
"""How much text is read of them, at most, or four times the newest if that is more.

A state from which most was taken out again is seen by nobody who reads what is there now.
"""

Tell = Callable[[str], None]
"""What is told in words how far the work is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    day: date
    moment: int
    content: str


@dataclass(slots=True)
class Walk:
    """What is found out on the way; of what was *known*, only what is used is kept."""

    root: Path
    known: Kept
    tell: Tell
    readable: dict[str, bool] = field(default_factory=dict)
    changes: dict[str, Changes] = field(default_factory=dict)
    beginnings: dict[str, Beginning] = field(default_factory=dict)
    last: dict[str, tuple[Dossier, Findings]] = field(default_factory=dict)
    """The two contents that were read last, by name: each is compared with two others."""
    memory: Memory = field(default_factory=Memory)
    """What two states have in common is read and compared once; so it takes a third of the time."""
    sizes: dict[tuple[str, str], int] = field(default_factory=dict)
    """The bytes of each text of the states that are read."""
    most: int = 0
    """How many bytes there may be."""
    passed: set[str] = field(default_factory=set)
    """The contents that are not read because that would be more."""

    def steps(self) -> tuple[tuple[Step, ...], Reach]:
        """Return the steps from state to state, the newest first, and how far back they go.

        Raises ContentError when a content that was known to be readable is not.
        """
        listed = commits(self.root)
        found: list[Step] = []
        later: _State | None = None
        for one in self._states(listed):
            if later:
                found.append(self._step(one, later))
            if sum(map(bool, self.changes.values())) == MOST_DAYS:
                return tuple(found), "long"
            later = one
        if self.passed or len(self.readable) >= MOST_STATES or len(listed) >= MOST_COMMITS:
            return tuple(found), "long"
        if is_cut_off(self.root):
            return tuple(found), "cut off"
        return (*found, *([self._first(later)] if later else [])), "whole"

    def _states(self, listed: Sequence[Commit]) -> Iterator[_State]:
        """Yield the last state of each day that can be read, the newest first."""
        contents = content_of(self.root, [one.id for one in listed])
        both = zip(listed, contents, strict=True)
        for day, run in groupby(both, lambda one: utc_day(one[0].moment)):
            for commit, content in run:
                if len(self.readable) + len(self.passed) >= MOST_STATES:
                    return
                if content and self._is_within(content) and self._is_readable(content, day):
                    yield _State(day=day, moment=min(commit.moment, LAST_MOMENT), content=content)
                    break

    def _is_within(self, content: str) -> bool:
        """Tell whether so much may be read; the newest is read anyway."""
        if content in self.readable or content in self.passed:
            return content in self.readable
        sizes = sizes_of(self.root, content)
        together = {**self.sizes, **(sizes or {})}
        if sizes is None or (self.sizes and sum(together.values()) > self.most):
            self.passed.add(content)
            return False
        self.most = self.most or max(MOST_BYTES, 4 * sum(sizes.values()))
        self.sizes = together
        return True

    def _is_readable(self, content: str, day: date) -> bool:
        if content not in self.readable:
            kept = self.known.readable.get(content)
            self.readable[content] = self._can_read(content, day) if kept is None else kept
        return self.readable[content]

    def _can_read(self, content: str, day: date) -> bool:
        try:
            self._found(content, day)
        except ContentError:
            return False
        return True

    def _step(self, before: _State, after: _State) -> Step:
        """Return the step between two states, and find out what it changed."""
        step = Step(day=after.day, moment=after.moment, before=before.content, after=after.content)
        kept = self.known.changes.get(step.key)
        if kept is None:
            old = self._found(before.content, before.day)
            kept = changes_found(old, self._found(after.content, after.day))
        self.changes[step.key] = kept
        return step

    def _first(self, first: _State) -> Step:
        """Return the step to the first state, and find out what the dossier began with."""
        kept = self.known.beginnings.get(first.content)
        self.beginnings[first.content] = kept or _beginning(*self._found(first.content, first.day))
        return Step(day=first.day, moment=first.moment, before=None, after=first.content)

    def _found(self, content: str, day: date) -> tuple[Dossier, Findings]:
        """Return a content read, with what is found in it; ContentError if it cannot be read."""
        if content not in self.last:
            self.tell(f"Comparing earlier states, {day}")
            with self.memory.run():
                dossier, _ = assemble(read_content(self.root, content), self.memory)
                found = (dossier, compare(dossier, self.memory))
            self.last = {**dict(list(self.last.items())[-1:]), content: found}
        return self.last[content]


def _beginning(dossier: Dossier, findings: Findings) -> Beginning:
    return Beginning(
        claims=len(dossier.claims),
        documents=sum(one.role == "document" for one in dossier.sources.values()),
        subjects=len(dossier.subjects),
        disagreements=len(findings.discrepancies),
    )
