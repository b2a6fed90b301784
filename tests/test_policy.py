"""Tests of the Content-Security-Policy."""

from __future__ import annotations

import base64
import hashlib

import pytest
from jinja2 import DictLoader, Environment

from dossier.plugin.policy import policy


def hashed(script):
    """Return a script as a policy names it."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def rule(templates, name="script-src", base_url=".", **variables):
    """Return one rule of the policy of a page, made from these templates."""
    environment = Environment(loader=DictLoader(templates), autoescape=True)
    given = policy(environment, variables)(base_url)
    return dict(one.split(" ", 1) for one in given.split("; "))[name].split()


@pytest.mark.parametrize(
    "templates",
    [
        {"main.html": "<p><script>go()</script>"},
        {"main.html": '{% extends "base.html" %}', "base.html": "<script>go()</script>"},
        {"main.html": '{% include "part.html" %}', "part.html": "<script>go()</script>"},
        {"main.html": '{% include "lacking.html" ignore missing %}<script>go()</script>'},
    ],
)
def test_scripts_of_the_templates_may_run(templates):
    """A script in the template of a page, or in one that it extends or includes, has its hash."""
    assert rule(templates) == ["'self'", "file:", hashed("go()")]


def test_other_scripts_may_not_run():
    """Data has no hash, a file needs none, and nothing else is allowed."""
    templates = {
        "main.html": '<script type="application/json">{}</script><script src="a.js"></script>',
        "other.html": "<script>other()</script>",
    }

    assert rule(templates) == ["'self'", "file:"]
    assert rule(templates, "default-src") == ["'none'"]
    assert rule(templates, "style-src") == ["'self'", "file:"]


@pytest.mark.parametrize("name", ["main.html", "404.html"])
def test_styles_of_the_templates_count(name):
    """A style in a template has its hash, too; an attribute of style has none."""
    templates = {name: '<style>p { color: red }</style><p style="color: red">'}

    assert rule(templates, "style-src") == ["'self'", "file:", hashed("p { color: red }")]


@pytest.mark.parametrize("name", ["script-src", "style-src", "default-src"])
def test_nothing_is_allowed_inline_at_large(name):
    """No rule allows what is inline without a hash, nor the evaluation of text."""
    allowed = rule({"main.html": "<style>p {}</style><script>go()</script>"}, name)

    assert not {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*"} & set(allowed)


def test_a_script_that_prints_a_variable():
    """The hash is of what the page will hold, which depends on where the page is."""
    templates = {"main.html": '<script>at("{{ base_url }}", {{ one }})</script>'}

    assert rule(templates, base_url="..", one=1)[-1] == hashed('at("..", 1)')
    assert rule(templates, base_url=".", one=1)[-1] == hashed('at(".", 1)')
