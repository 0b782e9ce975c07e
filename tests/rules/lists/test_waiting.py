"""Contract: an action waits on the party that its last update names, since the first update that named it unbroken."""

from tests.rules import day, position_of
from tracker.rules.lists.waiting import Wait, waits

WAITING = """
    actions:
    - updates:
      - {date: 2020-02-01, status: in_progress, waiting_on: board}
      - {date: 2020-03-01, status: in_progress, waiting_on: board}
    - updates: [{date: 2020-02-01, status: withdrawn, waiting_on: board}]
"""


def test_who_waits_for_whom_and_since_when():
    assert waits(position_of(WAITING, "2020-01-31")) == ()
    assert waits(position_of(WAITING, "2020-12-31")) == (Wait("R-01", "R-01.1", "head", "board", day("2020-02-01")),)


def test_what_is_done_waits_for_nobody():
    assert waits(position_of(f"{WAITING}    verifications: [2020-06-01: verified]", "2020-06-01")) == ()
