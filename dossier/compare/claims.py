"""The rules for claims, in a fixed order: what matters before, or besides, their values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dossier.compare.context import Context
from dossier.compare.rules import compare_values, sameness
from dossier.compare.within import lies_within
from dossier.findings import Verdict
from dossier.model import Claim, Scope
from dossier.values import Choice, Date, Reference, Text, Unknown

ClaimRule = Callable[[Claim, Claim, Context], Verdict | None]
"""Compares two claims, whichever comes first; None where the rule has nothing to say."""


def compare_claims(left: Claim, right: Claim, context: Context) -> Verdict:
    """Return how two claims stand to one another: the same, whichever comes first."""
    return _first(left, right, context, *CLAIM_RULES.values())


def compare_standing(left: Claim, right: Claim, context: Context) -> Verdict:
    """Return how two claims of one group stand to one another, neither having been revised."""
    return _first(left, right, context, _by_side, _by_denial)


def supersedes(later: Claim, earlier: Claim) -> bool:
    """Tell whether a claim names the source of another as one that it replaces."""
    together = (later.source, later.supersedes) == (earlier.source, earlier.supersedes)
    return later.supersedes == earlier.source and not together


def is_later(later: Claim, earlier: Claim) -> bool:
    """Tell whether a claim is as of a later day than another; no if the days may be the same."""
    if later.as_of is None or earlier.as_of is None:
        return False
    start, end = later.as_of.interval.low, earlier.as_of.interval.high
    return start is not None and end is not None and start > end


def restates(later: Claim, earlier: Claim, context: Context) -> bool:
    """Tell whether one origin says something else than before, given that it is later."""
    if _is_forward(later) and _is_forward(earlier):
        return False
    relation = compare_standing(earlier, later, context).relation
    denied = earlier.denies or later.denies
    return relation == "disagree" or (relation == "compatible" and not denied)


def _by_scope(left: Claim, right: Claim, _: Context) -> Verdict | None:
    """Claims of different scope are incomparable; no scope is a scope of its own."""
    if (left.subject, left.property) != (right.subject, right.property):
        return Verdict("incomparable", "they are about different things")
    if left.scope == right.scope:
        return None
    words = sorted((_scope_words(left.scope), _scope_words(right.scope)))
    return Verdict("incomparable", f"the scopes differ: {words[0]}; {words[1]}")


def _by_supersession(left: Claim, right: Claim, context: Context) -> Verdict | None:
    """A claim that supersedes a source is a revision of what that source claims."""
    directions = (supersedes(left, right), supersedes(right, left))
    if directions[0] == directions[1]:
        return None
    later, earlier = (left, right) if directions[0] else (right, left)
    names = context.label(later.source), context.label(earlier.source)
    return Verdict("revision", f"{names[0]} supersedes {names[1]} here")


def _by_ignorance(left: Claim, right: Claim, _: Context) -> Verdict | None:
    """An explicit “unknown” is no value: it neither supports nor contests one."""
    if isinstance(left.value, Unknown) or isinstance(right.value, Unknown):
        return Verdict("unknown", "an explicit “unknown” is no value")
    return None


def _by_state(left: Claim, right: Claim, _: Context) -> Verdict | None:
    """A later state, in the order of the choice, is a revision when it is as of a later day."""
    earlier, later = (left, right) if is_later(right, left) else (right, left)
    if not (is_later(later, earlier) and _is_forward(earlier) and _is_forward(later)):
        return None
    if not (isinstance(earlier.value, Choice) and isinstance(later.value, Choice)):
        return None
    if later.value.rank <= earlier.value.rank:
        return None
    states = [f"“{claim.value}” as of {_day(claim)}" for claim in (earlier, later)]
    return Verdict("revision", f"a later state: {', '.join(states)}")


def _by_time(left: Claim, right: Claim, context: Context) -> Verdict | None:
    """What an origin says as of a later day is a revision of what it said before.

    A later denial by the same origin is one, too. Saying the same again is none.
    """
    earlier, later = (left, right) if is_later(right, left) else (right, left)
    if not (is_later(later, earlier) and context.origins.same(left, right)):
        return None
    if not restates(later, earlier, context):
        return None
    origin = context.origins.names[context.origins.origin_of[left.id]]
    return Verdict(
        "revision",
        f"the same origin, later: {origin} as of {_day(earlier)}, then as of {_day(later)}",
    )


def _by_side(left: Claim, right: Claim, context: Context) -> Verdict | None:
    """Different texts, and values of a property that holds several, stand side by side."""
    if (left.subject, left.property) not in context.side_by_side:
        return None
    if left.value is None or right.value is None:
        return None
    if sameness(left.value, context) == sameness(right.value, context):
        return None
    if isinstance(left.value, Text):
        return Verdict("incomparable", "free text is set side by side, not compared")
    return Verdict("incomparable", "the property holds several values side by side")


def _by_denial(left: Claim, right: Claim, context: Context) -> Verdict | None:
    """A denial disagrees with all that lies within the value it denies; naming none, with all.

    A claim that can also mean something else than what is denied is compatible with the denial.
    It contests, and supports nothing; two denials never disagree.
    """
    if left.denies and right.denies:
        return _both_deny(left, right, context)
    if not (left.denies or right.denies):
        return None
    denial, claim = (left, right) if left.denies else (right, left)
    names = context.label(denial.source), context.label(claim.source)
    if denial.value is not None and claim.value is not None:
        relation = compare_values(denial.value, claim.value, context).relation
        if relation not in ("agree", "compatible"):
            return Verdict("compatible", f"{names[0]} denies another value than {names[1]} gives")
        if not lies_within(claim.value, denial.value, context):
            return Verdict("compatible", f"{names[0]} denies only part of what {names[1]} says")
    if names[0] == names[1]:
        return Verdict("disagree", f"{names[0]} both says and denies it")
    return Verdict("disagree", f"{names[1]} says it, {names[0]} denies it")


def _by_value(left: Claim, right: Claim, context: Context) -> Verdict:
    """Two values are compared by the rule for their type.

    Where they disagree as of different days, the reason says so: only one origin can revise
    what it said.
    """
    if left.value is None or right.value is None:
        raise ValueError("a claim that denies nothing has a value")
    verdict = compare_values(left.value, right.value, context)
    if verdict.relation != "disagree" or not (is_later(left, right) or is_later(right, left)):
        return verdict
    earlier, later = (left, right) if is_later(right, left) else (right, left)
    days = [f"{_said(claim, context)} as of {_day(claim)}" for claim in (earlier, later)]
    return Verdict("disagree", f"{verdict.reason}; the days differ: {', '.join(days)}")


CLAIM_RULES: Mapping[str, ClaimRule] = MappingProxyType(
    {
        "scope": _by_scope,
        "supersedes": _by_supersession,
        "unknown": _by_ignorance,
        "side by side": _by_side,
        "later state": _by_state,
        "same origin": _by_time,
        "denial": _by_denial,
        "value": _by_value,
    }
)
"""The first rule that has a verdict gives it; the docstring of each is the rule."""


def _first(left: Claim, right: Claim, context: Context, *rules: ClaimRule) -> Verdict:
    for rule in rules:
        verdict = rule(left, right, context)
        if verdict is not None:
            return verdict
    return _by_value(left, right, context)


def _both_deny(left: Claim, right: Claim, context: Context) -> Verdict:
    if left.value is None or right.value is None:
        relation = "agree" if left.value is right.value else "compatible"
    else:
        relation = compare_values(left.value, right.value, context).relation
    if relation == "agree":
        return Verdict("agree", "both deny the same")
    return Verdict("compatible", "both deny, and neither gives a value")


def _is_forward(claim: Claim) -> bool:
    """Tell whether a claim reports a state that may move on with time."""
    return isinstance(claim.value, Choice) and not claim.denies


def _scope_words(scope: Scope) -> str:
    return ", ".join(f"{key}: {text}" for key, text in scope) or "none stated"


def _said(claim: Claim, context: Context) -> str:
    """Return the value of a claim for a reader."""
    value = claim.value
    if value is None:
        return "nothing"
    if isinstance(value, Date):
        return value.words
    return context.label(value.text) if isinstance(value, Reference) else value.text


def _day(claim: Claim) -> str:
    return claim.as_of.words if isinstance(claim.as_of, Date) else ""
