"""How much the register holds of the days after one."""

import pytest

from tests.rules import day, register_of
from tracker.rules.lists.later import Later, days_of_entries, later_than

NONE_LATER = """
    statements: [{date: 2020-02-01, says: implemented, covers: some}]
    actions: [{updates: [2020-02-01: in_progress, 2020-03: in_progress]}]
    meetings: [{date: 2021-01-01, status: planned}]
"""


@pytest.mark.parametrize(
    ("literal", "as_at", "expected"),
    [
        (NONE_LATER, "2020-03-31", None),
        (NONE_LATER, "2020-03-30", Later(1, day("2020-03-31"))),
        (NONE_LATER, "2020-01-31", Later(3, day("2020-03-31"))),
        (NONE_LATER, "2019-12-31", Later(4, day("2020-03-31"))),
        ("evidence: [{date: null, received: 2020-04-01}]", "2020-03-01", Later(1, day("2020-04-01"))),
        ("concerns: [{raised_on: 2020-02-01, resolved_on: 2020-05-01}]", "2020-03-01", Later(1, day("2020-05-01"))),
        ("recommendations: [{issued_on: 2020-06-01}]", "2020-03-01", Later(1, day("2020-06-01"))),
        ("due: 2020-06-01", "2020-03-01", None),
    ],
)
def test_what_is_dated_later_is_counted_and_what_is_looked_forward_to_is_not(literal, as_at, expected):
    assert later_than(days_of_entries(register_of(literal)), day(as_at)) == expected
