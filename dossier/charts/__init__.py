"""Pictures as inline SVG, drawn when the site is built: plain data in, safe markup out.

A picture is drawn of its own frozen record (a ``Strip``, a ``Chart`` of time, a ``Tree``, …);
the pages fill the records, the templates print what ``draw`` returns. No picture needs a script,
a style of its own or another file: shapes carry class names, and the style sheet colours them.
"""
