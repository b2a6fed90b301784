"""Prose is words, a little Markdown and placeholders; nothing else of it reaches a page."""

import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from skeleton import html_of, parsed, skeleton

from dossier.problems import Location
from dossier.prose import (
    WORDS,
    Node,
    Placeholder,
    ProseTree,
    is_block,
    links,
    markdown,
    parse_prose,
    placeholders,
    title,
)

AT = Location("content/pages/a.md")


def shown(placeholder: Placeholder) -> str:
    """Print a placeholder as its ids, in a form that Markdown leaves alone."""
    parts = (placeholder.word, placeholder.subject, placeholder.property, placeholder.shown)
    return "/".join(part for part in parts if part)


def printed(text: str) -> str:
    """Return the Markdown of a text in which nothing is a problem."""
    tree, problems = parse_prose(text, AT)
    assert problems == ()
    return str(markdown(tree, shown))


def reported(text: str) -> list[str]:
    """Return the problems of a text, each without the name of its file."""
    _, problems = parse_prose(text, AT)
    return [str(problem).removeprefix("content/pages/a.md:") for problem in problems]


def structure(html: str) -> list[object]:
    """Return the elements of some HTML; a paragraph within a list item counts as its words."""
    return list(_inside(parsed(html)))


def _inside(element: Element) -> Iterator[object]:
    for child in element:
        if child.tag == "p" and element.tag == "li":
            yield from _inside(child)
        else:
            attributes = sorted(key for key in child.attrib if key != "id")
            yield (str(child.tag), attributes, list(_inside(child)))


PRINTED = [
    # what is written, what is printed
    ("# One\n\nTwo\nlines", "# One\n\nTwo lines"),
    ("One\n===", "# One"),
    ("*a* and **b**", "*a* and **b**"),
    ("***a** b*", "<em>**a** b</em>"),
    ("*a***b**", "<em>a</em><strong>b</strong>"),
    ("one  \ntwo", "one<br>two"),
    ("- a\n- b\n  - c", "-   a\n-   b\n    -   c"),
    ("1. a\n\n   b\n2. c", "1.  a\n\n    b\n\n2.  c"),
    ("> a\n>\n> - b", "> a\n>\n> -   b"),
    ("a\n\n***\n\nb", "a\n\n---\n\nb"),
    ("[a](../events/x.md#y)", "[a](../events/x.md#y)"),
    (r"\*a\* [b] {c} &lt;i&gt;", "&#42;a&#42; &#91;b&#93; &#123;c&#125; &#60;i&#62;"),
    ("[[value a-b part_of]]", "value/a-b/part_of"),
    ("*[[quote a]]*", "<em>quote/a</em>"),
    ("It was [[value a | *forty_one* | men]].", "It was value/a/*forty_one* | men&#46;"),
    ("[[cite\na]]", "cite/a"),
    ("a\n\n[[callout a part_of]]\n\n[[timeline]]", "a\n\ncallout/a/part_of\n\ntimeline"),
    (r"\[[value]]", "&#91;&#91;value&#93;&#93;"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "expected"), PRINTED)
def test_prose_is_printed_again(written, expected):
    """Prose is printed from its tree: words encoded, marks in one form, placeholders resolved."""
    assert printed(written) == expected


