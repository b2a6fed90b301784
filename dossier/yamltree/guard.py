"""The guard at the gate: YAML events looked at one by one, before anything is built from them.

Composing a tree first would crash the C parser on deep nesting, and would let doubled keys and
aliases pass. What is refused here is refused whatever the file is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from dossier.problems import Problem
from dossier.values import quoted
from dossier.yamltree.syntax import explain
from dossier.yamltree.texts import CONTROL, FileText, named

MAX_DEPTH = 50
LOADER: Callable[[str], Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where there is one."""

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
Path: TypeAlias = tuple[str | int, ...]
"""The keys, and the indexes counted from 0, that lead from the top to a node."""

_TAB = re.compile(r"^ *(\t)\s*\S", re.MULTILINE)
_DIRECTIVE = re.compile(r"^(%)", re.MULTILINE)
_UNWANTED_IN_BLOCK = re.compile(f"{CONTROL.pattern}|[\t\ud800-\udfff]")
_UNWANTED = re.compile(f"{_UNWANTED_IN_BLOCK.pattern}|\n")
_WHITE = {
    "\n": "a line break stands in this text; write the text below a '|'",
    "\t": "a tab stands in this text; write a space",
}


@dataclass(slots=True)
class Places:
    """Where a list or a map and its parts begin, as offsets in the text."""

    start: int
    parts: dict[str | int, Place] = field(default_factory=dict)
    keys: dict[str | int, int] = field(default_factory=dict)
    shift: int = 0
    """What is to be added to the offsets of the parts and the keys."""


Place: TypeAlias = "Places | int"


@dataclass(slots=True)
class Guarded:
    """What came through: a document, where its nodes stand, and what was refused."""

    value: Data = ""
    places: Place = 0
    unprintable: list[Path] = field(default_factory=list)
    """The scalars that hold a character which cannot be seen, and is no control character."""
    spoiled: list[int] = field(default_factory=list)
    """Where the scalars begin that are not what their author meant, for something was refused."""
    problems: list[Problem] = field(default_factory=list)
    complete: bool = False
    """The text was read to its end."""


@dataclass(slots=True)
class _Open:
    """A list or a map that has begun and not ended."""

    value: list[Data] | dict[str, Data]
    places: Places
    path: Path
    is_lost: bool
    """It stands in what was refused, and leads nowhere."""
    key: str | None = None
    """Of a map: the key that waits for its value."""
    dropped: bool = False
    """The key that waits was refused, and its value goes with it."""


class _TooMuchError(Exception):
    """What follows need not be read."""


def guard(file: FileText, loader: Callable[[str], Any] = LOADER) -> Guarded:
    """Return the data of a YAML text, as far as it may be built."""
    builder = _Builder(file)
    if refused := _TAB.search(file.text):
        builder.refuse(refused.start(1), "tab", "a tab indents this line; write spaces")
    elif refused := _DIRECTIVE.search(file.text):
        builder.refuse(refused.start(1), "bad-yaml", "a line cannot begin with '%'; quote the text")
    else:
        builder.build(loader)
    return builder.guarded


