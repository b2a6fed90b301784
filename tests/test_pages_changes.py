"""Tests of the page of what changed: what it says, where it leads, and what it keeps quiet."""

from __future__ import annotations

import re
from datetime import date

import pytest
from project import build as run_build
from project import lay_out
from repository import NAME, WORDS, Repository, content
from skeleton import html_of, skeleton
from small import figure, small
from test_hostile import HOSTILE, dossier_of

from dossier.changes import changes
from dossier.load import build
from dossier.pages import Basis
from dossier.pages.changed import WAYS
from dossier.pages.changes import MOST_ITEMS, changes_page
from dossier.past import MEMORY, Beginning, Day, Past
from dossier.publish import publish
from dossier.render import render, templates
from dossier.support import compare
from dossier.verify import verify

BEGUN = Beginning(claims=1, documents=2, subjects=1, disagreements=0)


def day(found=None, number=9):
    """Return a day with what changed on it, or that on which all began."""
    return Day(
        day=date(2024, 1, number),
        moment=1704800000,
        changes=found,
        beginning=None if found else BEGUN,
    )


def page(dossier, *days, reach="whole"):
    """Return the Markdown of the page, from its title to its foot."""
    past = Past(days=days, reach=reach) if reach else None
    basis = Basis(dossier, compare(dossier), verify(dossier, None), past=past)
    rendered = render(changes_page(basis), templates())
    return rendered.partition("# What changed\n")[2].partition('<div class="colophon"')[0]


def lines(text):
    """Return the lines of Markdown that say something."""
    return [line for line in text.splitlines() if line and not line.startswith(("<div", "</div"))]


ONE = figure("{value: 30, source: a}")
TWO = figure("{value: 30, source: a}", "{value: 41, source: b, locator: page 2}")


def test_a_day():
    """A day has its date, and what changed in each way, with links to what is there."""
    anchor = f"claim-{TWO.claims[1].id[:8]}"

    found = lines(page(TWO, day(changes(ONE, TWO)), day(number=1)))

    assert found[1:] == [
        "## 9 January 2024",
        "1 disagreement opened",
        ":   [Number](discrepancies.md#n--value): 30 or 41",
        "1 claim added",
        f":   [Number](figures/n.md#{anchor}): 41 <small>[Report B](sources/b.md), page 2</small>",
        "1 value supported otherwise",
        ":   [Number](figures/n.md): contested; before: single origin",
        "## 1 January 2024",
        "The dossier began with 1 claim from 2 documents on 1 subject, and 0 disagreements.",
    ]
    assert found[0].endswith("The same [as a feed](data/changes.atom) (Atom).")


def test_what_is_gone_has_no_link():
    """A subject, a source or a disagreement that is there no longer is named without a link."""
    left = small("- {id: a, label: Report A}")

    text = page(left, day(changes(ONE, TWO)), day(changes(TWO, ONE), 8))

    assert ":   Number: 30 or 41\n" in text
    assert ":   Number: 41 <small>Report B, page 2</small>\n" in text
    assert re.findall(r"\]\(([^)]*)\)", text) == ["data/changes.atom"]


def test_a_corrected_excerpt_is_no_news():
    """A claim that says the same after another excerpt is listed by itself, with what changed."""
    old = figure("{value: 30, source: a, excerpt: one}", "{value: 7, source: b}")
    new = figure("{value: 30, source: a, excerpt: two, note: n}", "{value: 8, source: b}")

    found = lines(page(new, day(changes(old, new))))

    at = found.index("1 claim changed")
    assert (
        re.sub(r"\(.*?\)", "", found[at + 1])
        == ":   [Number]: 8; before: 7 <small>[Report B]</small>"
    )
    assert found[at + 2] == "1 claim with its evidence corrected"
    assert ": excerpt, note <small>" in found[at + 3]


