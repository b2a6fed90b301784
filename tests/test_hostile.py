"""Tests with hostile content: whatever a person writes, the pages keep their elements."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
import yaml
from project import build as run_build
from project import lay_out
from skeleton import html_of, skeleton

from dossier.interchange import dossier_json
from dossier.load import build
from dossier.model import KINDS, ClaimRecord, PropertyRecord, Settings, Source
from dossier.pages import Basis, pages
from dossier.render import render_all, templates
from dossier.support import compare
from dossier.verify import verify

HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)> ' `code` ",
    "[x](javascript:alert(1)) ![y](//example.org/y.png) <https://example.org>",
    "*a*{: onclick=alert(1) } {#id .class} ~~x~~ **b**",
    "[^june-report-1]: note [^1] [[1]] | cell | cell |",
    "--> ]]> */ {{ 7*7 }} {% include 'x' %} {# c #} &lt;b&gt; &#60;i&#62;",
    "# h\n\n- item\n\n    code\n\n!!! danger\n\n    x\n\n---\n\n| a |\n| - |",
]


def dossier_of(text: str) -> Mapping[str, str]:
    """Return the files of a dossier in which every free text ends with *text*."""

    def say(field: str) -> str:
        return f"{field} {text}"

    def claim(source: str, value: str, **more: Any) -> dict[str, Any]:
        return {
            "source": source,
            "value": value,
            "locator": "paragraph 1",
            "excerpt": {"exact": say("exact"), "prefix": say("prefix"), "suffix": say("suffix")},
            "derivation": say("derivation"),
            "note": say("claim note"),
            "internal_note": say("internal"),
            **more,
        }

    def record(id_: str, **more: Any) -> dict[str, Any]:
        return {
            "id": id_,
            "label": say(f"label {id_}"),
            "aliases": [say(f"alias {id_}")],
            "note": say("note"),
            "internal_note": say("internal"),
            **more,
        }

    assessment = {
        "status": "explained",
        "preferred": say("preferred"),
        "note": say("judgement"),
        "assessed_by": say("judge"),
        "assessed_on": "2023-06-06",
    }
    scope = {"side": say("scope")}
    files = {
        "dossier": {
            "title": say("title"),
            "bottom_line": "It says [[value crowd]] and [[quote words]]: [[cite unit motto]].",
            "as_of": "2023-06-05",
            "key_figures": ["crowd"],
            "properties": {"motto": {"type": "text", "label": say("property")}},
        },
        "sources": [
            {
                **{
                    name: say(name)
                    for name in ("label", "title", "publisher", "author", "dateline", "note")
                },
                "id": "one",
                "internal_note": say("internal"),
                "url": "https://example.org/a",
                "published": "2023-06-05",
            },
            {"id": "two", "label": say("label two"), "derived_from": ["one"]},
        ],
        "actors": [
            record("actor", type="person", claims={"role": [claim("one", say("role"))]}),
        ],
        "units": [
            record(
                "unit",
                claims={
                    "parent": [claim("one", say("parent")), claim("two", say("other brigade"))],
                    "motto": [claim("one", say("motto"), attributed_to="actor", scope=scope)],
                    "called": [{"source": "two", "denies": "true", "value": say("called")}],
                },
                assessments={"parent": assessment},
            )
        ],
        "places": [record("place", claims={"called": [claim("one", say("called"))]})],
        "events": [record("event", claims={"cause": [claim("two", say("cause"))]})],
        "figures": [
            record(
                "crowd",
                measure=say("measure"),
                event="event",
                claims=[claim("one", "30"), claim("two", "41")],
            )
        ],
        "quotes": [
            record(
                "words",
                speaker="actor",
                occasion=say("occasion"),
                claims=[claim("one", say("words")), claim("two", say("other words"))],
            )
        ],
    }
    return {f"content/{name}.yml": as_yaml(content) for name, content in files.items()}


class Blocks(yaml.SafeDumper):
    """YAML in which line breaks stand in block scalars, where they belong."""


Blocks.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else '"'
    ),
)


def as_yaml(content: Any) -> str:
    """Return data as an author would write it."""
    return yaml.dump(content, Dumper=Blocks, width=1000, allow_unicode=True, sort_keys=False)


def site_of(text: str) -> Mapping[str, str]:
    """Return the Markdown of every page of that dossier."""
    dossier = build(dossier_of(text))
    basis = Basis(dossier, compare(dossier), verify(dossier, None))
    return render_all(pages(basis), templates())


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_field(text):
    """With hostile text in every field, every page has the elements of a harmless one."""
    harmless = site_of("harmless")

    hostile = site_of(text)

    assert hostile.keys() == harmless.keys()
    for path, markdown in hostile.items():
        assert skeleton(html_of(markdown)) == skeleton(html_of(harmless[path])), path


def test_built_pages(tmp_path):
    """In the built site, too, hostile text changes no element, head and menu included."""
    sites = {}
    for name, text in (("harmless", "harmless"), ("hostile", " ".join(HOSTILE[:-1]))):
        folder = lay_out(tmp_path / name, dossier_of(text))
        run = run_build(folder)
        assert run.returncode == 0, run.stderr
        pages_of = sorted((folder / "site").rglob("*.html"))
        sites[name] = {str(page.relative_to(folder)): page.read_text("utf-8") for page in pages_of}

    assert len(sites["harmless"]) > 20
    assert sites["hostile"].keys() == sites["harmless"].keys()
    for path, html in sites["hostile"].items():
        assert skeleton(html) == skeleton(sites["harmless"][path]), path


def test_internal_notes_are_not_published():
    """No page and no data file carries an internal note."""
    dossier = build(dossier_of("harmless"))
    findings, evidence = compare(dossier), verify(dossier, None)

    rendered = render_all(pages(Basis(dossier, findings, evidence)), templates())
    published = [*rendered.values(), json.dumps(dossier_json(dossier, findings, evidence))]

    assert any("claim note harmless" in text for text in published)
    assert not any("internal" in text for text in published)


TYPED = {
    # Ids, and words of a fixed list or a fixed form, which the loader checks.
    "id", "source", "denies", "sum_of", "locator", "attributed_to", "as_of", "supersedes",
    "credibility", "status", "confidence", "assessed_on", "fingerprint", "published", "accessed",
    "url", "archive_url", "language", "derived_from", "sha256", "file", "reliability", "type",
    "speaks_for", "event", "parts", "speaker", "key_figures", "words", "low", "high", "many",
    "content_limit_mb", "bottom_line", "summary", "choices",
}  # fmt: skip


def _texts(model: Any) -> set[str]:
    """Return the names of the free text fields of a record, and of the records in it."""
    found: set[str] = set()
    for name, field in model.model_fields.items():
        inner = [one for one in _parts(field.annotation) if hasattr(one, "model_fields")]
        found |= set().union(*(_texts(one) for one in inner)) if inner else {name}
    return found


def _parts(annotation: Any) -> list[Any]:
    if get_origin(annotation) in {Union, UnionType, Annotated, tuple, Mapping} or get_args(
        annotation
    ):
        return [part for one in get_args(annotation) for part in _parts(one)]
    return [annotation]


def test_no_field_is_forgotten():
    """Every text field of every record is in the dossier of these tests, or has a fixed form."""
    models = (*KINDS.values(), ClaimRecord, PropertyRecord, Settings, Source)
    fields = set().union(*(_texts(model) for model in models)) - TYPED

    written = "".join(dossier_of("@").values())

    assert {name for name in fields if f'"{name}"' not in written} == set()


def test_unencoded_text(tmp_path):
    """A template that prints a text without an encoder is refused, at its line."""
    (tmp_path / "pages.md.jinja").write_text("{# x #}\n{{ page.path }}\n", encoding="utf-8")
    dossier = build(dossier_of("harmless"))
    basis = Basis(dossier, compare(dossier), verify(dossier, None))

    with pytest.raises(Exception, match="unencoded") as caught:
        render_all(pages(basis), templates(Path(tmp_path)))

    [problem] = caught.value.problems
    assert str(problem).startswith("templates/pages.md.jinja:2:1: ")
