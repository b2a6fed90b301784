"""A code explained for a reader: as a page of Markdown, or as text on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from textwrap import fill, indent
from typing import Literal

from dossier.codes.explain import Odd, explanation
from dossier.encode import HIDDEN
from dossier.problems import CODES

_WIDTH = 88
_GROUPS: Mapping[str, str] = {
    "no-dossier": "The file itself",
    "bad-yaml": "YAML",
    "wrong-type": "The shape of a record",
    "duplicate-id": "What holds across files",
    "bad-placeholder": "Prose",
    "bad-template": "Templates and pages",
    "no-snapshot": "Evidence",
    "not-a-document": "A document that is to be a source",
    "bad-config": "The site and the machine",
}
"""The headings of the list, each by the first code below it."""
_LANGUAGES: Mapping[str, str] = {
    ".jinja": "jinja",
    ".json": "json",
    ".md": "markdown",
    ".yml": "yaml",
}
"""What a block of code is called in Markdown, by how the name of the file ends."""


@dataclass(frozen=True, slots=True)
class _Part:
    kind: Literal["title", "heading", "words", "file", "output"]
    text: str
    name: str = ""
    """Of a file."""


def code_page(code: str) -> str:
    """Return the explanation of a code as a page of Markdown; KeyError when there is none."""
    return "\n\n".join(map(_markdown, _parts(code))) + "\n"


def code_text(code: str) -> str:
    """Return the explanation of a code as plain text; KeyError when there is none."""
    return "\n\n".join(map(_plain, _parts(code))) + "\n"


def code_list() -> str:
    """Return the list of all codes as a page of Markdown, with links to ``CODE.md``."""
    lines = ["# Codes of problems"]
    for code, says in CODES.items():
        lines += ["", f"## {_GROUPS[code]}", ""] if code in _GROUPS else []
        lines.append(f"- [`{code}`]({code}.md): {says}")
    return "\n".join(lines) + "\n"


def _parts(code: str) -> Iterator[_Part]:
    about = explanation(code)
    yield _Part("title", code)
    yield _Part("words", about.means)
    yield _Part("words", about.why)
    yield _Part("heading", "Wrong")
    yield from _files(about.wrong)
    yield _Part("words", f"`{about.run}` says:")
    yield _Part("output", _marked(about.says.strip()))
    yield _Part("heading", "Right")
    if about.remedy:
        yield _Part("words", about.remedy)
    yield from _files(about.right)
    if about.mend or about.then:
        yield _Part("words", f"Run `{about.mend or about.then}`.")


def _files(files: Mapping[str, str | Odd | None]) -> Iterator[_Part]:
    for name, content in files.items():
        odd = content if isinstance(content, Odd) else Odd(text=content or "")
        if content is None:
            yield _Part("words", f"There is no `{name}`.")
        elif odd.link:
            yield _Part("words", f"`{name}` is a symbolic link to `{odd.link}`.")
        elif not odd.text:
            yield _Part("words", f"`{name}` is empty.")
        else:
            yield _Part("file", _marked(odd.text.rstrip("\n")), f"`{name}`{_oddity(odd)}")


def _oddity(odd: Odd) -> str:
    if odd.times > 1:
        return f", {odd.times:,} times this"
    return "" if odd.encoding == "utf-8" else f", saved as {odd.encoding}"


def _marked(text: str) -> str:
    """Return a text with a mark for each character that a reader would not see."""
    text = text.replace("\t", "⟨tab⟩")
    return HIDDEN.sub(lambda hidden: f"⟨U+{ord(hidden[0]):04X}⟩", text)


def _markdown(part: _Part) -> str:
    match part.kind:
        case "title":
            return f"# `{part.text}`"
        case "heading":
            return f"## {part.text}"
        case "words":
            return part.text
        case "output":
            return f"```text\n{part.text}\n```"
        case "file":
            suffix = PurePosixPath(part.name.split("`")[1]).suffix
            return f"{part.name}:\n\n```{_LANGUAGES.get(suffix, 'text')}\n{part.text}\n```"


def _plain(part: _Part) -> str:
    match part.kind:
        case "title":
            return part.text
        case "heading":
            return f"{part.text}:"
        case "words":
            return fill(part.text, _WIDTH, break_long_words=False, break_on_hyphens=False)
        case "output":
            return indent(part.text, "    ")
        case "file":
            return f"{part.name}:\n\n{indent(part.text, '    ')}"
