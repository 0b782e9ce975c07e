"""The shipped register and the fictional one: the figures that follow from their own tables."""

from datetime import date
from pathlib import Path

import pytest

from tests.rules import day
from tracker.files import read_folder
from tracker.register.reading.reading import read
from tracker.rules.series.flow import slippage, times
from tracker.rules.series.forecast import completions, forecast
from tracker.rules.state.standing import spans_of_register
from tracker.words.series.forecast import forecast_text

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def borsetshire():
    folder = read_folder(ROOT / "tests/registers/borsetshire")
    register = read(folder.texts, folder.held).register
    assert register is not None
    return register, spans_of_register(register)


def test_the_shipped_register_has_not_enough_history():
    folder = read_folder(ROOT / "data")
    register = read(folder.texts, folder.held).register
    assert register is not None
    found = forecast(register, spans_of_register(register), day("2020-01-08"))
    assert forecast_text(found.now) == (
        "Not enough history: no completion one by one; completions in 3 different weeks are needed. 25 are open."
    )
    assert [row.then.made_on for row in found.backtest] == [
        date(2018, 12, 31),
        date(2019, 3, 31),
        date(2019, 6, 30),
        date(2019, 9, 30),
        date(2019, 12, 31),
    ]
    assert {row.inside for row in found.backtest} == {None}


def test_borsetshires_completions_are_those_done_or_lapsed_without_the_two_by_statement(borsetshire):
    _, spans = borsetshire
    assert sorted(completions(spans, day("2025-03-31"))) == [
        *("DATA-01", "DATA-02", "DATA-04", "DATA-06", "DATA-08"),
        *("ICP-01", "ICP-02", "ICP-05", "ICP-07", "ICP-10", "ICP-11"),
    ]


def test_borsetshires_forecast(borsetshire):
    register, spans = borsetshire
    now = forecast(register, spans, day("2025-03-31")).now
    assert (now.open, now.completions, now.undated) == (8, 11, 1)
    assert (now.last_deadline, now.inferred) == (date(2025, 9, 30), False)
    # 11 in 159 weeks: 8 take 116 weeks on average, and half the runs less than that.
    assert now.median is not None
    assert 105 <= (now.median - now.made_on).days / 7 <= 116


def test_borsetshires_times_and_slippage(borsetshire):
    register, spans = borsetshire
    found = times(register, spans, day("2025-03-31"))
    assert (found.on_file, found.done, found.open, found.retest, found.closed) == (24, 12, 8, 1, 3)
    slipped = slippage(register, day("2025-03-31"))
    assert [(each.action or each.recommendation, [step.told_late for step in each.steps]) for each in slipped] == [
        ("ICP-02", [False]),
        ("ICP-03", [True]),
        ("ICP-04", [False]),
        ("DATA-03", [False, False]),
        ("DATA-05.2", [True, False]),
    ]
