"""What was made in the last run, for a run that has the same to make again.

A result is asked for by everything that it is made from. A memory is handed down by whoever
runs more than once, as ``mkdocs serve`` does; without one, nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Key = TypeVar("Key")
Result = TypeVar("Result")


class Made(dict[Key, Result]):
    """A mapping whose values are made when they are first asked for, each by its key."""

    def __init__(self, make: Callable[[Key], Result]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Result:
        made = self[key] = self._make(key)
        return made

    def make_all(self, keys: Iterable[Key]) -> None:
        """Make the values of these keys, so that a fork need not make them again."""
        for key in keys:
            _ = self[key]


class Memory:
    """The results of a run, and of the last one that came to its end."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def recall(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return the result of a key, made anew when neither run made it.

        A key says what the result is, and all that it is made from. Two keys of one run are
        never equal by chance: where a key holds the ``id`` of an object, the result holds it too.
        """
        found: Result
        if key in self._now:
            found = self._now[key]
        else:
            found = self._before[key] if key in self._before else make()
            self._now[key] = found
        return found

    def steady(self, name: str, value: Result) -> Result:
        """Return the object that the last run had under a name, if it equals this one; else this.

        So the ``id`` of what is large can stand for it in a key.
        """
        before: Result | None = self._before.get(name)
        found = before if before is not None and before == value else value
        self._now[name] = found
        return found

    @contextmanager
    def run(self) -> Iterator[None]:
        """Run once: what is not asked for meanwhile is forgotten, unless the run fails."""
        self._now = {}
        try:
            yield
        except BaseException:
            self._now = {}
            raise
        self._before, self._now = self._now, {}


class Forgetful(Memory):
    """A memory that keeps nothing, for who runs once."""

    def recall(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Make the result."""
        del key
        return make()

    def steady(self, name: str, value: Result) -> Result:
        """Return the value."""
        del name
        return value
