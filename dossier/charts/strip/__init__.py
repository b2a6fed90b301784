"""The range strip: what each claim on a number can mean, side by side on one line.

Places along it are in per cent, so that the letters keep their size in a narrow picture; heights
are in px. The claims of one origin share a lane, and origins that stand apart share one, too.
Shape tells what colour does: a tick is exact, a bar a range, a ring an end that is itself left
out, an arrow no end at all, a cross a denial, a dashed mark what was said earlier, and the filled
box is what lies between the rivals.
"""

from dossier.charts.strip.axis import Limits, Point, axis
from dossier.charts.strip.draw import draw_compact, draw_strip
from dossier.charts.strip.record import Gap, Mark, State, Strip

__all__ = [
    "Gap",
    "Limits",
    "Mark",
    "Point",
    "State",
    "Strip",
    "axis",
    "draw_compact",
    "draw_strip",
]
