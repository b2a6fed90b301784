"""Excerpts are looked up in the snapshot, and claimed values in the excerpts."""

import hashlib
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import small

from dossier.model import (
    FIGURE_VALUES,
    Claim,
    Dossier,
    Excerpt,
    Figure,
    Quote,
    Settings,
    Snapshot,
    Source,
)
from dossier.problems import Location
from dossier.values import Count, Date, Locator, Share, Text, Unknown
from dossier.verify import Check, Sentence, SourceCheck, verify
from dossier.verify.sentences import sentence_spans

REPORT = """\
Flood closes the old bridge
MARSTAD
The river Aller rose by two metres on 3 May 2019. Mayor J. Holt closed the old bridge.
“Nobody was hurt,” she said. “Forty-one families—all from Low Street—left for the night.”

The bridge stays closed. About 1,500 people use the bridge every day, 12 percent of the town.
The fire brigade counted dozens of flooded cellars.
"""
NUMBERS = count(1)
AT = Location("content/figures.yml", 5, 7)
SOURCE_AT = Location("content/sources.yml", 1, 3)


def claim(exact=None, locator=None, value=None, **parts):
    """Return a claim of the report; what a test does not care about is left out."""
    excerpt = Excerpt(exact=exact, **parts.pop("around", {})) if exact else None
    known = {
        "id": f"{next(NUMBERS):016}",
        "subject": "families",
        "property": "value",
        "value": value,
        "denies": False,
        "sum_of": (),
        "scope": (),
        "source": "report",
        "locator": Locator.parse(locator) if locator else None,
        "excerpt": excerpt,
        "attributed_to": None,
        "as_of": None,
        "supersedes": None,
        "derivation": None,
        "note": None,
        "credibility": None,
        "at": AT,
    }
    return Claim(**(known | parts))


def dossier(*claims, source=None):
    """Return a dossier of some claims and one source."""
    sources = {"report": source or Source(id="report", label="Report")}
    return Dossier(
        settings=Settings(title="Flood", bottom_line="None.", as_of="2019-05-04"),
        as_of=Date.parse("2019-05-04"),
        sources=sources,
        subjects={
            "families": Figure(id="families", label="Families"),
            "words": Quote(id="words", label="Words", speaker="holt"),
        },
        properties={("figure", "value"): FIGURE_VALUES["count"]},
        claims=claims,
        prose=(),
        number_rules={},
        locations={"": Location("content/dossier.yml"), "report": SOURCE_AT},
    )