HTML = "prose holds no HTML; leave out the tag, or write &lt; for the sign itself [raw-html]"
CODE = "prose holds no code; leave out the backticks or the deep indentation [bad-markdown]"
PICTURE = "prose holds no pictures; write a link, without the '!' [bad-markdown]"
TABLE = "prose holds no tables; write a list, or cite the facts [bad-markdown]"
DEFINED = "prose holds no definitions of links; write [words](address) in the text [bad-markdown]"
NUMBERED = "a numbered list begins with 1; write '1.' [bad-markdown]"
TWO_LISTS = "two lists follow one another; put a paragraph between them [bad-markdown]"
TWO_QUOTES = "two quotations follow one another; put a paragraph between them [bad-markdown]"
IN_ITEM = "a list item holds paragraphs and lists only; end it before this [bad-markdown]"
IN_QUOTE = "a quotation holds paragraphs and lists only; end it before this [bad-markdown]"
DEEP_LIST = "a list stands too deep in others, or first in a list item; begin with words"
DEEP_MARKS = "emphasis and links are nested too deeply here; write more plainly [bad-markdown]"
NO_ADDRESS = (
    "is not an address that prose may lead to;"
    " write http, https or mailto, or a page of this site such as ../events/id.md [bad-link]"
)
NESTED = "a placeholder or a link stands within the words of a link; put it outside [bad-link]"
TITLED = "a link has no title here; put its words into the text [bad-link]"
WORDLESS = "the link has no words; write [words](address) [bad-link]"
ATTRIBUTES = "prose holds no attribute lists; leave out"
EMPTY = "nothing stands in this"
UNCLOSED = "'[[' does not close in its paragraph, or another opens first; write ']]'"
NO_WORD = "is no word for a placeholder"
SUBJECTLESS = "'value' needs the id of a subject; write [[value subject property]]"
NO_ID = "is no id (a-z, 0-9 and hyphens); write [[value subject property]]"
NO_PROPERTY = "is no property (a-z, 0-9 and underscores); write [[value subject property]]"
ALL_WORDS = "write one of value, quote, cite, callout, timeline"
UNSHOWN = "no words to show stand after '|'; write them or leave out the '|'"
NOT_SHOWN = "is shown as it is; leave out the words after '|'"
ALONE = "shows a block of its own; put it into a paragraph by itself"

REPORTED = [
    # what is written, where the problem is, what it says
    ("a <b>c", "1:3", HTML),
    ("a\n\n<script>x</script>", "3:1", HTML),
    ("a <!-- b -->", "1:3", HTML),
    ("- a\n  <i>", "2:3", HTML),
    ("> a\n> b `c`", "2:5", CODE),
    ("```\nx\n```", "1:1", CODE),
    ("- a\n\n      b", "3:7", CODE),
    ("![a](b.png)", "1:1", PICTURE),
    ("|a|b|\n|-|-|\n|c|d|", "1:1", TABLE),
    ("[a]: b\n\n[a]", "1:1", DEFINED),
    ("3. a", "1:1", NUMBERED),
    ("- a\n\n* b", "3:1", TWO_LISTS),
    ("> a\n\n> b", "3:1", TWO_QUOTES),
    ("- a\n\n  # b", "3:3", IN_ITEM),
    ("> > a", "1:1", IN_QUOTE),
    ("- - a", "1:1", f"{DEEP_LIST} [bad-markdown]"),
    ("#", "1:1", f"{EMPTY} heading; fill it [bad-markdown]"),
    ("- a\n-", "2:1", f"{EMPTY} list item; fill it [bad-markdown]"),
    ("&nbsp;", "1:1", f"{EMPTY} paragraph; fill it [bad-markdown]"),
    ("*a " * 9 + "b*" * 9, "1:1", DEEP_MARKS),
    ("a [b](javascript:alert)", "1:3", f"'javascript:alert' {NO_ADDRESS}"),
    ("[b](javascript&#58;alert)", "1:1", f"'javascript:alert' {NO_ADDRESS}"),
    ("[b](%6aavascript:alert)", "1:1", f"'%6aavascript:alert' {NO_ADDRESS}"),
    ("[b](data:text/html,x)", "1:1", f"'data:text/html,x' {NO_ADDRESS}"),
    ("<javascript:alert>", "1:1", f"'javascript:alert' {NO_ADDRESS}"),
    ("[b](//host/x)", "1:1", f"'//host/x' {NO_ADDRESS}"),
    ("[b](/x)", "1:1", f"'/x' {NO_ADDRESS}"),
    ("[b](../../x)", "1:1", f"'../../x' {NO_ADDRESS}"),
    ("[b](https:)", "1:1", f"'https:' {NO_ADDRESS}"),
    ("[b]()", "1:1", f"'' {NO_ADDRESS}"),
    ("[](x.md)", "1:1", WORDLESS),
    ('[a](x.md "b")', "1:1", TITLED),
    ("[a [[cite b]]](x.md)", "1:1", NESTED),
    ("[a <https://b.example>](x.md)", "1:1", NESTED),
    ("a {: onclick=b}", "1:3", f"{ATTRIBUTES} '{{: onclick=b}}' [attribute-list]"),
    ("# a {#b}", "1:5", f"{ATTRIBUTES} '{{#b}}' [attribute-list]"),
    ("*a*{.b}", "1:4", f"{ATTRIBUTES} '{{.b}}' [attribute-list]"),
    ("a {b=c}", "1:3", f"{ATTRIBUTES} '{{b=c}}' [attribute-list]"),
    ("a [[valeu b]]", "1:3", f"'valeu' {NO_WORD}; did you mean 'value'? [bad-placeholder]"),
    ("[[x]]", "1:1", f"'x' {NO_WORD}; {ALL_WORDS} [bad-placeholder]"),
    ("[[value]]", "1:1", f"{SUBJECTLESS} [bad-placeholder]"),
    ("[[quote a b]]", "1:1", "'b' is one name too many; write [[quote subject]] [bad-placeholder]"),
    ("[[value A_b]]", "1:1", f"'A_b' {NO_ID} [bad-placeholder]"),
    ("[[value a b-c]]", "1:1", f"'b-c' {NO_PROPERTY} [bad-placeholder]"),
    ("[[value a |]]", "1:1", f"{UNSHOWN} [bad-placeholder]"),
    ("[[callout a | b]]", "1:1", f"'callout' {NOT_SHOWN} [bad-placeholder]"),
    ("[[quote a | b]]", "1:1", f"'quote' {NOT_SHOWN} [bad-placeholder]"),
    ("a [[timeline]]", "1:3", f"'timeline' {ALONE} [bad-placeholder]"),
    ("- [[timeline]]", "1:3", f"'timeline' {ALONE} [bad-placeholder]"),
    ("# [[timeline]]", "1:3", f"'timeline' {ALONE} [bad-placeholder]"),
    ("a [[value b", "1:3", f"{UNCLOSED} [bad-placeholder]"),
    ("[[value a [[cite b]]", "1:1", f"{UNCLOSED} [bad-placeholder]"),
]


