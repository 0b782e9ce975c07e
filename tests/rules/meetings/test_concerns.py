"""Which concerns a meeting has before it."""

import pytest

from tests.rules import day, register_of
from tracker.rules.meetings.meetings import concerns_before

CONCERNS = """
    concerns:
    - {raised_on: 2020-01-15}
    - {raised_on: 2020-01-15, resolved_on: 2020-03-01}
    - {raised_on: 2020-04-01}
"""


@pytest.mark.parametrize(
    ("as_at", "since", "expected"),
    [
        ("2020-03-31", "2020-02-01", ["C1", "C2"]),
        ("2020-03-31", "2020-03-01", ["C1", "C2"]),  # resolved on that very day
        ("2020-03-31", "2020-03-02", ["C1"]),
        ("2020-04-01", "2020-03-02", ["C1", "C3"]),
        ("2020-01-14", "2020-01-01", []),
    ],
)
def test_those_raised_by_the_day_and_not_resolved_before_the_last_meeting(as_at, since, expected):
    assert [each.id for each in concerns_before(register_of(CONCERNS), day(as_at), day(since))] == expected
