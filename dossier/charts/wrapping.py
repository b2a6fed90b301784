"""Words on several lines of a picture, broken where they have no room."""

from __future__ import annotations

from dossier.charts.letters import shortened, width


def wrapped(text: str, size: float, most: float, lines: int) -> tuple[str, ...]:
    """Return a text on at most so many *lines*, each at most *most* px wide; at least one.

    What does not go onto them is cut, with an ellipsis; a word that is too long is cut, too.
    """
    left = text.split()
    found: list[str] = []
    while left and len(found) < lines - 1:
        line = left.pop(0)
        while left and width(f"{line} {left[0]}", size) <= most:
            line = f"{line} {left.pop(0)}"
        found.append(shortened(line, size, most))
    if left or not found:
        found.append(shortened(" ".join(left), size, most))
    return tuple(found)