@pytest.mark.parametrize(("written", "place", "message"), REPORTED)
def test_what_is_not_prose_is_reported(written, place, message):
    """Whatever is not plain prose is reported once, at its line and column."""
    assert reported(written) == [f"{place}: {message}"]


def test_several_problems_are_reported_at_once():
    """All that is wrong in a text is reported in the order of the text."""
    assert reported("a <b>\n\nc [[d]]") == [
        f"1:3: {HTML}",
        f"3:3: 'd' {NO_WORD}; {ALL_WORDS} [bad-placeholder]",
    ]


def test_a_place_counts_from_where_the_text_begins():
    """Prose inside a YAML scalar is located in the file that holds the scalar."""
    _, [problem] = parse_prose("a\r\nb `c`", Location("content/dossier.yml", 7, 5))

    assert problem.at == Location("content/dossier.yml", 8, 7)


def test_placeholders_are_found_in_order():
    """Each placeholder says what it cites and where it stands, whatever marks are around it."""
    tree, _ = parse_prose("> - *a [[value b c_d]]*\n\n# [[cite e | f]]", AT)

    assert list(placeholders(tree)) == [
        Placeholder(
            word="value",
            subject="b",
            property="c_d",
            shown=None,
            at=Location("content/pages/a.md", 1, 8),
        ),
        Placeholder(
            word="cite",
            subject="e",
            property=None,
            shown="f",
            at=Location("content/pages/a.md", 3, 3),
        ),
    ]


@pytest.mark.parametrize("word", WORDS)
def test_the_example_of_a_word_is_right(word):
    """The example that a problem shows is itself a placeholder of the right form."""
    tree, problems = parse_prose(WORDS[word].example, AT)

    assert problems == ()
    assert [(found.word, is_block(found)) for found in placeholders(tree)] == [
        (word, WORDS[word].block)
    ]


def test_the_title_is_the_first_heading_of_level_one():
    """The title of a page is the words of its first heading of level 1."""
    tree, _ = parse_prose("## a\n\n# b *c* &amp; d\n\n# e", AT)

    assert title(tree) == "b c & d"
    assert title(ProseTree()) is None


