"""The style of pictures, written into them: WeasyPrint reads a picture without the page's style.

Each element of a picture gets, as attributes, what the rules of the page come to for it. Custom
properties come down from whatever the picture stands in, as in a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

SVG = "{http://www.w3.org/2000/svg}svg"
PAINT = re.compile(
    "color|display|letter-spacing|opacity|overflow|text-anchor|visibility"
    "|(?:fill|font|stroke)(?:-[a-z]+)?"
)
"""The properties that a picture is drawn by."""
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_FONT = re.compile(r"(?:(?P<weight>[0-9]+) )?(?P<size>[\d.]+(?:px|pt|em|rem))\S* (?P<family>.+)")
_DEEPEST = 8
"""How many custom properties may stand behind one another."""

Style = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Given:
    """What the rules give an element, and the custom properties that hold in it."""

    style: Style
    variables: Style


def dressed(root: Element, style: str) -> None:
    """Write what a style comes to into every picture of a page."""
    matcher = _matcher(style)
    known: dict[Element, _Given] = {}
    for one in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        inside = one.parent is not None and one.parent.etree_element in known
        if one.etree_element.tag != SVG and not inside:
            continue
        given = _given(one, matcher, _variables(one, matcher, known))
        known[one.etree_element] = given
        _write(one.etree_element, given)


def _variables(
    one: cssselect2.ElementWrapper, matcher: cssselect2.Matcher, known: Mapping[Element, _Given]
) -> Style:
    """Return the custom properties that come down to an element."""
    if one.parent is None:
        return {}
    if one.parent.etree_element in known:
        return known[one.parent.etree_element].variables
    above = _variables(one.parent, matcher, known)
    return _given(one.parent, matcher, above).variables


def _given(one: cssselect2.ElementWrapper, matcher: cssselect2.Matcher, above: Style) -> _Given:
    stated: dict[str, str] = {}
    for _, _, pseudo, declared in sorted(matcher.match(one), key=lambda found: found[:2]):
        if pseudo is None:
            stated |= declared
    own = {name: value for name, value in stated.items() if name.startswith("--")}
    variables = {**above, **own}
    style = {name: _resolved(value, variables) for name, value in stated.items()}
    return _Given({name: value for name, value in style.items() if "var(" not in value}, variables)


def _resolved(value: str, variables: Style) -> str:
    """Return a value with its custom properties filled in, those in a fallback first."""
    for _ in range(_DEEPEST):
        filled = _VARIABLE.sub(lambda one: variables.get(one[1], (one[2] or "none").strip()), value)
        if filled == value:
            break
        value = filled
    return value.strip()


def _write(one: Element, given: _Given) -> None:
    style = dict(given.style)
    if font := _FONT.fullmatch(style.pop("font", "")):
        shorthand = {f"font-{key}": found for key, found in font.groupdict("400").items()}
        style = {**shorthand, **style}
    if style.get("paint-order") == "stroke":  # The stroke would be drawn over the letters.
        style["stroke"] = "none"
    if style.get("text-transform") == "uppercase" and one.text:
        one.text = one.text.upper()
    for name, value in style.items():
        if PAINT.fullmatch(name):
            one.set(name, value)


def _matcher(style: str) -> cssselect2.Matcher:
    matcher = cssselect2.Matcher()
    for selectors, declared in _rules(tinycss2.parse_stylesheet(style)):
        try:
            compiled = cssselect2.compile_selector_list(selectors)
        except cssselect2.SelectorError:  # Of a state that paper does not know.
            continue
        for selector in compiled:
            matcher.add_selector(selector, declared)
    return matcher


def _rules(nodes: list[tinycss2.ast.Node]) -> Iterator[tuple[list[tinycss2.ast.Node], Style]]:
    for node in nodes:
        if node.type == "qualified-rule":
            declared = tinycss2.parse_blocks_contents(node.content)
            yield (
                node.prelude,
                {
                    one.name: tinycss2.serialize(one.value).strip()
                    for one in declared
                    if one.type == "declaration"
                },
            )
        elif node.type == "at-rule" and _is_print(node):
            yield from _rules(tinycss2.parse_rule_list(node.content))


def _is_print(rule: tinycss2.ast.AtRule) -> bool:
    return bool(rule.lower_at_keyword == "media" and "print" in tinycss2.serialize(rule.prelude))