def pinned(text, **parts):
    """Return the source of a text whose snapshot is called *report.txt*."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    snapshot = Snapshot(file="report.txt", sha256=digest)
    return Source(id="report", label="Report", snapshot=snapshot, **parts)


@pytest.fixture
def look_up(tmp_path):
    """Verify some claims against a text as the snapshot of their source."""

    def verified(*claims, text=REPORT):
        (tmp_path / "report.txt").write_bytes(text.encode())
        source = pinned(text, title="Flood closes the old bridge", dateline="MARSTAD")
        return verify(dossier(*claims, source=source), tmp_path)

    return verified


def said(verification, level="error"):
    """Return the problems of a level, without their places."""
    return [
        f"{problem.message} [{problem.code}]"
        for problem in verification.problems
        if problem.level == level
    ]


FOUND = [
    # excerpt, locator, status, where it stands
    ("rose by two metres", None, "verified", "paragraph 1"),
    ("Flood closes", "headline", "verified", "headline"),
    ("MARSTAD", "dateline", "verified", "dateline"),
    ("dozens of", "line 7", "verified", "paragraph 4"),
    ("dozens of", "paragraphs 3-4", "verified", "paragraph 4"),
    ("dozens of", "page 9", "verified", "paragraph 4"),
    ("cellars.\n", None, "verified", "paragraph 4"),
    ("the old bridge", None, "ambiguous", "headline or paragraph 1"),
    ("the old bridge", "paragraph 1", "verified", "paragraph 1"),
]
FOLDED = [
    # excerpt, where it stands
    ('"Nobody was hurt," she said', "paragraph 2"),
    ("families-all from", "paragraph 2"),
    ("left  for\nthe\u00a0night", "paragraph 2"),
    ("cel\u00adlars", "paragraph 4"),
    ("night.” The bridge", "paragraphs 2-3"),
    ("MARSTAD The river", "dateline and paragraph 1"),
]
AROUND = [
    # excerpt, prefix, suffix, where it stands
    ("the old bridge", "Holt closed", None, "paragraph 1"),
    ("the old bridge", None, "MARSTAD", "headline"),
    ("bridge", "the", "every", "paragraph 3"),
]


@pytest.mark.parametrize(("exact", "locator", "status", "found_at"), FOUND)
def test_an_excerpt_is_found(look_up, exact, locator, status, found_at):
    """An excerpt stands where its locator says, or wherever it does when there is none."""
    one = claim(exact, locator)

    check = look_up(one).checks[one.id]

    assert check == Check(claim=one.id, status=status, found_at=found_at)


@pytest.mark.parametrize(("exact", "found_at"), FOLDED)
def test_an_excerpt_is_found_folded(look_up, exact, found_at):
    """White space, quotation marks, dashes and soft hyphens may differ, and the check says so."""
    one = claim(exact)

    check = look_up(one).checks[one.id]

    assert check == Check(claim=one.id, status="verified", folded=True, found_at=found_at)


@pytest.mark.parametrize(("exact", "prefix", "suffix", "found_at"), AROUND)
def test_words_around_single_out_an_excerpt(look_up, exact, prefix, suffix, found_at):
    """A prefix or a suffix says which of several places is meant."""
    one = claim(exact, around={"prefix": prefix, "suffix": suffix})

    check = look_up(one).checks[one.id]

    assert (check.status, check.found_at) == ("verified", found_at)


NOWHERE = "does not stand in the document"
WITHIN = "stands in the document only within a longer word or number; write the whole of it"
MISSING = [
    # excerpt, why it is missing
    (
        "Forty-two families",
        (
            f"{NOWHERE}; the nearest is 'Forty-one families' at paragraph 2,"
            " with 'Forty-one' for 'Forty-two'"
        ),
    ),
    (
        "The bridge stays open",
        (
            f"{NOWHERE}; the nearest is 'The bridge stays closed' at paragraph 3,"
            " with 'closed' for 'open'"
        ),
    ),
    (
        "Holt closed the bridge",
        f"{NOWHERE}; the nearest is 'Holt closed the old bridge' at paragraph 1, with 'old' more",
    ),
    (
        "The bridge stays not closed",
        f"{NOWHERE}; the nearest is 'The bridge stays closed' at paragraph 3, with no 'not'",
    ),
    (
        "the Bridge stays closed",
        (
            f"{NOWHERE}; the nearest is 'The bridge stays closed' at paragraph 3,"
            " with other capitals or punctuation"
        ),
    ),
    ("A volcano woke up", f"{NOWHERE}; copy its words from there"),
    ("\u00ad", f"{NOWHERE}; copy its words from there"),
    ("500 people", WITHIN),
    ("About 1", WITHIN),
    ("old bri", WITHIN),
    ("3 May 2", WITHIN),
    ("one families", WITHIN),
]


@pytest.mark.parametrize(("exact", "why"), MISSING)
def test_a_near_match_is_missing(look_up, exact, why):
    """An excerpt that is not there word for word is missing; the problem says what differs."""
    one = claim(exact)

    verification = look_up(one)

    assert verification.checks[one.id].status == "missing"
    assert said(verification) == [f"the excerpt {exact!r} {why} [excerpt-missing]"]


@pytest.mark.parametrize("exact", ["cel", "lars", "5"])
def test_what_cannot_be_seen_ends_no_word(look_up, exact):
    """A soft hyphen or a joiner stands within a word, and what is on one side of it is no word."""
    verification = look_up(
        claim(exact), text="flooded cel\u00adlars, 1\u20605\u00ad\u20600 of them"
    )

    assert said(verification) == [f"the excerpt {exact!r} {WITHIN} [excerpt-missing]"]


def test_an_excerpt_after_another_prefix_is_missing(look_up):
    """Words that stand elsewhere than after their prefix are not the excerpt."""
    verification = look_up(claim("the old bridge", around={"prefix": "opened"}))

    assert said(verification) == [
        (
            "the excerpt 'the old bridge' stands in the document,"
            " but not with this prefix and suffix; mend them [excerpt-missing]"
        )
    ]


def test_the_nearest_passage_is_kept(look_up):
    """The check of a missing excerpt carries the passage that comes nearest, as it stands."""
    one = claim("Nobody was hurt, he said")

    assert look_up(one).checks[one.id] == Check(
        claim=one.id, status="missing", nearest="Nobody was hurt,” she said"
    )


WORDS = REPORT.split()


@given(st.integers(0, len(WORDS) - 1), st.integers(1, 12))
def test_whatever_stands_there_is_found(tmp_path_factory, first, length):
    """Any run of whole words of a document is found in it."""
    folder = tmp_path_factory.mktemp("snapshots")
    (folder / "report.txt").write_bytes(REPORT.encode())
    one = claim(" ".join(WORDS[first : first + length]))

    check = verify(dossier(one, source=pinned(REPORT)), folder).checks[one.id]

    assert check.status in ("verified", "ambiguous")


@given(st.integers(0, len(WORDS) - 4), st.integers(0, 3), st.sampled_from(["not", "42", "Aller"]))
def test_a_changed_word_is_never_verified(tmp_path_factory, first, which, word):
    """An excerpt in which one word is another is missing, however long it is."""
    folder = tmp_path_factory.mktemp("snapshots")
    (folder / "report.txt").write_bytes(REPORT.encode())
    words = WORDS[first : first + 4]
    words[which] = word if words[which] != word else "other"
    one = claim(" ".join(words))

    check = verify(dossier(one, source=pinned(REPORT)), folder).checks[one.id]

    assert (check.status, check.found_at) == ("missing", "")


def test_a_wrong_locator_names_the_right_one(look_up):
    """An excerpt that stands elsewhere than its locator says is verified, and a problem."""
    verification = look_up(
        claim("rose by two metres", "paragraph 3"),
        claim("the old bridge", "dateline"),
        claim("dozens", "paragraph 12"),
    )

    assert {check.status for check in verification.checks.values()} == {"verified", "ambiguous"}
    assert said(verification) == [
        (
            "the excerpt 'dozens' stands at paragraph 4, not at paragraph 12;"
            " mend the locator [wrong-locator]"
        ),
        (
            "the excerpt 'rose by two metres' stands at paragraph 1, not at paragraph 3;"
            " mend the locator [wrong-locator]"
        ),
        (
            "the excerpt 'the old bridge' stands at headline or paragraph 1, not at dateline;"
            " mend the locator, or the dateline of the source [wrong-locator]"
        ),
    ]


def test_an_ambiguous_excerpt_is_a_note(look_up):
    """An excerpt that stands at several places needs more words around it."""
    [note, *_] = said(look_up(claim("the old bridge")), "note")

    assert note == (
        "the excerpt 'the old bridge' stands 2 times at headline or paragraph 1;"
        " add a prefix or a suffix [excerpt-ambiguous]"
    )


def test_verbatim_words_are_looked_up_themselves(look_up):
    """The words of a quote must stand in the document, with an excerpt or without one."""
    words = {"subject": "words", "property": "text"}
    bare = claim(value=Text("Nobody was hurt"), **words)
    wrong = claim("she said", value=Text("Nobody was harmed"), **words)

    verification = look_up(bare, wrong)

    assert verification.checks[bare.id].status == "verified"
    assert verification.checks[wrong.id].status == "missing"
    assert said(verification) == [
        (
            "the excerpt 'Nobody was harmed' does not stand in the document;"
            " the nearest is 'Nobody was hurt' at paragraph 2,"
            " with 'hurt' for 'harmed' [excerpt-missing]"
        )
    ]


def test_a_claim_without_an_excerpt_says_so(look_up):
    """A claim that has no excerpt is neither verified nor a problem."""
    one = claim(value=Count.parse("41"))

    verification = look_up(one)

    assert verification.checks[one.id] == Check(claim=one.id, status="no-excerpt")
    assert said(verification) == []


OTHERWISE = "mend the claim, or say in derivation how it follows"
SAID = [
    # value, excerpt, what is not said
    (Count.parse("41"), "Forty-one families", ""),
    (Count.parse("about 1,500"), "some 1 500 people", ""),
    (Count.parse("300-350"), "between 300 and 350 men", ""),
    (Count.parse("dozens"), "Dozens of cellars", ""),
    (Count.parse("hundreds of"), "hundreds of cellars", ""),
    (Count.parse("0"), "no soldier was hurt", ""),
    (Count.parse("41"), "41 families", ""),
    (Count.parse("41"), "4,100 families", "41, of '41'"),
    (Count.parse("300-350"), "300 men", "350, of '300-350'"),
    (Count.parse("dozens"), "hundreds of cellars", "'dozens'"),
    (Share.parse("12 percent"), "12 per cent of the town", ""),
    (Share.parse("12 percent"), "12 % of the town", ""),
    (Share.parse("12 percent"), "12 of the town", "that '12 percent' is a share"),
    (Share.parse("12 percent"), "13 percent", "12, of '12 percent'"),
    (Date.parse("2019-05-03"), "on 3 May 2019", ""),
    (Date.parse("2019-05-03~"), "about May 3, 2019", ""),
    (Date.parse("2019-05"), "on 3 May 2019", ""),
    (Date.parse("2019"), "in May 2019", ""),
    (Date.parse("2019-21"), "in the spring of 2019", ""),
    (Date.parse("2019-23"), "in the fall of 2019", ""),
    (Date.parse("201X"), "in the 2010s", ""),
    (Date.parse("2019-05-03/2019-05-05"), "from 3 May 2019 to 5 May 2019", ""),
    (Date.parse("2019-05-03/.."), "since 3 May 2019", ""),
    (Date.parse("2019-05-03"), "on 3 May", "the year of '2019-05-03'"),
    (Date.parse("2019-05-03"), "on 3 May 2018", "the year of '2019-05-03'"),
    (Date.parse("2019-05-03"), "on Friday", "the date '2019-05-03'"),
    (Date.parse("2019-05-03"), "in May 2019", "the date '2019-05-03'"),
    (Date.parse("2019-21"), "in 2019", "the season of '2019-21'"),
    (Date.parse("201X"), "in 2019", "the years '201X'"),
    (Date.parse("2019-05-03/2019-05-05"), "3 May 2019", "the date '2019-05-03/2019-05-05'"),
    (Unknown(), "nobody knows", ""),
    (Text("families"), "people", ""),
    (None, "people", ""),
]


@pytest.mark.parametrize(("value", "exact", "fault"), SAID)
def test_an_excerpt_says_what_is_claimed(value, exact, fault):
    """A count, share or date must stand in its excerpt, in figures or words, snapshot or not."""
    problems = said(verify(dossier(claim(exact, value=value)), None))

    message = f"the excerpt does not say {fault}; {OTHERWISE} [value-not-in-excerpt]"
    assert problems == ([message] if fault else [])


def test_a_derivation_stands_for_the_value():
    """A claim that says how its value was derived need not have it in the excerpt."""
    one = claim("on Friday", value=Date.parse("2019-05-03"), derivation="Friday was 3 May.")

    assert verify(dossier(one), None).problems == ()


def test_the_terms_of_a_sum_are_looked_up():
    """Of a claimed sum the excerpt says the terms, and need not say the sum."""
    terms = (Count.parse("16"), Count.parse("19"))
    right = claim("16 men and nineteen women", value=Count.parse("35"), sum_of=terms)
    wrong = claim("16 men and 9 women", value=Count.parse("35"), sum_of=terms)

    assert said(verify(dossier(right, wrong), None)) == [
        f"the excerpt does not say 19, of '19'; {OTHERWISE} [value-not-in-excerpt]"
    ]


def test_the_excerpt_of_a_long_sum_is_read_once():
    """A sum may have thousands of terms: its excerpt is not read anew for each of them."""
    numbers = range(100, 10_100)
    one = claim(
        "; ".join(map(str, numbers)),
        value=Count.parse("dozens"),
        sum_of=tuple(Count.parse(str(number)) for number in numbers),
    )

    assert verify(dossier(one), None).problems == ()


def test_untouched_sentences_are_listed(look_up):
    """A sentence is touched when a letter or figure of it belongs to an excerpt."""
    verification = look_up(
        claim("Flood"),
        claim("2019. Mayor"),
        claim(" “Nobody was hurt,” she said. “"),
        claim("The bridge stays closed. About"),
    )

    assert verification.sources["report"] == SourceCheck(
        source="report",
        hash="matches",
        untouched=(
            Sentence(text="MARSTAD", paragraph="dateline"),
            Sentence(
                text="“Forty-one families—all from Low Street—left for the night.”",
                paragraph="paragraph 2",
            ),
            Sentence(
                text="The fire brigade counted dozens of flooded cellars.",
                paragraph="paragraph 4",
            ),
        ),
        sentences=9,
    )
    assert said(verification, "note")[1] == (
        "no excerpt touches 'The fire brigade counted dozens of flooded cellars.'"
        " at paragraph 4 [untouched-sentence]"
    )


def test_problems_stand_where_they_are_mended(look_up):
    """A problem with a claim stands at the claim, one with a document at its source."""
    places = {problem.code: problem.at for problem in look_up(claim("A volcano")).problems}

    assert places == {"excerpt-missing": AT, "untouched-sentence": SOURCE_AT}


def test_problems_stand_at_the_words_that_are_wrong(tmp_path):
    """A problem with a claim that was read from a file stands at its value, excerpt or locator."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    snapshot = f"{{file: report.txt, sha256: {hashlib.sha256(REPORT.encode()).hexdigest()}}}"
    loaded = small(
        sources=f"[{{id: report, label: Report, snapshot: {snapshot}}}]",
        actors="[{id: holt, label: J. Holt, type: person}]",
        figures="""
            - id: families
              label: Families
              claims:
                - source: report
                  value: 42
                  excerpt: Forty-one families
                - source: report
                  value: 43
                  excerpt:
                    prefix: “
                    exact: Forty-three families
                - {source: report, locator: paragraph 1, excerpt: dozens of, value: dozens}
                - {source: report, excerpt: Forty-one, sum_of: [41, 2]}
                - {source: report, excerpt: the old bridge, denies: true}
            """,
        quotes="""
            - id: words
              label: Words
              speaker: holt
              claims:
                - {source: report, value: Nobody was harmed}
            """,
    )

    found = [
        (one.code, one.at.path.removeprefix("content/"), one.at.line, one.at.column)
        for one in verify(loaded, tmp_path).problems
        if one.code != "untouched-sentence"
    ]

    assert found == [
        ("value-not-in-excerpt", "figures.yml", 6, 14),
        ("excerpt-missing", "figures.yml", 12, 16),
        ("wrong-locator", "figures.yml", 13, 33),
        ("value-not-in-excerpt", "figures.yml", 14, 52),
        ("excerpt-ambiguous", "figures.yml", 15, 33),
        ("excerpt-missing", "quotes.yml", 6, 31),
    ]


