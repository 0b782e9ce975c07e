"""The shapes of `progress` and `forecast` as data."""

import json

from tests.rules import day, register_of
from tests.rules.series import forecast_of
from tests.rules.series.test_forecast import UNTIL_THE_QUARTERS_END
from tracker.outputs.data import flat_quarters, forecast_data, progress_data
from tracker.rules.series.quarters import quarter_series
from tracker.rules.state.standing import spans_of_register


def test_the_shape_of_progress():
    register = register_of("{due: 2020-03-30, actions: [{}, {updates: [2020-04-15: in_progress]}]}")
    series = quarter_series(register, spans_of_register(register), day("2020-04-30"))
    assert progress_data(series) == [
        {
            "quarter": "Q4 2019/20",
            "ends": "2020-03-31",
            "to_date": False,
            "states": {"not_reported": 1},
            "overdue": 0,
            "unreported": 1,
        },
        {
            "quarter": "Q1 2020/21",
            "ends": "2020-04-30",
            "to_date": True,
            "states": {"in_progress": 1},
            "overdue": 1,
            "unreported": 0,
        },
    ]


def test_the_columns_of_progress():
    statement = "{date: 2020-04-30, says: implemented, covers: all}"
    register = register_of(f"{{statements: [{statement}], actions: [{{updates: [2020-04-15: in_progress]}}]}}")
    first, last = flat_quarters(quarter_series(register, spans_of_register(register), day("2020-04-30")))
    assert first == {
        "quarter": "Q4 2019/20",
        "ends": "2020-03-31",
        "to_date": "",
        "verified": 0,
        "verification_lapsed": 0,
        "implemented": 0,
        "partly_verified": 0,
        "partly_implemented": 0,
        "in_progress": 0,
        "not_started": 0,
        "not_reported": 1,
        "superseded": 0,
        "closed_not_implemented": 0,
        "overdue": 0,
        "unreported": 0,
        "by_statement": 0,
    }
    assert list(first) == list(last)
    told = ("ends", "to_date", "implemented", "not_reported", "by_statement")
    assert [last[column] for column in told] == ["2020-04-30", "to date", 1, 0, 1]


def test_the_shape_of_a_forecast():
    literal = UNTIL_THE_QUARTERS_END.replace("FIRST", "2021-04-07: implemented")
    literal = literal.replace("- actions: [{updates: [SECOND]}]", "- due: 2021-04")
    found = forecast_data(forecast_of(literal, "2021-04-07"))
    assert found == {
        "enough_history": True,
        "open": 1,
        "completions": 6,
        "median": "2021-04-14",
        "p85": "2021-04-14",
        "chance_by_last_deadline": 1.0,
        "last_deadline": "2021-04-30",
        "backtest": [
            {"made_on": "2021-03-31", "median": "2021-04-14", "p85": "2021-04-14", "ended_on": None, "inside": None}
        ],
        "last_deadline_inferred": False,
        "expected": [],
    }
    assert json.loads(json.dumps(found)) == found


def test_what_owners_expect_and_an_inferred_deadline_go_with_the_forecast():
    updates = "[{date: 2020-02-01, status: in_progress, expected: 2020-05}]"
    literal = f"{{due: 2020-06-30, due_basis: inferred, actions: [{{updates: {updates}}}]}}"
    found = forecast_data(forecast_of(literal, "2020-03-01"))
    assert (found["last_deadline"], found["last_deadline_inferred"]) == ("2020-06-30", True)
    assert found["expected"] == [
        {
            "recommendation": "R-01",
            "action": "R-01.1",
            "owner": "head",
            "said_on": "2020-02-01",
            "expected": "2020-05-31",
        }
    ]


def test_without_history_every_figure_of_the_forecast_is_null():
    found = forecast_data(forecast_of("due: 2020-02-01", "2020-04-01"))
    assert found == {
        "enough_history": False,
        "open": 1,
        "completions": 0,
        "median": None,
        "p85": None,
        "chance_by_last_deadline": None,
        "last_deadline": "2020-02-01",
        "backtest": [{"made_on": "2020-03-31", "median": None, "p85": None, "ended_on": None, "inside": None}],
        "last_deadline_inferred": False,
        "expected": [],
    }
