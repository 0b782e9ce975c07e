"""Contract: "Quarter series" under "Over time"."""

from collections import Counter

import pytest
from hypothesis import given

from tests.conftest import examples
from tests.rules import day, register_from, register_of
from tests.rules.registers_at_random import days_of_interest, registers, texts_of
from tracker.rules.series.quarters import by_years, quarter_days, quarter_series
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import State, Timeliness

TWO = """
    issued_on: 2020-02-15
    recommendations:
    - due: 2020-06-29
      actions: [{updates: [2020-05-01: in_progress, 2020-10-01: implemented]}]
    - due: 2020-06-30
"""


def days_of(literal, as_at):
    return [
        (each.quarter, each.ends.isoformat(), each.to_date) for each in quarter_days(register_of(literal), day(as_at))
    ]


def test_the_days_are_each_quarters_last_and_the_day_asked_for():
    assert days_of(TWO, "2020-08-01") == [
        ("Q4 2019/20", "2020-03-31", False),
        ("Q1 2020/21", "2020-06-30", False),
        ("Q2 2020/21", "2020-08-01", True),
    ]


def test_a_day_that_is_a_quarters_last_is_not_to_date():
    assert days_of(TWO, "2020-06-30")[-1] == ("Q1 2020/21", "2020-06-30", False)


def test_a_register_may_count_in_calendar_quarters():
    literal = f"settings: {{quarters: calendar}}{TWO.replace('    ', '')}"
    assert [quarter for quarter, *_ in days_of(literal, "2020-08-01")] == ["Q1 2020", "Q2 2020", "Q3 2020"]


def test_before_the_first_issue_there_is_the_day_alone():
    assert days_of(TWO, "2020-01-31") == [("Q4 2019/20", "2020-01-31", True)]
    assert days_of(TWO, "2019-12-31") == [("Q3 2019/20", "2019-12-31", False)]


def test_the_counts_of_each_quarter():
    register = register_of(TWO)
    series = quarter_series(register, spans_of_register(register), day("2020-12-01"))
    assert [(dict(each.states), each.overdue, each.unreported) for each in series] == [
        ({State.NOT_REPORTED: 2}, 0, 0),
        ({State.IN_PROGRESS: 1, State.NOT_REPORTED: 1}, 1, 0),  # the second is due on that very day
        ({State.IN_PROGRESS: 1, State.NOT_REPORTED: 1}, 1, 1),
        ({State.IMPLEMENTED: 1, State.NOT_REPORTED: 1}, 0, 1),
    ]


@examples(40)
@given(registers(), days_of_interest())
def test_the_counts_are_those_of_the_position_on_each_day(short, as_at):
    register = register_from(texts_of(short))
    spans = spans_of_register(register)
    for quarter in quarter_series(register, spans, as_at):
        standings = position(register, spans, quarter.ends).standings.values()
        assert quarter.states == Counter(each.span.state for each in standings)
        assert quarter.by_statement == Counter(each.span.state for each in standings if each.span.by_statement)
        timely = Counter(each.timeliness for each in standings)
        assert quarter.overdue == timely[Timeliness.OVERDUE]
        assert quarter.unreported == timely[Timeliness.UNREPORTED]


@pytest.mark.parametrize(
    ("kind", "as_at", "expected"),
    [
        ("financial", "2021-03-31", [("2019/20", "2020-03-31", False), ("2020/21", "2021-03-31", False)]),
        ("financial", "2020-12-31", [("2019/20", "2020-03-31", False), ("2020/21", "2020-12-31", True)]),
        ("calendar", "2021-01-15", [("2020", "2020-12-31", False), ("2021", "2021-01-15", True)]),
    ],
)
def test_a_year_is_its_last_quarter_or_the_day_that_is_shown(kind, as_at, expected):
    register = register_of(f"settings: {{quarters: {kind}}}{TWO.replace('    ', '')}")
    years = by_years(quarter_series(register, spans_of_register(register), day(as_at)))
    assert [(each.quarter, each.ends.isoformat(), each.to_date) for each in years] == expected