LONG = [
    # what a snapshot says over and over, with what an excerpt of it ends, how it stands there
    ("a", "", "missing"),
    ("a", "b", "missing"),
    ("ab ", "a", "missing"),
    ("ab ", "ab", "ambiguous"),
    ("1.", "", "missing"),
    ("1. ", "1.", "ambiguous"),
    ("1. ", "2.", "missing"),
    ("a-", "a", "missing"),
    ("5,555 ", "5", "missing"),
    ("one million ", "one", "ambiguous"),
    ("a\u00ad", "", "missing"),
    ("\u201ca\u201d ", '"a"', "ambiguous"),
]


@pytest.mark.parametrize(("words", "end", "status"), LONG)
def test_a_snapshot_may_be_long_and_dull(look_up, words, end, status):
    """However long a text repeats itself, an excerpt is looked up in time that grows with both."""
    excerpts = [claim(words * 30_000 + end), claim(end or words, around={"prefix": "x"})]

    checks = look_up(*excerpts, text=words * 100_000).checks

    assert [check.status for check in checks.values()] == [status, "missing"]


def test_a_dateline_may_open_the_first_paragraph(look_up):
    """Words before the first sentence of a paragraph are the dateline that the source states."""
    verification = look_up(
        claim("MARSTAD", "dateline"),
        claim("The river rose", "paragraph 1"),
        text="MARSTAD \u2013 The river rose.\r\n\r\nMARSTAD fears more.",
    )

    assert said(verification) == []
    assert verification.sources["report"].untouched == (
        Sentence(text="MARSTAD fears more.", paragraph="paragraph 2"),
    )


