"""Dates in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values import dates_in

SAID = [
    # text, dates
    ("on May 29 left", ((None, 5, 29),)),
    ("on 29 May, thousands", ((None, 5, 29),)),
    ("On Monday, June 5, it was", ((None, 6, 5),)),
    ("on Monday 5 June 2023. About", ((2023, 6, 5),)),
    ("June 5, 2023", ((2023, 6, 5),)),
    ("the 5th of June 2023", ((2023, 6, 5),)),
    ("MAY 29, 1999", ((1999, 5, 29),)),
    ("29\N{NO-BREAK SPACE}May\n2023", ((2023, 5, 29),)),
    ("date 2023-06-05", ((2023, 6, 5),)),
    ("in 2023-06", ((2023, 6, None),)),
    ("In 2008, the structures", ((2008, None, None),)),
    ("held in April.", ((None, 4, None),)),
    ("in April 2023", ((2023, 4, None),)),
    ("29 and 30 May 2023", ((2023, 5, 29), (2023, 5, 30))),
    ("May 29-30", ((None, 5, 29), (None, 5, 30))),
    ("4–6 June", ((None, 6, 4), (None, 6, 6))),  # noqa: RUF001 - a dash is the fact.
    ("30 May to 2 June", ((None, 5, 30), (None, 6, 2))),
    ("May 30 to 2 June", ((None, 5, 30), (None, 6, 2))),
    ("Sept. 3 and 3 Dec", ((None, 9, 3), (None, 12, 3))),
    ("he may 3 times march", ()),
    ("Jan Egeland, the Mayor", ()),
    ("31 June", ()),
    ("29 February", ((None, 2, 29),)),
    ("29 February 2023", ()),
    ("2023-02-30", ()),
    ("41 soldiers and 3,800 troops", ()),
    ("May 29, May 29", ((None, 5, 29),)),
    ("", ()),
]


@pytest.mark.parametrize(("text", "dates"), SAID)
def test_dates_in(text, dates):
    """Every date of the calendar that a text says is found once, as far as it is said."""
    assert dates_in(text) == dates


@given(
    st.dates(),
    st.sampled_from(["{0:%d} {0:%B} {1}", "{0:%B} {0:%d}, {1}", "{1}-{0:%m}-{0:%d}"]),
    st.text(max_size=30),
)
def test_the_text_around_a_date(day, form, around):
    """A date is found in any text that a semicolon keeps from it."""
    text = form.format(day, f"{day.year:04}")

    assert (day.year, day.month, day.day) in dates_in(f"{around}; {text}; {around}")
