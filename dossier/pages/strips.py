"""Range strips: what the claims on a number, a share or a date can mean, and how far apart.

The list that belongs to a strip is that of the claims beside it: the statements of a callout or
of an aspect. The words of a tile say the same as its strip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from dossier.charts.strip import Gap, Limits, Mark, Point, State, Strip, axis
from dossier.findings import Discrepancy, Group
from dossier.model import Claim
from dossier.pages.basis import Basis
from dossier.pages.topics import topic
from dossier.values import Count, Date, Interval, Share, civil, number_words
from dossier.values.days import day_words

MOST_TOLD = 20
"""How many claims the description of a strip tells before it counts the rest."""

_Amount = Count | Share | Date
_Drawn = tuple[Claim, _Amount]

_LIMITS: Mapping[type[_Amount], Limits] = {
    Count: Limits(least=Decimal(0), unit=Decimal(1)),
    Share: Limits(least=Decimal(0), most=Decimal(100)),
    Date: Limits(unit=Decimal(1)),
}
_WORDS: Mapping[type[_Amount], Callable[[Decimal], str]] = {
    Count: number_words,
    Share: lambda number: f"{number_words(number)} %",
    Date: lambda number: day_words(*civil(int(number))),
}
_APART: Mapping[type[_Amount], tuple[str, str]] = {
    Count: ("apart", "apart"),
    Share: ("point apart", "points apart"),
    Date: ("day apart", "days apart"),
}
"""What stands after the width of a gap: after 1, and after any other number."""


def strip(about: Group | Discrepancy, basis: Basis) -> Strip | None:
    """Return what the claims of a group, or those on the property of a discrepancy, can mean.

    None where no claim reports a number, a share or a date.
    """
    group = about if isinstance(about, Group) else _group_of(about, basis)
    drawn = _drawn((*group.history, *group.claims), basis) if group else ()
    if group is None or not drawn:
        return None
    marks = tuple(_mark(one, group, basis) for one in drawn)
    gap = _gap([value for claim, value in drawn if _state(claim, group) == "stands"])
    start, end = _axis(drawn[0][1], marks)
    return Strip(
        title=topic(group.subject, group.property, group.scope, basis),
        description=_description(group, (start, end), gap, basis),
        level=group.level,
        start=start,
        end=end,
        marks=marks,
        gap=gap,
    )


def _group_of(found: Discrepancy, basis: Basis) -> Group | None:
    """Return the group of the claims on the property itself: those of a sum may be on others."""
    groups = basis.findings.groups_of.get((found.subject, found.property), ())
    return next((one for one in groups if set(one.claims) & set(found.claims)), None)


def _drawn(ids: Iterable[str], basis: Basis) -> tuple[_Drawn, ...]:
    """Return the claims that report an amount, with it, from the least."""
    claims = basis.by_value(ids)
    return tuple((one, one.value) for one in claims if isinstance(one.value, _Amount))


def _mark(one: _Drawn, group: Group, basis: Basis) -> Mark:
    claim, value = one
    shown = _shown(value)
    low, high = _point(shown.low, value), _point(shown.high, value)
    stated = _stated(value, low, high)
    return Mark(
        value=basis.words[claim.id].said,
        name=_who(claim, basis),
        origin=basis.findings.origin_of[claim.id],
        low=low,
        high=high,
        low_open=shown.low_open,
        high_open=shown.high_open,
        best=_point(stated, value) if _best(value) == stated else None,
        at=stated if stated is not None else _middle(low, high),
        state=_state(claim, group),
    )


def _state(claim: Claim, group: Group) -> State:
    if claim.id in group.history:
        return "earlier"
    return "denied" if claim.denies else "stands"


def _who(claim: Claim, basis: Basis) -> str:
    """Return the origin of a claim in few words: the document, where it names nobody."""
    origin = basis.findings.origin_of[claim.id]
    itself = basis.dossier.sources.get(origin.removeprefix("source:"))
    return itself.label if itself else basis.findings.origin_names[origin]


def _shown(value: _Amount) -> Interval:
    """Return the interval as a reader is told it: open ends as stated, the others as compared."""
    stated, meant = value.interval, _meant(value)
    if meant.low == meant.high:
        return meant
    low = stated.low if stated.low_open else meant.low
    high = stated.high if stated.high_open else meant.high
    return Interval(low, high, stated.low_open, stated.high_open)


def _meant(value: _Amount) -> Interval:
    """Return the interval that is compared."""
    return value.whole if isinstance(value, Count) else value.interval


def _best(value: _Amount) -> Decimal | None:
    return None if isinstance(value, Date) else value.best


def _stated(value: _Amount, low: Point | None, high: Point | None) -> Decimal | None:
    """Return the one number that the words give, where it lies within the ends that are drawn."""
    numbers = () if isinstance(value, Date) else value.amount.numbers
    if len(numbers) != 1 or (low and numbers[0] < low.at) or (high and high.at < numbers[0]):
        return None
    return numbers[0]


def _middle(low: Point | None, high: Point | None) -> Decimal:
    ends = [end.at for end in (low, high) if end]
    return sum(ends, Decimal(0)) / len(ends)


def _point(number: Decimal | int | None, value: _Amount) -> Point | None:
    if number is None:
        return None
    return Point(at=Decimal(number), words=_WORDS[type(value)](Decimal(number)))


def _axis(value: _Amount, marks: Sequence[Mark]) -> tuple[Point, Point]:
    """Return the ends of the axis, worded as values of this type."""
    start, end = axis(
        (end.at for mark in marks for end in (mark.low, mark.high) if end),
        _LIMITS[type(value)],
        runs_below=any(mark.low is None for mark in marks),
        runs_above=any(mark.high is None for mark in marks),
    )
    words = _WORDS[type(value)]
    return Point(at=start, words=words(start)), Point(at=end, words=words(end))


def _gap(values: Sequence[_Amount]) -> Gap | None:
    """Return what lies between the highest beginning and the lowest end, if no value is in both."""
    meant = [(value, _meant(value)) for value in values]
    bounded = [one for one in meant if one[1].high is not None]
    begins = [one for one in meant if one[1].low is not None]
    if not bounded or not begins:
        return None
    below, early = min(bounded, key=lambda one: (one[1].high, not one[1].high_open))
    above, late = max(begins, key=lambda one: (one[1].low, one[1].low_open))
    if early.overlaps(late):
        return None
    # The ends that are drawn may touch or cross where the whole numbers between them do not.
    ends = sorted((Decimal(_shown(below).high or 0), Decimal(_shown(above).low or 0)))
    width = Decimal(late.low or 0) - Decimal(early.high or 0)
    several = len({one for _, one in meant}) > 2  # noqa: PLR2004 - more than one pair.
    return Gap(low=ends[0], high=ends[1], words=_apart(width, type(below), several=several))


def _apart(width: Decimal, kind: type[_Amount], *, several: bool) -> str:
    if not width:
        return "no value in common"
    one, many = _APART[kind]
    words = f"{number_words(width)} {one if width == 1 else many}"
    return f"up to {words}" if several else words


def _description(group: Group, ends: tuple[Point, Point], gap: Gap | None, basis: Basis) -> str:
    """Return all that a strip shows, in words."""
    claims = (*basis.by_value(group.claims), *basis.by_value(group.history))
    told = [_told(claim, group, basis) for claim in claims[:MOST_TOLD]]
    if len(claims) > MOST_TOLD:
        told.append(f"and {len(claims) - MOST_TOLD} more")
    apart = f"{gap.words.capitalize()}. " if gap else ""
    start, end = ends
    return f"{'; '.join(told)}. {apart}The axis runs from {start.words} to {end.words}."


def _told(claim: Claim, group: Group, basis: Basis) -> str:
    words = basis.words[claim.id]
    said = f"{words.said} ({words.bounds})" if words.bounds else words.said
    if claim.denies:
        said = f"not {said}" if said else "denied"
    earlier = ", earlier" if claim.id in group.history else ""
    return f"{said}, {_who(claim, basis)}{earlier}"