SENTENCES = [
    # a paragraph; a bar where one sentence ends and another begins
    "One. | Two! | Three? | Four",
    "“One.” | “Two,” she said. | (Three.) | Four.",
    "“Why?” he asked. | It is.",
    "Gen. Abel met J. B. Cole, Lt. Col. Dee and Mr. E. Fox. | They left.",
    "At 5 p.m. Monday they left. | The U.S. Army came.",
    "He lives in the U.S. | The army came.",
    "He works for Dee & Co. | It is a bank.",
    "It was No. 5 on Sept. 3 at 2.30. | Five left.",
    "She said no. | “We stay.”",
    "It cost 3.5 million. | 40 men left.",
    "1. The first point. | 2. The second.",
    "It rose … and fell... | But it rose.",
    "date 2019-05-03 A crew came. | It left.",
    "他来了。 | 他走了。",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_a_paragraph_is_cut_into_sentences(look_up, marked):
    """Abbreviations end no sentence, and a closing quotation mark belongs to the one it ends."""
    verification = look_up(text=marked.replace(" | ", " "))

    untouched = [sentence.text for sentence in verification.sources["report"].untouched]
    assert untouched == marked.split(" | ")


@given(st.text(alphabet="ab. \u201d\u2014\u00ad\n"))
def test_every_letter_is_in_one_sentence(tmp_path_factory, text):
    """The sentences of a document hold all its letters, each once and in order."""
    folder = tmp_path_factory.mktemp("snapshots")
    (folder / "report.txt").write_bytes(text.encode())

    untouched = verify(dossier(source=pinned(text)), folder).sources["report"].untouched

    together = "".join(sentence.text for sentence in untouched)
    assert "".join(together.split()) == "".join(text.split())


@given(st.lists(st.sampled_from(["1.", "a", "a b.", "A.", "Mr.", " ", ".", "\u201d", "No. 5"])))
def test_a_sentence_begins_after_another(parts):
    """Sentences stand in order, do not overlap, and have no white space at their ends."""
    text = " ".join(parts)

    spans = [*sentence_spans(text)]

    assert sorted(sum(spans, ())) == [place for span in spans for place in span]
    assert all(text[slice(*span)] == text[slice(*span)].strip() != "" for span in spans)


def test_a_paragraph_may_never_end(look_up):
    """A paragraph in which no full stop ends a sentence is one sentence, at whatever length."""
    text = "1. " * 200_000

    untouched = look_up(text=text).sources["report"].untouched

    assert untouched == (Sentence(text=text.strip(), paragraph="paragraph 1"),)


def test_marks_are_folded_as_in_values(look_up):
    """An accent that stands for an apostrophe is one."""
    one = claim("the town's bridge")

    assert look_up(one, text="It is the town\u00b4s bridge.").checks[one.id].status == "verified"


def test_a_source_without_a_snapshot_is_not_checked():
    """A source that names no snapshot is no problem; its claims are unchecked."""
    one = claim("anything")

    verification = verify(dossier(one), None)

    assert verification.checks == {one.id: Check(claim=one.id, status="unchecked")}
    assert verification.sources == {"report": SourceCheck(source="report", hash="not stated")}
    assert verification.problems == ()


@pytest.mark.parametrize("folder", [None, "nowhere"])
def test_a_snapshot_that_is_not_at_hand_is_a_warning(tmp_path, folder):
    """Snapshots are not part of a repository: an absent one leaves its claims unchecked."""
    one = claim("Flood")

    verification = verify(dossier(one, source=pinned(REPORT)), folder and tmp_path / folder)

    assert verification.checks[one.id].status == "unchecked"
    assert verification.sources["report"].hash == "absent"
    assert [str(problem) for problem in verification.problems] == [
        (
            "content/sources.yml:1:3: warning: the snapshot 'report.txt' is not at hand;"
            " put it into content/snapshots/, or name its folder with --snapshots [no-snapshot]"
        )
    ]


def test_another_file_is_not_the_snapshot(tmp_path):
    """A file with another hash is not looked into: it is not the document that was pinned."""
    (tmp_path / "report.txt").write_text("Flood", encoding="utf-8")
    one = claim("Flood")

    verification = verify(dossier(one, source=pinned(REPORT)), tmp_path)

    digest = hashlib.sha256(b"Flood").hexdigest()
    assert verification.checks[one.id].status == "unchecked"
    assert verification.sources["report"].hash == "differs"
    assert said(verification) == [
        (
            "the snapshot 'report.txt' is not the file that was pinned;"
            f" put that back, or, if this is the right one, write {digest} [wrong-hash]"
        )
    ]


def test_a_snapshot_that_is_no_text_is_a_warning(tmp_path):
    """A snapshot such as a scan is pinned by its hash, and its excerpts are not checked."""
    (tmp_path / "report.txt").write_bytes(b"\xff")
    snapshot = Snapshot(file="report.txt", sha256=hashlib.sha256(b"\xff").hexdigest())

    verification = verify(
        dossier(source=Source(id="report", label="Report", snapshot=snapshot)), tmp_path
    )

    assert verification.sources["report"].hash == "matches"
    assert said(verification, "warning") == [
        "the snapshot 'report.txt' is not UTF-8 text; its excerpts are not checked [not-utf-8]"
    ]


@pytest.mark.parametrize("name", ["../report.txt", "/etc/passwd", "..", "a\\b", "a\0b", "link"])
def test_a_snapshot_stays_in_its_folder(tmp_path, name):
    """A name with a path in it, or a link that leads out of the folder, is refused."""
    folder = tmp_path / "snapshots"
    folder.mkdir()
    (tmp_path / "report.txt").write_bytes(REPORT.encode())
    (folder / "link").symlink_to(tmp_path / "report.txt")
    snapshot = Snapshot(file=name, sha256=hashlib.sha256(REPORT.encode()).hexdigest())

    verification = verify(
        dossier(source=Source(id="report", label="Report", snapshot=snapshot)), folder
    )

    assert verification.sources["report"].hash == "absent"
    assert [problem.code for problem in verification.problems] == ["outside"]
