"""Laying out and rendering a large site in two processes at once, where the machine can.

Half of a build of a thousand pages is this, and the pages do not depend on one another. The
other process is a fork: it has the dossier without reading it again, and gives back text alone.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from dossier.pages import Basis, Page, layouts
from dossier.problems import ContentError, Problem
from dossier.render import Templates, render_all

MANY = 300
"""From so many pages on, a second process saves more time than it takes."""

Rendered = tuple[dict[str, str], tuple[Problem, ...]]
"""The Markdown of some pages by path, and what is wrong with the others."""

Besides = TypeVar("Besides")

_shared: list[tuple[Sequence[Callable[[], Page]], Templates]] = []
"""What the other process finds when it begins; empty but for that moment."""


def render_site(
    basis: Basis, environment: Templates, besides: Callable[[], Besides]
) -> tuple[dict[str, str], Besides]:
    """Return the Markdown of every page by its path, and what is to be made besides.

    ContentError with every fault. What is made besides is made while the other process, which
    begins later, is still at its half.
    """
    lay_outs = tuple(layouts(basis))
    if len(lay_outs) < MANY or not can_fork():
        return render_all((lay_out() for lay_out in lay_outs), environment), besides()
    try:
        shares, made = _both(lay_outs, environment, basis, besides)
    except BrokenProcessPool:  # The machine ended the other process; this one goes on alone.
        return render_all((lay_out() for lay_out in lay_outs), environment), besides()
    problems = [problem for _, found in shares for problem in found]
    if problems:
        raise ContentError(problems)
    return {path: text for rendered, _ in shares for path, text in rendered.items()}, made


def can_fork() -> bool:
    """Tell whether a fork is safe and of use: no other thread, and another core."""
    cores = os.cpu_count() or 1
    return sys.platform == "linux" and cores > 1 and threading.active_count() == 1


def _both(
    lay_outs: Sequence[Callable[[], Page]],
    environment: Templates,
    basis: Basis,
    besides: Callable[[], Besides],
) -> tuple[tuple[Rendered, Rendered], Besides]:
    """Return both halves, one from a fork and one made here meanwhile, and what comes besides."""
    basis.prepare()
    _shared.append((lay_outs, environment))
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("fork")) as other:
            theirs = other.submit(_share, 1)
            ours, made = _share(0), besides()
            return (ours, theirs.result()), made
    finally:
        _shared.clear()


def _share(first: int) -> Rendered:
    """Return every second page, from the *first* on."""
    lay_outs, environment = _shared[0]
    try:
        return render_all((lay_out() for lay_out in lay_outs[first::2]), environment), ()
    except ContentError as error:
        return {}, tuple(error.problems)
