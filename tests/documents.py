"""Documents that tests hand in: PDFs made of their parts, and a page as a news site has it."""

from __future__ import annotations

from collections.abc import Sequence

PAGE = """<!doctype html>
<!-- saved from url=(0024)https://example.org/saved -->
<html lang="en"><head><meta charset="utf-8">
<title>Soldiers hurt at the bridge - Example News</title>
<meta property="og:title" content="Soldiers hurt at the bridge - Example News">
<meta property="og:site_name" content="Example News">
<link rel="canonical" href="https://example.org/a?b=1&amp;c=2">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "NewsArticle", "headline": "Soldiers hurt at the bridge",
  "datePublished": "2023-06-05T23:10:00+03:00",
  "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "J. Roe"}],
  "publisher": {"@id": "#org"}},
 {"@id": "#org", "@type": "Organization", "name": "Example News Agency"}]}</script>
</head><body>
<nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav><h1>Example</h1>
<main><h1>Soldiers
 hurt at the bridge</h1><p>By Jane Doe<p>OLDTOWN, 4 June (EX)
<p>Soldiers of the peace force were hurt on Sunday when protesters clashed with them in front of
the town hall at the bridge, the mission said in a <b>state</b>ment.</p>
<ul><li>Eleven Italian</li><li>Nineteen Hungarian soldiers</ul>
<div style="display: none">Hidden words</div><script>alert("Not a word")</script>
<p>A second paragraph, which is somewhat shorter than the first but still wraps over two lines.
<p>The third paragraph is the last one: it ends the story of the bridge with a quotation.</main>
<footer><p>Copyright Example News 2023. All rights reserved everywhere.<p>Contact us</footer>
</body></html>
"""
"""A page with a menu, an article and a footer, whose JSON-LD and OpenGraph differ."""


def pdf(
    pages: Sequence[Sequence[tuple[int, int, str]]], properties: str = "", catalog: str = ""
) -> bytes:
    """Return a PDF with lines of text on its pages, each at some place from the lower left."""
    shown = [
        "".join(f"BT /F1 12 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in lines).encode()
        for lines in pages
    ]
    return pdf_of([(b"", content) for content in shown], properties, catalog)


def pdf_of(streams: Sequence[tuple[bytes, bytes]], trailer: str = "", catalog: str = "") -> bytes:
    """Return a PDF with these contents of pages, each behind the keys that say how to read it."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    bodies = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        f"<</Type/Pages/Kids[{kids}]/Count {len(streams)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, (keys, content) in enumerate(streams):
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (5 + 2 * number)
        )
        stream = b"\nstream\n" + content + b"\nendstream"
        bodies.append(b"<<%s/Length %d>>" % (keys, len(content)) + stream)
    made, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    end = f"trailer\n<</Size {len(bodies) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(made)}\n%%EOF"
    return made + head + table + end.encode()
