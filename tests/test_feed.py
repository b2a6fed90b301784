"""Tests of the feed: it is Atom by the rules of RFC 4287, whatever was changed."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repository import NAME, WORDS, Repository, content
from small import figure

from dossier.changes import changes
from dossier.feed import ATOM, atom
from dossier.pages import Basis
from dossier.pages.changes import changes_page
from dossier.past import Beginning, Day, Past, read_past
from dossier.support import compare
from dossier.verify import verify

A = f"{{{ATOM}}}"
MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"
BEGUN = Beginning(claims=1, documents=1, subjects=1, disagreements=0)


def only(element, name):
    """Return the one child of a name."""
    [found] = element.findall(f"{A}{name}")
    return found


def valid(text):
    """Return a feed and its entries; AssertionError where it is not Atom (RFC 4287, 4.1 and 4.2).

    What may be there once is there once, what must be there is there; nothing else is.
    """
    feed = ET.fromstring(text)  # noqa: S314 - our own.
    assert feed.tag == f"{A}feed"
    allowed = {"id", "title", "updated", "author", "link", "entry"}
    assert {child.tag.removeprefix(A) for child in feed} == allowed
    assert (only(only(feed, "author"), "name").text or "").strip()
    rels = [link.get("rel") for link in feed.findall(f"{A}link")]
    assert rels == ["self", "alternate"]
    entries = feed.findall(f"{A}entry")
    for element in (feed, *entries):
        assert UUID(only(element, "id").text.removeprefix("urn:uuid:"))
        assert (only(element, "title").text or "").strip()
        assert only(element, "title").get("type", "text") == "text"
        assert re.fullmatch(MOMENT, only(element, "updated").text)
        assert datetime.fromisoformat(only(element, "updated").text)
        for link in element.findall(f"{A}link"):
            address = urlsplit(link.get("href"))
            assert (address.scheme, address.netloc) == ("", "")
            assert address.path
    for entry in entries:
        names = [child.tag.removeprefix(A) for child in entry]
        assert names == ["id", "title", "updated", "link", "content"]
        assert only(entry, "content").get("type") == "html"
        assert len(only(entry, "content")) == 0
    ids = [only(one, "id").text for one in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert only(feed, "updated").text == max(only(one, "updated").text for one in entries)
    return feed, entries


def feed_of(past, title="A test", dossier=None):
    """Return the feed of a past, for a dossier of no interest."""
    known = dossier or figure("{value: 30, source: a}")
    basis = Basis(known, compare(known), verify(known, None), past=past)
    return atom(changes_page(basis), title)


def past_of(*steps, began=True):
    """Return a past of so many days, from changes, the newest first."""
    days = [
        Day(
            day=datetime(2024, 1, 9 - at).date(),  # noqa: DTZ001 - a day alone.
            moment=1704800000 - at * 86400,
            changes=step,
            beginning=None,
        )
        for at, step in enumerate(steps)
    ]
    first = Day(day=datetime(2024, 1, 1).date(), moment=1704067200, changes=None, beginning=BEGUN)  # noqa: DTZ001
    return Past(days=(*days, *([first] if began else [])), reach="whole")


def test_a_feed():
    """A feed has an entry for each day, with what changed in its title and in its text."""
    one = figure("{value: 30, source: a}")
    two = figure("{value: 30, source: a}", "{value: 41, source: b}")

    feed, entries = valid(feed_of(past_of(changes(one, two))))

    assert only(feed, "title").text == "A test"
    assert [only(entry, "title").text for entry in entries] == [
        "9 January 2024: 1 disagreement opened, 1 claim added, 1 value supported otherwise",
        "1 January 2024: the dossier began with 1 claim",
    ]
    assert only(entries[0], "updated").text == "2024-01-09T11:33:20Z"
    assert only(entries[0], "link").get("href") == "../changes.html#2024-01-09"
    assert only(entries[0], "content").text == (
        "<h3>1 disagreement opened</h3><ul><li>Number: 30 or 41</li></ul>"
        "<h3>1 claim added</h3><ul><li>Number: 41 (Report B)</li></ul>"
        "<h3>1 value supported otherwise</h3>"
        "<ul><li>Number: contested; before: single origin</li></ul>"
    )


def test_an_entry_keeps_its_id():
    """The id of an entry is that of the dossier and the day, whatever else was committed on it."""
    one, two = figure("{value: 30, source: a}"), figure("{value: 41, source: a}")
    three = figure("{value: 52, source: a}", "{value: 52, source: b}")

    def ids(text):
        return [only(entry, "id").text for entry in valid(text)[1]]

    before, after = feed_of(past_of(changes(one, two))), feed_of(past_of(changes(one, three)))

    assert ids(before) == ids(after)
    assert not set(ids(before)) & set(ids(feed_of(past_of(changes(one, two)), "Another")))
    assert before != after


def test_hostile_words():
    """Words of a source are words, in XML and in the HTML inside of it."""
    hostile = "<script>alert(1)</script> ]]> &amp; \" ' <!--"
    one = figure("{value: 30, source: a}")
    two = figure(
        "{value: 30, source: a}",
        sources=f"- id: a\n  label: |-\n    Report A {hostile}\n",
    )

    text = feed_of(past_of(changes(one, two)), f"Title {hostile}")
    feed, entries = valid(text)

    assert only(feed, "title").text == f"Title {hostile}"
    assert "<script" not in text
    assert "<script" not in only(entries[0], "content").text
    assert "&lt;script&gt;" in only(entries[0], "content").text


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=20))
def test_any_title(title):
    """Whatever characters a title has, the feed is XML that can be read, and says something."""
    valid(feed_of(past_of(), f"T{title}"))


def test_what_cannot_be_seen():
    """A character that turns the direction of the text, or ends XML, is a mark."""
    feed, _ = valid(feed_of(past_of(), "a\u202eb\x00c\ud800d"))

    assert only(feed, "title").text == "a\ufffdb\ufffdc\ufffdd"


@pytest.mark.parametrize("seconds", [0, 253_402_300_799])
def test_the_ends_of_time(seconds):
    """The first and the last moment are moments as RFC 3339 has them."""
    day = Day(day=datetime(1970, 1, 1).date(), moment=seconds, changes=None, beginning=BEGUN)  # noqa: DTZ001

    valid(feed_of(Past(days=(day,), reach="whole")))


def test_nobody_is_named(tmp_path):
    """Neither who committed nor what they wrote about it is in the feed."""
    kept = Repository(tmp_path)
    kept.commit(content("30"), "2024-01-05")
    kept.commit(content("41"), "2024-01-06")
    past, memory = read_past(kept.root, tmp_path, print)

    text = feed_of(past)

    assert len(valid(text)[1]) == 2
    for words in (NAME, WORDS, "example.org"):
        assert words not in text
        assert words.encode() not in memory
