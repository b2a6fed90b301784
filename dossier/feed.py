"""What changed, as an Atom feed (RFC 4287).

The pages do not know where they will be published, so the links are relative to the feed, which
is allowed (RFC 4287, section 4.2.7.1, and RFC 3986, section 5.1.3). An entry keeps its id when
more is committed on its day: ids follow from the title of the dossier and the day. Nobody who
committed is named as an author; the dossier is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from dossier.encode import HIDDEN
from dossier.pages.addresses import address
from dossier.pages.changed import Item
from dossier.pages.changes import FEED, ChangedDay, ChangesPage, Listing
from dossier.past import Beginning

ATOM = "http://www.w3.org/2005/Atom"
_SPACE = UUID("7d0f3c52-6f6e-5b8c-9a53-2f1c2a7be0d4")
"""The namespace of the ids, drawn once."""
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, however it is written."""
_MARK = "\ufffd"


def atom(page: ChangesPage, title: str) -> str:
    """Return the feed of a page with at least one day, for the dossier of a title."""
    feed = ET.Element("feed", {"xmlns": ATOM})
    space = uuid5(_SPACE, _written(title))
    _add(feed, "id", space.urn)
    _add(feed, "title", title)
    _add(feed, "updated", _moment(max(day.moment for day in page.days)))
    _add(_add(feed, "author"), "name", title)
    _add(feed, "link", rel="self", type="application/atom+xml", href=FEED.rpartition("/")[2])
    _add(feed, "link", rel="alternate", type="text/html", href=address(page.path, FEED))
    for day in page.days:
        _add_entry(feed, day, page.path, space)
    ET.indent(feed)
    written = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'


def _add_entry(feed: ET.Element, day: ChangedDay, path: str, space: UUID) -> None:
    entry = _add(feed, "entry")
    link = address(f"{path}#{day.anchor}", FEED)
    _add(entry, "id", uuid5(space, day.anchor).urn)
    _add(entry, "title", f"{day.day}: {', '.join(_counts(day))}")
    _add(entry, "updated", _moment(day.moment))
    _add(entry, "link", rel="alternate", type="text/html", href=link)
    _add(entry, "content", "".join(_content(day)), type="html")


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = _written(text) or None
    return element


def _written(text: str) -> str:
    """Return a text with a mark for what cannot be seen, or not be written."""
    return _UNWRITABLE.sub(_MARK, HIDDEN.sub(_MARK, text))


def _moment(seconds: int) -> str:
    """Return a moment as RFC 3339 has it, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _counts(day: ChangedDay) -> tuple[str, ...]:
    if day.beginning:
        return (f"the dossier began with {_began(day.beginning)}",)
    return tuple(f"{one.count} {one.what}" for one in day.listings)


def _began(one: Beginning) -> str:
    return f"{one.claims} {'claim' if one.claims == 1 else 'claims'}"


def _content(day: ChangedDay) -> Iterator[str]:
    """Yield HTML: a heading and a list for each way in which something changed."""
    if day.beginning:
        yield f"<p>The dossier began with {_began(day.beginning)}.</p>"
    for listing in day.listings:
        yield f"<h3>{listing.count} {html.escape(listing.what)}</h3><ul>"
        yield from (f"<li>{html.escape(line)}</li>" for line in _lines(listing))
        yield "</ul>"


def _lines(listing: Listing) -> Iterator[str]:
    yield from map(_line, listing.items)
    if listing.more:
        yield f"And {listing.more} more"


def _line(item: Item) -> str:
    """Return what changed in one line, as the page has it."""
    now = f"{item.mark.label}: {item.now}" if item.now else item.mark.label
    before = f"; before: {item.before}" if item.before else ""
    place = f", {item.place}" if item.place else ""
    document = f" ({item.document.label}{place})" if item.document else ""
    return f"{now}{before}{document}"
