"""Which of many come first on Progress, where not all are shown."""

from tests.rules import day, register_of
from tracker.dates import day_from
from tracker.rules.series.flow import most_moved, slippage
from tracker.rules.series.forecast import Expectation, soonest_first

MOVED = """
    recommendations:
    - {due: 2020-03-31, extensions: [2020-02-01: 2020-04-30]}
    - {due: 2020-03-31, extensions: [2020-02-01: 2020-12-31]}
    - {due: 2020-04-30, extensions: [2020-02-01: 2020-05-30]}
"""


def test_the_deadlines_that_were_moved_by_most_days_come_first():
    moved = most_moved(slippage(register_of(MOVED), day("2020-03-01")))
    assert [each.recommendation for each in moved] == ["R-02", "R-01", "R-03"]  # of equals the register's order


def test_what_owners_expect_soonest_comes_first_a_month_by_its_last_day():
    days = ("2020-06-30", "2020-05", "2020-05-30")
    expected = [
        Expectation("R-01", f"R-01.{number}", None, day("2020-01-01"), day_from(text))
        for number, text in enumerate(days)
    ]
    assert [each.action for each in soonest_first(expected)] == ["R-01.2", "R-01.1", "R-01.0"]
