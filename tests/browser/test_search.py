"""The search finds subjects, aliases, excerpts, quotes and callouts, and names the kind."""

from __future__ import annotations

import html
import re
from collections import Counter
from itertools import islice

import pytest
from playwright.sync_api import expect
from sites import WHERE

from dossier.load import load

TERMS = 50
FIRST = 10
"""Among how many pages what is sought has to be."""
_CALLOUT = re.compile(r'<p class="admonition-title">(.*?)</p>')


def path(subject):
    """Return the page of a subject."""
    return f"{type(subject).__name__.lower()}s/{subject.id}.html"


def spread(found, count):
    """Return some of many, from all over them."""
    found = list(found)
    return list(islice(found[:: max(1, len(found) // count)], count))


def chosen(site):
    """Return 50 terms of a dossier, each with the page that it is to be found on."""
    dossier = load(site.folder.parent)
    subjects = {one.id: one for one in dossier.subjects.values()}
    register = (site.folder / "discrepancies.html").read_text("utf-8")
    titles = dict.fromkeys(_CALLOUT.findall(register))
    named = [(one.label, path(one)) for one in subjects.values()]
    aliases = [(alias, path(one)) for one in subjects.values() for alias in one.aliases]
    callouts = [(html.unescape(title), "discrepancies.html") for title in titles]
    quotes = [
        (" ".join(str(one.value).split()[:7]), path(subjects[one.subject]))
        for one in dossier.claims
        if path(subjects[one.subject]).startswith("quotes/") and one.property == "text"
    ]
    excerpts = [
        (" ".join(one.excerpt.exact.split()[:6]), path(subjects[one.subject]))
        for one in dossier.claims
        if one.excerpt
    ]
    often = Counter(words for words, _ in excerpts)
    own = [one for one in excerpts if often[one[0]] == 1]
    terms = [
        *spread(named, 15),
        *spread(aliases, 10),
        *spread(callouts, 6),
        *spread(quotes, 6),
        *spread(own, 13),
    ]
    return [*terms, *spread(named[1:], TERMS - len(terms))]


def results(page, term):
    """Return the pages that the search gives for a term, the best first."""
    page.locator(".search input").fill(term)
    expect(page.locator(".search [role=status]")).not_to_be_empty()
    found = page.locator(".search li a").evaluate_all("all => all.map(one => one.href)")
    return list(dict.fromkeys(one.split("#")[0] for one in found))


@pytest.mark.parametrize("where", WHERE)
def test_fifty_terms(site, watching, where):
    """All of 50 chosen terms lead to their pages, among the first ten."""
    page = watching(site).open(site.url("index.html", where))
    page.keyboard.press("Control+k")
    terms = chosen(site)

    lost = [
        (term, wanted)
        for term, wanted in terms
        if site.url(wanted, where) not in results(page, term)[:FIRST]
    ]

    assert len(terms) == TERMS
    assert lost == []


@pytest.mark.parametrize("where", WHERE)
def test_an_alias(kosovo, watching, where):
    """Turkey finds Türkiye before all else, without its dots, too, and says that it is an actor."""
    page = watching(kosovo).open(kosovo.url("method.html", where))
    page.locator("button.find").click()

    for term in ("Turkey", "Turkiye", "türkiye"):
        first, *_ = results(page, term)
        assert first == kosovo.url("actors/turkiye.html", where), term
    assert page.locator(".search li").first.locator(".tag").inner_text().lower() == "actor"


def test_what_is_not_there(kosovo, watching):
    """A word of no page is said to be found nowhere, as it was written."""
    page = watching(kosovo).open(kosovo.url("index.html"))
    page.locator("button.find").click()

    assert results(page, "<b>zyzzyva</b>") == []
    assert page.locator(".search [role=status]").inner_text() == "Nothing found"


def test_by_keyboard(kosovo, watching):
    """A search needs no mouse: open, type, go down, go there; Escape leaves it where it began."""
    page = watching(kosovo).open(kosovo.url("method.html"))
    page.locator("button.find").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Camp Sultan Murat")
    page.locator(".search li a").first.wait_for()

    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "find scripted"

    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/camp-sultan-murat.html*")


def test_from_the_page_for_a_lost_address(kosovo, watching):
    """The page for an address that no page has opens the search, from a folder, too."""
    for where in WHERE:
        page = watching(kosovo).open(kosovo.url("404.html", where))
        page.get_by_role("link", name="Search").click()
        page.locator("dialog.search[open]").wait_for()
