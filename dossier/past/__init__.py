"""What changed from day to day, after the states of the content that git keeps.

Only days and states are read: the names of those who committed, and what they wrote about it,
were not meant for publication. What is not committed is not there yet.

Comparing two states takes as long as loading them, so that what came of it is kept beside the
pages. It is found again under the names that git gives to both contents, which are hashes; so
it makes no difference to the pages whether it was kept.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dossier.git import came_with
from dossier.history import state
from dossier.past.records import Beginning, Day, Kept, Past, Reach, past_of
from dossier.past.walk import MOST_DAYS, Tell, Walk
from dossier.problems import ContentError
from dossier.states import is_kept

__all__ = ["MEMORY", "MOST_DAYS", "Beginning", "Day", "Past", "Reach", "Tell", "read_past"]

MEMORY = ".dossier-history.json"
"""What was compared before, in the folder of the pages; a dotfile, so no engine copies it."""

_FORM = TypeAdapter(Kept)


def read_past(root: Path, pages: Path, tell: Tell) -> tuple[Past | None, bytes]:
    """Return what changed from day to day, and what to keep as MEMORY in the folder *pages*.

    None, and nothing to keep, outside of a git repository.
    """
    if not is_kept(root):
        return None, b""
    known, now = _recall(root, pages / MEMORY), state(root)
    if known.state != now:
        try:
            known = _found_out(root, now, known, tell)
        except ContentError:  # What was kept is not true.
            known = _found_out(root, now, Kept(), tell)
    return past_of(known), _FORM.dump_json(known)


def _found_out(root: Path, now: str, known: Kept, tell: Tell) -> Kept:
    """Return what a walk through the states finds out, and of what was known, what it uses."""
    walk = Walk(root, known, tell)
    steps, reach = walk.steps()
    return Kept(
        code=_code(),
        state=now,
        steps=steps,
        reach=reach,
        readable=walk.readable,
        changes=walk.changes,
        beginnings=walk.beginnings,
    )


def _recall(root: Path, file: Path) -> Kept:
    """Return what was kept; nothing if it is broken, or if it came with the repository."""
    if file.is_symlink() or came_with(file, root):
        return Kept()
    try:
        kept = _FORM.validate_json(file.read_bytes())
        past_of(kept)
    except (OSError, ValidationError, KeyError):
        return Kept()
    return kept if kept.code == _code() else Kept()


@cache
def _code() -> str:
    """Return one hash of the package, which does not change while it runs."""
    found = hashlib.sha256()
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()
