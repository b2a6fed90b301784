"""A saved web page: the text of its article, and what the page states about itself.

trafilatura tells where the article begins and ends. The words are those of the page itself,
each block a paragraph, and nothing between the first block and the last is left out: an
extractor that drops a paragraph would drop evidence.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from dossier.extract.blocks import blocks_of
from dossier.extract.decode import decode
from dossier.extract.found import INSTALL, Extract, ExtractError, MissingExtraError
from dossier.extract.stated import page_states

MISSING = f"to read a page of HTML, {INSTALL}"
_HEAD = 4096
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_NUMBERED = re.compile(r"\A<\?xml[^>]*\?>")
_DEEPEST = 250
"""The parser drops what stands deeper than 256; that must not happen in silence."""
_TELLING = 20
"""A block of fewer characters stands in many a text by chance."""
_SHOWN = 70


def read_page(content: bytes, *, whole: bool) -> Extract:
    """Return the article of a page, or all its text; ExtractError when there is none."""
    declared = _CHARSET.search(content[:_HEAD]) or _XML.match(content[:_HEAD])
    text, how = decode(content, declared[1].decode() if declared else None)
    markup = _NUMBERED.sub("", text.removeprefix("\ufeff"))
    tree = _tree(markup)
    blocks = blocks_of(tree)
    if not blocks:
        raise ExtractError("the page has no text, or a script would have to be run to show it")
    first, after = (0, len(blocks)) if whole else _article(blocks, markup)
    kept = [block.text for block in blocks[first:after]]
    left = [block.text for block in (*blocks[:first], *blocks[after:])]
    headlines = [block.text for block in blocks if block.is_headline]
    stated, hints = page_states(tree, markup, kept, headlines)
    return Extract(
        kind="html",
        text="\n\n".join(kept) + "\n",
        stated=stated,
        hints=hints,
        remarks=(f"the page was read as {how}", *_left_out(left, first)),
    )


def _tree(markup: str) -> Any:  # noqa: ANN401 - lxml has no types.
    """Return the tree of a page; entities are those of HTML, and none is declared in a file."""
    try:
        from lxml import etree  # noqa: PLC0415 - an extra.
    except ModuleNotFoundError:
        raise MissingExtraError(MISSING) from None
    parser = etree.HTMLParser(no_network=True, encoding="utf-8")
    tree = None
    with suppress(etree.LxmlError, ValueError):
        tree = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    if tree is None:
        raise ExtractError("this cannot be read as a page of HTML; save the text as a .txt file")
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise ExtractError(
                f"the tags of the page stand more than {_DEEPEST} deep, which no text needs; "
                "save the text as a .txt file, and add that"
            )
    return tree


def _article(blocks: Sequence[Any], markup: str) -> tuple[int, int]:
    """Return where the article begins and ends among the blocks; all of them if it is not found.

    It begins with the last first-rank heading before its text, so that the byline and the
    dateline between them are in it.
    """
    wanted = _squeezed(_main_text(markup))
    seen: set[str] = set()
    inside = []
    for number, block in enumerate(blocks):
        words = _squeezed(block.text)
        if words not in seen and len(words) >= _TELLING and words in wanted:
            inside.append(number)
        seen.add(words)
    if not inside:
        return 0, len(blocks)
    headings = [number for number in range(inside[0] + 1) if blocks[number].is_headline]
    return (headings[-1] if headings else inside[0]), inside[-1] + 1


def _main_text(markup: str) -> str:
    """Return what trafilatura takes for the article; empty when it finds none."""
    try:
        import trafilatura  # noqa: PLC0415 - an extra.
    except ModuleNotFoundError:
        raise MissingExtraError(MISSING) from None
    logging.disable()
    try:
        found = trafilatura.extract(markup, favor_recall=True, include_comments=False)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever breaks in it, the whole page is there still.
        return ""
    return found or ""


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\xa0]+", "", text)


def _left_out(left: Sequence[str], before: int) -> Iterator[str]:
    """Yield a remark on the text of the page that is not in the article."""
    if left:
        longest = max(left, key=len)
        shown = longest if len(longest) <= _SHOWN else f"{longest[:_SHOWN]}…"
        yield (
            f"left out as no part of the article: {before} lines before it and "
            f"{len(left) - before} after it, the longest “{shown}”; --whole keeps them"
        )
