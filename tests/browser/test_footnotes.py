"""A footnote is at its mark for everybody: on hover, on focus, and with a name of its own."""

from __future__ import annotations

SMALLEST = 24
"""Of what can be hit, in CSS pixels each way (WCAG 2.2, 2.5.8)."""
SUBJECT = "events/clashes-29-may.html"


def test_focus_opens_it_and_escape_closes_it(kosovo, page):
    """Escape closes the card, and the mark has the focus, from inside the card, too."""
    page.goto(kosovo.url(SUBJECT))
    mark = page.locator(".footnote-ref").first
    card = page.locator(".note-card")
    mark.focus()
    assert card.inner_text() != ""

    page.keyboard.press("Escape")
    assert card.count() == 0
    assert mark.evaluate("one => one === document.activeElement")

    mark.blur()
    mark.focus()
    page.keyboard.press("Tab")
    assert card.locator("a").first.evaluate("one => one === document.activeElement")
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert mark.evaluate("one => one === document.activeElement")


def test_hover(kosovo, page):
    """A card opens under the pointer, stays while that is on it, and goes when it leaves."""
    page.goto(kosovo.url(SUBJECT))
    card = page.locator(".note-card")

    page.locator(".footnote-ref").first.hover()
    card.wait_for()
    card.hover()
    page.wait_for_timeout(600)
    assert card.count() == 1

    page.locator("h1").hover()
    card.wait_for(state="detached")


def test_a_card_is_in_view(kosovo, watching):
    """Each card of a long page lies within the window, on a phone, too."""
    for width in (360, 1440):
        page = watching(kosovo, width).open(kosovo.url("index.html"))
        for mark in page.locator(".footnote-ref").all()[::12]:
            mark.focus()
            box = page.locator(".note-card").bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] > 0


def test_names_and_targets(kosovo, page):
    """The name of every mark says its source; every mark and way back is 24 px at least."""
    for name in kosovo.kinds:
        page.goto(kosovo.url(name))
        marks = page.locator(".footnote-ref, .footnote-backref, a.here").evaluate_all("""all =>
            all.filter((one) => one.checkVisibility()).map((one) => {
              const { width, height } = one.getBoundingClientRect();
              return [one.className, one.ariaLabel, Math.round(width * 10) / 10,
                Math.round(height * 10) / 10];
            })""")
        sources = page.locator(".footnote cite").all_inner_texts()
        small = [one for one in marks if min(one[2:]) < SMALLEST]
        assert small == [], name
        named = [label for kind, label, *_ in marks if kind == "footnote-ref"]
        assert all(any(label.endswith(f": {one}") for one in sources) for label in named), name


def test_links_copy_themselves(kosovo, watching):
    """A claim, a heading and a callout each give their address to the clipboard."""
    rights = ["clipboard-read", "clipboard-write"]
    page = watching(kosovo, permissions=rights).open(kosovo.url("units/turkish-battalion.html"))
    copied = "navigator.clipboard.readText()"
    here = page.locator("a.here").first
    heading = page.locator("h2 a.headerlink").first

    for link in (here, heading):
        link.click()
        assert page.evaluate(copied) == kosovo.url(
            f"units/turkish-battalion.html{link.get_attribute('href')}"
        )
    page.locator(".discrepancy button.copy").first.click()
    assert "/discrepancies.html#turkish-battalion--" in page.evaluate(copied)
    page.locator(".told-aloud", has_text="Link copied").wait_for()


def test_the_register_filters(kosovo, page):
    """A choice hides what does not fit, says how much is left, and a link brings all back."""
    page.goto(kosovo.url("discrepancies.html"))
    sections = page.locator("section[id][data-kinds]")
    every = sections.count()

    page.locator("form.filter select[name=kinds]").select_option("date")
    fitting = page.locator('section[id][data-kinds~="date"]').count()
    assert 0 < fitting < every
    assert sections.locator("visible=true").count() == fitting
    assert page.locator("form.filter output").inner_text() == f"{fitting} of {every} shown"

    hidden = page.locator('section[id]:not([data-kinds~="date"])').first.get_attribute("id")
    page.evaluate(f"location.hash = '{hidden}'")
    page.locator(f"[id='{hidden}']").wait_for()
    assert sections.locator("visible=true").count() == every