def test_an_address_is_printed_for_every_engine():
    """A link leads where its author wrote, however odd the address."""
    address = "https://a.example/b_c(d)?e=1&copy=*f*"

    html = html_of(printed(f"[a]({address})"))

    [link] = parsed(html).iter("a")
    assert unquote(link.attrib["href"]) == address


# A file that holds any other control character is refused before anybody asks what it says.
WORDS_OF_FILES = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n"))


@given(WORDS_OF_FILES)
def test_words_are_never_markup(words):
    """Whatever the words of a paragraph, a heading or a list item are, they stay words."""
    harmless, hostile = (
        markdown(
            ProseTree(
                (
                    Node(kind="heading", level=2, children=(Node(kind="text", text=text),)),
                    Node(
                        kind="paragraph",
                        children=(
                            Node(kind="text", text=f"a{text}"),
                            Node(kind="emphasis", children=(Node(kind="text", text=f"b{text}"),)),
                            Node(kind="text", text=text),
                        ),
                    ),
                    Node(
                        kind="bullets",
                        children=(
                            Node(
                                kind="item",
                                children=(
                                    Node(
                                        kind="paragraph",
                                        children=(Node(kind="text", text=f"c{text}"),),
                                    ),
                                ),
                            ),
                        ),
                    ),
                )
            ),
            shown,
        )
        for text in ("harmless", words)
    )

    assert skeleton(html_of(hostile)) == skeleton(html_of(harmless))


MARKS = st.lists(
    st.sampled_from(
        [
            *("a", "b c", "\n", "\n\n", "- ", "  ", "    ", "1. ", "2. ", "> ", "#", "# ", "*"),
            *("**", "_", "[", "](x.md)", "](https://x.example)", "\\*", "&amp;", "&#42;", "&nbsp;"),
            *("---\n", "|", "!!! note", "[^a]", "[^a]: ", ": ", "<br>", "`", "{: .a}", "===", "1"),
            *("[TOC]", ".", "=", "~", "Title: ", "*[a]: ", "[[value a]]", "[[timeline]]", "\t"),
            *("+ ", ")", "???"),
        ]
    ),
    max_size=24,
).map("".join)


@given(MARKS)
def test_python_markdown_sees_what_was_parsed(text):
    """What is prose to the parser is the same blocks and marks to the engine of the site."""
    tree, problems = parse_prose(text, AT)
    plain = re.sub(r"\[\[(value a|timeline)\]\]", "[b c](x.md)", text)

    html = html_of(markdown(tree, lambda _: "[b c](x.md)"))

    if not problems:
        assert structure(html) == structure(MarkdownIt("commonmark").render(plain))
    assert "<script" not in html


@pytest.mark.parametrize("text", ["- a\n" * 10_001, "a" * 500_001])
def test_a_text_has_an_end(text):
    """A text longer than any page is refused before it is read."""
    tree, [problem] = parse_prose(text, AT)

    assert tree == ProseTree()
    assert str(problem) == (
        "content/pages/a.md:1:1: a text of prose has at most 10,000 lines and 500,000 characters;"
        " make several pages of it [too-large]"
    )


def test_links_are_found_in_order():
    """Each link says where it leads and where it stands, whatever marks are around it."""
    tree, _ = parse_prose("> - *a [b](c.md)*\n>   [d](#e)\n\n# <https://f.example>", AT)

    assert [(address, str(at)) for address, at in links(tree)] == [
        ("c.md", "content/pages/a.md:1:8"),
        ("#e", "content/pages/a.md:2:5"),
        ("https://f.example", "content/pages/a.md:4:3"),
    ]


@pytest.mark.parametrize(
    "mark", ["[", "[[", "*a ", "> ", "- ", "<", "`a", "[a](", "{: ", "![", "]]"]
)
def test_no_text_takes_long(mark):
    """A long run of one mark is read, or refused, like any other text."""
    tree, _ = parse_prose(mark * (20_000 // len(mark)), AT)

    assert isinstance(markdown(tree, shown), str)