class _Builder:
    """Takes events in their order and puts nodes where they belong."""

    def __init__(self, file: FileText) -> None:
        self.guarded = Guarded()
        self._file = file
        self._open: list[_Open] = []
        self._documents = 0
        self._take: dict[type, Callable[[Any, int], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._list,
            yaml.MappingStartEvent: self._map,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def build(self, loader: Callable[[str], Any]) -> None:
        """Take the events of the text up to its end, or to where it goes wrong."""
        offset = 0
        try:
            events = loader(self._file.text)
            while type(event := events.get_event()) is not yaml.StreamEndEvent:
                offset = event.start_mark.index
                self._take.get(type(event), _pass)(event, offset)
            self.guarded.complete = True
        except yaml.MarkedYAMLError as error:
            self.guarded.problems.append(explain(error, self._file))
        except (ValueError, OverflowError):  # The Python parser, at the escape "\UFFFFFFFF".
            self.refuse(offset, "bad-yaml", "no character has the number after this backslash")
        except _TooMuchError:
            pass

    def refuse(self, offset: int, code: str, message: str) -> None:
        """Report what stands at an offset."""
        self.guarded.problems.append(Problem(self._file.at(offset), code, message))

    def _document(self, _event: yaml.DocumentStartEvent, offset: int) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "a second document begins here; a file holds one, so take the '---' out"
            self.refuse(offset, "many-documents", message)
            raise _TooMuchError

    def _scalar(self, event: yaml.ScalarEvent, offset: int) -> None:
        if event.anchor or event.tag:
            self._undecorated(event, offset)
        text = event.value
        if not text.isprintable():
            in_block = event.style in ("|", ">")
            text = text.rstrip("\n") if in_block else text
            self._look(text, offset, _UNWANTED_IN_BLOCK if in_block else _UNWANTED)
        self._put(text, offset)

    def _list(self, event: yaml.SequenceStartEvent, offset: int) -> None:
        self._begin([], event, offset)

    def _map(self, event: yaml.MappingStartEvent, offset: int) -> None:
        self._begin({}, event, offset)

    def _begin(
        self, value: list[Data] | dict[str, Data], event: yaml.CollectionStartEvent, offset: int
    ) -> None:
        if len(self._open) == MAX_DEPTH:
            message = f"lists and maps stand {MAX_DEPTH} deep here; no record needs more than six"
            self.refuse(offset, "too-deep", message)
            raise _TooMuchError
        if event.anchor or event.tag:
            self._undecorated(event, offset)
        places, path, is_lost = Places(offset), self._path(), self._is_lost()
        self._put(value, places)
        self._open.append(_Open(value, places, path, is_lost))

    def _end(self, _event: yaml.CollectionEndEvent, _offset: int) -> None:
        self._open.pop()

    def _alias(self, _event: yaml.AliasEvent, offset: int) -> None:
        if not (self._open and self._open[-1].dropped):
            message = "'*' begins an alias; repeat the text, or put a text with '*' in quotes"
            self.refuse(offset, "yaml-alias", message)
        self.guarded.spoiled.append(offset)
        self._put("", offset)

    def _undecorated(self, event: yaml.NodeEvent, offset: int) -> None:
        """Report an anchor or a tag."""
        if event.anchor:
            message = "'&' begins an anchor; take it out, or put a text with '&' in quotes"
            self.refuse(offset, "yaml-alias", message)
        else:
            message = "'!' begins a tag; take it out, or put a text with '!' in quotes"
            self.refuse(offset, "yaml-tag", message)

    def _look(self, text: str, offset: int, unwanted: re.Pattern[str]) -> None:
        """Report a control character; note the path of a text with another unprintable one."""
        if found := unwanted.search(text):
            message = _WHITE.get(found[0]) or f"{named(found[0])}; remove it"
            raw = -1 if found[0] == "\n" else self._file.text.find(found[0], offset)
            self.refuse(max(raw, offset), "control-character", message)
            self.guarded.spoiled.append(offset)
        elif not self._is_lost():
            self.guarded.unprintable.append(self._path())

    def _path(self) -> Path:
        """Return where the next node will stand."""
        if not self._open:
            return ()
        parent = self._open[-1]
        step = len(parent.value) if isinstance(parent.value, list) else parent.key or ""
        return (*parent.path, step)

    def _is_lost(self) -> bool:
        """Tell whether the next node is a key, or stands in what was refused."""
        if not self._open:
            return False
        parent = self._open[-1]
        is_key = isinstance(parent.value, dict) and parent.key is None
        return is_key or parent.is_lost or parent.dropped

    def _put(self, value: Data, place: Place) -> None:
        """Give a node to the list or the map that is open, or make it the document."""
        if not self._open:
            self.guarded.value, self.guarded.places = value, place
            return
        parent = self._open[-1]
        if isinstance(parent.value, list):
            parent.places.parts[len(parent.value)] = place
            parent.value.append(value)
        elif parent.key is None:
            self._key(parent, value, place if isinstance(place, int) else place.start)
        else:
            if not parent.dropped:
                parent.value[parent.key] = value
                parent.places.parts[parent.key] = place
            parent.key, parent.dropped = None, False

    def _key(self, parent: _Open, key: Data, offset: int) -> None:
        """Let a key of a map wait for its value, or drop both."""
        parent.key, parent.dropped = str(key), True
        if not isinstance(key, str):
            message = "a list or a map cannot be a key; write a word, or quote the text"
            self.refuse(offset, "non-scalar-key", message)
        elif key == "<<":
            message = "'<<' merges maps, which is not done here; write the keys out"
            self.refuse(offset, "merge-key", message)
        elif key in parent.value:
            first = self._file.at(parent.places.keys[key])
            message = f"{quoted(key)} is a key of this map already, at {first}; keep one of them"
            self.refuse(offset, "duplicate-key", message)
        else:
            parent.places.keys[key], parent.dropped = offset, False


def _pass(_event: object, _offset: int) -> None:
    """Take an event that says nothing."""
