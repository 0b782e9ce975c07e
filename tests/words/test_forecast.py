"""The sentences about the forecast, word for word."""

import pytest

from tests.rules import day
from tests.rules.series import forecast_of
from tests.rules.series.test_forecast import EXPECTED, ONE_A_WEEK
from tracker.rules.series.forecast import Backtest, Outlook
from tracker.words.series.forecast import backtest_text, chance_text, expected_text, forecast_text

PACE = "At the pace so far (3 completions one by one since 4 January 2021), the 2 open would be done"
DAYS = "by 7 February 2021 as likely as not, and by 7 February 2021 with a chance of 85%."


@pytest.mark.parametrize(
    ("due", "text"),
    [
        ("2021-02-07", "That all are done by the last deadline, 7 February 2021, is almost certain (more than 99%)."),
        ("2021-02-06", "That all are done by the last deadline, 6 February 2021, is a remote chance (less than 1%)."),
        (
            "2021-01-30",
            "The last deadline, 30 January 2021, is less than a week away, too near for weekly counts.",
        ),
        ("2021-01-23", "The last deadline, 23 January 2021, has passed."),
    ],
)
def test_a_forecast_with_a_last_deadline(due, text):
    now = forecast_of(ONE_A_WEEK.replace("DUE", due), "2021-01-24").now
    assert forecast_text(now) == f"{PACE} {DAYS} {text} 1 of them has no deadline."


def test_a_forecast_without_a_deadline():
    now = forecast_of(ONE_A_WEEK.replace("DUE", "null"), "2021-01-24").now
    assert forecast_text(now) == f"{PACE} {DAYS} None of them has a deadline."


def test_an_inferred_deadline_is_called_so():
    now = forecast_of(ONE_A_WEEK.replace("DUE", "2021-02-07\n      due_basis: inferred"), "2021-01-24").now
    assert "by the last deadline, 7 February 2021 (inferred), is" in forecast_text(now)


def outlook(still_open, completions, **others):
    since = day("2020-01-01")
    made = Outlook(day("2020-12-31"), since, still_open, completions, None, False, still_open, weeks=completions)
    return made._replace(**others)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (
            outlook(25, 0),
            "Not enough history: no completion one by one; completions in 3 different weeks are needed. 25 are open.",
        ),
        (
            outlook(1, 8, weeks=1),
            "Not enough history: 8 completions one by one, in 1 week; completions in 3 different weeks are needed."
            " 1 is open.",
        ),
        (
            outlook(2, 3, judged=7, wrong=4),
            "Earlier forecasts by this method were wrong 4 of 7 times, so none is given. 2 are open.",
        ),
        (outlook(0, 7), "Nothing is open, so there is nothing to forecast."),
        (
            outlook(1, 3),
            "At the pace so far (3 completions one by one since 1 January 2020), the one open would be done as likely"
            " as not more than 25 years from now. It has no deadline.",
        ),
        (
            outlook(2, 3, median=day("2040-01-01")),
            "At the pace so far (3 completions one by one since 1 January 2020), the 2 open would be done by 1 January"
            " 2040 as likely as not; the day with a chance of 85% is more than 25 years ahead. None of them has a"
            " deadline.",
        ),
    ],
)
def test_a_forecast_where_little_or_nothing_can_be_said(found, text):
    assert forecast_text(found) == text


@pytest.mark.parametrize(
    ("chance", "text"),
    [
        (0.0, "is a remote chance (less than 1%)"),
        (0.0749, "is a remote chance (7%)"),
        (0.075, "is highly unlikely (8%)"),
        (0.3, "is unlikely (30%)"),
        (0.5, "is a realistic possibility (50%)"),
        (0.55, "is likely (55%)"),
        (0.85, "is highly likely (85%)"),
        (0.95, "is almost certain (95%)"),
        (0.9999, "is almost certain (more than 99%)"),
    ],
)
def test_a_chance_in_words_and_number(chance, text):
    assert chance_text(chance) == text


MADE, NOT_MADE = outlook(2, 3), outlook(2, 2)


def rows(*judged, without=0):
    return [Backtest(MADE, None, each) for each in judged] + [Backtest(NOT_MADE, None, None)] * without


@pytest.mark.parametrize(
    ("backtest", "text"),
    [
        ([], "No quarter has ended yet, so there is no earlier forecast to judge the method by."),
        (
            rows(without=5),
            "At 5 earlier quarter-ends there was no forecast, so the method cannot be judged.",
        ),
        (
            rows(None, without=2),
            "None of the forecasts at 1 earlier quarter-end can be judged yet: some that were open then still are, and"
            " none of the days given a chance of 85% has passed; at 2 there was no forecast.",
        ),
        (
            rows(True, True, True, False, False, None, None, without=1),
            "At 3 of 5 earlier quarter-ends everything open then was done or closed by the day given a chance"
            " of 85%; at 2 that is not known yet; at 1 there was no forecast.",
        ),
        (
            rows(False),
            "At 0 of 1 earlier quarter-end everything open then was done or closed by the day given a chance of 85%.",
        ),
    ],
)
def test_how_the_method_did(backtest, text):
    assert backtest_text(backtest) == text


@pytest.mark.parametrize(
    ("as_at", "text"),
    [
        ("2020-01-31", "Of the 3 open, no owner has said by when it will be done."),
        ("2020-02-29", "Owners have given a date for 1 of the 2 open, the last by the end of June 2020."),
        ("2020-06-30", "Owners have given a date for 2 of the 2 open, the last by 31 December 2020."),
        (
            "2020-07-01",
            "Owners have given a date for 2 of the 2 open, the last by 31 December 2020; 1 of these days has passed.",
        ),
        (
            "2021-01-01",
            "Owners have given a date for 2 of the 2 open, the last by 31 December 2020; all these days have passed.",
        ),
    ],
)
def test_what_owners_expect(as_at, text):
    assert expected_text(forecast_of(EXPECTED, as_at)) == text


def test_where_nothing_is_open_no_owner_is_asked():
    found = forecast_of("actions: [{updates: [2020-02-01: implemented]}]", "2020-03-01")
    assert expected_text(found) == "Nothing is open, so no owner has a date to give."
