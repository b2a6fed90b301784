"""Pictures as inline SVG, drawn when the site is built: plain data in, safe markup out.

A picture is drawn of its own frozen record (a ``Strip``, a ``Timeline``, a ``Tree``, …); the
pages fill the records, the templates print what ``drawn`` returns. No picture needs a script,
a style of its own or another file: shapes carry class names, and the style sheet colours them.
"""

from __future__ import annotations

from markupsafe import Markup

from dossier.charts.map import Map, draw_map
from dossier.charts.origin_graph import OriginGraph, draw_origin_graph
from dossier.charts.strip import Strip, draw_compact, draw_strip
from dossier.charts.timeline import Timeline, draw_timeline
from dossier.charts.tree import Tree, draw_tree

Picture = Map | OriginGraph | Strip | Timeline | Tree

__all__ = ["Picture", "draw_compact", "drawn"]


def drawn(picture: Picture) -> Markup:
    """Return a picture as inline SVG, on one line."""
    match picture:
        case Map():
            return draw_map(picture)
        case OriginGraph():
            return draw_origin_graph(picture)
        case Strip():
            return draw_strip(picture)
        case Timeline():
            return draw_timeline(picture)
        case Tree():
            return draw_tree(picture)
