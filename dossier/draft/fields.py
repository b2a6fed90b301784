"""What single texts must be, whatever record they stand in: ids, keys, dates, addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from dossier.draft.hints import advice
from dossier.encode import HIDDEN, is_link
from dossier.model import ID, KEY, Record
from dossier.problems import Location, Problem
from dossier.values import Date, quoted
from dossier.yamltree import Path, Tree, named

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/|$)", re.IGNORECASE)
"""How an address begins that lacks its scheme."""
_BARE_NAME = re.compile(r"(?!\.)[^/\\:\x00-\x1f]{1,255}")
_RESERVED = re.compile(r"index|con|prn|aux|nul|com[0-9]|lpt[0-9]")
_UNSTATED = re.compile(
    r"unknown|unstated|anonymous|none|null|n\W?a\W?|not (?:stated|known|given)|\W+", re.IGNORECASE
)
"""Words for a publisher that a document does not name; two of them are not one publisher."""
_VERBATIM = ("exact", "prefix", "suffix")


def check_id(text: str) -> None:
    """Do nothing for an id that can name a page on any system; else ValueError.

    Such an id is its own NFKC and casefold, so that ids that differ stay apart everywhere.
    """
    if not ID.fullmatch(text):
        way = meant_id(text)
        hint = f", as in {way}" if way else ""
        raise ValueError(
            f"{quoted(text)} is no id; write a-z, 0-9 and hyphens, at most 64 of them{hint}"
        )
    if _RESERVED.fullmatch(text):
        raise ValueError(f"{quoted(text)} cannot be the name of a page; write another id")


def meant_id(text: str) -> str:
    """Return the id that is nearest to a text; empty when there is none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    near = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return near if near and is_id(near) else ""


def is_id(text: str) -> bool:
    """Tell whether a text can be an id."""
    return bool(ID.fullmatch(text) and not _RESERVED.fullmatch(text))


def id_problems(text: str, tree: Tree, path: Path) -> Iterator[Problem]:
    """Yield what is wrong with the id of the record at a path; one that is empty is another's."""
    try:
        if text.strip():
            check_id(text)
    except ValueError as error:
        yield Problem(tree.at((*path, "id")), "bad-id", str(error))


def key_problems(keys: Iterable[str], tree: Tree, path: Path) -> Iterator[Problem]:
    """Yield the keys of the map at a path that cannot name a property or a scope."""
    for key in keys:
        if not KEY.fullmatch(key):
            message = f"{quoted(key)} is no simple word; write a-z, 0-9 and _, as in home_town"
            yield Problem(tree.key_at((*path, key)), "bad-key", message)


def field_problems(
    record: Record, tree: Tree, path: Path, broken: frozenset[Path]
) -> Iterator[Problem]:
    """Yield what is wrong with the single texts of a record that stands at a path.

    What is *broken* is known to be wrong.
    """
    for name in _FIELDS.keys() & type(record).model_fields:
        text, (code, check) = getattr(record, name), _FIELDS[name]
        try:
            if text is not None and (*path, name) not in broken:
                check(text)
        except ValueError as error:
            said = advice(text, error, check) if code == "bad-date" else str(error)
            yield Problem(tree.at((*path, name)), code, said)


def hidden_problems(tree: Tree, kind: str) -> Mapping[Location, Problem]:
    """Return the hidden characters of a file by where the text begins in which they stand.

    Words that are quoted from a document may hold them.
    """
    found = {}
    for path in tree.unprintable:
        hidden = HIDDEN.search(str(tree.find(path)))
        if hidden and not _is_verbatim(path, kind):
            at = tree.file.at(tree.spots(path)[hidden.start()])
            found[tree.at(path)] = Problem(at, "hidden-character", f"{named(hidden[0])}; remove it")
    return found


def _is_verbatim(path: Path, kind: str) -> bool:
    """Tell whether a text repeats a document word for word."""
    last, before = ("", "", *path)[-1], ("", "", *path)[-2]
    quotes = kind == "quote" and last == "value"
    return quotes or last == "excerpt" or (before == "excerpt" and last in _VERBATIM)


def _check_link(text: str) -> None:
    if not is_link(text):
        guess = f"https://{text.strip()}"
        is_host = _HOST.match(text.strip()) and is_link(guess)
        way = guess if is_host else "http://…, https://… or mailto:…"
        raise ValueError(f"{quoted(text)} is no address; write {way}")


def _check_language(text: str) -> None:
    if not _LANGUAGE.fullmatch(text):
        raise ValueError(f"{quoted(text)} is no language; write a tag such as en, tr or sr-Latn")


def _check_publisher(text: str) -> None:
    if _UNSTATED.fullmatch(text.strip()):
        raise ValueError(
            f"{quoted(text)} is no publisher; leave publisher out where the document does not state"
            " it, for two sources with one publisher are one origin"
        )


def _check_bare_name(text: str) -> None:
    if not _BARE_NAME.fullmatch(text):
        raise ValueError(
            f"{quoted(text)} is no bare file name; write the name alone, without a folder"
        )


_FIELDS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "url": ("bad-url", _check_link),
    "archive_url": ("bad-url", _check_link),
    "published": ("bad-date", Date.parse),
    "accessed": ("bad-date", Date.parse),
    "assessed_on": ("bad-date", Date.parse),
    "as_of": ("bad-date", Date.parse),
    "language": ("bad-value", _check_language),
    "file": ("outside", _check_bare_name),
    "publisher": ("bad-value", _check_publisher),
}
"""By the name of the field: the code of the problem, and the check that raises ValueError."""
