"""Tests with hostile content: whatever a person writes, the pages keep their elements."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
import yaml
from project import build as run_build
from project import lay_out
from pydantic import BaseModel
from skeleton import html_of, skeleton

from dossier import model
from dossier.interchange import dossier_json
from dossier.load import build
from dossier.model import KINDS
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
            "properties": {
                "motto": {"type": "text", "label": say("property")},
                "rank": {"type": "choice", "choices": [say("low"), say("high")]},
            },
            "number_words": {"scores": {"words": [say("scores")], "low": "20", "high": "199"}},
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
                    "parent": [
                        claim("one", say("parent")),
                        claim("two", say("other brigade"), excerpt=say("excerpt")),
                    ],
                    "motto": [claim("one", say("motto"), attributed_to="actor", scope=scope)],
                    "called": [{"source": "two", "denies": "true", "value": say("called")}],
                    "rank": [claim("one", say("low")), claim("two", say("high"))],
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


FIXED: Mapping[type[BaseModel], set[str]] = {
    # Ids, numbers, dates, addresses and prose, whose form the loader checks.
    model.Settings: {"bottom_line", "as_of", "language", "key_figures", "content_limit_mb"},
    model.NumberWords: {"low", "high"},
    model.Source: {
        *("id", "published", "accessed", "url", "archive_url", "language", "derived_from"),
    },
    model.Snapshot: {"file", "sha256"},
    model.ClaimRecord: {"source", "sum_of", "locator", "attributed_to", "as_of", "supersedes"},
    model.Assessment: {"assessed_on", "fingerprint"},
    model.SubjectRecord: {"id", "summary"},
    model.Actor: {"speaks_for"},
    model.Figure: {"event", "parts"},
    model.Quote: {"speaker", "language"},
}
"""By record, also for those that are a sort of it: the texts that can hold no free words."""


def texts_of(record: type[BaseModel]) -> Iterator[tuple[type[BaseModel], str]]:
    """Yield the free texts of a record, and of the records in it, each by record and field."""
    fixed = set().union(*(FIXED.get(one, ()) for one in record.__mro__))
    for name, field in record.model_fields.items():
        parts = set(_parts(field.annotation))
        if str in parts and name not in fixed:
            yield record, name
        for one in parts:
            if isinstance(one, type) and issubclass(one, BaseModel):
                yield from texts_of(one)


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield the types of which a type is made; of a map, those of its values."""
    if get_origin(annotation) is Literal:
        return
    inner = get_args(annotation)
    if get_origin(annotation) is Mapping:
        inner = inner[1:]
    yield from (part for one in inner for part in _parts(one)) if inner else (annotation,)


def holding(mark: str, record: BaseModel) -> Iterator[tuple[type[BaseModel], str]]:
    """Yield the fields of a record, and of the records in it, whose texts hold a mark."""
    for name in type(record).model_fields:
        for leaf in _leaves(getattr(record, name)):
            if isinstance(leaf, BaseModel):
                yield from holding(mark, leaf)
            elif mark in leaf:
                yield type(record), name


def _leaves(value: Any) -> Iterator[Any]:
    """Yield the texts and the records of which a value is made."""
    inner = list(value.values()) if isinstance(value, Mapping) else value
    if isinstance(inner, list | tuple):
        for one in inner:
            yield from _leaves(one)
    elif inner is not None:
        yield inner


def test_no_field_is_forgotten():
    """Every free text of every record has hostile words in the dossier of these tests."""
    dossier = build(dossier_of("@"))
    records = (dossier.settings, *dossier.sources.values(), *dossier.subjects.values())

    kinds = (model.Settings, model.Source, *KINDS.values())
    texts = {text for kind in kinds for text in texts_of(kind)}
    written = {text for record in records for text in holding("@", record)}

    assert (model.Assessment, "preferred") in texts
    assert (model.NumberWords, "words") in texts
    assert (model.PropertyRecord, "choices") in texts
    assert {(record.__name__, name) for record, name in texts - written} == set()


def test_unencoded_text(tmp_path):
    """A template that prints a text without an encoder is refused, at its line."""
    (tmp_path / "pages.md.jinja").write_text("{# x #}\n{{ page.path }}\n", encoding="utf-8")
    dossier = build(dossier_of("harmless"))
    basis = Basis(dossier, compare(dossier), verify(dossier, None))

    with pytest.raises(Exception, match="unencoded") as caught:
        render_all(pages(basis), templates(Path(tmp_path)))

    [problem] = caught.value.problems
    assert str(problem).startswith("templates/pages.md.jinja:2:1: ")
