"""What was made in the last run, for a run that has the same to make again.

A result is asked for by everything that it is made from. A memory is handed down by whoever
runs more than once, as ``mkdocs serve`` does; without one, nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias, TypeVar

Key = TypeVar("Key")
Result = TypeVar("Result")
_Kept: TypeAlias = "tuple[Any, Sequence[Hashable]]"
"""A result, and the keys of the results that it was made from."""


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

    keeps = True
    """A run may follow, for which it is worth to make results of small parts."""

    def __init__(self) -> None:
        self._before: dict[Hashable, _Kept] = {}
        self._now: dict[Hashable, _Kept] = {}
        self._asked: list[Hashable] = []
        """What was asked for in the making of the result that is being made."""

    def recall(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return the result of a key, made anew when neither run made it.

        A key says what the result is, and all that it is made from. Two keys of one run are
        never equal by chance: where a key holds the ``id`` of an object, the result holds it too.
        """
        if key not in self._now:
            if key in self._before:
                self._keep(key)
            else:
                self._now[key] = self._make(make)
        self._asked.append(key)
        found: Result = self._now[key][0]
        return found

    def steady(self, name: str, value: Result) -> Result:
        """Return the object that the last run had under a name, if it equals this one; else this.

        So the ``id`` of what is large can stand for it in a key. Not to be asked for in the making
        of a result, which would not keep it.
        """
        before: Result | None = self._before.get(name, (None, ()))[0]
        found = before if before is not None and before == value else value
        self._now[name] = (found, ())
        return found

    @contextmanager
    def run(self) -> Iterator[None]:
        """Run once: what is not asked for meanwhile is forgotten, unless the run fails.

        What a result was made from is asked for with it.
        """
        self._now, self._asked = {}, []
        try:
            yield
        except BaseException:
            self._now = {}
            raise
        self._before, self._now = self._now, {}

    def _make(self, make: Callable[[], object]) -> _Kept:
        """Return a new result, with the keys of what was asked for in its making."""
        outer, self._asked = self._asked, []
        try:
            return make(), tuple(self._asked)
        finally:
            self._asked = outer

    def _keep(self, key: Hashable) -> None:
        """Keep the result of a key, and all that it was made from."""
        keys = [key]
        while keys:
            one = keys.pop()
            if one not in self._now:
                self._now[one] = self._before[one]
                keys.extend(self._now[one][1])


class Forgetful(Memory):
    """A memory that keeps nothing, for who runs once."""

    keeps = False

    def recall(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Make the result."""
        del key
        return make()

    def steady(self, name: str, value: Result) -> Result:
        """Return the value."""
        del name
        return value
