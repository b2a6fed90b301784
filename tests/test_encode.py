"""Tests of the encoders: what a person wrote stays words in every context."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from skeleton import html_of, parsed, skeleton, words

from dossier import encode

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "*a*{: onclick=alert(1) }",
    "[^note]: stolen",
    "[^note]",
    "a | b | c",
    "# heading",
    "1. one",
    "- item",
    "    indented code",
    "Title: metadata",
    "!!! danger",
    "`code` ``<b>``",
    "&lt;b&gt; &amp; &#60;b&#62;",
    "{{ 7 * 7 }} {% raw %}",
    "$x$ ~~gone~~ ==mark== ++key++",
    "<!-- comment --> --> ]]>",
    "line\n\n# next\n\n- item",
    "\\*escaped\\*",
    "www.example.org https://example.org a@example.org",
    "x\n: definition",
    "*[HTML]: abbreviation",
    "== \n---\n***",
    "'single' \"double\" `back`",
]
CONTEXTS = {
    "paragraph": "{}",
    "heading": "## {}",
    "cell": "| a | b |\n| --- | --- |\n| {} | b |",
    "footnote": "a[^n]\n\n[^n]: {}",
    "emphasis": "a **{}** b",
    "link": "[{}](https://example.org)",
    "list": "- {}\n- b",
    "definition": "{}\n:   {}",
    "admonition title": '!!! note "{}"\n\n    b',
    "admonition": "!!! note\n\n    {}",
    "span": "a <span>{}</span> b",
}


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text(context, text):
    """A hostile text is words in every Markdown context."""
    page = html_of(CONTEXTS[context].replace("{}", encode.text(text)))

    assert skeleton(page) == skeleton(html_of(CONTEXTS[context].replace("{}", "harmless")))
    assert " ".join(text.split()) in words(page)


@pytest.mark.parametrize("context", CONTEXTS)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text(context, text):
    """No text at all changes the elements of the page."""
    encoded = encode.text(f"a {text} z")

    page = html_of(CONTEXTS[context].replace("{}", encoded))

    assert skeleton(page) == skeleton(html_of(CONTEXTS[context].replace("{}", "harmless")))


@pytest.mark.parametrize("text", HOSTILE)
def test_front_matter(text):
    """A title in front matter is one YAML string, and HTML that says the title."""
    title = yaml.safe_load(f"title: {encode.front_matter(text)}")["title"]

    assert skeleton(title) == skeleton("harmless")
    assert words(title) == " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_attribute(text):
    """A text in an attribute does not leave it."""
    page = f'<p title="{encode.attribute(text)}">x</p>'

    assert skeleton(page) == skeleton('<p title="harmless">x</p>')


@pytest.mark.parametrize("text", HOSTILE)
def test_svg(text):
    """A text in an SVG picture adds no element to it."""
    page = f"<svg><text>{encode.svg(text)}</text></svg>"

    assert skeleton(page) == skeleton("<svg><text>harmless</text></svg>")


@pytest.mark.parametrize("text", HOSTILE)
def test_json_text(text):
    """JSON inside a script element ends with the element, and says the text."""
    encoded = encode.json_text({"text": text})
    page = f"<script>{encoded}</script>"

    assert json.loads(encoded) == {"text": text}
    assert skeleton(page) == skeleton("<script>{}</script>")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "/path",
        "http://",
        "https:///path",
        "mailto:",
        "http://[",
        "http:\\\\example.org",
        "ftp://example.org",
        "",
    ],
)
def test_refused_address(address):
    """An address that is not http, https or mailto is no link."""
    with pytest.raises(ValueError, match="is not an http, https or mailto address"):
        encode.link(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a_(b)?c=d&e=f#g",
        "http://localhost:8000",
        "mailto:a@example.org",
        "https://example.org/a|b*c*`d`\"e'f{: .g }",
    ],
)
def test_address(address):
    """An address prints as a link that leads to it."""
    page = html_of(f"| [x]({encode.link(address.replace(' ', '%20'))}) |\n| --- |\n| b |")

    [link] = parsed(page).iter("a")
    assert unquote(link.attrib["href"]) == address
    assert skeleton(page) == skeleton(html_of("| [x](https://a.org) |\n| --- |\n| b |"))


def test_hidden_characters():
    """In a verbatim quote a character that cannot be seen is shown."""
    assert encode.verbatim("a\u202eb\u200b") == "<bdi>a⟨U&#43;202E⟩b⟨U&#43;200B⟩</bdi>"


@given(st.text())
def test_slug(text):
    """A slug is made of letters, digits and single hyphens."""
    slug = encode.slug(text)

    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert encode.slug(slug) == slug
