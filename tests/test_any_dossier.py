"""Whatever valid dossier people write, its site can be laid out: no footnote is left hanging."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small import flow, small

from dossier.pages import Basis, pages
from dossier.render import render_all, templates
from dossier.support import compare
from dossier.verify import verify

SOURCE = st.sampled_from("abcd")
NUMBER = st.sampled_from(["11", "19", "30", "about 30", "at least 12", "unknown"])
DAY = st.sampled_from(["2023-05-26", "2023-05-29", "2023-06", "../2023-06-04", "unknown"])
EVENTS = ["e", "f", "g"]
FIGURES = ["whole", "one", "two"]


def claims_of(value: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return lists of claims, denials and scopes among them."""
    claim = st.fixed_dictionaries(
        {"value": value, "source": SOURCE},
        optional={
            "denies": st.just("true"),
            "scope": st.just({"side": "one"}),
            "as_of": st.sampled_from(["2023-06-01", "2023-06-02"]),
            "attributed_to": st.just("x"),
        },
    )
    return st.lists(claim, min_size=1, max_size=4, unique_by=lambda one: flow(sorted(one.items())))


FIGURE = st.fixed_dictionaries({"claims": claims_of(NUMBER)}, optional={"event": st.just("e")})
EVENT = st.fixed_dictionaries(
    {"date": claims_of(DAY)},
    optional={
        "after": claims_of(st.sampled_from(EVENTS)),
        "before": claims_of(st.sampled_from(EVENTS)),
        "cause": claims_of(st.sampled_from(["a fire", "a quarrel"])),
        "status": claims_of(st.sampled_from(["planned", "done"])),
    },
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(FIGURE, FIGURE, FIGURE), st.tuples(EVENT, EVENT, EVENT))
def test_any_dossier(figures, events):
    """Sums, orders, scopes, denials and unknowns all render, each footnote in its place."""
    records = [
        {"id": id_, "label": id_.title(), **record}
        for id_, record in zip(FIGURES, figures, strict=True)
    ]
    records[0]["parts"] = ["one", "two"]
    happened = [
        {"id": id_, "label": id_.upper(), "claims": claims}
        for id_, claims in zip(EVENTS, events, strict=True)
    ]
    dossier = small(
        actors="- {id: x, label: X, type: person}",
        figures=flow(records),
        events=flow(happened),
    )

    basis = Basis(dossier, compare(dossier), verify(dossier, None))

    assert render_all(pages(basis), templates())
