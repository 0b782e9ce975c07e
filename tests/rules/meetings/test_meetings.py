"""Which meeting a day belongs to, and which one a position may be before."""

from datetime import date

import pytest

from tests.rules.changes import known_of
from tracker.rules.meetings.meetings import has_before_it, is_held_by, meeting_of_day, meeting_to_open

MEETINGS = """
    meetings: [{date: 2020-02-01}, {date: 2020-04-01, status: cancelled}, {date: 2020-05-01}]
"""
PLANNED = """
    meetings: [{date: 2020-02-01}, {date: 2020-05-01}, {date: 2020-07-01, status: planned},
               {date: 2020-09-01, status: planned}]
"""


def months(*meetings):
    return [each.date.month if each else None for each in meetings]


@pytest.mark.parametrize(
    ("day", "of_day", "opened"),
    [
        ("2020-01-01", 2, 2),
        ("2020-02-01", 2, 2),  # on its own day it is that day's
        ("2020-02-02", 5, 5),  # the one that was cancelled does not count
        ("2020-05-01", 5, 5),
        ("2020-05-02", None, 5),  # none follows: the last held is opened
    ],
)
def test_the_meeting_of_a_day_and_the_one_to_open(day, of_day, opened):
    register = known_of(MEETINGS, "2020-12-31").register
    on = date.fromisoformat(day)
    assert months(meeting_of_day(register, on), meeting_to_open(register, on)) == [of_day, opened]


@pytest.mark.parametrize(
    ("month", "days"),
    [
        (2, {"2020-01-01": True, "2020-02-01": True, "2020-02-02": False}),
        (5, {"2020-02-01": False, "2020-02-02": True, "2020-05-01": True, "2020-05-02": False}),
        (7, {"2020-05-01": False, "2020-05-02": True, "2020-07-01": True, "2020-07-02": False}),
        (9, {"2020-05-01": False, "2020-06-01": True, "2020-07-02": True, "2020-09-02": False}),
    ],
)
def test_a_day_is_before_a_meeting_where_none_is_held_between(month, days):
    register = known_of(PLANNED, "2020-12-31").register
    [meeting] = [each for each in register.meetings if each.date.month == month]
    assert {day: has_before_it(register, meeting, date.fromisoformat(day)) for day in days} == days


def test_a_meeting_is_held_from_its_day_on():
    held, _, planned, _ = known_of(PLANNED, "2020-12-31").register.meetings
    assert [is_held_by(held, date(2020, 1, 31)), is_held_by(held, date(2020, 2, 1))] == [False, True]
    assert not is_held_by(planned, date(2020, 12, 31))


def test_without_meetings_none_is_opened():
    assert meeting_to_open(known_of("{}", "2020-12-31").register, date(2020, 1, 1)) is None