def test_a_long_list():
    """Of many changes of a kind the first are listed, and the others counted."""
    many = small(
        figures="".join(
            f"- {{id: n{number}, label: N, claims: [{{value: 1, source: a}}]}}\n"
            for number in range(MOST_ITEMS + 3)
        )
    )

    text = page(many, day(changes(small(), many)))

    assert text.count(":   [N]") == 2 * MOST_ITEMS
    assert text.count(":   And 3 more\n") == 2


REACHES = [
    (None, (), "The content is not in a git repository, so nothing is known of earlier states."),
    ("whole", (), "No state of the content is committed yet."),
    ("cut off", (), "Earlier history is not at hand where this site was built."),
    ("long", (day(changes(ONE, TWO)),), "What changed before is in the history of the repository."),
]


@pytest.mark.parametrize(("reach", "days", "sentence"), REACHES)
def test_how_far_back(reach, days, sentence):
    """The page says how far back it goes, and why no further."""
    assert lines(page(TWO, *days, reach=reach))[-1] == sentence


def every_way(text):
    """Return a dossier, and a past in which something changed in every way that there is."""
    now, empty = build(dossier_of(text)), build(dossier_of("other"))
    files = dict(dossier_of(text))
    files["content/units.yml"] = files["content/units.yml"].replace("explained", "resolved")
    bare = {key: value for key, value in files.items() if key.endswith(("dossier.yml", "s.yml"))}
    judged = build({**bare, **files})
    few = small("- {id: one, label: x}")
    return now, Past(
        days=(
            day(changes(empty, now), 9),
            day(changes(now, judged), 8),
            day(changes(few, now), 7),
            day(changes(now, few), 6),
        ),
        reach="long",
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words(text):
    """With hostile words in every field of every state, the page keeps its elements."""

    def shown(words):
        now, past = every_way(words)
        basis = Basis(now, compare(now), verify(now, None), past=past)
        view = changes_page(basis)
        ways = {one.what for each in view.days for one in each.listings}
        return skeleton(html_of(render(view, templates()))), ways

    harmless, ways = shown("harmless")
    hostile, _ = shown(text)

    assert hostile == harmless
    assert len(ways) >= len(WAYS) - 1


def test_a_site_in_a_repository(tmp_path):
    """The built site has the page and the feed, without a name or a word of who committed."""
    kept = Repository(tmp_path / "repository")
    lay_out(kept.root, {})
    kept.commit(content("30", "41"), "2024-01-05")
    kept.commit(content("30", ""), "2024-01-06")
    kept.commit(content("30", "", "52"), "2024-01-07")

    run = run_build(kept.root)

    assert run.returncode == 0, run.stderr
    html = (kept.root / "site" / "changes.html").read_text("utf-8")
    assert "6 January 2024" in html
    assert 'href="data/changes.atom"' in html
    assert (kept.root / "site" / "data" / "changes.atom").is_file()
    assert not (kept.root / "site" / MEMORY).exists()
    built = [path.read_bytes() for path in (kept.root / "site").rglob("*") if path.is_file()]
    assert not any(words.encode() in text for words in (NAME, WORDS) for text in built)


def test_the_same_state_is_the_same_site(tmp_path):
    """Two clones of one repository make the same bytes, and so does a run that remembers."""
    kept = Repository(tmp_path / "repository")
    kept.commit(content("30", "41"), "2024-01-05")
    publish(kept.root, kept.root / "site_src")
    kept.commit(content("30", "52"), "2024-01-06")
    clone = tmp_path / "clone"
    kept.git("clone", "-q", kept.top.as_uri(), str(clone))

    made = []
    for root in (kept.root, clone):
        publish(root, root / "site_src")
        pages = sorted((root / "site_src").rglob("*.*"))
        made.append(
            {
                path.relative_to(root): path.read_bytes()
                for path in pages
                if path.is_file() and not path.name.startswith(".")
            }
        )

    assert made[0] == made[1]
    assert b"52" in made[0][clone.joinpath("site_src/changes.md").relative_to(clone)]
